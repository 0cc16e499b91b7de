using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Data;
using Anoikis.Survival.Distributions;
using Anoikis.Survival.Formulas;

namespace Anoikis.Survival.Discrimination;

/// <summary>
/// How much better one score tells who dies first than another does in the same subjects. Both indices move with the same subjects, so the error of their difference is that of the
/// differences of the subjects' influences, sum over i of (D_i1 - D_i2)^2 (Therneau and Atkinson, the survival package's vignette on concordance).
/// </summary>
/// <param name="First">C of the first score.</param>
/// <param name="Second">C of the second.</param>
/// <param name="Value">First less second.</param>
/// <param name="StandardError">Its error.</param>
/// <param name="P">Two-sided probability of no difference; NaN where both scores rank all pairs alike.</param>
public sealed record ConcordanceDifference(Concordance First, Concordance Second, double Value, double StandardError, double P)
{
    /// <summary>Compares two scores.</summary>
    /// <param name="times">Follow-up.</param>
    /// <param name="first">A score of each subject; higher means earlier death.</param>
    /// <param name="second">Another one.</param>
    /// <param name="strata">Pairs are made within strata only; or null.</param>
    /// <param name="clusters">Rows that are not independent; or null.</param>
    /// <param name="weight">How pairs count.</param>
    /// <param name="horizon">Deaths after this time make no pairs.</param>
    /// <exception cref="ArgumentException">Sizes differ, or Uno's weights are asked for with late entries.</exception>
    public static ConcordanceDifference Of(
        SurvivalTimes times,
        IReadOnlyList<double> first,
        IReadOnlyList<double> second,
        RowGroups? strata = null,
        RowGroups? clusters = null,
        ConcordanceWeight weight = ConcordanceWeight.Harrell,
        double horizon = double.PositiveInfinity)
        => Between(Concordance.Of(times, first, strata, clusters, weight, horizon), Concordance.Of(times, second, strata, clusters, weight, horizon));

    /// <summary>Compares two indices of the same subjects.</summary>
    /// <exception cref="ArgumentException">The influences are of other subjects.</exception>
    public static ConcordanceDifference Between(Concordance first, Concordance second)
    {
        if (first.Influence.Count != second.Influence.Count)
            throw new ArgumentException("A difference is of the same subjects.", nameof(second));
        double sum = 0;
        for (int i = 0; i < first.Influence.Count; i++)
        {
            sum += (first.Influence[i] - second.Influence[i]) * (first.Influence[i] - second.Influence[i]);
        }

        double difference = first.Value - second.Value;
        double error = Math.Sqrt(sum);
        return new ConcordanceDifference(first, second, difference, error, NormalTail.TwoSided(difference / error));
    }

    /// <summary>The difference with its interval.</summary>
    public Interval Interval(double level = 0.95)
    {
        double half = new Confidence(level).NormalQuantile * StandardError;
        return new Interval(Value, Value - half, Value + half);
    }
}
