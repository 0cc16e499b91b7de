namespace Anoikis.Numerics.Intervals;

/// <summary>
/// Wilson's score interval of a proportion (J. Am. Stat. Assoc. 22 (1927) 209): the p with |p^ - p| &lt;= z sqrt(p (1 - p)/n),
/// (p^ + z^2/2n +- z sqrt(p^ (1 - p^)/n + z^2/4n^2)) / (1 + z^2/n). It stays in [0, 1]; a count of zero has
/// the upper end z^2/(n + z^2), 3.84/n at 95 %, near the rule of three's 3/n.
/// </summary>
public static class WilsonInterval
{
    /// <summary>The interval of successes among trials.</summary>
    /// <param name="successes">In [0, trials]; real, since weighted counts need not be whole.</param>
    /// <param name="trials">At least 0; an effective number where observations are weighted or clustered.</param>
    /// <param name="confidence">The level.</param>
    public static Interval Of(double successes, double trials, Confidence confidence)
    {
        if (!(trials >= 0.0 && double.IsFinite(trials)))
            throw new ArgumentOutOfRangeException(nameof(trials), trials, "The number of trials is zero or positive, and finite.");
        if (!(successes >= 0.0 && successes <= trials))
            throw new ArgumentOutOfRangeException(nameof(successes), successes, "The number of successes lies between 0 and the number of trials.");
        return trials == 0.0 ? Interval.None : OfProportion(successes / trials, trials, confidence);
    }

    /// <summary>The interval of a proportion in [0, 1] seen with an effective number of trials above 0.</summary>
    public static Interval OfProportion(double proportion, double trials, Confidence confidence)
    {
        double z = confidence.NormalQuantile;
        double square = z * z / trials;
        double middle = proportion + (0.5 * square);
        double half = Math.Sqrt((square * proportion * (1.0 - proportion)) + (0.25 * square * square));
        double lower = proportion == 0.0 ? 0.0 : Math.Max(0.0, (middle - half) / (1.0 + square));
        double upper = proportion == 1.0 ? 1.0 : Math.Min(1.0, (middle + half) / (1.0 + square));
        return new Interval(proportion, lower, upper);
    }
}
