using Anoikis.Survival.Data;

namespace Anoikis.Survival.Cox;

/// <summary>
/// The data of a Cox model sorted once by stratum and time, so that each evaluation is one pass. A block is all rows of one stratum that end at one time. Covariates are
/// centred and scaled, and stored row by row with room for whole vectors.
/// </summary>
internal sealed class CoxOrder
{
    private const int VectorWidth = 4;

    private CoxOrder(int count, int width)
    {
        Count = count;
        Width = width;
        Stride = (width + VectorWidth - 1) / VectorWidth * VectorWidth;
    }

    public int Count { get; }

    public int Width { get; }

    /// <summary>Distance from one row's covariates to the next one's.</summary>
    public int Stride { get; }

    /// <summary>(x - mean) / scale, in sorted order.</summary>
    public required double[] X { get; init; }

    public required double[] Mean { get; init; }

    public required double[] Scale { get; init; }

    public required double[] Weight { get; init; }

    public required double[] Offset { get; init; }

    public required bool[] Event { get; init; }

    /// <summary>The row of the data for each sorted row.</summary>
    public required int[] Row { get; init; }

    /// <summary>First sorted row of each block, and the count at the end.</summary>
    public required int[] BlockFirst { get; init; }

    public required double[] BlockTime { get; init; }

    public required int[] BlockDeaths { get; init; }

    public required double[] BlockDeathWeight { get; init; }

    /// <summary>First block of each stratum, and the number of blocks at the end.</summary>
    public required int[] StratumFirst { get; init; }

    /// <summary>The stratum's code in the data for each stratum in order.</summary>
    public required int[] StratumCode { get; init; }

    /// <summary>For late entries: the first block of its stratum whose time is above the row's start; empty when there are no starts.</summary>
    public required int[] EntryBlock { get; init; }

    /// <summary>Sorted rows whose entry block is b, for the walk that leaves them behind; see <see cref="LeaveFirst"/>.</summary>
    public required int[] LeaveRows { get; init; }

    public required int[] LeaveFirst { get; init; }

    public int Blocks => BlockTime.Length;

    public int Strata => StratumFirst.Length - 1;

    /// <param name="data">The data.</param>
    /// <param name="columns">Columns of the design that are taken.</param>
    /// <param name="weighted">Whether means and scales count case weights; a penalty's meaning hangs on them, an unpenalised fit's does not.</param>
    public static CoxOrder Of(CoxData data, int[] columns, bool weighted = false)
    {
        SurvivalTimes times = data.Times;
        int n = times.Count;
        int groups = data.Strata?.Count ?? 1;
        ReadOnlySpan<int> codes = data.Strata is null ? [] : data.Strata.Codes;
        int[] rows = TimeOrder.Ascending(times.Time, codes, groups);
        List<int> first = [];
        List<double> blockTime = [];
        List<int> stratumFirst = [];
        List<int> stratumCode = [];
        for (int i = 0; i < n; i++)
        {
            int code = codes.Length == 0 ? 0 : codes[rows[i]];
            bool newStratum = i == 0 || (codes.Length > 0 && code != codes[rows[i - 1]]);
            if (newStratum)
            {
                stratumFirst.Add(first.Count);
                stratumCode.Add(code);
            }

            if (newStratum || times.Time[rows[i]] != times.Time[rows[i - 1]])
            {
                first.Add(i);
                blockTime.Add(times.Time[rows[i]]);
            }
        }

        first.Add(n);
        stratumFirst.Add(blockTime.Count);
        CoxOrder shape = Shape(data, columns, rows);
        (double[] mean, double[] scale) = Standard(data, columns, weighted);
        double[] weight = new double[n];
        double[] offset = new double[n];
        bool[] occurred = new bool[n];
        double offsetMean = data.Offset.Count == 0 ? 0.0 : data.Offset.Average();
        for (int i = 0; i < n; i++)
        {
            weight[i] = times.WeightOf(rows[i]);
            offset[i] = data.Offset.Count == 0 ? 0.0 : data.Offset[rows[i]] - offsetMean;
            occurred[i] = times.Event[rows[i]];
        }

        int[] deaths = new int[blockTime.Count];
        double[] deathWeight = new double[blockTime.Count];
        for (int b = 0; b < deaths.Length; b++)
        {
            for (int i = first[b]; i < first[b + 1]; i++)
            {
                if (!occurred[i])
                    continue;
                deaths[b]++;
                deathWeight[b] += weight[i];
            }
        }

        (int[] entry, int[] leaveRows, int[] leaveFirst) = Entries(times, rows, first, blockTime, stratumFirst);
        return new CoxOrder(n, columns.Length)
        {
            X = shape.Filled(data, columns, rows, mean, scale),
            Mean = mean,
            Scale = scale,
            Weight = weight,
            Offset = offset,
            Event = occurred,
            Row = rows,
            BlockFirst = [.. first],
            BlockTime = [.. blockTime],
            BlockDeaths = deaths,
            BlockDeathWeight = deathWeight,
            StratumFirst = [.. stratumFirst],
            StratumCode = [.. stratumCode],
            EntryBlock = entry,
            LeaveRows = leaveRows,
            LeaveFirst = leaveFirst,
        };
    }

    /// <summary>b for the centred and scaled covariates as coefficients of the data's.</summary>
    public double[] Unscaled(ReadOnlySpan<double> scaled)
    {
        double[] coefficients = new double[Width];
        for (int j = 0; j < Width; j++)
        {
            coefficients[j] = scaled[j] / Scale[j];
        }

        return coefficients;
    }

    /// <summary>x'b + offset for each sorted row.</summary>
    public double[] Predictor(ReadOnlySpan<double> scaled)
    {
        double[] eta = (double[])Offset.Clone();
        for (int i = 0; i < Count; i++)
        {
            ReadOnlySpan<double> x = X.AsSpan(i * Stride, Width);
            double sum = eta[i];
            for (int j = 0; j < x.Length; j++)
            {
                sum += x[j] * scaled[j];
            }

            eta[i] = sum;
        }

        return eta;
    }

    private static CoxOrder Shape(CoxData data, int[] columns, int[] rows) => new(data.Times.Count, columns.Length)
    {
        X = [],
        Mean = [],
        Scale = [],
        Weight = [],
        Offset = [],
        Event = [],
        Row = rows,
        BlockFirst = [],
        BlockTime = [],
        BlockDeaths = [],
        BlockDeathWeight = [],
        StratumFirst = [],
        StratumCode = [],
        EntryBlock = [],
        LeaveRows = [],
        LeaveFirst = [],
    };

    private static (double[] Mean, double[] Scale) Standard(CoxData data, int[] columns, bool weighted)
    {
        int n = data.Times.Count;
        double[] mean = new double[columns.Length];
        double[] scale = new double[columns.Length];
        double all = n;
        if (weighted && data.Times.IsWeighted)
        {
            all = 0;
            foreach (double weight in data.Times.Weight)
            {
                all += weight;
            }
        }

        for (int i = 0; i < n && columns.Length > 0; i++)
        {
            ReadOnlySpan<double> x = data.Covariates.Row(i);
            double part = (weighted ? data.Times.WeightOf(i) : 1.0) / all;
            for (int j = 0; j < columns.Length; j++)
            {
                mean[j] += x[columns[j]] * part;
            }
        }

        for (int i = 0; i < n && columns.Length > 0; i++)
        {
            ReadOnlySpan<double> x = data.Covariates.Row(i);
            double part = (weighted ? data.Times.WeightOf(i) : 1.0) / all;
            for (int j = 0; j < columns.Length; j++)
            {
                double centred = x[columns[j]] - mean[j];
                scale[j] += centred * centred * part;
            }
        }

        for (int j = 0; j < columns.Length; j++)
        {
            // A column that is constant but for rounding keeps its scale; its information is then nil, and it is left out.
            scale[j] = Math.Sqrt(scale[j]) is var sd && sd > 1e-12 * Math.Abs(mean[j]) ? sd : 1.0;
        }

        return (mean, scale);
    }

    private double[] Filled(CoxData data, int[] columns, int[] rows, double[] mean, double[] scale)
    {
        double[] x = new double[Count * Stride];
        for (int i = 0; i < Count && Width > 0; i++)
        {
            ReadOnlySpan<double> from = data.Covariates.Row(rows[i]);
            Span<double> to = x.AsSpan(i * Stride, Width);
            for (int j = 0; j < to.Length; j++)
            {
                to[j] = (from[columns[j]] - mean[j]) / scale[j];
            }
        }

        return x;
    }

    private static (int[] Entry, int[] Rows, int[] First) Entries(SurvivalTimes times, int[] rows, List<int> first, List<double> blockTime, List<int> stratumFirst)
    {
        if (!times.IsTruncated)
            return ([], [], []);
        int[] entry = new int[rows.Length];
        int[] counts = new int[blockTime.Count + 1];
        double[] sorted = [.. blockTime];
        for (int s = 0; s + 1 < stratumFirst.Count; s++)
        {
            int low = stratumFirst[s];
            int high = stratumFirst[s + 1];
            for (int i = first[low]; i < first[high]; i++)
            {
                int place = Array.BinarySearch(sorted, low, high - low, times.StartOf(rows[i]));
                entry[i] = place >= 0 ? place + 1 : ~place;
                counts[entry[i]] += entry[i] > low ? 1 : 0;
            }
        }

        int[] leaveFirst = new int[counts.Length + 1];
        for (int b = 0; b < counts.Length; b++)
        {
            leaveFirst[b + 1] = leaveFirst[b] + counts[b];
        }

        int[] leaveRows = new int[leaveFirst[^1]];
        int[] next = [.. leaveFirst];
        for (int s = 0; s + 1 < stratumFirst.Count; s++)
        {
            for (int i = first[stratumFirst[s]]; i < first[stratumFirst[s + 1]]; i++)
            {
                if (entry[i] > stratumFirst[s])
                    leaveRows[next[entry[i]]++] = i;
            }
        }

        return (entry, leaveRows, leaveFirst);
    }
}
