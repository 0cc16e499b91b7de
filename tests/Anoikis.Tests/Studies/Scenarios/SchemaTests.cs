using System.Text.Json;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Yaml;
using Anoikis.Tests.Conditions;
using Anoikis.Tests.Studies.Assays;
using NJsonSchema;

namespace Anoikis.Tests.Studies.Scenarios;

/// <summary>Holds the JSON Schema for editors and the reader to each other.</summary>
public sealed class SchemaTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(ScenarioSchema.Text));

    [Fact]
    public async Task What_the_reader_takes_the_schema_takes()
    {
        Assert.Empty(await Validate(YamlText.Read(ScenarioTexts.Good, "try.yaml", [])!));
        Assert.Empty(await Validate(YamlText.Read(ScenarioTexts.Good + "\nthreads: 2\nwidth: 16\ndeath_bin: 1 h\ncolony_window: 6 h\ndescription: words\n", "try.yaml", [])!));
        Assert.Empty(await Validate(YamlText.Read(ScenarioTexts.Good + ScenarioTexts.Fit, "try.yaml", [])!));
        Assert.Empty(await Validate(YamlText.Read("name: a\nbased_on: try.yaml\nchanges: {cells: 3, clones.tough.levels.BCL2: lost, variability: ~}", "other.yaml", [])!));
        Assert.NotEmpty(await Validate(YamlText.Read("based_on: try.yaml\ncells: 3", "other.yaml", [])!));
        Assert.NotEmpty(await Validate(YamlText.Read("based_on: try.yaml\nchanges: {clones..levels: 3}", "other.yaml", [])!));
        foreach (string level in new[]
        {
            "lost", "haploinsufficient", "dominant_negative", "constitutively_active", "{lost: true}", "{copies: {uniform: {from: 1, to: 2}}, drug_resistant: venetoclax}", "{drug_resistant: {venetoclax: 180}}",
            "{fold: {lognormal: {median: 2, cv: 0.5}}, haploinsufficient: {share: 0.5, function_left: 0.5}}", "{constitutively_active: 0.5, assumed: word}",
        })
        {
            Assert.Empty(await Validate(YamlText.Read(ScenarioTexts.Good.Replace("BCL2: {fold: 4}", $"BCL2: {level}", StringComparison.Ordinal), "try.yaml", [])!));
        }

        Assert.Empty(await Validate(YamlText.Read(ScenarioTexts.Good.Replace("TRAIL: 10 ng/mL", "TRAIL: {pulse: {at: 1 h, for: 2 h, value: 3 ng/mL, every: 3 h, times: 4}}", StringComparison.Ordinal), "try.yaml", [])!));
    }

    [Fact]
    public async Task The_template_and_every_scenario_of_the_repository_fit_the_schema()
    {
        string[] files = [.. Directory.GetFiles(RepositoryRoot.Path("scenarios"), "*.yaml", SearchOption.AllDirectories).Where(f => !AssayTexts.IsAssay(f))];
        Assert.NotEmpty(files);
        foreach ((string name, string text) in files.Select(f => (f, File.ReadAllText(f))).Append(("template", ScenarioTemplate.Text("trial"))))
        {
            DiagnosticBag findings = [];
            YamlNode root = YamlText.Read(text, name, findings)!;
            Assert.Empty(findings);
            Assert.True(await Validate(root) is { Count: 0 }, $"{name}: {string.Join('\n', await Validate(root))}");
        }

        using JsonDocument schema = JsonDocument.Parse(ScenarioSchema.Text);
        JsonSchema cascades = await JsonSchema.FromJsonAsync($$"""{"allOf": [{"$ref": "#/definitions/cascade"}], "definitions": {{schema.RootElement.GetProperty("definitions").GetRawText()}}}""");
        Assert.NotEmpty(BuiltInCascades.Names);
        foreach (string name in BuiltInCascades.Names)
        {
            DiagnosticBag findings = [];
            YamlNode root = YamlText.Read(BuiltInCascades.Text(name)!, name, findings)!;
            Assert.Empty(findings);
            Assert.Empty(cascades.Validate(YamlJson.Write(root)));
        }
    }

    [Theory]
    [InlineData("cells=0")]
    [InlineData("cells=many")]
    [InlineData("until=3")]
    [InlineData("until=3 mL")]
    [InlineData("width=32")]
    [InlineData("clones.tough.levels.BCL2=gone")]
    [InlineData("clones.tough.levels.BCL2.fold=-1")]
    [InlineData("clones.tough.levels.BCL2={lost: {share: 2}}")]
    [InlineData("clones.tough.levels.BCL2={dominant_negative: 0.2}")]
    [InlineData("cascade.steps.tissue.stimuli.TRAIL={pulse: {for: 2 h}}")]
    [InlineData("cascade.steps.blood.exits.0.chance=1.5")]
    [InlineData("cascade.steps.blood.exits.0.after=soon")]
    [InlineData("cascade.steps.blood.exits.1.loss=both")]
    [InlineData("cascade.steps.blood.stimuli.TRAIL.pulses.rate=5")]
    [InlineData("observed.0.lower=low")]
    public async Task What_is_wrong_by_itself_both_refuse(string setting)
    {
        DiagnosticBag findings = [];
        YamlNode root = Setting.Parse(setting, findings)!.Apply(YamlText.Read(ScenarioTexts.Good, "try.yaml", findings)!, findings);
        Assert.Empty(findings);
        Assert.NotEmpty(await Validate(root));
        Assert.Null(ScenarioReader.Read(root, "try.yaml", [], new SmallNetworks(), findings));
    }

    [Fact]
    public async Task Schema_and_reader_know_the_same_keys_in_every_group()
    {
        string text = ScenarioTexts.Good.Replace(
            "may_stay: true",
            "growth: {cycle: {uniform: {from: 1 h, to: 2 h}}}\n      exits: [{advance: tissue, at: 16 cells}, {loss: x, source: y, after: {weibull: {scale: 1 h, shape: 2}}}]",
            StringComparison.Ordinal) + ScenarioTexts.Fit;
        text = text.Replace("stimuli: {TRAIL: 10 ng/mL}", "stimuli: {TRAIL: {table: [{at: 0 h, value: 1 ng/mL}]}}", StringComparison.Ordinal);
        text = text.Replace(
            "BCL2: {fold: 4}",
            "BCL2: {fold: {lognormal: {median: 4, cv: 0.3}}, lost: {share: 0.3}}\n      BAX: {copies: {uniform: {from: 1, to: 2}}, dominant_negative: {function_left: 0.2}}",
            StringComparison.Ordinal);
        YamlNode root = YamlText.Read(text, "try.yaml", [])!;
        using JsonDocument schema = JsonDocument.Parse(ScenarioSchema.Text);
        int groups = 0;
        foreach ((string path, YamlNode spoilt) in SpoiltGroups(root, "", n => n))
        {
            DiagnosticBag findings = [];
            ScenarioReader.Read(spoilt, "try.yaml", [], new SmallNetworks(), findings);
            Diagnostic? unknown = findings.FirstOrDefault(f => f.Message.Contains("has no key 'zzz'", StringComparison.Ordinal));
            if (unknown is null)
            {
                // A group of names that the user gives: zzz is a name there, and refused or taken as one.
                continue;
            }

            groups++;
            Assert.True((await Validate(spoilt)).Count > 0, $"the schema takes an unknown key in {path}");
            string[] known = [.. unknown.Message[(unknown.Message.LastIndexOf("allowed is ", StringComparison.Ordinal) + "allowed is ".Length)..].Split(", ").Order()];
            Assert.True(
                PropertySets(schema.RootElement).Any(set => set.SequenceEqual(known)),
                $"{path}: the reader knows {string.Join(", ", known)}, and no group of the schema has just these");
        }

        Assert.True(groups >= 20, $"only {groups} groups of keys were tried");
    }

    private static async Task<ICollection<NJsonSchema.Validation.ValidationError>> Validate(YamlNode root) => (await Schema.Value).Validate(YamlJson.Write(root));

    /// <summary>The tree again and again, each time with an unknown key in another of its groups.</summary>
    internal static IEnumerable<(string Path, YamlNode Root)> SpoiltGroups(YamlNode node, string path, Func<YamlNode, YamlNode> rebuild)
    {
        if (node is YamlMap map)
        {
            yield return (path, rebuild(map.With("zzz", new YamlScalar("1", false, map.Location), map.Location)));
            foreach (YamlEntry entry in map.Entries)
            {
                foreach (var inner in SpoiltGroups(entry.Value, $"{path}.{entry.Key}", value => rebuild(map.With(entry.Key, value, entry.KeyLocation))))
                {
                    yield return inner;
                }
            }
        }
        else if (node is YamlList list)
        {
            for (int i = 0; i < list.Items.Length; i++)
            {
                int index = i;
                foreach (var inner in SpoiltGroups(list.Items[i], $"{path}.{i}", value => rebuild(list with { Items = list.Items.SetItem(index, value) })))
                {
                    yield return inner;
                }
            }
        }
    }

    internal static IEnumerable<string[]> PropertySets(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("properties", out JsonElement properties) && element.TryGetProperty("additionalProperties", out JsonElement more) && more.ValueKind == JsonValueKind.False)
            {
                yield return [.. properties.EnumerateObject().Select(p => p.Name).Order()];
            }

            foreach (string[] set in element.EnumerateObject().SelectMany(p => PropertySets(p.Value)))
            {
                yield return set;
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (string[] set in element.EnumerateArray().SelectMany(PropertySets))
            {
                yield return set;
            }
        }
    }
}
