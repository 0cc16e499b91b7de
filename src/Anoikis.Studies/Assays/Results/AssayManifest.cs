using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Kinetics.Lanes;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Files;

namespace Anoikis.Studies.Assays.Results;

/// <summary>What was run, with what and how: all that it takes to run an assay again.</summary>
internal static class AssayManifest
{
    /// <summary>The manifest in the form that a run's has, with the assay's kind in the place of the cascade and its conditions in that of steps: what pages need.</summary>
    public static RunManifest Of(AssayOutcome outcome)
    {
        CultureExperiment experiment = outcome.Evaluation.Experiment;
        AssayScenario scenario = outcome.Scenario;
        RunProvenance provenance = outcome.Provenance;
        return new RunManifest
        {
            Format = RunManifest.CurrentFormat,
            Title = scenario.Name,
            Description = scenario.Description,
            Version = provenance.Version,
            Command = provenance.Command,
            Seed = experiment.Seed,
            Cells = experiment.Cells,
            Horizon = experiment.Protocols.Max(p => p.Duration),
            RelativeTolerance = experiment.RelativeTolerance,
            AbsoluteTolerance = experiment.AbsoluteTolerance,
            DeathBin = 3600,
            ObservationTimes = scenario.Design.Times,
            Network = new NamedPart(experiment.Network.Name, experiment.Network.Description),
            Limits = experiment.Network.Limits,
            Cascade = new NamedPart(scenario.Kind.ToString(), ""),
            Clones = [.. experiment.Clones.Select(c => new CloneShare(c.Name, 1))],
            Steps = [.. experiment.Protocols.Select(p => new NamedPart(p.Name, ""))],
            LossCauses = [],
            Regulators = [.. experiment.Network.Regulators.Select(r => r.Symbol)],
            Marks = [.. experiment.Network.Marks.Select(m => m.Mark)],
            KeySpecies = [],
            Parameters =
            [
                .. ParameterNotes.Rest(experiment.Equilibration, "assay"), .. ParameterNotes.Levels(experiment.Network, experiment.Clones), .. Wandering(experiment),
                .. ParameterNotes.Traits(experiment.Network, experiment.Clones), .. Stimuli(experiment),
            ],
            Inputs = provenance.Inputs,
            Machine = provenance.Machine,
            Execution = provenance.Execution,
            LaneSteps = outcome.LaneSteps,
            PivotingSteps = outcome.Evaluation.Result.PivotingSteps,
            LaneStatuses = System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal, Enum.GetValues<LaneStop>().Select(s => KeyValuePair.Create(s.ToString(), Count(outcome.Evaluation.Result, s)))),
        };
    }

    /// <summary>manifest.json.</summary>
    public static string Text(AssayOutcome outcome, RunManifest manifest)
    {
        JsonObject json = (JsonObject)JsonSerializer.SerializeToNode(manifest, ResultJson.Options)!;
        foreach (string ofRuns in new[] { "format", "death_bin", "cascade", "steps", "loss_causes", "key_species", "observation_times", "horizon" })
        {
            json.Remove(ofRuns);
        }

        json["clones"] = new JsonArray([.. outcome.Scenario.Clones.Select(c => (JsonNode)c!)]);
        json.Insert(0, "assay", JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.Scenario.Kind.ToString()));
        json.Insert(1, "conditions", new JsonArray([.. outcome.Scenario.Conditions.Select(c => (JsonNode)c!)]));
        json.Insert(2, "times_s", new JsonArray([.. outcome.Scenario.Design.Times.Select(t => (JsonNode)t)]));
        return json.ToJsonString(ResultJson.Options) + "\n";
    }

    private static long Count(CultureResult result, LaneStop status)
    {
        long count = 0;
        for (int clone = 0; clone < result.Experiment.Clones.Length; clone++)
        {
            for (int protocol = 0; protocol < result.Experiment.Protocols.Length; protocol++)
            {
                foreach (Course course in result.Dish(clone, protocol))
                {
                    count += course.Status == status ? 1 : 0;
                }
            }
        }

        return count;
    }

    private static IEnumerable<ParameterNote> Wandering(CultureExperiment experiment)
        => experiment.Clones.SelectMany(c => ParameterNotes.Fluctuations([c]).DefaultIfEmpty(ParameterNotes.Of($"{c.Name}, fluctuation of levels", "none: a cell keeps its levels", "the scenario")));

    private static IEnumerable<ParameterNote> Stimuli(CultureExperiment experiment)
        => experiment.Protocols.SelectMany(p => p.Inputs).Select(i => i.Stimulus).Distinct().Order().Select(s => experiment.Network.Stimuli[s])
            .Select(s => ParameterNotes.Of($"{s.Name}, conversion", $"{ParameterNotes.Number(s.PerUnit)} per {s.Unit}", s.Source));
}
