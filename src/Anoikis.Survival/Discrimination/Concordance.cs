using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Survival.Discrimination;

/// <summary>How much a pair of subjects counts.</summary>
public enum ConcordanceWeight
{
    /// <summary>1: Harrell's C.</summary>
    Harrell,

    /// <summary>1/G(t-)^2 at the earlier event, G the Kaplan-Meier curve of censoring: Uno's C, which does not depend on it (Uno et al., Stat. Med. 30 (2011) 1105).</summary>
    Uno,
}

/// <summary>
/// The probability that of two subjects the one with the higher score dies first.
/// </summary>
/// <param name="Value">(concordant + tied scores / 2) / (concordant + discordant + tied scores).</param>
/// <param name="StandardError">From the subjects' influences (infinitesimal jackknife), clusters taken together.</param>
/// <param name="Concordant">Weight of pairs in which the higher score dies first.</param>
/// <param name="Discordant">Weight of pairs in which the lower score does.</param>
/// <param name="TiedScores">Weight of pairs with one score.</param>
public sealed record Concordance(double Value, double StandardError, double Concordant, double Discordant, double TiedScores)
{
    /// <summary>What each subject, or cluster, adds to the value to first order; the sum of squares is the squared error.</summary>
    public IReadOnlyList<double> Influence { get; init; } = [];

    /// <summary>
    /// This value less another's of the same subjects, with its interval: the errors of both come from the same subjects, so their influences are subtracted before they are squared.
    /// </summary>
    /// <exception cref="ArgumentException">The influences are of other subjects.</exception>
    public Interval Less(Concordance other, double level = 0.95) => ConcordanceDifference.Between(this, other).Interval(level);

    /// <summary>
    /// Harrell's or Uno's C (Harrell et al., J. Am. Med. Assoc. 247 (1982) 2543). A pair counts when one dies while the other is at risk and outlives it; one censored at the same time outlives it.
    /// Work grows as n log n.
    /// </summary>
    /// <param name="times">Follow-up.</param>
    /// <param name="score">Higher means earlier death.</param>
    /// <param name="strata">Pairs are made within strata only; or null.</param>
    /// <param name="clusters">Rows that are not independent, for the error; or null.</param>
    /// <param name="weight">How pairs count.</param>
    /// <param name="horizon">Deaths after this time make no pairs.</param>
    /// <exception cref="ArgumentException">Sizes differ, or Uno's weights are asked for with late entries.</exception>
    public static Concordance Of(
        SurvivalTimes times,
        IReadOnlyList<double> score,
        RowGroups? strata = null,
        RowGroups? clusters = null,
        ConcordanceWeight weight = ConcordanceWeight.Harrell,
        double horizon = double.PositiveInfinity)
    {
        if (score.Count != times.Count)
            throw new ArgumentException("There is one score for each subject.", nameof(score));
        if (weight == ConcordanceWeight.Uno && times.IsTruncated)
            throw new ArgumentException("Uno's C takes no late entries.", nameof(times));
        double[] values = [.. score];
        double[] distinct = [.. values.Distinct()];
        Array.Sort(distinct);
        int[] ranks = [.. values.Select(v => OrderedSearch.CountBelow(distinct, v))];
        PairCounts pairs = new(times, ranks, distinct.Length);
        int[] order = TimeOrder.Ascending(times.Time, strata is null ? [] : strata.Codes, strata?.Count ?? 1);
        for (int from = 0; from < order.Length;)
        {
            int to = from + 1;
            while (to < order.Length && (strata is null || strata.Codes[order[to]] == strata.Codes[order[from]]))
            {
                to++;
            }

            int[] rows = order[from..to];
            pairs.AddStratum(rows, TimeWeight(times, rows, weight, horizon));
            from = to;
        }

        double all = pairs.Concordant + pairs.Discordant + pairs.Tied;
        double somers = (pairs.Concordant - pairs.Discordant) / all;
        double[] influence = Influences(pairs, times, somers, all, clusters);
        return new Concordance((somers + 1) / 2, Math.Sqrt(influence.Sum(d => d * d)), pairs.Concordant, pairs.Discordant, pairs.Tied) { Influence = influence };
    }

    private static Func<double, double> TimeWeight(SurvivalTimes times, int[] rows, ConcordanceWeight weight, double horizon)
    {
        if (weight == ConcordanceWeight.Harrell)
            return t => t <= horizon ? 1.0 : 0.0;
        CensoringCurve censoring = CensoringCurve.Of(times.Subset(rows));
        return t => t <= horizon ? Math.Pow(censoring.Before(t), -2) : 0.0;
    }

    private static double[] Influences(PairCounts pairs, SurvivalTimes times, double somers, double all, RowGroups? clusters)
    {
        double[] influence = new double[clusters?.Count ?? times.Count];
        for (int i = 0; i < times.Count; i++)
        {
            double own = pairs.RowConcordant[i] - pairs.RowDiscordant[i] - (somers * (pairs.RowConcordant[i] + pairs.RowDiscordant[i] + pairs.RowTied[i]));
            influence[clusters is null ? i : clusters.Codes[i]] += times.WeightOf(i) * own / all / 2;
        }

        return influence;
    }
}
