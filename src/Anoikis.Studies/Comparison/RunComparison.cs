using System.Collections.Immutable;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Comparison;

/// <summary>Two runs side by side, per step of the cascade and per observed quantity.</summary>
public sealed record RunComparison
{
    /// <summary>The first run.</summary>
    public required RunManifest First { get; init; }

    /// <summary>The second run.</summary>
    public required RunManifest Second { get; init; }

    /// <summary>Whether every cell ended the same way at the same time in both: then there is nothing to compare, and no quantity is listed.</summary>
    public required bool AreIdentical { get; init; }

    /// <summary>Whether founder i has the same random numbers in both, as with the same seed.</summary>
    public required bool ArePaired { get; init; }

    /// <summary>What intervals are taken over: "founding cell", or "cell" in dishes.</summary>
    public required string Subject { get; init; }

    /// <summary>In what the runs' inputs differ, a line each.</summary>
    public required ImmutableArray<string> Departures { get; init; }

    /// <summary>The rows.</summary>
    public required ImmutableArray<ComparedQuantity> Quantities { get; init; }

    /// <summary>Compares two runs. With the same seed they are paired by founder, over the founders that both have.</summary>
    public static RunComparison Of(RunRecord first, RunRecord second)
    {
        bool identical = HaveSameCells(first.Entities, second.Entities);
        return new RunComparison
        {
            First = first.Manifest,
            Second = second.Manifest,
            AreIdentical = identical,
            ArePaired = first.Manifest.Seed == second.Manifest.Seed,
            Subject = "founding cell",
            Departures = [.. DeparturesOf(first.Manifest, second.Manifest, "cascade", "steps")],
            Quantities = identical ? [] : [.. Compare(first, second)],
        };
    }

    private static IEnumerable<ComparedQuantity> Compare(RunRecord first, RunRecord second)
    {
        double horizon = Math.Min(first.Manifest.Horizon, second.Manifest.Horizon);
        foreach (string step in first.Entities.Steps.Intersect(second.Entities.Steps))
        {
            ReachedStep entered = new(step, horizon);
            yield return Row(ComparedKind.Entered, $"entered {step}", new Measure(entered, new Injected()));
            yield return Row(ComparedKind.Apoptosis, $"apoptosis in {step}", new Measure(new VisiblyApoptotic(2 * horizon, step, horizon), entered));
        }

        foreach (ObservedQuantity observed in first.Observed.Concat(second.Observed).Where(o => o.Measure is not null).DistinctBy(o => o.Measure))
        {
            yield return Row(ComparedKind.Observed, observed.Quantity, observed.Measure!);
        }

        ComparedQuantity Row(ComparedKind kind, string name, Measure measure) => new(kind, name, measure.ToString(), measure.Denominator is null, Measured(measure, first, second));
    }

    private static Difference Measured(Measure measure, RunRecord first, RunRecord second)
    {
        FounderCount[] a = [.. MeasureEvaluation.ByFounder(measure, first.Entities, first.Manifest.Horizon)];
        FounderCount[] b = [.. MeasureEvaluation.ByFounder(measure, second.Entities, second.Manifest.Horizon)];
        if (first.Manifest.Seed != second.Manifest.Seed || a.Length == 0 || b.Length == 0)
        {
            return Difference.Of(a, b, paired: false);
        }

        HashSet<long> common = [.. a.Select(c => c.Founder)];
        common.IntersectWith(b.Select(c => c.Founder));
        return Difference.Of([.. a.Where(c => common.Contains(c.Founder))], [.. b.Where(c => common.Contains(c.Founder))], paired: true);
    }

    private static bool HaveSameCells(EntityTable first, EntityTable second)
        => first.Count == second.Count
            && first.Steps.SequenceEqual(second.Steps)
            && first.LossCauses.SequenceEqual(second.LossCauses)
            && first.Regulators.SequenceEqual(second.Regulators)
            && first.Founder.SequenceEqual(second.Founder)
            && first.Replicate.SequenceEqual(second.Replicate)
            && first.Weight.SequenceEqual(second.Weight)
            && first.Fate.SequenceEqual(second.Fate)
            && first.Step.SequenceEqual(second.Step)
            && first.Loss.SequenceEqual(second.Loss)
            && first.FateTime.SequenceEqual(second.FateTime)
            && first.Levels.SequenceEqual(second.Levels)
            && first.FinalColony.SequenceEqual(second.FinalColony);

    internal static IEnumerable<string> DeparturesOf(RunManifest first, RunManifest second, string cascade, string steps)
    {
        (string What, string First, string Second)[] facts =
        [
            ("version", first.Version, second.Version),
            ("command", first.Command, second.Command),
            ("seed", $"{first.Seed}", $"{second.Seed}"),
            ("cells", $"{first.Cells}", $"{second.Cells}"),
            ("time followed, s", Results.Files.FileText.Number(first.Horizon), Results.Files.FileText.Number(second.Horizon)),
            ("network", first.Network.Name, second.Network.Name),
            (cascade, first.Cascade.Name, second.Cascade.Name),
            (steps, string.Join(", ", first.Steps.Select(s => s.Name)), string.Join(", ", second.Steps.Select(s => s.Name))),
            ("clones", string.Join(", ", first.Clones.Select(c => c.Name)), string.Join(", ", second.Clones.Select(c => c.Name))),
        ];
        foreach ((string what, string a, string b) in facts.Where(f => f.First != f.Second))
        {
            yield return $"{what}: {a} | {b}";
        }

        foreach (ParameterNote parameter in second.Parameters)
        {
            ParameterNote? before = first.Parameters.FirstOrDefault(p => p.Name == parameter.Name);
            if (before is not null && before.Value != parameter.Value)
            {
                yield return $"{parameter.Name}: {before.Value} | {parameter.Value}";
            }
        }

        foreach (RunInput input in second.Inputs)
        {
            if (first.Inputs.FirstOrDefault(i => i.Name == input.Name) is { } before && before.Sha256 != input.Sha256)
            {
                yield return $"{input.Name}: another text";
            }
        }
    }
}
