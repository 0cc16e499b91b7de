using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Apoptosis.Variability;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Clones;
using Anoikis.Metastasis.Colonies;
using Anoikis.Metastasis.Populations;
using Anoikis.Tests.Apoptosis;

namespace Anoikis.Tests.Metastasis.Populations;

/// <summary>Cascades on <see cref="CleavageNetwork"/>, whose fates are known in closed form.</summary>
internal static class TestCascades
{
    public const double Hour = 3600;
    public const double Day = 24 * Hour;

    public static CascadeExperiment Experiment(long cells, double horizon, params CascadeStep[] steps) => new()
    {
        Network = CleavageNetwork.Cell,
        Clones = [new Clone("all", 1)],
        Cascade = new MetastaticCascade { Name = "test", Steps = [.. steps] },
        Cells = cells,
        Horizon = horizon,
        RelativeTolerance = 1e-6,
    };

    public static CascadeStep Step(string name, params Exit[] exits)
        => new() { Name = name, Site = "dish", Exits = [.. exits], IsTerminal = exits.Length == 0 };

    public static CascadeStep Under(this CascadeStep step, params StimulusCourse[] courses)
        => step with { Stimuli = [.. courses.Select(c => new Stimulus("TRAIL", c))] };

    public static CascadeStep Growing(this CascadeStep step, double cycleHours, double cv, int cap = 1000)
        => step with
        {
            Growth = new GrowthSettings
            {
                CycleTime = cv == 0 ? RandomQuantity.Fixed(cycleHours * Hour) : RandomQuantity.LogNormalMean(cycleHours * Hour, cv),
                CellCap = cap,
            },
        };

    /// <summary>Contacts that kill within minutes, so that death is all but a Poisson process.</summary>
    public static StimulusPulses Deadly(double perDay)
        => new(perDay / Day, RandomQuantity.Fixed(100 * CleavageNetwork.Ligand), RandomQuantity.Fixed(Day));

    public static Advance After(string to, double hours) => new(to, new WaitingTime(RandomQuantity.Fixed(hours * Hour)));

    public static CascadeResult Run(this CascadeExperiment experiment, int? width = null, int threads = 1)
        => CascadeSimulation.Prepare(experiment, new ExecutionOptions { Threads = threads, Width = width }).Run();

    public static CascadeExperiment WithoutVariability(this CascadeExperiment experiment)
        => experiment with { Clones = [.. experiment.Clones.Select(c => c with { Variability = LevelVariability.None })] };

    /// <summary>Everything at once: loss, contacts, a split, colonies that cross the cap, two clones, courses.</summary>
    public static CascadeExperiment Everything(long cells)
    {
        StimulusPulses contacts = new(0.2 / Day, RandomQuantity.LogNormalMean(CleavageNetwork.Ligand, 0.5), RandomQuantity.LogNormalMean(2 * Hour, 0.5));
        return Experiment(
            cells,
            8 * Day,
            Step(
                "circulation",
                new Loss("mechanical", "test", new WaitingTime(RandomQuantity.Uniform(0, Hour), 0.13)),
                After("arrest", 1.5)),
            Step("arrest", new Advance("solitary", new WaitingTime(RandomQuantity.LogNormal(Day, 0.5)))).Under(contacts, new ConstantStimulus(20)),
            Step(
                "solitary",
                new Advance("founding", new WaitingTime(RandomQuantity.Exponential(3 * Day), 0.2)),
                new Loss("primed", "test", new NetworkCondition(CleavageNetwork.CleavedAbove(0.45), "cPARP > 0.45 PARP")))
                .Under(contacts, new StimulusTable([0, Day, 2 * Day], [0, 30, 0])) with
            { Split = 3 },
            Step("founding", new Advance("micrometastasis", new ColonyCells(4))).Under(contacts).Growing(12, 0.2, 60),
            Step("micrometastasis", new Advance("macrometastasis", new ColonyCells(100)), new Loss("swept", "test", new WaitingTime(RandomQuantity.Exponential(9 * Day))))
                .Under(contacts).Growing(12, 0.2, 60) with
            { Split = 2 },
            (Step("macrometastasis") with { IsTerminal = true }).Growing(12, 0.2, 60)) with
        {
            Clones =
            [
                new Clone("a", 3),
                new Clone("b", 1) { Levels = ImmutableSortedDictionary<string, RegulatorLevel>.Empty.Add("CASP3", RegulatorLevel.Fold(2)) },
            ],
            SampledCells = 7,
            SampleInterval = 6 * Hour,
            ObservationTimes = [3 * Day, 6 * Day, 8 * Day],
            RelativeTolerance = 1e-4,
        };
    }
}
