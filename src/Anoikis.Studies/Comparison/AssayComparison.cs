using System.Collections.Immutable;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Designs;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Comparison;

/// <summary>Two assays side by side, dish by dish: clones and conditions of the same name. With the same seed cell i is the same cell in both, and differences are paired.</summary>
public static class AssayComparison
{
    /// <summary>Compares two assays.</summary>
    public static RunComparison Of(AssayOutcome first, AssayOutcome second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RunManifest a = AssayManifest.Of(first), b = AssayManifest.Of(second);
        bool identical = HaveSameCells(first.Evaluation.Result, second.Evaluation.Result);
        return new RunComparison
        {
            First = a,
            Second = b,
            AreIdentical = identical,
            ArePaired = a.Seed == b.Seed,
            Subject = "cell",
            Departures = [.. RunComparison.DeparturesOf(a, b, "assay", "conditions")],
            Quantities = identical ? [] : [.. Compare(first.Evaluation, second.Evaluation)],
        };
    }

    private static IEnumerable<ComparedQuantity> Compare(AssayEvaluation first, AssayEvaluation second)
    {
        foreach ((string clone, int cloneA, int cloneB) in Common([.. first.Experiment.Clones.Select(c => c.Name)], [.. second.Experiment.Clones.Select(c => c.Name)]))
        {
            foreach ((string dish, int dishA, int dishB) in Common([.. first.Experiment.Protocols.Select(p => p.Name)], [.. second.Experiment.Protocols.Select(p => p.Name)]))
            {
                double end = Math.Min(first.Experiment.Protocols[dishA].Duration, second.Experiment.Protocols[dishB].Duration);
                string by = $"by {TimeText.Of(end)}";
                yield return Row(ComparedKind.Dead, $"dead {by}", (e, clone, dish, cell) => !e.IsAlive(clone, dish, cell, end));
                if (first.Moment("momp") >= 0 && second.Moment("momp") >= 0)
                {
                    yield return Row(ComparedKind.Momp, $"mitochondria open {by}", (e, clone, dish, cell) => e.MomentTime(clone, dish, cell, e.Moment("momp")) <= end);
                }

                if (first.Experiment.Growth is not null && second.Experiment.Growth is not null)
                {
                    yield return Row(ComparedKind.Colonies, "became a colony", (e, clone, dish, cell) => e.IsColony(clone, dish, cell));
                }

                ComparedQuantity Row(ComparedKind kind, string what, Func<AssayEvaluation, int, int, int, bool> holds) => new(
                    kind, $"{clone}, {dish}: {what}", what, false,
                    Measured(first, cloneA, dishA, second, cloneB, dishB, holds));
            }
        }
    }

    private static Difference Measured(AssayEvaluation first, int cloneA, int dishA, AssayEvaluation second, int cloneB, int dishB, Func<AssayEvaluation, int, int, int, bool> holds)
    {
        bool paired = first.Experiment.Seed == second.Experiment.Seed;
        int[] a = first.Known(cloneA, [dishA]), b = second.Known(cloneB, [dishB]);
        if (paired)
        {
            int[] common = [.. a.Intersect(b)];
            (a, b) = (common, common);
        }

        return Difference.Of(
            [.. a.Select(cell => new FounderCount(cell, holds(first, cloneA, dishA, cell) ? 1 : 0, 1))],
            [.. b.Select(cell => new FounderCount(cell, holds(second, cloneB, dishB, cell) ? 1 : 0, 1))],
            paired);
    }

    private static IEnumerable<(string Name, int First, int Second)> Common(ImmutableArray<string> first, ImmutableArray<string> second)
        => first.Intersect(second).Select(name => (name, first.IndexOf(name), second.IndexOf(name)));

    private static bool HaveSameCells(CultureResult first, CultureResult second)
    {
        CultureExperiment a = first.Experiment, b = second.Experiment;
        if (a.Cells != b.Cells || !a.Clones.Select(c => c.Name).SequenceEqual(b.Clones.Select(c => c.Name)) || !a.Protocols.Select(p => p.Name).SequenceEqual(b.Protocols.Select(p => p.Name)))
        {
            return false;
        }

        for (int clone = 0; clone < a.Clones.Length; clone++)
        {
            for (int dish = 0; dish < a.Protocols.Length; dish++)
            {
                if (!first.Colonies(clone, dish).SequenceEqual(second.Colonies(clone, dish)))
                {
                    return false;
                }

                for (int cell = 0; cell < a.Cells; cell++)
                {
                    Course x = first.At(clone, dish, cell), y = second.At(clone, dish, cell);
                    if (x.End != y.End || !x.Time.Equals(y.Time))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }
}
