using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Clones;
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
            Parameters = [.. Rest(experiment), .. Levels(experiment), .. Wandering(experiment), .. Traits(experiment), .. Stimuli(experiment)],
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

    private static IEnumerable<ParameterNote> Rest(CultureExperiment experiment)
        => experiment.Equilibration > 0 ? [Note("rest before the assay", $"{Number(experiment.Equilibration / 3600)} h, stimuli at rest", "the scenario")] : [];

    private static IEnumerable<ParameterNote> Levels(CultureExperiment experiment)
    {
        foreach (RegulatorTarget regulator in experiment.Network.Regulators)
        {
            string variation = string.Join(", ", experiment.Clones.Select(c => c.Variability.Of(regulator.Symbol)).Distinct().Select(Number));
            string departures = string.Join("; ", experiment.Clones.Where(c => c.Levels.ContainsKey(regulator.Symbol)).Select(c => $"{c.Name} {c.Levels[regulator.Symbol]}"));
            string value = $"{Number(regulator.PublishedCopies)} copies per cell, CV {variation}";
            yield return Note($"{regulator.Symbol}, level", departures.Length > 0 ? $"{value}; {departures}" : value, regulator.Source);
        }
    }

    private static IEnumerable<ParameterNote> Wandering(CultureExperiment experiment)
    {
        foreach (Clone clone in experiment.Clones)
        {
            yield return clone.Variability.Fluctuation is { } f
                ? Note(
                    $"{clone.Name}, fluctuation of levels",
                    $"fixed share of the log-variance {Number(f.FixedShare)}, time constant {Number(f.TimeConstant / 3600)} h, changes every {Number(f.Update / 3600)} h",
                    "the scenario")
                : Note($"{clone.Name}, fluctuation of levels", "none: a cell keeps its levels", "the scenario");
        }
    }

    private static IEnumerable<ParameterNote> Traits(CultureExperiment experiment)
        => experiment.Network.Traits.Select(t => Note(
            $"{t.Name}, trait", string.Join("; ", experiment.Clones.Select(c => $"{c.Name} {Number(c.Traits.GetValueOrDefault(t.Name, t.Resting))}")), t.Source));

    private static IEnumerable<ParameterNote> Stimuli(CultureExperiment experiment)
        => experiment.Protocols.SelectMany(p => p.Inputs).Select(i => i.Stimulus).Distinct().Order().Select(s => experiment.Network.Stimuli[s])
            .Select(s => Note($"{s.Name}, conversion", $"{Number(s.PerUnit)} per {s.Unit}", s.Source));

    private static ParameterNote Note(string name, string value, string source) => new(name, value, source, source.Contains("assumed", StringComparison.OrdinalIgnoreCase));

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
