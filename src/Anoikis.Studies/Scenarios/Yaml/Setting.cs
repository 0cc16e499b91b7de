using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Scenarios.Yaml;

/// <summary>A value that the command line, or a scenario that is based on another, puts in the place of a scenario's: <c>--set clones.B16F1.levels.BCL2.fold=2</c>.</summary>
/// <param name="Path">Keys from the outermost inwards; an item of a list by its number from 0.</param>
/// <param name="Value">The value, YAML itself: <c>lost</c>, <c>13 d</c>, <c>{fold: 2}</c>; nothing or <c>~</c> takes the key away.</param>
/// <param name="Option">The option, or the path, as typed, for messages.</param>
public sealed record Setting(ImmutableArray<string> Path, YamlNode Value, string Option)
{
    /// <summary>Where a file says it. All that leads to the value must be in the scenario then; null for the command line, which may add what it likes.</summary>
    public SourceLocation? Place { get; init; }

    /// <summary>Reads "path=value". Null, with a finding, when it has no path or no value.</summary>
    public static Setting? Parse(string text, DiagnosticBag findings)
    {
        string option = $"--set {(text.Length <= 80 ? text : text[..77] + "...")}";
        SourceLocation location = new(option, 0);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            findings.Error(location, "a setting has the form path=value, as in cells=500 or clones.B16F1.levels.BCL2.fold=2");
            return null;
        }

        ImmutableArray<string> path = [.. text[..equals].Split('.').Select(part => part.Trim())];
        if (path.Any(part => part.Length == 0))
        {
            findings.Error(location, $"the path '{text[..equals]}' has an empty part; its parts are keys with single dots between them");
            return null;
        }

        return YamlText.ReadValue(text[(equals + 1)..], option, findings) is { } value ? new Setting(path, value, option) : null;
    }

    /// <summary>The tree with the value in its place. Of the command line, keys that are missing on the way are added; a last key that is missing always is: the reader judges whether it is known.</summary>
    public YamlNode Apply(YamlNode root, DiagnosticBag findings)
    {
        if (Place is { } place && YamlPath.Find(root, Path[..^1], out string problem) is null)
        {
            findings.Error(place, $"'{Option}' cannot be changed: {problem}");
            return root;
        }

        return Apply(root, 0, findings);
    }

    private SourceLocation Location => Place ?? new(Option, 0);

    private YamlNode Apply(YamlNode node, int depth, DiagnosticBag findings)
    {
        if (depth == Path.Length)
        {
            return Value;
        }

        string part = Path[depth];
        bool last = depth == Path.Length - 1;
        switch (node)
        {
            case YamlMap map when last && Value is YamlScalar { IsEmpty: true }:
                if (map[part] is null)
                {
                    findings.Error(Location, $"there is no '{part}' to take away{NearestName.Hint(part, map.Entries.Select(e => e.Key))}");
                }

                return map.Without(part);

            case YamlMap map:
                return map.With(part, Apply(map[part] ?? new YamlMap([], Location), depth + 1, findings), Location);

            case YamlList list when last && Value is YamlScalar { IsEmpty: true }:
                findings.Error(Location, $"an item of a list cannot be taken away; set '{Upto(depth)}' to the whole list instead");
                return list;

            case YamlList list when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < list.Items.Length:
                return list with { Items = list.Items.SetItem(index, Apply(list.Items[index], depth + 1, findings)) };

            case YamlList list:
                findings.Error(Location, $"'{Upto(depth)}' is a list of {list.Items.Length}; give a number from 0 to {list.Items.Length - 1} instead of '{part}'");
                return node;

            case YamlScalar { IsEmpty: true }:
                return Apply(new YamlMap([], Location), depth, findings);

            default:
                findings.Error(Location, $"'{Upto(depth)}' is {node.Description}, which has no '{part}' inside; set '{Upto(depth)}' itself");
                return node;
        }
    }

    private string Upto(int depth) => string.Join('.', Path.Take(depth));
}
