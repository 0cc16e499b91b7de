using System.Collections.Immutable;
using System.Text.Json;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Studies.Runs;

/// <summary>
/// All that decides the result of a run, part by part: two runs with equal identities have equal results, bit for bit. Threads, width and the folder are no part of it.
/// </summary>
/// <param name="Parts">What decides the result, by name, in a fixed order.</param>
public sealed record RunIdentity(ImmutableArray<IdentityPart> Parts)
{
    private static readonly string[] WithoutEffect = ["name", "description", "network", "cascade", "fit", "predict"];

    /// <summary>The identity of a scenario's run by a version of the program.</summary>
    public static RunIdentity Of(Scenario scenario, string version) => Of(scenario.Inputs, version);

    /// <summary>The identity of a run by its inputs.</summary>
    public static RunIdentity Of(IEnumerable<ScenarioInput> inputs, string version)
    {
        ImmutableArray<IdentityPart>.Builder parts = ImmutableArray.CreateBuilder<IdentityPart>();
        parts.Add(new IdentityPart("version of anoikis", version));
        foreach (ScenarioInput input in inputs)
        {
            if (input.Role != "scenario")
            {
                parts.Add(new IdentityPart(input.Role, $"{input.Name}, SHA-256 {input.Hash}"));
                continue;
            }

            using JsonDocument json = JsonDocument.Parse(input.Text);
            foreach (JsonProperty property in json.RootElement.EnumerateObject().Where(p => !WithoutEffect.Contains(p.Name)))
            {
                parts.Add(new IdentityPart(property.Name, JsonSerializer.Serialize(property.Value)));
            }
        }

        return new RunIdentity(parts.ToImmutable());
    }

    /// <summary>What differs from a run that was kept earlier, one line a part; empty when nothing does.</summary>
    /// <param name="kept">The run that was kept.</param>
    public IReadOnlyList<string> DifferencesTo(RunIdentity kept)
    {
        Dictionary<string, string> before = kept.Parts.ToDictionary(p => p.Name, p => p.Value);
        Dictionary<string, string> now = Parts.ToDictionary(p => p.Name, p => p.Value);
        List<string> differences = [];
        foreach (string name in Parts.Select(p => p.Name).Union(kept.Parts.Select(p => p.Name)))
        {
            if (before.GetValueOrDefault(name) != now.GetValueOrDefault(name))
            {
                differences.Add($"{name}: {Shown(before.GetValueOrDefault(name))} then, {Shown(now.GetValueOrDefault(name))} now");
            }
        }

        return differences;
    }

    /// <inheritdoc/>
    public bool Equals(RunIdentity? other) => other is not null && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Aggregate(0, HashCode.Combine);

    private static string Shown(string? value) => value is null ? "none" : value.Length <= 60 ? value : value[..57] + "...";
}

/// <summary>A part of what decides a run's result.</summary>
/// <param name="Name">What it is: "seed", "cells", "network".</param>
/// <param name="Value">Its value, or name and hash of a text.</param>
public sealed record IdentityPart(string Name, string Value);
