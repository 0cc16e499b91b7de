using Anoikis.Numerics.Random;
using Anoikis.Survival.Cox;

namespace Anoikis.Survival.Resampling;

/// <summary>Performance in folds that the model did not see, over several divisions into folds.</summary>
/// <param name="Mean">Mean over all folds of all repeats.</param>
/// <param name="Deviation">Standard deviation over repeats of their means.</param>
/// <param name="Folds">Folds measured.</param>
/// <param name="Failed">Folds that had no events or cases to measure with.</param>
public sealed record RepeatedCrossValidation(Performance Mean, Performance Deviation, int Folds, int Failed)
{
    private const uint Purpose = 0x666F6C64;

    /// <summary>Runs it.</summary>
    /// <param name="data">The data.</param>
    /// <param name="fitter">Fits the model, with every step that looks at outcomes.</param>
    /// <param name="horizon">The time of AUC and Brier score.</param>
    /// <param name="folds">Folds, at least 2.</param>
    /// <param name="repeats">Divisions.</param>
    /// <param name="seed">Their seed.</param>
    public static RepeatedCrossValidation Run(CoxData data, ModelFitter fitter, double horizon, int folds = 10, int repeats = 10, ulong seed = 1)
    {
        List<Performance> all = [];
        List<Performance> means = [];
        for (int r = 0; r < repeats; r++)
        {
            int[] fold = Division(data, folds, seed, r);
            List<Performance> own = [];
            for (int k = 0; k < folds; k++)
            {
                CoxData training = data.Subset([.. Enumerable.Range(0, fold.Length).Where(i => fold[i] != k)]);
                CoxData test = data.Subset([.. Enumerable.Range(0, fold.Length).Where(i => fold[i] == k)]);
                if (training.Times.EventCount == 0 || test.Times.EventCount == 0)
                    continue;
                Performance measured = Performance.Of(fitter(training), test, horizon);
                if (measured.IsKnown(withSlope: data.Covariates.ColumnCount > 0))
                    own.Add(measured);
            }

            all.AddRange(own);
            if (own.Count > 0)
                means.Add(Performance.Combine(own, values => values.Average()));
        }

        Performance mean = Performance.Combine(all, values => values.Any() ? values.Average() : double.NaN);
        return new RepeatedCrossValidation(mean, Performance.Combine(means, Deviate), all.Count, (folds * repeats) - all.Count);
    }

    /// <summary>Folds of equal size, with events spread evenly over them, and each stratum's too, so that two of them in a stratum let every training part know its baseline.</summary>
    public static int[] Division(CoxData data, int folds, ulong seed, int repeat)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        RandomStream random = new(seed, (ulong)repeat, Purpose);
        double[] key = new double[data.Times.Count];
        for (int i = 0; i < key.Length; i++)
        {
            key[i] = random.NextDouble();
        }

        int[] fold = new int[key.Length];
        int[] order = [.. Enumerable.Range(0, key.Length).OrderBy(i => data.Times.Event[i]).ThenBy(i => data.Strata?.Codes[i] ?? 0).ThenBy(i => key[i])];
        for (int k = 0; k < order.Length; k++)
        {
            fold[order[k]] = k % folds;
        }

        return fold;
    }

    private static double Deviate(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Length == 0 ? 0 : all.Average();
        return all.Length < 2 ? double.NaN : Math.Sqrt(all.Sum(v => (v - mean) * (v - mean)) / (all.Length - 1));
    }
}
