using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Random;

/// <summary>
/// The linear birth-death process: each of N individuals divides at one rate and dies at another. Its size after a time is
/// known in closed form (Kendall, Ann. Math. Stat. 19 (1948) 1): of N lines, Binomial(N, 1 - a) survive, each with a
/// geometric size, with g = (e^((b-d)t) - 1)/(b - d), a = d g/(1 + b g), and success probability 1/(1 + b g).
/// </summary>
public static class LinearBirthDeath
{
    /// <summary>The size after a time, drawn exactly and at a cost that does not depend on size or time.</summary>
    /// <param name="stream">The random numbers.</param>
    /// <param name="size">Individuals at the start, at most 2^52.</param>
    /// <param name="birth">Divisions per individual and time, at least 0.</param>
    /// <param name="death">Deaths per individual and time, at least 0.</param>
    /// <param name="time">Time, at least 0, in the unit of the rates.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or the size passes 2^52.</exception>
    public static long Advance(ref RandomStream stream, long size, double birth, double death, double time)
    {
        CheckRate(birth, nameof(birth));
        CheckRate(death, nameof(death));
        CheckRate(time, nameof(time));
        double net = birth - death;
        double growth = net == 0.0 ? time : PortableMath.Expm1(net * time) / net;
        double spread = 1.0 + (birth * growth);
        if (double.IsInfinity(spread))
            throw new ArgumentOutOfRangeException(nameof(time), time, "The population passes 2^52 by far within this time.");
        // 1 - a is e^((b-d)t)/(1 + b g); the other form, (1 + (b-d) g)/(1 + b g), cancels for d t >> 1.
        double survival = Math.Min(1.0, PortableMath.Exp(net * time) / spread);
        long lines = stream.NextBinomial(size, survival);
        return lines + stream.NextNegativeBinomial(lines, 1.0 / spread);
    }

    private static void CheckRate(double value, string name)
    {
        if (!(value >= 0.0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, "Rates and times are not negative, and finite.");
    }
}
