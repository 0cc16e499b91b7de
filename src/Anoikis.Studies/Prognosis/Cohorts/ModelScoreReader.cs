using System.Collections.Immutable;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Clinic.Scores;
using Anoikis.Clinic.Targets;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>Reads what cohort files say of scores by models: the model, its cells, which of its numbers, and the mapping of markers to levels.</summary>
internal sealed class ModelScoreReader(ValueReader values, string folder)
{
    private const int UsualDraws = 20;
    private static readonly SortedDictionary<string, MarkerPlatform> Platforms = new(StringComparer.Ordinal)
    {
        ["absolute"] = MarkerPlatform.Absolute,
        ["protein_array"] = MarkerPlatform.ProteinArray,
        ["rna"] = MarkerPlatform.Rna,
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

    /// <summary>Reads which patients' targets are asked for.</summary>
    public TargetPlan? Targets(YamlNode? node, ImmutableArray<ScorePlan> scores)
    {
        if (values.Group(node, "targets", "a group, as in {score: dose, patients: [P001, P002], regulators: [BCL2, MCL1]}") is not { } map)
            return null;
        GroupReader group = new(map, "targets", values);
        YamlNode? scoreNode = group.Need("score", "a score by a model");
        string? name = values.Text(scoreNode, "score");
        string[] patients = Words(group.Need("patients", "names of patients, as in [P001, P002]"), "patients");
        string[] regulators = Words(group.Take("regulators"), "regulators");
        double? factor = group.Number("factor", new NumberRange(1, 1000, ExcludesMinimum: true));
        group.Finish();
        ScorePlan? score = scores.FirstOrDefault(s => s.Name == name && s.Model is not null);
        if (score is null)
        {
            string[] known = [.. scores.Where(s => s.Model is not null).Select(s => s.Name)];
            if (name is not null)
                values.Findings.Error(scoreNode!.Location, $"targets are asked of '{name}'{NearestName.Hint(name, known)}; allowed is a score by a model{(known.Length > 0 ? ": " + string.Join(", ", known) : "")}");
            return null;
        }

        foreach (string unknown in regulators.Where(r => !score.Model!.Score.Inputs.Contains(r)))
        {
            values.Findings.Error(map.Location, $"score {score.Name} does not read '{unknown}'{NearestName.Hint(unknown, score.Model!.Score.Inputs)}; it reads {string.Join(", ", score.Model.Score.Inputs)}");
        }

        return new TargetPlan(score.Name, [.. patients], [.. regulators], factor ?? new TargetSettings().Factor);
    }

    private string[] Words(YamlNode? node, string key)
        => [.. (values.List(node, key, "a list of names")?.Items ?? []).Select(i => values.Text(i, key)).OfType<string>()];

    /// <summary>Reads a model, its cells and its number; null where the score has none.</summary>
    public ModelScore? Read(YamlNode? node, GroupReader group, ImmutableArray<MarkerPlan> markers)
    {
        long? cells = group.Integer("cells", 1, PopulationSettings.MostCells);
        YamlNode? number = group.Take("number");
        string? network = group.Text("network");
        string[] stimuli = Words(group.Take("stimuli"), "stimuli");
        string? scenario = group.Text("scenario");
        if (values.Text(node, "model") is not { } name)
            return null;
        if (!ModelScores.Names.Contains(name))
        {
            values.Findings.Error(node!.Location, $"there is no model '{name}'{NearestName.Hint(name, ModelScores.Names)}; allowed is {string.Join(", ", ModelScores.Names)}");
            return null;
        }

        DiagnosticBag preparing = [];
        IPatientScore? score = ModelScores.Prepare(new ModelRequest(name, (int?)cells, network ?? "reference", [.. stimuli], scenario is null ? null : Path.Combine(folder, scenario)), preparing);
        foreach (Diagnostic finding in preparing.Where(f => f.Severity == Severity.Error))
        {
            values.Findings.Add(finding.Location == SourceLocation.None ? finding with { Location = node!.Location } : finding);
        }

        if (score is null)
            return null;
        string wanted = values.Text(number, "number") ?? score.Columns[0].Name;
        int column = score.Columns.ToList().FindIndex(c => c.Name == wanted);
        if (column < 0)
            values.Findings.Error(number!.Location, $"number is '{wanted}'{NearestName.Hint(wanted, score.Columns.Select(c => c.Name))}; {name} gives {string.Join(", ", score.Columns.Select(c => c.Name))}");
        if (!markers.Any(m => score.Inputs.Contains(m.Name)))
            values.Findings.Error(node!.Location, $"no marker is one of the regulators that {name} reads: {string.Join(", ", score.Inputs)}; markers are named by HGNC symbols");
        return column < 0 ? null : new ModelScore(score, column);
    }
}
