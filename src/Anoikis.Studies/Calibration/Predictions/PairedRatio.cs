using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Calibration.Posteriors;
using Anoikis.Studies.Results.Estimates;

namespace Anoikis.Studies.Calibration.Predictions;

/// <summary>What sets of a posterior give for one row here, per what the same sets on the same cells give for it in another scenario.</summary>
/// <param name="Quantity">The row, by its quantity.</param>
/// <param name="OfSets">Median and 95 % interval of x_i / y_i over the sets i with y_i above 0; it holds what the posterior leaves open and the chance of each set's run.</param>
/// <param name="Sets">Those sets.</param>
/// <param name="OfMeans">sum x_i / sum y_i, x and y averaged over the posterior, with the 95 % interval that the number of sets and cells leaves to it.</param>
/// <param name="Pairs">Sets in which both are known.</param>
public sealed record PairedRatio(string Quantity, Estimate OfSets, int Sets, Estimate OfMeans, int Pairs)
{
    private const int LeastSeen = 10;

    /// <summary>
    /// The ratio of paired values. Where most sets see nothing of a rare row, only the ratio of means tells: its interval is that of a ratio over clusters, which are the sets,
    /// log-normal with the linearised variance (Cochran 1977, Sampling Techniques, 6.3). That variance tells nothing when few sets see anything, so the interval needs
    /// ten that do. With nothing seen here there is no interval, and with nothing seen there no value.
    /// </summary>
    /// <param name="quantity">The row.</param>
    /// <param name="here">x_i, one a set; NaN where there is none.</param>
    /// <param name="there">y_i, likewise.</param>
    internal static PairedRatio Of(string quantity, IReadOnlyList<double> here, IReadOnlyList<double> there)
    {
        (double X, double Y)[] pairs = [.. here.Zip(there).Where(p => double.IsFinite(p.First) && double.IsFinite(p.Second))];
        double[] ratios = [.. pairs.Where(p => p.Y > 0).Select(p => p.X / p.Y)];
        double[] equal = [.. ratios.Select(_ => 1.0)];
        Estimate ofSets = new(WeightedSample.Quantile(ratios, equal, 0.5), WeightedSample.Quantile(ratios, equal, 0.025), WeightedSample.Quantile(ratios, equal, 0.975));
        return new PairedRatio(quantity, ofSets, ratios.Length, Means(pairs), pairs.Length);
    }

    private static Estimate Means((double X, double Y)[] pairs)
    {
        double above = pairs.Sum(p => p.X);
        double below = pairs.Sum(p => p.Y);
        if (!(below > 0))
        {
            return Estimate.None;
        }

        double ratio = above / below;
        if (!(ratio > 0) || pairs.Count(p => p.X > 0 || p.Y > 0) < LeastSeen)
        {
            return new Estimate(ratio, double.NaN, double.NaN);
        }

        double k = pairs.Length;
        double error = Math.Sqrt(k / (k - 1) * pairs.Sum(p => Math.Pow(p.X - (ratio * p.Y), 2))) / below;
        double factor = Math.Exp(Confidence.Percent95.NormalQuantile * error / ratio);
        return new Estimate(ratio, ratio / factor, ratio * factor) { StandardError = error };
    }
}
