using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Tests.Studies.Scenarios;

/// <summary>A good scenario to spoil, and how to read it.</summary>
internal static class ScenarioTexts
{
    public const string Good = """
        name: try
        seed: 7
        cells: 300
        until: 3 d
        network: small
        variability: {cv: 0.3, regulators: {BAX: 0.2}}
        tolerances: {relative: 1e-4, absolute: 1}
        courses: {cells: 3, every: 1 h}
        clones:
          wild: {share: 0.5}
          tough:
            share: 0.5
            levels:
              BCL2: {fold: 4}
        cascade:
          steps:
            blood:
              site: vein
              stimuli:
                TRAIL: {pulses: {rate: 0.5 per d, dose: 50 ng/mL, duration: {lognormal: {mean: 2 h, cv: 0.5}}}}
              exits:
                - {loss: mechanical, chance: 0.1, after: {exponential: {mean: 1 h}}, source: nobody}
                - {advance: tissue, after: {lognormal: {median: 12 h, sigma: 0.5}}}
            tissue:
              site: liver
              stimuli: {TRAIL: 10 ng/mL}
              may_stay: true
        observed:
          - {quantity: alive, source: nobody, observed: 0.5, lower: 0.4, upper: 0.6, measure: alive at 3 d per injected}
        """;

    /// <summary>A fit of the good scenario, and places for another's posterior, to put at its end.</summary>
    public const string Fit = "\n" + """
        fit:
          cells: 200
          particles: 10
          generations: 3
          tolerance: 0.5
          free:
            - name: contacts
              path: cascade.steps.blood.stimuli.TRAIL.pulses.rate
              from: 0.05 per d
              to: 5 per d
              scale: log
              assumed: made up for tests
          observations: [alive]
        predict:
          - {path: a.b, to: cascade.steps.tissue.stimuli.TRAIL}
          - {path: a.c, left_out: there is none}
        """ + "\n";

    public static Scenario? Read(string text, DiagnosticBag findings, params string[] settings)
    {
        Setting[] parsed = [.. settings.Select(s => Setting.Parse(s, findings)).OfType<Setting>()];
        return YamlText.Read(text, "try.yaml", findings) is { } root ? ScenarioReader.Read(root, "try.yaml", parsed, new SmallNetworks(), findings) : null;
    }
}
