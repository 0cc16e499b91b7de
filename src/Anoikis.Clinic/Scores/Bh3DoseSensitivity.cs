using System.Collections.Immutable;
using Anoikis.Clinic.Levels;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Intervals;

namespace Anoikis.Clinic.Scores;

/// <summary>What another threshold or another time makes of the BH3 stress doses of a cohort.</summary>
/// <param name="Pores">Pores that must be reached.</param>
/// <param name="Time">By when, seconds.</param>
/// <param name="Ratio">Geometric mean over patients of the dose beside that of the score's own threshold and time.</param>
/// <param name="Correlation">Correlation over patients of the logarithms of both doses, with its interval: how far the order of patients stays.</param>
public sealed record Bh3DoseVariant(double Pores, double Time, double Ratio, Interval Correlation);

/// <summary>How far the BH3 stress dose hangs on what counts as an answer.</summary>
public static class Bh3DoseSensitivity
{
    /// <summary>Scores a cohort anew with a tenth and ten times the pores, at a quarter of the time and twice the time.</summary>
    /// <param name="settings">The score's own settings.</param>
    /// <param name="levels">The cohort's levels.</param>
    /// <param name="execution">How it is carried out.</param>
    public static ImmutableArray<Bh3DoseVariant> Of(Bh3DoseSettings settings, LevelMatrix levels, ScoreExecution execution)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(levels);
        double[] own = Logs(settings, levels, execution);
        Bh3DoseSettings[] variants =
        [
            settings with { Pores = 0.1 * settings.Pores }, settings with { Pores = 10 * settings.Pores }, settings with { Time = 0.25 * settings.Time }, settings with { Time = 2 * settings.Time },
        ];
        return
        [
            .. variants.Select(variant =>
            {
                (double X, double Y)[] pairs = [.. own.Zip(Logs(variant, levels, execution)).Where(p => double.IsFinite(p.First) && double.IsFinite(p.Second))];
                double shift = pairs.Length == 0 ? double.NaN : pairs.Average(p => p.Y - p.X);
                return new Bh3DoseVariant(variant.Pores, variant.Time, PortableMath.Exp(shift), Correlation.Of(pairs, Confidence.Percent95));
            }),
        ];
    }

    private static double[] Logs(Bh3DoseSettings settings, LevelMatrix levels, ScoreExecution execution)
    {
        ScoreValues values = Bh3DoseScore.Prepare(settings).Evaluate(levels, execution);
        return [.. Enumerable.Range(0, levels.Rows).Select(row => PortableMath.Log(values.Value(row, 0)))];
    }
}
