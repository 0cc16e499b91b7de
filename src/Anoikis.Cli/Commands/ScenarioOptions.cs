using System.CommandLine;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Cli.Commands;

/// <summary>What the commands that read a scenario have in common: its file and the values that take the place of its own.</summary>
internal sealed class ScenarioOptions
{
    private readonly List<(Option<string?> Option, string[] Path)> _short = [];

    public Argument<string> Scenario { get; } = new("SCENARIO") { Description = "The scenario's file (YAML)." };

    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "Change a value for this run, as in --set clones.B16F1.levels.BCL2.fold=2; may be given several times.",
        HelpName = "path=value",
        Arity = ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Adds an option that is short for setting one key.</summary>
    public Option<string?> Shorthand(string key, string helpName, string description) => Shorthand(key, [key], helpName, description);

    /// <summary>Adds an option that is short for setting a value at a path.</summary>
    public Option<string?> Shorthand(string name, string[] path, string helpName, string description)
    {
        Option<string?> option = new($"--{name}") { Description = description, HelpName = helpName };
        _short.Add((option, path));
        return option;
    }

    /// <summary>Reads the scenario with all settings in place; null, with findings, when anything is wrong.</summary>
    public Scenario? Read(ParseResult parsed, INetworkLibrary networks, DiagnosticBag findings)
    {
        List<Setting> settings = Settings(parsed, findings);
        string path = parsed.GetRequiredValue(Scenario);
        return ScenarioFile.Read(path, findings) is { } file && Belongs(file.Root, isAssay: false, path, findings)
            && ScenarioReader.Read(file.Root, path, [.. file.Changes, .. settings], networks, findings) is { } scenario && !findings.HasErrors
            ? scenario
            : null;
    }

    /// <summary>Reads the assay with all settings in place; null, with findings, when anything is wrong.</summary>
    public AssayScenario? ReadAssay(ParseResult parsed, INetworkLibrary networks, DiagnosticBag findings)
    {
        List<Setting> settings = Settings(parsed, findings);
        string path = parsed.GetRequiredValue(Scenario);
        return ScenarioFile.Read(path, findings) is { } file && Belongs(file.Root, isAssay: true, path, findings)
            && AssayReader.Read(file.Root, path, [.. file.Changes, .. settings], networks, findings) is { } scenario && !findings.HasErrors
            ? scenario
            : null;
    }

    /// <summary>Whether the scenario is an assay; false for a file that cannot be read, whose findings come when it is read for good.</summary>
    public bool IsAssay(ParseResult parsed) => ScenarioFile.Read(parsed.GetRequiredValue(Scenario), []) is { } file && AssayReader.IsAssay(file.Root);

    /// <summary>Whether the file is a cohort of patients.</summary>
    public bool IsCohort(ParseResult parsed) => YamlText.ReadFile(parsed.GetRequiredValue(Scenario), "", []) is YamlMap map && map["follow_up"] is not null;

    /// <summary>Reads the cohort with all settings in place; null, with findings, when anything is wrong.</summary>
    public CohortPlan? ReadCohort(ParseResult parsed, DiagnosticBag findings) => CohortReader.ReadFile(parsed.GetRequiredValue(Scenario), Settings(parsed, findings), null, findings);

    private static bool Belongs(YamlNode root, bool isAssay, string path, DiagnosticBag findings)
    {
        bool cascade = root is YamlMap map && map["cascade"] is not null;
        if (isAssay == AssayReader.IsAssay(root) || (isAssay && !cascade))
        {
            return true;
        }

        findings.Error(
            new SourceLocation(path, 1),
            isAssay ? $"this scenario has a cascade and no assay; run it with: anoikis run {path}" : $"this scenario is an assay; run it with: anoikis assay {path}");
        return false;
    }

    private List<Setting> Settings(ParseResult parsed, DiagnosticBag findings)
    {
        List<Setting> settings = [.. (parsed.GetValue(Set) ?? []).Select(text => Setting.Parse(text, findings)).OfType<Setting>()];
        foreach ((Option<string?> option, string[] path) in _short)
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                string text = parsed.GetValue(option) ?? "";
                string shown = $"{option.Name} {text}";
                settings.Add(new Setting([.. path], new YamlScalar(text, IsQuoted: false, new SourceLocation(shown, 0)), shown));
            }
        }

        return settings;
    }
}
