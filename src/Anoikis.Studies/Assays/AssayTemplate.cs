namespace Anoikis.Studies.Assays;

/// <summary>Commented assays to start from, one a kind: valid, and they run as they stand.</summary>
public static class AssayTemplate
{
    /// <summary>The text of an assay of a kind.</summary>
    /// <param name="name">The scenario's name.</param>
    /// <param name="kind">Its kind.</param>
    public static string Text(string name, AssayKind kind) => $$"""
        # {{name}}: an assay to start from. Check it with "anoikis validate {{name}}.yaml", run it with "anoikis assay {{name}}.yaml".
        # Values may be changed for one run: anoikis assay {{name}}.yaml --cells 5000 --set clones.HeLa.levels.BCL2.fold=10
        name: {{name}}
        description: What question this assay answers.

        seed: 1                # keys all randomness: the same seed gives the same result, bit for bit
        cells: 500             # of each clone, in every dish; cell 17 is the same cell in all of them, so that dishes differ by what was done to them

        network: {{(kind == AssayKind.Bh3Profiling ? "reference + bcl2_family_extended + bh3_peptides" : "reference")}}     # the apoptosis network in every cell; docs/network.md says what is in it and which stimuli it takes

        # The kinds of cells; each has all the cells. Levels by HGNC symbol are {fold: 1.5} times the network's own, {copies: 2e4} per cell, or lost.
        clones:
          HeLa:
            traits: {anchorage_independence: 0.5}   # assumed: 0.3 to 0.7
            levels:
              BID: {fold: 1.5, assumed: 1 to 2}
              BCL2L1: {fold: 0.5, assumed: 0.3 to 1}

        # How levels differ from cell to cell, log-normal by coefficient of variation; without a fluctuation every cell keeps its own.
        variability:
          cv: 0.25{{(kind == AssayKind.Sisters ? Fluctuation : "")}}

        equilibration: {for: 1 d, assumed: 1 to 5 d}   # every cell rests before the assay begins

        # What is done; docs/assays.md has all kinds and their settings.
        assay:
        {{Settings(kind)}}

        """;

    private const string Fluctuation = """

          fluctuation: {fixed_share: 0.2, time_constant: 24 h, update: 6 h, assumed: fixed share 0 to 0.5}   # what lets sisters part
        """;

    private static string Settings(AssayKind kind) => kind switch
    {
        AssayKind.DoseResponse => """
              dose_response:
                stimulus: TRAIL
                doses: {from: 0.5 ng/mL, to: 1000 ng/mL, count: 8}   # or a list: [2 ng/mL, 50 ng/mL]
                times: [24 h, 48 h]
                # with: {translation: 0}   # stimuli that are there in all dishes
            """,
        AssayKind.DeathTimes => """
              death_times:
                conditions:
                  TRAIL-50: {TRAIL: 50 ng/mL}
                  TRAIL-50-CHX: {TRAIL: 50 ng/mL, translation: 0}
                until: 24 h
            """,
        AssayKind.RepeatedDosing => """
              repeated_dosing:
                stimuli: {TRAIL: 50 ng/mL}
                for: 12 h
                rests: [0 h, 24 h, 72 h]
            """,
        AssayKind.Washout => """
              washout:
                stimuli: {TRAIL: 50 ng/mL}
                removed_at: [30 min, 1 h, 2 h, 4 h]
                removed_after: {moment: parp_tenth, delays: [0 min]}   # a mark of the network, or a comparison such as C8 > 100
                until: 2 d
            """,
        AssayKind.Matrix => """
              matrix:
                first: {stimulus: TRAIL, doses: [1 ng/mL, 5 ng/mL, 50 ng/mL]}
                second: {stimulus: stress, doses: [0.5, 1, 2]}
                times: 24 h
            """,
        AssayKind.Bh3Profiling => """
              bh3_profiling:
                peptides:                # each is a stimulus of the network: anoikis stimuli lists them
                  BIM_BH3: [1 uM]
                  BAD_BH3: [1 uM, 10 uM]
                  NOXA_BH3: [1 uM, 10 uM]
                  HRK_BH3: [1 uM, 10 uM]
                times: [1 h, 2 h]
            """,
        AssayKind.Suspension => """
              suspension:
                times: [8 h, 24 h, 48 h]
            """,
        AssayKind.Clonogenic => """
              clonogenic:
                stimulus: TRAIL
                doses: [2 ng/mL, 10 ng/mL, 50 ng/mL]
                for: 24 h
                colonies_after: 10 d       # a cell counts that has become a colony of 50 cells or more
                growth: {cycle: {lognormal: {median: 22 h, cv: 0.15}}, assumed: median 18 to 27 h}
            """,
        AssayKind.Causes => """
              causes:
                stimuli: {TRAIL: 10 ng/mL, anchorage: 0, growth_factor: 0}   # together, without each, each alone
                routes: {extrinsic: C8 > 100}                                # which of these comparisons holds first before a death
                until: 2 d
            """,
        AssayKind.Sisters => """
              sisters:
                stimuli: {TRAIL: 50 ng/mL}
                parted: [0 h, 12 h, 48 h]
                until: 24 h
            """,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
    };
}
