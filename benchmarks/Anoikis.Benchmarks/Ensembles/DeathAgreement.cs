namespace Anoikis.Benchmarks.Ensembles;

/// <summary>How far death times lie from a reference's. Nothing is left out: a cell that failed counts as one whose fate differs.</summary>
/// <param name="RelativeRms">Root of the mean square of (time / reference - 1) over the cells that die in both.</param>
/// <param name="Mismatches">Cells that die in one only, and cells that failed.</param>
/// <param name="DieInBoth">Cells that die in both.</param>
public sealed record DeathAgreement(double RelativeRms, int Mismatches, int DieInBoth)
{
    /// <summary>Largest rms that counts as accurate.</summary>
    public const double LargestRms = 2e-5;

    /// <summary>Most mismatches that count as accurate.</summary>
    public const int MostMismatches = 1;

    /// <summary>Whether it is accurate enough to be compared.</summary>
    public bool IsAccurate => IsWithin(LargestRms, MostMismatches);

    /// <summary>Whether the death times lie within a limit of their own.</summary>
    public bool IsWithin(double largestRms, int mostMismatches) => RelativeRms <= largestRms && Mismatches <= mostMismatches;

    /// <summary>Compares as many cells as <paramref name="deaths"/> holds: a time of death, infinity (alive at the end) or NaN (failed) each.</summary>
    public static DeathAgreement Between(ReadOnlySpan<double> deaths, ReadOnlySpan<double> reference)
    {
        double squares = 0;
        int both = 0, mismatches = 0;
        for (int i = 0; i < deaths.Length; i++)
        {
            if (double.IsFinite(deaths[i]) && double.IsFinite(reference[i]))
            {
                double error = (deaths[i] / reference[i]) - 1;
                squares += error * error;
                both++;
            }
            else if (!(double.IsPositiveInfinity(deaths[i]) && double.IsPositiveInfinity(reference[i])))
            {
                mismatches++;
            }
        }

        return new DeathAgreement(both == 0 ? 0 : Math.Sqrt(squares / both), mismatches, both);
    }
}
