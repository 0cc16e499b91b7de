using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Scenarios.Yaml;

/// <summary>
/// Reads a group key by key and remembers which keys it was asked for, so that at the end every other key is refused. A reader asks for all the keys that it
/// knows, whatever their values: the list of allowed keys in the message is the list of what was asked.
/// </summary>
/// <param name="map">The group.</param>
/// <param name="name">What the group is, for messages: "the scenario", "clone B16F1".</param>
/// <param name="values">Reads the values.</param>
public sealed class GroupReader(YamlMap map, string name, ValueReader values)
{
    private readonly List<string> _known = [];

    /// <summary>What the group is.</summary>
    public string Name { get; } = name;

    /// <summary>Where the group stands.</summary>
    public SourceLocation Location { get; } = map.Location;

    /// <summary>The value of a key, or null when it is missing or empty.</summary>
    public YamlNode? Take(string key)
    {
        _known.Add(key);
        return map[key] is { } value and not YamlScalar { IsEmpty: true } ? value : null;
    }

    /// <summary>The value of a key that must be there; <paramref name="allowed"/> says what to write.</summary>
    public YamlNode? Need(string key, string allowed)
    {
        YamlNode? value = Take(key);
        if (value is null)
        {
            SourceLocation location = map[key]?.Location ?? Location;
            values.Findings.Error(location, $"{Name} lacks '{key}': {allowed}");
        }

        return value;
    }

    /// <summary>A number, or null when the key is missing or wrong.</summary>
    public double? Number(string key, NumberRange range) => values.Number(Take(key), key, range);

    /// <summary>A whole number, or null when the key is missing or wrong.</summary>
    public long? Integer(string key, long minimum, long maximum) => values.Integer(Take(key), key, minimum, maximum);

    /// <summary>Text, or null when the key is missing or wrong.</summary>
    public string? Text(string key) => values.Text(Take(key), key);

    /// <summary>Truth value, or null when the key is missing or wrong.</summary>
    public bool? Truth(string key) => values.Truth(Take(key), key);

    /// <summary>Whether the group holds a key, empty or not.</summary>
    public bool Has(string key) => map[key] is not null;

    /// <summary>Where a key stands; the group itself when it is missing.</summary>
    public SourceLocation At(string key) => map.Entries.FirstOrDefault(e => e.Key == key)?.KeyLocation ?? Location;

    /// <summary>Refuses every key that was not asked for, each with the nearest known one.</summary>
    public void Finish()
    {
        foreach (YamlEntry entry in map.Entries.Where(e => !_known.Contains(e.Key)))
        {
            string shown = new YamlScalar(entry.Key, true, entry.KeyLocation).Shown;
            values.Findings.Error(
                entry.KeyLocation,
                $"{Name} has no key '{shown}'{NearestName.Hint(entry.Key, _known)}; allowed is {string.Join(", ", _known)}");
        }
    }
}
