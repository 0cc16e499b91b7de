using System.Text.Json.Nodes;
using Anoikis.Cli;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Tests.Cli;
using Anoikis.Tests.Conditions;
using Anoikis.Tests.Survival;

namespace Anoikis.Tests.Studies.Prognosis;

/// <summary>The worked cohorts of the repository: each runs, and what R says of them holds.</summary>
public sealed class WorkedCohortTests
{
    private static readonly string[] Quick = ["resampling.bootstrap=3", "resampling.folds=3", "resampling.permutations=20", "resampling.mapping_draws=5", "resampling.imputations=3"];

    public static TheoryData<string> Shipped() => ["gbsg", "veteran", "lung", "colon", "simulated"];

    public static TheoryData<string> References() => [.. Cases().Select(c => $"{c["cohort"]} {c["score"]}")];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task Every_worked_cohort_runs_from_the_command_to_the_files(string name)
    {
        using TemporaryFolder folder = new();
        string to = folder.File("out");
        CommandRun run = await CommandRun.Of(["prognosis", RepositoryRoot.Path("data", "prognosis", name + ".yaml"), "--out", to, .. Quick.SelectMany(s => new[] { "--set", s })]);
        Assert.True(run.Code == ExitCode.Done, run.Error);
        string[] files = [.. Directory.GetFiles(to).Select(f => Path.GetFileName(f))];
        foreach (string file in new[] { "flow.csv", "characteristics.csv", "missing.csv", "markers.csv", "associations.csv", "coefficients.csv", "baselines.csv", "effects.csv", "tests.csv", "concordance.csv", "curves.csv", "performance.csv", "calibration.csv", "decision.csv", "subgroups.csv", "patients.csv", "summary.json", "manifest.json", "report.html" })
        {
            Assert.Contains(file, files);
        }

        Assert.DoesNotContain(files, f => f.EndsWith(".partial", StringComparison.Ordinal));
        string page = File.ReadAllText(Path.Combine(to, "report.html"));
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("REMARK checklist", page, StringComparison.Ordinal);
        Assert.Contains("TRIPOD checklist", page, StringComparison.Ordinal);
        Assert.Contains("GAP", page, StringComparison.Ordinal);
        JsonNode summary = JsonNode.Parse(File.ReadAllText(Path.Combine(to, "summary.json")))!;
        int[] flow = [.. File.ReadAllLines(Path.Combine(to, "flow.csv")).Skip(1).Where(l => !l.StartsWith("of these", StringComparison.Ordinal)).Select(l => int.Parse(l[(l.LastIndexOf(',') + 1)..], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(flow[0], flow[1..].Sum());
        Assert.Equal((int)summary["patients"]!, flow[^1]);
        CommandRun again = await CommandRun.Of(["prognosis", RepositoryRoot.Path("data", "prognosis", name + ".yaml"), "--out", to]);
        Assert.Equal(ExitCode.BadInput, again.Code);
    }

    [Theory]
    [MemberData(nameof(References))]
    public void What_R_says_of_a_worked_score_holds(string name)
    {
        string[] parts = name.Split(' ');
        PrognosisResult result = CohortTexts.Shipped(parts[0], null, [.. Quick, "resampling.bootstrap=0"]).Execute();
        Holds(Case(parts[0], parts[1]), result.Score(parts[1]));
        Predicts(Case(parts[0], parts[1]), result, result.Score(parts[1]));
    }

    [Fact]
    public void A_baseline_of_another_stratum_is_seen_not_to_predict_what_R_does()
    {
        PrognosisResult result = CohortTexts.Shipped("veteran", null, [.. Quick, "resampling.bootstrap=0"]).Execute();
        ScoreResult score = result.Score("karnofsky");
        PrognosticModel model = score.Effect.Model;
        ScoreResult turned = score with { Effect = score.Effect with { Model = model with { Baselines = [.. model.Baselines.Select((b, k) => b with { Stratum = model.Baselines[(k + 1) % model.Baselines.Count].Stratum })] } } };
        Assert.ThrowsAny<Exception>(() => Predicts(Case("veteran", "karnofsky"), result, turned));
    }

    [Fact]
    public void Another_score_is_seen_not_to_be_what_R_says()
    {
        ScoreResult other = CohortTexts.Shipped("gbsg", null, [.. Quick, "resampling.bootstrap=0"]).Execute().Score("oestrogen_receptor");
        Assert.ThrowsAny<Exception>(() => Holds(Case("gbsg", "progesterone_receptor"), other));
    }

    [Fact]
    public void The_truth_of_the_simulated_cohort_is_found_and_nothing_else()
    {
        PrognosisResult result = CohortTexts.Shipped("simulated", null, "resampling.bootstrap=20").Execute();
        ScoreResult guard = result.Score("guard");
        ScoreResult noise = result.Score("noise");
        Assert.True(guard.IsFinding);
        Assert.False(noise.IsFinding);
        // The truth is exp(0.7) per unit of the guard without its error; the error of SD 0.3 pulls it towards 1.
        double perUnit = Math.Exp(Math.Log(guard.Effect.Main.Ratio.Value) / guard.Deviation);
        double error = (Math.Log(guard.Effect.Main.Ratio.Upper) - Math.Log(guard.Effect.Main.Ratio.Value)) / 1.96 / guard.Deviation;
        Assert.InRange(Math.Log(perUnit), (0.7 * guard.Mapping!.Reliability) - (3 * error), 0.7 + (3 * error));
        Assert.True(guard.Effect.ConcordanceGain!.Value.Lower > 0);
        Assert.True(noise.Effect.ConcordanceGain!.Value.Contains(0));
        Assert.True(guard.Prediction!.Models[1].IntegratedBrier < guard.Prediction.Models[0].IntegratedBrier);
        Assert.True(guard.Prediction.Models[0].IntegratedBrier < guard.Prediction.NullBrier);
        Assert.True(guard.Competing!.Subdistribution.Ratio.Lower > 1);
        Assert.True(guard.Competing.OtherCause.Ratio.Contains(1));
        // Known error 0.3 against a variance of about 1: the part that lies between patients is near 1/(1 + 0.09).
        Assert.InRange(guard.Mapping.Reliability, 0.89, 0.94);
        Assert.Equal(300, result.Imputed.Single(i => i.Score == "noise").Count);
        Assert.Equal(275, noise.Count);
        Assert.InRange(Math.Log(result.Imputed.Single(i => i.Score == "noise").Ratio.Value), -0.3, 0.3);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_another_does_not()
    {
        OptimismOf(1, out double one);
        OptimismOf(1, out double same);
        OptimismOf(2, out double other);
        Assert.Equal(one, same);
        Assert.NotEqual(one, other);

        static void OptimismOf(int seed, out double optimism) => optimism = CohortTexts.Shipped("veteran", null, [.. Quick, $"seed={seed}"]).Execute().Scores[0].Prediction!.Models[1].Bootstrap!.Optimism.Harrell;
    }

    [Fact]
    public void Missing_values_are_said_and_those_filled_count_all_patients()
    {
        PrognosisResult result = CohortTexts.Shipped("lung", null, Quick).Execute();
        Assert.Equal(47, result.Gaps.Single(g => g.Column == "meal.cal").Missing);
        Assert.Equal(228, result.Imputed[0].Count);
        Assert.Equal(180, result.Score("calories").Count);
        Assert.True(result.Imputed.Single(i => i.Score == "calories").MissingInformation > 0.02);
    }

    private static IReadOnlyList<JsonObject> Cases() => ReferenceFile.Cases("prognosis.json");

    private static JsonObject Case(string cohort, string score) => Cases().Single(c => c["cohort"]!.ToString() == cohort && c["score"]!.ToString() == score);

    private static void Holds(JsonObject expected, ScoreResult score)
    {
        Near(expected, "n", score.Effect.Main.Count);
        Near(expected, "events", score.Effect.Main.Events);
        Same(expected["alone"]!.AsObject(), score.Effect.Alone);
        Same(expected["adjusted"]!.AsObject(), score.Effect.Adjusted!);
        Near(expected, "added_chi_square", score.Effect.Added.ChiSquare);
        Near(expected, "added_p", score.Effect.Added.P);
        Near(expected, "hazards_p", score.Effect.Hazards.P);
        Near(expected, "hazards_all_p", score.Effect.HazardsOfAll.P);
        Near(expected, "clinical_c", score.Effect.ClinicalConcordance!.Value.Value);
        Near(expected, "c", score.Effect.Concordance.Value);
        Near(expected, "gain", score.Effect.ConcordanceGain!.Value.Value);
        Near(expected, "gain_se", (score.Effect.ConcordanceGain.Value.Upper - score.Effect.ConcordanceGain.Value.Value) / 1.9599639845400545);
        Near(expected, "median_p", score.Cut.MedianP);
        if (expected.ContainsKey("interaction_p"))
        {
            Near(expected, "interaction_p", score.Subgroups[0].InteractionP);
            Near(expected, "subgroup_ratio", score.Subgroups[0].Groups[0].Ratio.Ratio.Value);
        }

        if (expected.ContainsKey("subdistribution_ratio"))
        {
            Near(expected, "subdistribution_ratio", score.Competing!.Subdistribution.Ratio.Value);
            Near(expected, "subdistribution_p", score.Competing.Subdistribution.P);
        }
    }

    // By nothing but the model's table: coefficients, centres and baseline hazards.
    private static void Predicts(JsonObject expected, PrognosisResult result, ScoreResult score)
    {
        PrognosticModel model = score.Effect.Model;
        double[] units = [.. Enumerable.Repeat(1.0, model.Terms.Count - 1), score.Deviation];
        Agreement.AllNear(ReferenceFile.Numbers(expected["coef"]), [.. model.Terms.Select((t, j) => t.Coefficient * units[j])], "coefficients");
        Agreement.AllNear(ReferenceFile.Numbers(expected["coef_se"]), [.. model.Terms.Select((t, j) => t.Error * units[j])], "their errors");
        double[] survival = ReferenceFile.Numbers(expected["survival"]);
        for (int i = 0; i < survival.Length; i++)
        {
            double[] x = [.. result.Cohort.Frame.Covariates.Row(i), result.Cohort.Scores.Single(s => s.Plan.Name == score.Plan.Name).Values[i]];
            double predictor = x.Zip(model.Terms, (v, t) => t.Coefficient * (v - t.Centre)).Sum();
            string stratum = result.Cohort.Frame.Strata is { } strata ? strata.Names[strata.Codes[i]] : "";
            Agreement.Near(survival[i], Math.Exp(-model.Baselines.Single(b => b.Stratum == stratum).At(result.Horizon) * Math.Exp(predictor)), $"survival of patient {i}");
        }
    }

    private static void Same(JsonObject expected, HazardRatio ratio)
    {
        Near(expected, "ratio", ratio.Ratio.Value);
        Near(expected, "lower", ratio.Ratio.Lower);
        Near(expected, "upper", ratio.Ratio.Upper);
        Near(expected, "p", ratio.P);
    }

    private static void Near(JsonObject expected, string key, double actual) => Agreement.Near(ReferenceFile.Number(expected[key]), actual, key);
}
