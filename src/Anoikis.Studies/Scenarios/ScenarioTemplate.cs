namespace Anoikis.Studies.Scenarios;

/// <summary>A commented scenario to start from: it is valid and runs as it stands.</summary>
public static class ScenarioTemplate
{
    /// <summary>Whether a name can be that of a scenario: one word of at most 60 letters, digits, '-', '_' and '.'.</summary>
    public static bool IsName(string name) => Names.IsName(name);

    /// <summary>The text of a scenario with a name.</summary>
    public static string Text(string name) => """
        # NAME: a scenario to start from. Check it with "anoikis validate NAME.yaml", run it with "anoikis run NAME.yaml".
        # Values may be changed for one run: anoikis run NAME.yaml --cells 5000 --set clones.tumour.levels.BCL2.fold=2
        name: NAME
        description: What question this scenario answers.

        seed: 1            # keys all randomness: the same seed gives the same result, bit for bit
        cells: 1000        # how many cells start
        until: 3 d         # how long they are followed: s, min, h, d or wk

        network: lopez2013 # the apoptosis network in every cell; built in; docs/scenarios.md says how to use a model of your own

        # The kinds of cells. A level is {fold: 1.5} times the network's own, {copies: 2e4} per cell, or lost; a regulator that is not named keeps
        # the network's own level. With several clones each has a share, and the shares sum up to 1.
        clones:
          tumour:
            levels:
              BCL2: {fold: 1.5}

        # How levels differ from cell to cell: log-normal, by coefficient of variation (standard deviation divided by mean).
        variability: {cv: 0.25}

        # The steps of the cascade, or the name of a built-in one (cascade: liver-b16f1), or of a .yaml file beside this one. Cells enter at the first step. The first
        # exit that happens wins. Apoptosis is never an exit: it comes out of each cell's network. "loss" needs a source, or the range that is assumed.
        cascade:
          steps:
            circulation:
              site: blood
              exits:
                - loss: mechanical
                  chance: 0.1
                  after: {exponential: {mean: 1 h}}
                  assumed: chance 0 to 0.5; how many cells the flow breaks depends on the vessel
                - advance: tissue
                  after: {lognormal: {median: 12 h, sigma: 0.5}}
            tissue:
              site: liver
              stimuli:
                TRAIL: {pulses: {rate: 0.2 per d, dose: 50 ng/mL, duration: {lognormal: {mean: 2 h, cv: 0.5}}}}
              may_stay: true

        # Published numbers to lay beside the simulated ones; with lower and upper a row is judged, without it is reported.
        observed:
          - quantity: alive on day 3, per cell that started
            source: none yet
            measure: alive at 3 d per injected

        """.Replace("NAME", name, StringComparison.Ordinal);
}
