using System.Text.Json;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Studies.Scenarios.Yaml;
using Anoikis.Tests.Conditions;
using Anoikis.Tests.Studies.Scenarios;
using NJsonSchema;

namespace Anoikis.Tests.Studies.Prognosis;

/// <summary>Holds the JSON Schema of cohorts and their reader to each other.</summary>
public sealed class CohortSchemaTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(CohortSchema.Text));

    [Fact]
    public async Task Every_cohort_of_the_repository_and_one_with_every_key_fit_the_schema()
    {
        string[] files = Directory.GetFiles(RepositoryRoot.Path("data", "prognosis"), "*.yaml");
        Assert.NotEmpty(files);
        foreach (string text in files.Select(File.ReadAllText).Append(CohortTexts.Whole).Append(CohortTexts.Plain).Append(CohortTemplate.Text("trial")))
        {
            var errors = await Validate(Tree(text));
            Assert.True(errors.Count == 0, $"{text[..80]}: {string.Join('\n', errors)}");
        }
    }

    [Theory]
    [InlineData("horizon=5")]
    [InlineData("follow_up.unit=days")]
    [InlineData("markers.BCL2.scale=log10")]
    [InlineData("missing=mean")]
    [InlineData("resampling.folds=1")]
    [InlineData("where=[{column: days}]")]
    [InlineData("seed=-1")]
    [InlineData("scores={}")]
    public async Task What_is_wrong_by_itself_both_refuse(string setting)
    {
        DiagnosticBag findings = [];
        YamlNode root = Setting.Parse(setting, findings)!.Apply(Tree(CohortTexts.Whole), findings);
        Assert.Empty(findings);
        Assert.NotEmpty(await Validate(root));
        Assert.Null(CohortReader.Read(root, "try.yaml", [], RepositoryRoot.Path("data", "survival", "lung.csv"), findings));
    }

    [Fact]
    public async Task Schema_and_reader_know_the_same_keys_in_every_group()
    {
        using JsonDocument schema = JsonDocument.Parse(CohortSchema.Text);
        int groups = 0;
        foreach ((string path, YamlNode spoilt) in SchemaTests.SpoiltGroups(Tree(CohortTexts.Whole), "", n => n))
        {
            DiagnosticBag findings = [];
            CohortReader.Read(spoilt, "try.yaml", [], RepositoryRoot.Path("data", "survival", "lung.csv"), findings);
            if (findings.FirstOrDefault(f => f.Message.Contains("has no key 'zzz'", StringComparison.Ordinal)) is not { } unknown)
            {
                continue;
            }

            groups++;
            Assert.True((await Validate(spoilt)).Count > 0, $"the schema takes an unknown key in {path}");
            string[] known = [.. unknown.Message[(unknown.Message.LastIndexOf("allowed is ", StringComparison.Ordinal) + "allowed is ".Length)..].Split(", ").Order()];
            Assert.True(SchemaTests.PropertySets(schema.RootElement).Any(set => set.SequenceEqual(known)), $"{path}: the reader knows {string.Join(", ", known)}, and no group of the schema has just these");
        }

        Assert.True(groups >= 9, $"only {groups} groups of keys were tried");
    }

    private static YamlNode Tree(string text) => YamlText.Read(text, "try.yaml", [])!;

    private static async Task<ICollection<NJsonSchema.Validation.ValidationError>> Validate(YamlNode root) => (await Schema.Value).Validate(YamlJson.Write(root));
}
