using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Benchmarks.Ensembles;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Clinic.Scores;
using Anoikis.Numerics.Intervals;

namespace Anoikis.Benchmarks.Truth;

/// <summary>The command <c>truth</c>: over cohorts whose truth is known, how often the true target comes first by the score, and by plain expression.</summary>
internal static class TruthCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var json = new Option<FileInfo>("--json") { Description = "File for the figures.", Required = true };
        var cohorts = new Option<int>("--cohorts") { Description = "Cohorts of each kind.", DefaultValueFactory = _ => 200 };
        var patients = new Option<int>("--patients") { Description = "Patients of each cohort.", DefaultValueFactory = _ => 200 };
        var cells = new Option<int>("--cells") { Description = "Cells of each patient; one is the patient's mean cell.", DefaultValueFactory = _ => 1 };
        var command = new Command("truth", "Counts over simulated cohorts how often the true target comes first: by the score of effector caspases, by plain expression, and where outcomes have nothing to do with either.") { json, cohorts, patients, cells };
        command.SetAction(result => Run(result.GetRequiredValue(json), result.GetValue(cohorts), result.GetValue(patients), result.GetValue(cells)));
        return command;
    }

    private static int Run(FileInfo json, int cohorts, int patients, int cells)
    {
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        var population = new PopulationSettings { Cells = cells, CoefficientOfVariation = cells == 1 ? 0 : 0.25 };
        EffectorCaspaseScore score = EffectorCaspaseScore.Prepare(population);
        var network = new GeneratingNetwork(population with { Seed = 2 });
        JsonObject kinds = [];
        foreach (TruthSettings settings in TruthSettings.All)
        {
            kinds[settings.Name] = Count(settings, score, network, cohorts, patients);
            Console.Error.WriteLine($"{settings.Name}: {kinds[settings.Name]!.ToJsonString()}");
        }

        JsonObject report = new()
        {
            ["cohorts_of_each_kind"] = cohorts,
            ["patients"] = patients,
            ["cells"] = cells,
            ["regulators"] = score.Inputs.Length,
            ["kinds"] = kinds,
            ["processor_seconds"] = Math.Round((Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds, 1),
            ["machine"] = JsonSerializer.SerializeToNode(Machine.Current()),
        };
        json.Directory?.Create();
        File.WriteAllText(json.FullName, report.ToJsonString(Indented) + "\n");
        return 0;
    }

    private static JsonObject Count(TruthSettings settings, EffectorCaspaseScore score, GeneratingNetwork network, int cohorts, int patients)
    {
        (int byScore, int byExpression, int decoyScore, int decoyExpression, int significant, double events, double fallScore, double fallExpression) = (0, 0, 0, 0, 0, 0, 0, 0);
        int[] targets = new int[score.Inputs.Length], firsts = new int[score.Inputs.Length];
        for (int cohort = 0; cohort < cohorts; cohort++)
        {
            SimulatedPatients drawn = SimulatedPatients.Draw(settings, network, patients, (ulong)(cohort + 1));
            PatientLevels levels = PatientLevels.Of(drawn.Markers, LevelMapping.Of(MarkerPlatform.ProteinArray, ExpressionScale.Log2), (ulong)(cohort + 1), []);
            RankedTarget own = TargetRanking.ByScore(score, levels, drawn.Times), plain = TargetRanking.ByExpression(score.Inputs, levels, drawn.Times);
            byScore += own.First == drawn.Target ? 1 : 0;
            byExpression += plain.First == drawn.Target ? 1 : 0;
            decoyScore += own.First == drawn.Decoy ? 1 : 0;
            decoyExpression += plain.First == drawn.Decoy ? 1 : 0;
            significant += own.P < 0.05 ? 1 : 0;
            fallScore += drawn.Gains[own.First] / drawn.Gains.Max();
            fallExpression += drawn.Gains[plain.First] / drawn.Gains.Max();
            events += drawn.Times.EventCount;
            targets[drawn.Target]++;
            firsts[own.First]++;
        }

        JsonNode Share(int count)
        {
            Interval share = WilsonInterval.Of(count, cohorts, Confidence.Percent95);
            return new JsonArray(Math.Round(share.Value, 3), Math.Round(share.Lower, 3), Math.Round(share.Upper, 3));
        }

        JsonObject ByRegulator(int[] counts) => [.. score.Inputs.Select((s, i) => KeyValuePair.Create<string, JsonNode?>(s, counts[i]))];
        return new JsonObject
        {
            ["true_target_first_by_score"] = Share(byScore),
            ["true_target_first_by_expression"] = Share(byExpression),
            ["share_of_the_true_targets_fall_by_score"] = Math.Round(fallScore / cohorts, 3),
            ["share_of_the_true_targets_fall_by_expression"] = Math.Round(fallExpression / cohorts, 3),
            ["always_the_commonest_target"] = Math.Round((double)targets.Max() / cohorts, 3),
            ["confounded_regulator_first_by_score"] = Share(decoyScore),
            ["confounded_regulator_first_by_expression"] = Share(decoyExpression),
            ["score_below_p_0_05"] = Share(significant),
            ["events_a_cohort"] = Math.Round(events / cohorts, 1),
            ["true_targets"] = ByRegulator(targets),
            ["first_by_score"] = ByRegulator(firsts),
        };
    }
}
