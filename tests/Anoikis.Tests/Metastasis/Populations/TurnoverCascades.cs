using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Apoptosis.Variability;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Clones;
using Anoikis.Metastasis.Populations;
using Anoikis.Tests.Apoptosis;
using static Anoikis.Tests.Metastasis.Populations.TestCascades;

namespace Anoikis.Tests.Metastasis.Populations;

/// <summary>Cascades on <see cref="TurnoverNetwork"/>.</summary>
internal static class TurnoverCascades
{
    /// <summary>Everything that cells with turnover add, at once: rest before the cascade, stress by the colony, levels that wander, that only some cells have or that follow laws of their own, in colonies and through splits too, deaths of both causes, marks.</summary>
    public static CascadeExperiment Everything(long cells)
    {
        var contacts = new Stimulus("TRAIL", new StimulusPulses(0.4 / Day, RandomQuantity.Fixed(20), RandomQuantity.LogNormalMean(4 * Hour, 0.5)));
        CascadeStep Colony(string name, params Exit[] exits) => Step(name, exits).Growing(14, 0.2, 40) with
        {
            Stimuli = [contacts, new Stimulus("stress", new ColonyStrain(0.4, 2 * Day, 8)), new Stimulus("hypoxia", new ColonyDepth(0.01, 0.02, 0.05))],
        };
        return Experiment(
            cells,
            8 * Day,
            Step("arrest", new Advance("solitary", new WaitingTime(RandomQuantity.LogNormal(Day, 0.5)))) with { Stimuli = [contacts] },
            Step("solitary", new Advance("founding", new WaitingTime(RandomQuantity.Exponential(3 * Day), 0.2))) with { Stimuli = [contacts], IsTerminal = true, Split = 2 },
            Colony("founding", new Advance("micrometastasis", new ColonyCells(4))),
            Colony("micrometastasis") with { IsTerminal = true, Split = 3 }) with
        {
            Network = TurnoverNetwork.Cell,
            Clones =
            [
                new Clone("a", 3) { Variability = Fluctuating },
                new Clone("b", 1)
                {
                    Levels = Clone0.Levels.Add("CASP", RegulatorLevel.Fold(0.02)),
                    Traits = Clone0.Traits.Add("independence", 0.3),
                    Variability = Fluctuating with { CoefficientOfVariation = 0.4 },
                },
                new Clone("c", 1)
                {
                    Levels = Clone0.Levels
                        .Add("CASP", RegulatorLevel.Published with { Loss = new LossOfFunction(AberrationKind.Lost, 0, 0.5) })
                        .Add("FAST", RegulatorLevel.Fold(RandomQuantity.Uniform(0.5, 3)) with { Loss = new LossOfFunction(AberrationKind.DominantNegative, 0.25, 0.3) })
                        .Add("SLOW", RegulatorLevel.Fold(RandomQuantity.LogNormalMean(2, 0.6))),
                    Variability = Fluctuating,
                },
            ],
            Equilibration = 1.5 * Day,
            SampledCells = 7,
            SampleInterval = 6 * Hour,
            ObservationTimes = [3 * Day, 8 * Day],
            RelativeTolerance = 1e-4,
        };
    }

    private static LevelVariability Fluctuating { get; } = LevelVariability.Default with { Fluctuation = new LevelFluctuation(0.2, Day, 6 * Hour) };

    private static Clone Clone0 { get; } = new("none", 1);
}
