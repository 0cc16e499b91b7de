using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Survival.Association;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>A marker or score in one group of a clinical factor.</summary>
/// <param name="Level">The group.</param>
/// <param name="Values">The marker's distribution in it.</param>
public sealed record AssociationGroup(string Level, Distribution Values);

/// <summary>Whether a marker or score goes with a clinical factor, by ranks within strata (REMARK's item 14).</summary>
/// <param name="Name">The marker or score.</param>
/// <param name="Factor">The clinical factor's column.</param>
/// <param name="Test">Test and effect.</param>
/// <param name="Groups">Its distribution in each group of the factor; empty for a factor of numbers.</param>
public sealed record AssociationEstimate(string Name, string Factor, RankAssociation Test, IReadOnlyList<AssociationGroup> Groups)
{
    /// <summary>Benjamini and Hochberg's p among all pairs of marker and factor.</summary>
    public double AdjustedP { get; init; } = double.NaN;

    /// <summary>Scores first, then the markers that are no score by themselves.</summary>
    internal static IReadOnlyList<AssociationEstimate> All(CohortTable cohort, IReadOnlyList<ClinicalFactor> factors)
    {
        string[] alone = [.. cohort.Scores.Where(s => s.Plan.Model is null).Select(s => s.Plan.Expression.Trim())];
        IEnumerable<(string Name, IReadOnlyList<double> Values)> measured = cohort.Scores.Select(s => (s.Plan.Name, s.Values))
            .Concat(cohort.Markers.Where(m => !alone.Contains(m.Plan.Name)).Select(m => (m.Plan.Name, m.Values)));
        AssociationEstimate[] all = [.. measured.SelectMany(m => factors.Select(f => Of(m.Name, m.Values, f, cohort)))];
        double[] adjusted = Corrected([.. all.Select(a => a.Test.P)]);
        return [.. all.Select((a, k) => a with { AdjustedP = adjusted[k] })];
    }

    private static AssociationEstimate Of(string name, IReadOnlyList<double> values, ClinicalFactor factor, CohortTable cohort)
    {
        int[] known = [.. Enumerable.Range(0, values.Count).Where(i => !double.IsNaN(values[i]))];
        double[] own = [.. known.Select(i => values[i])];
        var strata = cohort.Frame.Strata?.Subset(known);
        if (factor.Groups is not { } groups)
            return new AssociationEstimate(name, factor.Column, RankAssociation.OfNumbers(own, [.. known.Select(i => factor.Numbers[i])], strata), []);
        var members = groups.Subset(known);
        return new AssociationEstimate(
            name,
            factor.Column,
            RankAssociation.OfGroups(own, members, strata),
            [.. groups.Names.Select((level, g) => new AssociationGroup(level, Distribution.Of(members.RowsOf(g).Select(i => own[i]))))]);
    }

    // A pair that cannot be tested is no test among those that are corrected for.
    private static double[] Corrected(double[] p)
    {
        int[] tested = [.. Enumerable.Range(0, p.Length).Where(k => !double.IsNaN(p[k]))];
        double[] corrected = Survival.Multiplicity.AdjustedP.BenjaminiHochberg([.. tested.Select(k => p[k])]);
        double[] all = [.. Enumerable.Repeat(double.NaN, p.Length)];
        for (int i = 0; i < tested.Length; i++)
        {
            all[tested[i]] = corrected[i];
        }

        return all;
    }
}
