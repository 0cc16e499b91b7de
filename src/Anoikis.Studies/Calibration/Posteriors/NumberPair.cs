using System.Collections.Immutable;

namespace Anoikis.Studies.Calibration.Posteriors;

/// <summary>Two free numbers over the posterior.</summary>
/// <param name="First">Index of the one.</param>
/// <param name="Second">Index of the other.</param>
/// <param name="Correlation">Correlation of their normal scores.</param>
public sealed record NumberPair(int First, int Second, double Correlation)
{
    /// <summary>Correlation from which on two numbers count as not told apart.</summary>
    public const double Ridge = 0.7;

    internal static ImmutableArray<NumberPair> Of(ImmutableArray<FreeNumber> numbers, double[,] covariance)
    {
        List<NumberPair> pairs = [];
        for (int a = 0; a < numbers.Length; a++)
        {
            for (int b = a + 1; b < numbers.Length; b++)
            {
                double scale = Math.Sqrt(covariance[a, a] * covariance[b, b]);
                pairs.Add(new NumberPair(a, b, scale > 0 ? covariance[a, b] / scale : 0));
            }
        }

        return [.. pairs.OrderByDescending(p => Math.Abs(p.Correlation))];
    }
}
