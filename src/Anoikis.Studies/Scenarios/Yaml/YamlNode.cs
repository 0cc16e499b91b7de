using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Scenarios.Yaml;

/// <summary>A value of a YAML text that knows where it stands.</summary>
/// <param name="Location">File and line of its first character; for a value given on the command line, the option that gave it.</param>
public abstract record YamlNode(SourceLocation Location)
{
    /// <summary>What it is, in a user's words, with its value where it is short: "the text 'abc'", "a list", "a group of keys".</summary>
    public abstract string Description { get; }
}

/// <summary>A single value: text, number, truth value or nothing.</summary>
/// <param name="Text">Its characters, quotes removed.</param>
/// <param name="IsQuoted">Whether it stood in quotes or as a block, and so is text whatever it looks like.</param>
/// <param name="Location">Where it stands.</param>
public sealed record YamlScalar(string Text, bool IsQuoted, SourceLocation Location) : YamlNode(Location)
{
    /// <summary>Whether nothing was given: no characters, <c>~</c> or <c>null</c>.</summary>
    public bool IsEmpty => !IsQuoted && Text is "" or "~" or "null";

    /// <inheritdoc/>
    public override string Description => IsEmpty ? "nothing" : $"'{Shown}'";

    /// <summary>The text for a message: one line, at most 60 characters.</summary>
    public string Shown
    {
        get
        {
            string line = string.Concat(Text.Select(c => char.IsControl(c) ? ' ' : c));
            return line.Length <= 60 ? line : line[..57] + "...";
        }
    }
}

/// <summary>A list of values.</summary>
/// <param name="Items">The values in order.</param>
/// <param name="Location">Where it stands.</param>
public sealed record YamlList(ImmutableArray<YamlNode> Items, SourceLocation Location) : YamlNode(Location)
{
    /// <inheritdoc/>
    public override string Description => "a list";
}

/// <summary>A group of keys with their values, in the order of the text; no key stands twice.</summary>
/// <param name="Entries">The keys and values.</param>
/// <param name="Location">Where it stands.</param>
public sealed record YamlMap(ImmutableArray<YamlEntry> Entries, SourceLocation Location) : YamlNode(Location)
{
    /// <inheritdoc/>
    public override string Description => "a group of keys";

    /// <summary>The value of a key, or null when the group lacks it.</summary>
    public YamlNode? this[string key] => Entries.FirstOrDefault(e => e.Key == key)?.Value;

    /// <summary>The same group with one key's value replaced, or the key added at the end.</summary>
    public YamlMap With(string key, YamlNode value, SourceLocation keyLocation)
    {
        for (int i = 0; i < Entries.Length; i++)
        {
            if (Entries[i].Key == key)
            {
                return this with { Entries = Entries.SetItem(i, Entries[i] with { Value = value }) };
            }
        }

        return this with { Entries = Entries.Add(new YamlEntry(key, keyLocation, value)) };
    }

    /// <summary>The same group without a key.</summary>
    public YamlMap Without(string key) => this with { Entries = Entries.RemoveAll(e => e.Key == key) };
}

/// <summary>A key of a group and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyLocation">Where the key stands.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(string Key, SourceLocation KeyLocation, YamlNode Value);
