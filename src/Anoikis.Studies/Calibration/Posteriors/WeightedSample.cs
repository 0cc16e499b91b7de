namespace Anoikis.Studies.Calibration.Posteriors;

/// <summary>Quantiles of weighted values.</summary>
internal static class WeightedSample
{
    /// <summary>
    /// The value below which a part of the weight lies: linear between values, each of which stands at the middle of its own weight, c_k = sum_{j &lt; k} w_j + w_k / 2
    /// (Hazen's plotting position where weights are equal). Values that are not numbers are left out; NaN when none is left.
    /// </summary>
    public static double Quantile(IEnumerable<double> values, IEnumerable<double> weights, double share)
    {
        (double Value, double Weight)[] sorted = [.. values.Zip(weights).Where(p => double.IsFinite(p.First) && p.Second > 0).OrderBy(p => p.First)];
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        double total = sorted.Sum(p => p.Weight);
        double target = share * total;
        double below = 0;
        double lastValue = sorted[0].Value;
        double lastPlace = double.NegativeInfinity;
        foreach ((double value, double weight) in sorted)
        {
            double place = below + (weight / 2);
            if (place >= target)
            {
                return double.IsNegativeInfinity(lastPlace) ? value : lastValue + ((value - lastValue) * (target - lastPlace) / (place - lastPlace));
            }

            below += weight;
            (lastValue, lastPlace) = (value, place);
        }

        return lastValue;
    }

    /// <summary>
    /// Draws of equal weight by systematic resampling: index k where (u + i) / count falls into its weight, i = 0 .. count - 1 (Kitagawa 1996, J. Comput. Graph. Stat. 5:1).
    /// </summary>
    /// <param name="weights">Weights that sum up to 1.</param>
    /// <param name="count">Draws.</param>
    /// <param name="uniform">u, in (0, 1).</param>
    public static int[] Resample(IReadOnlyList<double> weights, int count, double uniform)
    {
        int[] drawn = new int[count];
        int k = 0;
        double sum = weights[0];
        for (int i = 0; i < count; i++)
        {
            double at = (i + uniform) / count;
            while (at > sum && k < weights.Count - 1)
            {
                k++;
                sum += weights[k];
            }

            drawn[i] = k;
        }

        return drawn;
    }
}
