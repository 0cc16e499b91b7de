using Anoikis.Numerics.Elementary;

namespace Anoikis.Studies.Assays.Statistics;

/// <summary>
/// Density of positive times by a Gaussian kernel with Silverman's bandwidth 0.9 min(s, IQR / 1.34) n^(-1/5) (Silverman 1986), reflected at 0 so that nothing is lost there. Its area is 1.
/// </summary>
internal static class KernelDensity
{
    /// <summary>The density at each place; empty below two times.</summary>
    public static double[] Of(IReadOnlyCollection<double> times, IReadOnlyList<double> places)
    {
        double[] sorted = [.. times.Order()];
        if (sorted.Length < 2)
        {
            return [];
        }

        double mean = sorted.Average();
        double deviation = Math.Sqrt(sorted.Sum(t => (t - mean) * (t - mean)) / (sorted.Length - 1));
        double quartiles = (sorted[(int)(0.75 * (sorted.Length - 1))] - sorted[(int)(0.25 * (sorted.Length - 1))]) / 1.34;
        double spread = quartiles > 0 ? Math.Min(deviation, quartiles) : deviation;
        double bandwidth = 0.9 * (spread > 0 ? spread : 0.01 * mean) * PortableMath.Pow(sorted.Length, -0.2);
        double[] density = new double[places.Count];
        foreach (double time in sorted)
        {
            for (int i = 0; i < density.Length; i++)
            {
                density[i] += Kernel((places[i] - time) / bandwidth) + Kernel((places[i] + time) / bandwidth);
            }
        }

        double scale = 1 / (sorted.Length * bandwidth * 2.5066282746310002);
        return [.. density.Select(d => d * scale)];
    }

    private static double Kernel(double x) => Math.Abs(x) > 8 ? 0 : PortableMath.Exp(-0.5 * x * x);
}
