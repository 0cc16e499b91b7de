using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Populations;

namespace Anoikis.Studies.Results;

/// <summary>Gathers the manifest of a run.</summary>
internal static class ManifestComposition
{
    public static RunManifest Of(CascadeExperiment experiment, CascadeResult result, RunProvenance provenance) => new()
    {
        Format = RunManifest.CurrentFormat,
        Title = provenance.Title,
        Description = provenance.Description,
        Version = provenance.Version,
        Command = provenance.Command,
        Seed = experiment.Seed,
        Cells = experiment.Cells,
        Horizon = experiment.Horizon,
        RelativeTolerance = experiment.RelativeTolerance,
        AbsoluteTolerance = experiment.AbsoluteTolerance,
        DeathBin = result.Deaths.Bin,
        ObservationTimes = result.Entities.ObservationTimes,
        Network = new NamedPart(experiment.Network.Name, experiment.Network.Description),
        Limits = experiment.Network.Limits,
        Cascade = new NamedPart(experiment.Cascade.Name, experiment.Cascade.Description),
        Clones = [.. experiment.Clones.Select(c => new CloneShare(c.Name, c.Share))],
        Steps = [.. experiment.Cascade.Steps.Select(s => new NamedPart(s.Name, s.Description.Length > 0 ? s.Description : s.Site))],
        LossCauses = result.Entities.LossCauses,
        Regulators = result.Entities.Regulators,
        Marks = result.Entities.Marks,
        KeySpecies = provenance.KeySpecies,
        Parameters = [.. provenance.Parameters, .. Rest(experiment), .. Stages(experiment), .. Levels(experiment), .. Fluctuations(experiment), .. Traits(experiment), .. Stimuli(experiment), .. Losses(experiment.Cascade)],
        Inputs = provenance.Inputs,
        Machine = provenance.Machine,
        Execution = provenance.Execution,
        LaneSteps = result.Lanes.Steps,
        PivotingSteps = result.Lanes.PivotingSteps,
        LaneStatuses = Enum.GetValues<LaneStop>().ToImmutableSortedDictionary(s => s.ToString(), s => (int)s < result.Lanes.Ends.Length ? result.Lanes[s] : 0, StringComparer.Ordinal),
    };

    private static IEnumerable<ParameterNote> Rest(CascadeExperiment experiment)
        => experiment.Equilibration > 0 ? [Note("rest before the cascade", $"{Number(experiment.Equilibration / 3600)} h, stimuli at rest", "the scenario")] : [];

    private static IEnumerable<ParameterNote> Stages(CascadeExperiment experiment)
        => experiment.Stages is { } stages ? [Note("inside of a step", $"{(stages == StagePrecision.Single ? "single" : "double")} precision", "the scenario")] : [];

    private static IEnumerable<ParameterNote> Levels(CascadeExperiment experiment)
    {
        foreach (RegulatorTarget regulator in experiment.Network.Regulators)
        {
            IEnumerable<string> clones = experiment.Clones
                .Where(c => c.Levels.ContainsKey(regulator.Symbol))
                .Select(c => $"{c.Name} {c.Levels[regulator.Symbol]}");
            string cv = string.Join(", ", experiment.Clones.Select(c => c.Variability.Of(regulator.Symbol)).Distinct().Select(Number));
            string value = $"{Number(regulator.PublishedCopies)} copies per cell, CV {cv}";
            string departures = string.Join("; ", clones);
            yield return Note($"{regulator.Symbol}, level", departures.Length > 0 ? $"{value}; {departures}" : value, regulator.Source);
        }
    }

    private static IEnumerable<ParameterNote> Fluctuations(CascadeExperiment experiment)
        => experiment.Clones.Where(c => c.Variability.Fluctuation is not null).Select(c => (c.Name, Fluctuation: c.Variability.Fluctuation!)).Select(c => Note(
            $"{c.Name}, fluctuation of levels",
            $"fixed share of the log-variance {Number(c.Fluctuation.FixedShare)}, time constant {Number(c.Fluctuation.TimeConstant / 3600)} h, changes every {Number(c.Fluctuation.Update / 3600)} h",
            "the scenario"));

    private static IEnumerable<ParameterNote> Traits(CascadeExperiment experiment)
    {
        foreach (TraitTarget trait in experiment.Network.Traits)
        {
            IEnumerable<string> clones = experiment.Clones.Select(c => $"{c.Name} {Number(c.Traits.GetValueOrDefault(trait.Name, trait.Resting))}");
            yield return Note($"{trait.Name}, trait", string.Join("; ", clones), trait.Source);
        }
    }

    private static IEnumerable<ParameterNote> Stimuli(CascadeExperiment experiment)
        => experiment.Cascade.Steps.SelectMany(s => s.Stimuli).Select(s => s.Name).Distinct(StringComparer.Ordinal)
            .Select(experiment.Network.Stimulus).OfType<StimulusTarget>()
            .Select(s => Note($"{s.Name}, conversion", $"{Number(s.PerUnit)} copies per {s.Unit}", s.Source));

    private static IEnumerable<ParameterNote> Losses(MetastaticCascade cascade)
        => cascade.Steps.SelectMany(s => s.Exits.OfType<Loss>().Select(l => Note($"{s.Name}: loss by {l.Cause}", Describe(l.When), l.Source)));

    private static string Describe(ExitCondition condition) => condition switch
    {
        WaitingTime w => $"{w.Time.Law} waiting time, mean {Number(w.Time.Mean)} s, chance {Number(w.Chance)}",
        NetworkCondition n => $"when {n.Text}",
        ColonyCells c => $"at {Number(c.Cells)} cells",
        ColonyDiameter d => $"at {Number(d.Millimetres)} mm across",
        _ => "",
    };

    private static ParameterNote Note(string name, string value, string source)
        => new(name, value, source, source.Contains("assumed", StringComparison.OrdinalIgnoreCase));

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
