using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Populations;
using static Anoikis.Studies.Results.ParameterNotes;

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
        Parameters = [.. provenance.Parameters, .. Rest(experiment.Equilibration, "cascade"), .. Stages(experiment), .. Levels(experiment.Network, experiment.Clones), .. Fluctuations(experiment.Clones), .. Traits(experiment.Network, experiment.Clones), .. Stimuli(experiment), .. Losses(experiment.Cascade)],
        Inputs = provenance.Inputs,
        Machine = provenance.Machine,
        Execution = provenance.Execution,
        LaneSteps = result.Lanes.Steps,
        PivotingSteps = result.Lanes.PivotingSteps,
        LaneStatuses = Enum.GetValues<LaneStop>().ToImmutableSortedDictionary(s => s.ToString(), s => (int)s < result.Lanes.Ends.Length ? result.Lanes[s] : 0, StringComparer.Ordinal),
    };

    private static IEnumerable<ParameterNote> Stages(CascadeExperiment experiment)
        => experiment.Stages is { } stages ? [ParameterNotes.Of("inside of a step", $"{(stages == StagePrecision.Single ? "single" : "double")} precision", "the scenario")] : [];

    private static IEnumerable<ParameterNote> Stimuli(CascadeExperiment experiment)
        => experiment.Cascade.Steps.SelectMany(s => s.Stimuli).Select(s => s.Name).Distinct(StringComparer.Ordinal)
            .Select(experiment.Network.Stimulus).OfType<StimulusTarget>()
            .Select(s => ParameterNotes.Of($"{s.Name}, conversion", $"{Number(s.PerUnit)} copies per {s.Unit}", s.Source));

    private static IEnumerable<ParameterNote> Losses(MetastaticCascade cascade)
        => cascade.Steps.SelectMany(s => s.Exits.OfType<Loss>().Select(l => ParameterNotes.Of($"{s.Name}: loss by {l.Cause}", Describe(l.When), l.Source)));

    private static string Describe(ExitCondition condition) => condition switch
    {
        WaitingTime w => $"{w.Time.Law} waiting time, mean {Number(w.Time.Mean)} s, chance {Number(w.Chance)}",
        NetworkCondition n => $"when {n.Text}",
        ColonyCells c => $"at {Number(c.Cells)} cells",
        ColonyDiameter d => $"at {Number(d.Millimetres)} mm across",
        _ => "",
    };
}
