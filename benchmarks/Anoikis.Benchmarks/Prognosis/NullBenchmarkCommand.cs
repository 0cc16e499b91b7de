using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Prognosis;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Benchmarks.Prognosis;

/// <summary>The command <c>prognosis-null</c>: how often the whole analysis of a cohort finds something in scores that were given to other patients at random.</summary>
internal static class NullBenchmarkCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var json = new Option<FileInfo>("--json") { Description = "File for the figures.", Required = true };
        var cohort = new Option<string>("--cohort") { Description = "Cohort file.", DefaultValueFactory = _ => Path.Combine("data", "prognosis", "gbsg.yaml") };
        var count = new Option<int>("--cohorts") { Description = "Permuted cohorts.", DefaultValueFactory = _ => 1000 };
        var seed = new Option<int>("--seed") { Description = "Seed of the permutations.", DefaultValueFactory = _ => 1 };
        var set = new Option<string[]>("--set") { Description = "Change a value of the cohort file; may be given several times.", DefaultValueFactory = _ => ["resampling={bootstrap: 0, folds: 5, permutations: 199, mapping_draws: 0}", "missing=complete", "subgroups=~"] };
        var command = new Command("prognosis-null", "Measures how often the analysis of a cohort finds something where nothing is, over permuted cohorts.") { json, cohort, count, seed, set };
        command.SetAction(result => Run(result.GetRequiredValue(json), result.GetRequiredValue(cohort), result.GetValue(count), result.GetValue(seed), result.GetRequiredValue(set)));
        return command;
    }

    private static int Run(FileInfo json, string cohort, int count, int seed, string[] settings)
    {
        DiagnosticBag findings = [];
        Setting[] set = [.. settings.Select(s => Setting.Parse(s, findings)).OfType<Setting>()];
        CohortPlan? plan = CohortReader.ReadFile(cohort, set, null, findings);
        PrognosisRun? run = plan is null ? null : PrognosisRun.Prepare(plan, findings);
        foreach (Diagnostic finding in findings)
        {
            Console.Error.WriteLine(finding);
        }

        if (run is null)
            return 2;
        Stopwatch watch = Stopwatch.StartNew();
        NullStudy study = NullStudy.Run(run, count, (ulong)seed);
        JsonObject report = new()
        {
            ["cohort"] = plan!.Name,
            ["cohorts"] = study.Cohorts,
            ["scores_in_each"] = study.Scores,
            ["seed"] = seed,
            ["settings"] = new JsonArray([.. settings.Select(s => (JsonNode)s)]),
            ["hazard_ratio_alone"] = Json(study.Alone),
            ["added_to_clinical_factors"] = Json(study.Added),
            ["any_score_after_correction"] = Json(study.AnyCorrected),
            ["cut_corrected"] = Json(study.CorrectedCut),
            ["cut_uncorrected"] = Json(study.UncorrectedCut),
            ["seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 1),
        };
        File.WriteAllText(json.FullName, report.ToJsonString(Indented) + "\n");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{study.Cohorts} permuted cohorts of {plan.Name}: alone {study.Alone.Value:P1}, added {study.Added.Value:P1}, any after correction {study.AnyCorrected.Value:P1}, corrected cut {study.CorrectedCut.Value:P1}, uncorrected cut {study.UncorrectedCut.Value:P1}"));
        return 0;
    }

    private static JsonObject Json(Interval share) => new() { ["share"] = share.Value, ["lower"] = share.Lower, ["upper"] = share.Upper };
}
