using System.Collections.Immutable;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Calibration.Predictions;

/// <summary>
/// Reads where the numbers of another scenario's posterior stand in this one:
/// <c>predict: [{path: cascade.steps.solitary.stimuli.TRAIL, to: cascade.steps.lung.stimuli.TRAIL}, {path: ..., left_out: why}]</c>.
/// </summary>
/// <param name="values">Reads values and takes every problem.</param>
/// <param name="tree">The scenario with the cascade's text in its place; null when it could not be read.</param>
internal sealed class PosteriorPathReader(ValueReader values, YamlMap? tree)
{
    private const string Shape = "a list, as in - {path: cascade.steps.solitary.stimuli.TRAIL, to: cascade.steps.lung.stimuli.TRAIL} or - {path: ..., left_out: why}";

    /// <summary>The places that could be read.</summary>
    public ImmutableArray<PosteriorPath> Read(YamlNode? node)
    {
        if (values.List(node, "predict", Shape) is not { } list)
        {
            return [];
        }

        ImmutableArray<PosteriorPath> places = [.. list.Items.Select((item, i) => ReadOne(item, i + 1)).OfType<PosteriorPath>()];
        foreach (IGrouping<string, PosteriorPath> twice in places.GroupBy(p => p.Path).Where(g => g.Count() > 1))
        {
            values.Findings.Error(twice.Last().Location, $"predict names the path '{twice.Key}' twice; name it once, with a list under 'to' for several places");
        }

        return places;
    }

    private PosteriorPath? ReadOne(YamlNode node, int position)
    {
        string what = $"row {position} of predict";
        if (values.Group(node, what, "a group with path, and to or left_out") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, what, values);
        string? path = values.Text(group.Need("path", "the path in the scenario that was fitted"), "path", 300);
        YamlNode? to = group.Take("to");
        string? reason = group.Text("left_out");
        group.Finish();
        if (group.Has("to") == group.Has("left_out"))
        {
            values.Findings.Error(group.Location, $"{what} needs either 'to: path' or 'left_out: why'");
            return null;
        }

        YamlNode[] items = to switch
        {
            null => [],
            YamlList several => [.. several.Items],
            _ => [to],
        };
        string[] places = [.. items.Select(i => Place(i)).OfType<string>()];
        return path is null || places.Length < items.Length ? null : new PosteriorPath(path, [.. places], reason ?? "", group.Location);
    }

    private string? Place(YamlNode node)
    {
        if (values.Text(node, "to", 300) is not { } text)
        {
            return null;
        }

        if (tree is not null && YamlPath.Find(tree, YamlPath.Parts(text), out string problem) is null)
        {
            values.Findings.Error(node.Location, $"'{text}' is no place for a number of a posterior: {problem}");
            return null;
        }

        return text;
    }
}
