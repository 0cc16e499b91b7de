using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Clones;

namespace Anoikis.Metastasis.Populations;

/// <summary>The last guard before a run: whoever made the experiment, what the engine relies on holds.</summary>
internal static class ExperimentCheck
{
    /// <exception cref="ArgumentException">Something is wrong; the message names all of it.</exception>
    public static void Require(CascadeExperiment experiment)
    {
        DiagnosticBag findings = [];
        CascadeCheck.Run(experiment.Cascade, experiment.Network, _ => SourceLocation.None, findings);
        void Need(bool holds, string what)
        {
            if (!holds)
            {
                findings.Error(SourceLocation.None, what);
            }
        }

        Need(experiment.Cells is > 0 and <= 1_000_000_000_000, $"the number of cells is {experiment.Cells}; it must lie between 1 and 1e12");
        Need(experiment.Horizon > 0 && double.IsFinite(experiment.Horizon), $"the horizon is {experiment.Horizon} s; it must be above 0");
        Need(experiment.Equilibration >= 0 && double.IsFinite(experiment.Equilibration), $"the time of rest is {experiment.Equilibration} s; it must be at least 0");
        Need(experiment.ColonyWindow > 0 && experiment.ColonyStimulusWindow > 0 && experiment.LargeColonyWindow > 0 && experiment.DeathBin > 0 && experiment.SampleInterval > 0, "windows, bins and sample intervals must be above 0 s");
        Need(experiment.Horizon / experiment.DeathBin <= 1_000_000, $"bins of {experiment.DeathBin} s for deaths are more than 1,000,000 until the horizon");
        Need(experiment.Clones.Length > 0 && experiment.Clones.All(c => c.Share > 0 && double.IsFinite(c.Share)), "there must be a clone, and every share must be above 0");
        for (int o = 1; o < experiment.ObservationTimes.Length; o++)
        {
            Need(experiment.ObservationTimes[o] > experiment.ObservationTimes[o - 1], "observation times must rise");
        }

        foreach (Clone clone in experiment.Clones)
        {
            foreach (string symbol in clone.Levels.Keys.Concat(clone.Variability.Overrides.Keys))
            {
                Apoptosis.Levels.LevelCheck.Knows(experiment.Network, symbol, SourceLocation.None, findings);
            }
        }

        foreach (Apoptosis.Levels.LevelFluctuation fluctuation in experiment.Clones.Select(c => c.Variability.Fluctuation).OfType<Apoptosis.Levels.LevelFluctuation>())
        {
            Need(fluctuation.FixedShare is >= 0 and <= 1, $"the fixed share of fluctuating levels is {fluctuation.FixedShare}; it must lie from 0 to 1");
            Need(fluctuation.TimeConstant > 0 && double.IsFinite(fluctuation.TimeConstant), $"the time constant of fluctuating levels is {fluctuation.TimeConstant} s; it must be above 0");
            Need(
                fluctuation.Update >= Apoptosis.Levels.LevelFluctuation.ShortestUpdate && (experiment.Horizon + experiment.Equilibration) / fluctuation.Update < Apoptosis.Levels.LevelFluctuation.MostUpdates,
                $"levels change every {fluctuation.Update} s; that must be at least {Apoptosis.Levels.LevelFluctuation.ShortestUpdate} s, and less often than {Apoptosis.Levels.LevelFluctuation.MostUpdates} times until the horizon");
            Need(experiment.Network.Regulators.Any(r => r.HalfLife is not null), $"no level of the network {experiment.Network.Name} can fluctuate: none drives the synthesis of a protein with a half-life");
        }

        foreach ((Clone clone, string trait) in experiment.Clones.SelectMany(c => c.Traits.Keys.Select(t => (c, t))))
        {
            TraitTarget? known = Apoptosis.Levels.LevelCheck.KnowsTrait(experiment.Network, trait, SourceLocation.None, findings) ? experiment.Network.Trait(trait) : null;
            Need(known is null || (clone.Traits[trait] >= known.Lower && clone.Traits[trait] <= known.Upper), $"the trait {trait} of the clone {clone.Name} is {clone.Traits[trait]}; it must lie from {known?.Lower} to {known?.Upper}");
        }

        if (findings.HasErrors)
        {
            throw new ArgumentException(string.Join('\n', findings), nameof(experiment));
        }
    }
}
