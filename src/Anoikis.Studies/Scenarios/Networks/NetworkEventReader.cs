using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios.Networks;

/// <summary>Reads which events of a model are deaths and which mark a moment on the way.</summary>
internal sealed class NetworkEventReader(ValueReader values, ReactionNetwork network, string model)
{
    private static readonly ImmutableArray<(string Key, DeathCause Cause)> Causes = [("apoptosis", DeathCause.Apoptosis), ("caspase_independent", DeathCause.CaspaseIndependent)];

    private static readonly ImmutableArray<(string Key, DeathMark Mark)> Moments = [("momp", DeathMark.Momp), ("parp_tenth", DeathMark.ParpTenth)];

    /// <summary>The deaths: one event, which is apoptosis, or a group of events by cause.</summary>
    public ImmutableArray<NetworkDeath> Deaths(YamlNode? node)
    {
        if (node is not YamlMap map)
        {
            return Event(node, "death") is { } only ? [new NetworkDeath(only, DeathCause.Apoptosis)] : [];
        }

        GroupReader group = new(map, "death", values);
        var deaths = ImmutableArray.CreateBuilder<NetworkDeath>();
        foreach ((string key, DeathCause cause) in Causes)
        {
            YamlNode? given = cause == DeathCause.Apoptosis ? group.Need(key, "the id of the model's event that is death by apoptosis") : group.Take(key);
            if (Event(given, $"death: {key}") is { } id)
            {
                deaths.Add(new NetworkDeath(id, cause));
            }
        }

        group.Finish();
        return deaths.ToImmutable();
    }

    /// <summary>The marks, a group of events.</summary>
    public ImmutableArray<NetworkMark> Marks(YamlNode? node)
    {
        if (values.Group(node, "marks", "a group, as in {momp: EVENT, parp_tenth: EVENT}") is not { } map)
        {
            return [];
        }

        GroupReader group = new(map, "marks", values);
        var marks = ImmutableArray.CreateBuilder<NetworkMark>();
        foreach ((string key, DeathMark mark) in Moments)
        {
            if (Event(group.Take(key), $"marks: {key}") is { } id)
            {
                marks.Add(new NetworkMark(id, mark));
            }
        }

        group.Finish();
        return marks.ToImmutable();
    }

    private string? Event(YamlNode? node, string key)
    {
        if (values.Text(node, key, 200) is not { } id)
        {
            return null;
        }

        string[] events = [.. network.Events.Select(e => e.Id)];
        if (events.Contains(id))
        {
            return id;
        }

        string known = events.Length == 0 ? "it has no event; write one, as in: death: at (CPARP > 5e5): dead = 1" : $"allowed is {string.Join(", ", events)}";
        values.Findings.Error(node!.Location, $"{key} is '{id}', which is no event of {model}{NearestName.Hint(id, events)}; {known}");
        return null;
    }
}
