using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Studies.Scenarios.Yaml;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Published;

/// <summary>The shipped liver scenario with settings changed.</summary>
internal static class LiverScenario
{
    /// <summary>The experiment; settings are as for --set.</summary>
    public static CascadeExperiment Read(params string[] settings)
    {
        DiagnosticBag findings = [];
        Setting[] parsed = [.. settings.Select(s => Setting.Parse(s, findings)!)];
        return ScenarioReader.ReadFile(RepositoryRoot.Path("scenarios", "liver-b16f1.yaml"), parsed, new NetworkLibrary(), findings)?.Experiment
            ?? throw new InvalidOperationException(string.Join('\n', findings));
    }
}
