using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Studies.Scenarios.Yaml;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Published;

/// <summary>The shipped liver scenarios with settings changed.</summary>
internal static class LiverScenario
{
    /// <summary>The core's scenario.</summary>
    public const string Core = "liver-b16f1.yaml";

    /// <summary>The scenario with the full network.</summary>
    public const string Full = "liver-b16f1-full.yaml";

    /// <summary>The core's experiment; settings are as for --set.</summary>
    public static CascadeExperiment Read(params string[] settings) => Read(Core, settings).Experiment;

    /// <summary>One of the scenarios; settings are as for --set.</summary>
    public static Scenario Read(string file, string[] settings)
    {
        DiagnosticBag findings = [];
        Setting[] parsed = [.. settings.Select(s => Setting.Parse(s, findings)!)];
        return ScenarioReader.ReadFile(RepositoryRoot.Path("scenarios", file), parsed, new NetworkLibrary(), findings)
            ?? throw new InvalidOperationException(string.Join('\n', findings));
    }
}
