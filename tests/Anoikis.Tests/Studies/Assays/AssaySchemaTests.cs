using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Yaml;
using Anoikis.Tests.Conditions;
using Anoikis.Tests.Studies.Scenarios;
using NJsonSchema;

namespace Anoikis.Tests.Studies.Assays;

/// <summary>Holds the JSON Schema of assays and their reader to each other.</summary>
public sealed class AssaySchemaTests
{
    private static readonly Lazy<(Task<JsonSchema> Schema, string Text)> Whole = new(Join);

    public static TheoryData<string> Kinds => [.. AssayTexts.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_the_reader_takes_the_schema_takes(string kind)
    {
        Assert.Empty(await Validate(Tree(AssayTexts.Of(kind))));
        Assert.Empty(await Validate(Tree(AssayTemplate.Text("trial", Enum.GetValues<AssayKind>().Single(k => JsonNamingPolicy.SnakeCaseLower.ConvertName(k.ToString()) == kind)))));
    }

    [Fact]
    public async Task Every_assay_of_the_repository_fits_the_schema()
    {
        string[] files = Directory.GetFiles(RepositoryRoot.Path("scenarios", "assays"), "*.yaml");
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            Assert.True(AssayTexts.IsAssay(file), file);
            ICollection<NJsonSchema.Validation.ValidationError> errors = await Validate(Tree(File.ReadAllText(file)));
            Assert.True(errors.Count == 0, $"{file}: {string.Join('\n', errors)}");
        }
    }

    [Theory]
    [InlineData("cells=0")]
    [InlineData("assay.dose_response.times=24")]
    [InlineData("assay.dose_response.doses=[many]")]
    [InlineData("assay.dose_response.doses={from: 1 ng/mL, to: 2 ng/mL, count: 1}")]
    [InlineData("assay.dose_response.doses.spacing=cubic")]
    [InlineData("assay.suspension={times: 3 h}")]
    [InlineData("clones.tough.share=0.4")]
    public async Task What_is_wrong_by_itself_both_refuse(string setting)
    {
        DiagnosticBag findings = [];
        YamlNode root = Setting.Parse(setting, findings)!.Apply(Tree(AssayTexts.Of("dose_response")), findings);
        Assert.Empty(findings);
        Assert.NotEmpty(await Validate(root));
        Assert.Null(AssayReader.Read(root, "try.yaml", [], new DishNetworks(), findings));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Schema_and_reader_know_the_same_keys_in_every_group(string kind)
    {
        using JsonDocument schema = JsonDocument.Parse(Whole.Value.Text);
        int groups = 0;
        string text = AssayTexts.Of(kind) + "observed:\n  - {quantity: q, source: s, observed: 1, lower: 0, upper: 2, table: conditions, column: dead, where: {clone: wild}}\n";
        foreach ((string path, YamlNode spoilt) in SchemaTests.SpoiltGroups(Tree(text), "", n => n))
        {
            DiagnosticBag findings = [];
            AssayReader.Read(spoilt, "try.yaml", [], new DishNetworks(), findings);
            if (findings.FirstOrDefault(f => f.Message.Contains("has no key 'zzz'", StringComparison.Ordinal)) is not { } unknown)
            {
                continue;
            }

            groups++;
            Assert.True((await Validate(spoilt)).Count > 0, $"the schema takes an unknown key in {path}");
            string[] known = [.. unknown.Message[(unknown.Message.LastIndexOf("allowed is ", StringComparison.Ordinal) + "allowed is ".Length)..].Split(", ").Order()];
            if (known.Contains("of_colony"))
            {
                // Dishes take two of the five courses that a stimulus of a cascade may have.
                continue;
            }

            Assert.True(SchemaTests.PropertySets(schema.RootElement).Any(set => set.SequenceEqual(known)), $"{path}: the reader knows {string.Join(", ", known)}, and no group of the schema has just these");
        }

        Assert.True(groups >= 7, $"only {groups} groups of keys were tried");
    }

    private static YamlNode Tree(string text) => YamlText.Read(text, "try.yaml", [])!;

    private static async Task<ICollection<NJsonSchema.Validation.ValidationError>> Validate(YamlNode root) => (await Whole.Value.Schema).Validate(YamlJson.Write(root));

    // The schema with the definitions of scenarios, to which it refers, in the same text.
    private static (Task<JsonSchema>, string) Join()
    {
        JsonObject assay = JsonNode.Parse(AssaySchema.Text.Replace("scenario.schema.json#/definitions/", "#/definitions/of_scenarios_", StringComparison.Ordinal))!.AsObject();
        JsonObject scenario = JsonNode.Parse(ScenarioSchema.Text.Replace("#/definitions/", "#/definitions/of_scenarios_", StringComparison.Ordinal))!.AsObject();
        foreach ((string name, JsonNode? definition) in scenario["definitions"]!.AsObject())
        {
            assay["definitions"]!.AsObject()["of_scenarios_" + name] = definition!.DeepClone();
        }

        string text = assay.ToJsonString();
        return (JsonSchema.FromJsonAsync(text), text);
    }
}
