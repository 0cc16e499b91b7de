namespace Anoikis.Benchmarks.Ensembles;

/// <summary>The middle of repeated measurements.</summary>
internal static class Median
{
    /// <summary>The middle value, or the mean of the two in the middle; NaN of none.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int n = sorted.Length;
        return n == 0 ? double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
