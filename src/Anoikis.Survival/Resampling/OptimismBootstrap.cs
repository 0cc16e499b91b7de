using Anoikis.Numerics.Random;
using Anoikis.Survival.Cox;

namespace Anoikis.Survival.Resampling;

/// <summary>
/// Performance corrected for having been measured where the model was fitted: the model is fitted anew to samples of the rows with replacement; its performance there less that in the original data is the
/// optimism (Harrell, Lee and Mark, Stat. Med. 15 (1996) 361).
/// </summary>
/// <param name="Apparent">In the data of the fit.</param>
/// <param name="Optimism">Mean over the samples.</param>
/// <param name="Corrected">Apparent less optimism.</param>
/// <param name="Samples">Samples whose model could be fitted and measured.</param>
/// <param name="Failed">Samples set aside because it could not: no events or cases in them.</param>
public sealed record OptimismBootstrap(Performance Apparent, Performance Optimism, Performance Corrected, int Samples, int Failed)
{
    private const uint Purpose = 0x626F6F74;

    /// <summary>Runs the bootstrap.</summary>
    /// <param name="data">The data.</param>
    /// <param name="fitter">Fits the model, with every step that looks at outcomes.</param>
    /// <param name="horizon">The time of AUC and Brier score.</param>
    /// <param name="samples">Samples.</param>
    /// <param name="seed">Their seed.</param>
    public static OptimismBootstrap Run(CoxData data, ModelFitter fitter, double horizon, int samples = 200, ulong seed = 1)
    {
        Performance apparent = Performance.Of(fitter(data), data, horizon);
        List<Performance> optimism = [];
        for (int s = 0; s < samples; s++)
        {
            CoxData sample = data.Subset(Rows(data.Times.Count, seed, s));
            if (sample.Times.EventCount == 0)
                continue;
            IRiskModel model = fitter(sample);
            Performance difference = Performance.Of(model, sample, horizon).Less(Performance.Of(model, data, horizon));
            if (difference.IsKnown(withSlope: data.Covariates.ColumnCount > 0))
                optimism.Add(difference);
        }

        Performance mean = Performance.Combine(optimism, values => values.Any() ? values.Average() : double.NaN);
        return new OptimismBootstrap(apparent, mean, apparent.Less(mean), optimism.Count, samples - optimism.Count);
    }

    /// <summary>Rows of a sample with replacement.</summary>
    public static int[] Rows(int count, ulong seed, int sample)
    {
        RandomStream random = new(seed, (ulong)sample, Purpose);
        int[] rows = new int[count];
        for (int i = 0; i < count; i++)
        {
            rows[i] = (int)random.NextBelow(count);
        }

        return rows;
    }
}
