using System.Collections.Immutable;
using Anoikis.Numerics.Intervals;
using Anoikis.Numerics.Random;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Assays.Statistics;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>A matrix of one clone at one time: rows are the first stimulus from rest on, columns the second.</summary>
/// <param name="CloneIndex">Number of the clone.</param>
/// <param name="Time">When living cells were counted, seconds.</param>
/// <param name="Cells">Cells that were computed in all dishes.</param>
/// <param name="Alive">Share alive, by row and column.</param>
/// <param name="Bliss">Excess over independence; none in the first row and column.</param>
/// <param name="Loewe">Combination index; none there, and where it is not defined.</param>
/// <param name="MeanBliss">Mean excess over all dishes with both stimuli.</param>
/// <param name="FirstCurve">Curve of the first stimulus alone.</param>
/// <param name="SecondCurve">Curve of the second stimulus alone.</param>
internal sealed record MatrixReading(
    int CloneIndex, double Time, int Cells, Interval[][] Alive, Interval[][] Bliss, Interval[][] Loewe, Interval MeanBliss, DoseResponseFit FirstCurve, DoseResponseFit SecondCurve)
{
    // Indices need curves of both stimuli anew for every sample.
    private const int LoeweSamples = 200;

    /// <summary>Reads the dishes.</summary>
    public static MatrixReading Of(AssayEvaluation evaluation, MatrixDesign design, int clone, double time)
    {
        ImmutableArray<double> firsts = MatrixDesign.Doses(design.First), seconds = MatrixDesign.Doses(design.Second);
        int rows = firsts.Length, columns = seconds.Length;
        int[] dishes = [.. Enumerable.Range(0, rows * columns)];
        int[] cells = evaluation.Known(clone, dishes);
        bool[][] alive = evaluation.Alive(clone, dishes, cells, time);
        Interval[][] Map(Func<int, int, Interval> of) => [.. Enumerable.Range(0, rows).Select(i => Enumerable.Range(0, columns).Select(j => of(i, j)).ToArray())];

        double[] x = [.. firsts.Select(design.First.Distance)], y = [.. seconds.Select(design.Second.Distance)];
        int[] firstAlone = [.. Enumerable.Range(0, rows).Select(i => i * columns)];
        int[] secondAlone = [.. Enumerable.Range(0, columns)];
        ulong stream = (ulong)((clone * 100_000) + (10 * design.Times.IndexOf(time)));
        ulong seed = evaluation.Experiment.Seed;
        var firstCurve = DoseResponseFit.Of(x, [.. firstAlone.Select(d => alive[d])], seed, stream + 1, evaluation.Confidence);
        var secondCurve = DoseResponseFit.Of(y, [.. secondAlone.Select(d => alive[d])], seed, stream + 2, evaluation.Confidence);

        double[][] indices = Indices(alive, x, y, new RandomStream(seed, stream + 3, CellBootstrap.Purpose), out double[] values);
        return new MatrixReading(
            clone,
            time,
            cells.Length,
            Map((i, j) => WilsonInterval.Of(alive[(i * columns) + j].Count(a => a), cells.Length, evaluation.Confidence)),
            Map((i, j) => i == 0 || j == 0 ? Interval.None : BlissExcess.Of(alive[0], alive[i * columns], alive[j], alive[(i * columns) + j], evaluation.Confidence)),
            Map((i, j) => Index(i, j, columns, values, indices, firstCurve, secondCurve, evaluation.Confidence)),
            BlissExcess.Mean(alive, rows, columns, evaluation.Confidence),
            firstCurve,
            secondCurve);
    }

    // An index stands on both curves: where one stimulus alone does nothing, or its curve lies beyond its doses, there is none.
    private static Interval Index(int row, int column, int columns, double[] values, double[][] samples, DoseResponseFit first, DoseResponseFit second, Confidence confidence)
    {
        int dish = (row * columns) + column;
        return row == 0 || column == 0 || !Usable(first) || !Usable(second) ? Interval.None : Percentiles.Of(values[dish], samples.Select(s => s[dish]), confidence);
    }

    private static bool Usable(DoseResponseFit curve) => curve.Verdict is DoseVerdict.Identified or DoseVerdict.AboveHighest or DoseVerdict.BelowLowest;

    private static double[][] Indices(bool[][] alive, double[] x, double[] y, RandomStream random, out double[] values)
    {
        var bootstrap = new CellBootstrap(alive);
        HillFit first = new(x), second = new(y);
        values = Indices(bootstrap.Counts(), bootstrap.Cells, x, y, first, second);
        double[][] samples = new double[bootstrap.Cells == 0 ? 0 : LoeweSamples][];
        double[] counts = new double[alive.Length];
        for (int s = 0; s < samples.Length; s++)
        {
            bootstrap.Draw(ref random, counts);
            samples[s] = Indices(counts, bootstrap.Cells, x, y, first, second);
        }

        return samples;
    }

    private static double[] Indices(double[] counts, int cells, double[] x, double[] y, HillFit first, HillFit second)
    {
        int columns = y.Length;
        HillCurve a = first.Fit([.. Enumerable.Range(0, x.Length).Select(i => counts[i * columns])], cells);
        HillCurve b = second.Fit(counts.AsSpan(0, columns), cells);
        double[] indices = new double[counts.Length];
        for (int dish = 0; dish < indices.Length; dish++)
        {
            (int i, int j) = (dish / columns, dish % columns);
            indices[dish] = i == 0 || j == 0 || counts[0] == 0 ? double.NaN : LoeweIndex.Of(x[i], a, y[j], b, 1 - (counts[dish] / counts[0]));
        }

        return indices;
    }
}
