using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Linear;

namespace Anoikis.Survival.Competing;

/// <summary>
/// The weighted partial likelihood of the subdistribution. At an event time u the risk set sums are those of the subjects under observation plus G(u-) times the running sums of w r/G(T-) over those who
/// ended before by another cause, so one pass suffices. Strata are summed.
/// </summary>
internal sealed class FineGrayLikelihood : ICoxLikelihood
{
    private readonly CompetingTimes _times;
    private readonly int _cause;
    private readonly FineGrayRules _rules;
    private readonly List<Stratum> _strata = [];
    private readonly double[] _free;
    private readonly double[][] _x;

    public FineGrayLikelihood(CompetingTimes times, int cause, DesignMatrix covariates, RowGroups? strata, FineGrayRules rules)
    {
        (_times, _cause, _rules) = (times, cause, rules);
        _free = new double[times.Count];
        for (int s = 0; s < (strata?.Count ?? 1); s++)
        {
            AddStratum(strata is null ? [.. Enumerable.Range(0, times.Count)] : strata.RowsOf(s));
        }

        int p = covariates.ColumnCount;
        Scale = new double[p];
        double[] mean = new double[p];
        for (int j = 0; j < p; j++)
        {
            double[] column = new double[times.Count];
            for (int i = 0; i < column.Length; i++)
            {
                column[i] = covariates.Row(i)[j];
            }

            mean[j] = column.Average();
            Scale[j] = Math.Sqrt(column.Sum(v => (v - mean[j]) * (v - mean[j])) / column.Length) is var sd && sd > 1e-12 * Math.Abs(mean[j]) ? sd : 1.0;
        }

        _x = [.. Enumerable.Range(0, times.Count).Select(i => covariates.Row(i).ToArray().Select((v, j) => (v - mean[j]) / Scale[j]).ToArray())];
    }

    public double[] Scale { get; }

    public int Width => Scale.Length;

    public CoxEvaluation Evaluate(ReadOnlySpan<double> coefficients)
    {
        int p = Width;
        double logLikelihood = 0;
        double[] score = new double[p];
        double[,] information = new double[p, p];
        double[] b = coefficients.ToArray();
        double[] r = Risks(b);
        foreach (EventTime at in _strata.SelectMany(s => EventTimes(s, b, r, second: true)))
        {
            logLikelihood += at.SumEta - (at.Deaths * Math.Log(at.S0));
            for (int j = 0; j < p; j++)
            {
                score[j] += at.SumX[j] - (at.Deaths * at.Mean[j]);
                for (int k = 0; k < p; k++)
                {
                    information[j, k] += at.Deaths * ((at.S2![j, k] / at.S0) - (at.Mean[j] * at.Mean[k]));
                }
            }
        }

        return new CoxEvaluation(logLikelihood, score, information);
    }

    /// <summary>I^-1 sum (eta + psi)(eta + psi)' I^-1 for the data's own scale.</summary>
    public double[,] Covariance(double[] coefficients, double[,] information)
    {
        int p = Width;
        int n = _times.Count;
        double[] r = Risks(coefficients);
        double[][] influence = new double[n][];
        foreach (Stratum stratum in _strata)
        {
            EventTime[] events = [.. EventTimes(stratum, coefficients, r, second: false)];
            new FineGrayInfluence(_times, _cause, stratum.Order, _free, _x, r, [.. events.Select(e => (e.Time, e.Free, e.Deaths / e.S0, e.Mean))]).Fill(influence, _rules == FineGrayRules.Crr);
        }

        double[,] inverse = new SymmetricFactor(information, 1e-14).Inverse();
        double[,] meat = new double[p, p];
        for (int i = 0; i < n; i++)
        {
            double w = _times.WeightOf(i) * _times.WeightOf(i);
            for (int j = 0; j < p; j++)
            {
                for (int k = 0; k < p; k++)
                {
                    meat[j, k] += w * influence[i][j] * influence[i][k];
                }
            }
        }

        double[,] covariance = new double[p, p];
        for (int a = 0; a < p; a++)
        {
            for (int b = 0; b < p; b++)
            {
                double sum = 0;
                for (int j = 0; j < p; j++)
                {
                    for (int k = 0; k < p; k++)
                    {
                        sum += inverse[a, j] * meat[j, k] * inverse[k, b];
                    }
                }

                covariance[a, b] = sum / (Scale[a] * Scale[b]);
            }
        }

        return covariance;
    }

    private double[] Risks(double[] coefficients) => [.. _x.Select(x => Math.Exp(Dot(x, coefficients)))];

    private sealed record EventTime(double Time, double Free, double Deaths, double SumEta, double[] SumX, double S0, double[] Mean, double[,]? S2);

    private sealed record Stratum(int[] Order, int[] ByStart);

    private void AddStratum(int[] rows)
    {
        CompetingTimes own = _times.Subset(rows);
        int[] order = [.. TimeOrder.Ascending(own.Time).Select(i => rows[i])];
        int[] byStart = own.IsTruncated ? [.. TimeOrder.Ascending(own.Start).Select(i => rows[i])] : [];
        double[] free = _rules == FineGrayRules.Crr ? ObservationWeights.WithEndsAtRisk(own) : ObservationWeights.Of(own);
        for (int i = 0; i < rows.Length; i++)
        {
            _free[rows[i]] = free[i];
        }

        _strata.Add(new Stratum(order, byStart));
    }

    private IEnumerable<EventTime> EventTimes(Stratum stratum, double[] coefficients, double[] r, bool second)
    {
        int[] order = stratum.Order;
        Sums observed = new(Width, second);
        Sums ended = new(Width, second);
        foreach (int row in _times.IsTruncated ? [] : order)
        {
            observed.Add(_x[row], _times.WeightOf(row) * r[row]);
        }

        int entered = 0;
        for (int from = 0; from < order.Length;)
        {
            int to = from;
            double time = _times.Time[order[from]];
            for (; entered < stratum.ByStart.Length && _times.Start[stratum.ByStart[entered]] < time; entered++)
            {
                int row = stratum.ByStart[entered];
                observed.Add(_x[row], _times.WeightOf(row) * r[row]);
            }

            double deaths = 0;
            double eta = 0;
            double[] sumX = new double[Width];
            for (; to < order.Length && _times.Time[order[to]] == time; to++)
            {
                if (_times.Cause[order[to]] != _cause)
                    continue;
                double[] x = _x[order[to]];
                double w = _times.WeightOf(order[to]);
                deaths += w;
                eta += w * Dot(x, coefficients);
                for (int j = 0; j < x.Length; j++)
                {
                    sumX[j] += w * x[j];
                }
            }

            if (deaths > 0)
            {
                double free = _free[order[from]];
                double s0 = observed.S0 + (free * ended.S0);
                double[] mean = [.. observed.S1.Select((v, j) => (v + (free * ended.S1[j])) / s0)];
                yield return new EventTime(time, free, deaths, eta, sumX, s0, mean, second ? observed.SecondWith(ended, free) : null);
            }

            for (; from < to; from++)
            {
                int row = order[from];
                double weight = _times.WeightOf(row) * r[row];
                observed.Add(_x[row], -weight);
                if (_times.Cause[row] > 0 && _times.Cause[row] != _cause)
                    ended.Add(_x[row], weight / _free[row]);
            }
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }

    private sealed class Sums(int width, bool second)
    {
        private readonly double[,] _s2 = new double[second ? width : 0, second ? width : 0];

        public double S0 { get; private set; }

        public double[] S1 { get; } = new double[width];

        public void Add(double[] x, double weight)
        {
            S0 += weight;
            for (int j = 0; j < width; j++)
            {
                S1[j] += weight * x[j];
                for (int k = 0; second && k < width; k++)
                {
                    _s2[j, k] += weight * x[j] * x[k];
                }
            }
        }

        public double[,] SecondWith(Sums other, double factor)
        {
            double[,] sum = new double[width, width];
            for (int j = 0; j < width; j++)
            {
                for (int k = 0; k < width; k++)
                {
                    sum[j, k] = _s2[j, k] + (factor * other._s2[j, k]);
                }
            }

            return sum;
        }
    }
}
