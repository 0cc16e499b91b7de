using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Tests.Studies.Assays;

/// <summary>Good assays of every kind to spoil, and how to read them.</summary>
internal static class AssayTexts
{
    public const string Head = """
        name: try
        seed: 7
        cells: 60
        network: dish
        variability: {cv: 0.3}
        tolerances: {relative: 1e-5, absolute: 1}
        equilibration: {for: 2 h, assumed: any}
        clones:
          wild:
          tough:
            levels:
              BAX: {fold: 0.8}
        assay:
        """ + "\n";

    /// <summary>Settings of each kind, with every key that it has.</summary>
    public static SortedDictionary<string, string> Kinds { get; } = new(StringComparer.Ordinal)
    {
        ["bh3_profiling"] = "  bh3_profiling: {peptides: {A: 20 ng/mL, B: [10 ng/mL, 40 ng/mL]}, times: [1 h, 2 h], with: {anchorage: 0.9}}\n",
        ["causes"] = "  causes: {stimuli: {A: 20 ng/mL, B: 15 ng/mL}, routes: {early: X_on > 1e3, late: X_on > 3e4}, until: 36 h, with: {anchorage: 0.999}}\n",
        ["clonogenic"] = "  clonogenic: {stimulus: A, doses: [10 ng/mL, 40 ng/mL], for: 6 h, colonies_after: 3 d, growth: {cycle: {lognormal: {median: 10 h, cv: 0.1}}, cells_with_network: 64, assumed: any}, with: {anchorage: 0.99}}\n",
        ["death_times"] = "  death_times: {conditions: {low: {A: 12 ng/mL}, high: {A: {constant: 50 ng/mL}, B: {table: [{at: 0 h, value: 1 ng/mL}, {at: 2 h, value: 4 ng/mL}]}}}, until: 36 h, times: [12 h, 24 h]}\n",
        ["dose_response"] = "  dose_response: {stimulus: A, doses: {from: 5 ng/mL, to: 80 ng/mL, count: 6, spacing: log}, times: [12 h, 24 h], with: {B: 1 ng/mL}}\n",
        ["matrix"] = "  matrix: {first: {stimulus: A, doses: [5 ng/mL, 20 ng/mL]}, second: {stimulus: B, doses: [5 ng/mL, 20 ng/mL]}, times: 24 h, with: {anchorage: 0.99}}\n",
        ["repeated_dosing"] = "  repeated_dosing: {stimuli: {A: 20 ng/mL}, for: 12 h, rests: [0 h, 24 h], window: 10 h, with: {B: 0.1 ng/mL}}\n",
        ["sisters"] = "  sisters: {stimuli: {A: 20 ng/mL}, parted: [0 h, 12 h], until: 24 h}\n",
        ["suspension"] = "  suspension: {times: [12 h, 24 h], with: {A: 1 ng/mL}}\n",
        ["washout"] = "  washout: {stimuli: {A: 40 ng/mL}, removed_at: [1 h, 4 h], removed_after: {moment: X_on > 3e4, delays: [0 min, 10 min]}, until: 36 h, with: {B: 0.1 ng/mL}}\n",
    };

    public const string Observed = """
        observed:
          - {quantity: dead, source: nobody, observed: 0.5, lower: 0.4, upper: 0.6, table: conditions, column: dead, where: {clone: wild, condition: high}}
        """ + "\n";

    public static string Of(string kind) => Head + Kinds[kind];

    /// <summary>Whether a file of scenarios holds an assay.</summary>
    public static bool IsAssay(string file) => YamlText.ReadFile(file, file, []) is { } root && AssayReader.IsAssay(root);

    public static AssayScenario? Read(string text, DiagnosticBag findings, params string[] settings)
        => YamlText.Read(text, "try.yaml", findings) is { } root
            ? AssayReader.Read(root, "try.yaml", [.. settings.Select(s => Setting.Parse(s, findings)!)], new DishNetworks(), findings)
            : null;

    /// <summary>Reads a good assay and runs it.</summary>
    public static AssayOutcome Run(string text, params string[] settings)
    {
        DiagnosticBag findings = [];
        AssayScenario? scenario = Read(text, findings, settings);
        AssayRun? run = scenario is null ? null : AssayRun.Prepare(scenario, findings);
        Assert.True(run is not null, string.Join('\n', findings));
        return run.Execute();
    }
}
