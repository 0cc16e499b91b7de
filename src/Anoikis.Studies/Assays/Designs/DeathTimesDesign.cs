using System.Collections.Immutable;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Assays.Scenarios;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>When cells die under conditions that a scenario names: survival curves, densities of times of death, delays and how fast a cell switches.</summary>
internal sealed record DeathTimesDesign : AssayDesign
{
    /// <summary>Most conditions.</summary>
    public const int MostConditions = 100;

    /// <inheritdoc/>
    public override AssayKind Kind => AssayKind.DeathTimes;

    /// <summary>Reads the settings; null, with findings, when something is wrong.</summary>
    public static DeathTimesDesign? Read(GroupReader group, AssayParts parts)
    {
        const string Shape = "a group of stimuli by the name of each condition, as in {TRAIL-50: {TRAIL: 50 ng/mL}}";
        YamlNode? node = group.Need("conditions", Shape);
        double? until = parts.Time(group.Need("until", "how long cells are followed, such as 48 h"), "until");
        ImmutableArray<double> times = parts.Times(group.Take("times"), "times");
        if (parts.Values.Group(node, "conditions", Shape) is not { } map)
        {
            return null;
        }

        if (map.Entries.Length is 0 or > MostConditions)
        {
            parts.Findings.Error(map.Location, $"there are {map.Entries.Length} conditions; allowed are 1 to {MostConditions}");
            return null;
        }

        (string Name, ImmutableArray<ProtocolInput> Inputs)[] conditions = [.. map.Entries.Select(e => (Name(e, parts), parts.Stimuli(e.Value, $"condition {e.Key}")))];
        if (until is not { } end)
        {
            return null;
        }

        if (times.Any(t => t > end))
        {
            parts.Findings.Error(group.At("times"), "cells are counted at a time after 'until'; count them before it");
        }

        return new DeathTimesDesign
        {
            Times = times.IsEmpty ? [end] : times,
            Protocols = [.. conditions.Select(c => new Protocol(c.Name, end) { Inputs = c.Inputs })],
        };
    }

    /// <inheritdoc/>
    public override void Evaluate(AssayEvaluation evaluation) => DeathTimeFindings.Add(evaluation, [.. Enumerable.Range(0, Protocols.Length)], "death-times", "When cells die");

    private static string Name(YamlEntry entry, AssayParts parts)
    {
        Names.Check(parts.Values, entry.Key, entry.KeyLocation, "condition");
        return entry.Key;
    }
}
