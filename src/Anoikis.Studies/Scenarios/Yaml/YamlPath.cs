using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Scenarios.Yaml;

/// <summary>Finds a value by the path that a setting has: keys from the outermost inwards, items of lists by their number from 0.</summary>
public static class YamlPath
{
    /// <summary>The parts of "a.b.0".</summary>
    public static ImmutableArray<string> Parts(string path) => [.. path.Split('.').Select(p => p.Trim())];

    /// <summary>The value at a path, or null with what is wrong: the first part that is not there, with the nearest name that is.</summary>
    public static YamlNode? Find(YamlNode root, IReadOnlyList<string> path, out string problem)
    {
        YamlNode node = root;
        for (int i = 0; i < path.Count; i++)
        {
            string above = i == 0 ? "the scenario" : $"'{string.Join('.', path.Take(i))}'";
            switch (node)
            {
                case YamlMap map when map[path[i]] is { } inner:
                    node = inner;
                    break;
                case YamlMap map:
                    problem = $"{above} has no '{path[i]}'{NearestName.Hint(path[i], map.Entries.Select(e => e.Key))}; it has {string.Join(", ", map.Entries.Select(e => e.Key))}";
                    return null;
                case YamlList list when int.TryParse(path[i], NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < list.Items.Length:
                    node = list.Items[index];
                    break;
                case YamlList list:
                    problem = $"{above} is a list of {list.Items.Length}; a number from 0 to {list.Items.Length - 1} stands there instead of '{path[i]}'";
                    return null;
                default:
                    problem = $"{above} is {node.Description}, with no '{path[i]}' inside";
                    return null;
            }
        }

        problem = "";
        return node;
    }
}
