using System.Collections.Immutable;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Clinic.Scores;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>Reads what cohort files say of scores by models: the model, its cells, which of its numbers, and the mapping of markers to levels.</summary>
internal sealed class ModelScoreReader(ValueReader values)
{
    private const int UsualDraws = 20;
    private static readonly SortedDictionary<string, MarkerPlatform> Platforms = new(StringComparer.Ordinal)
    {
        ["absolute"] = MarkerPlatform.Absolute, ["protein_array"] = MarkerPlatform.ProteinArray, ["rna"] = MarkerPlatform.Rna,
    };

    /// <summary>Reads the mapping and the number of its draws; markers stand on a scale of base 2, so that is the mapping's.</summary>
    public (LevelMapping? Mapping, int Draws) Mapping(YamlNode? node)
    {
        if (values.Group(node, "mapping", "a group, as in {platform: protein_array}") is not { } map)
            return (null, 0);
        GroupReader group = new(map, "mapping", values);
        MarkerPlatform? platform = values.Choice(group.Need("platform", $"what was measured: {string.Join(", ", Platforms.Keys)}"), "platform", Platforms);
        double? slope = group.Number("slope", new NumberRange(0, ExpressionMapping.SteepestSlope, ExcludesMinimum: true));
        double? correlation = group.Number("correlation", new NumberRange(LevelMapping.SmallestCorrelation, 1));
        double? deviation = group.Number("slope_deviation", new NumberRange(0, 2));
        long? draws = group.Integer("draws", 0, 1000);
        var anchors = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (YamlEntry entry in values.Group(group.Take("anchors"), "anchors", "numbers by marker at which the level is the network's own, as in {BCL2: 3.5}")?.Entries ?? [])
        {
            if (values.Number(entry.Value, entry.Key, NumberRange.Any) is { } anchor)
                anchors[entry.Key] = anchor;
        }

        group.Finish();
        if (platform is null)
            return (null, 0);
        LevelMapping usual = LevelMapping.Of(platform.Value, ExpressionScale.Log2);
        return (usual with
        {
            Expression = usual.Expression with { Slope = slope ?? usual.Expression.Slope },
            Correlation = correlation ?? usual.Correlation,
            SlopeDeviation = deviation ?? usual.SlopeDeviation,
            Anchors = anchors.ToImmutable(),
        }, (int)(draws ?? UsualDraws));
    }

    /// <summary>Reads a model, its cells and its number; null where the score has none.</summary>
    public ModelScore? Read(YamlNode? node, GroupReader group, ImmutableArray<MarkerPlan> markers)
    {
        long? cells = group.Integer("cells", 1, PopulationSettings.MostCells);
        YamlNode? number = group.Take("number");
        if (values.Text(node, "model") is not { } name)
            return null;
        if (!ModelScores.Names.Contains(name))
        {
            values.Findings.Error(node!.Location, $"there is no model '{name}'{NearestName.Hint(name, ModelScores.Names)}; allowed is {string.Join(", ", ModelScores.Names)}");
            return null;
        }

        IPatientScore score = ModelScores.Prepare(name, (int?)cells);
        string wanted = values.Text(number, "number") ?? score.Columns[0].Name;
        int column = score.Columns.ToList().FindIndex(c => c.Name == wanted);
        if (column < 0)
            values.Findings.Error(number!.Location, $"number is '{wanted}'{NearestName.Hint(wanted, score.Columns.Select(c => c.Name))}; {name} gives {string.Join(", ", score.Columns.Select(c => c.Name))}");
        if (!markers.Any(m => score.Inputs.Contains(m.Name)))
            values.Findings.Error(node!.Location, $"no marker is one of the regulators that {name} reads: {string.Join(", ", score.Inputs)}; markers are named by HGNC symbols");
        return column < 0 ? null : new ModelScore(score, column);
    }
}
