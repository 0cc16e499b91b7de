using System.CommandLine;
using System.Globalization;
using Anoikis.Cli.Help;
using Anoikis.Cli.Output;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Prognosis;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Studies.Runs;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis validate SCENARIO</c>: says all that is wrong with a scenario, and runs nothing.</summary>
internal static class ValidateCommand
{
    private const int ClonesShown = 12;

    public static Command Create()
    {
        ScenarioOptions options = new();
        ExampleCommand command = new(
            "validate",
            "Say all that is wrong with a scenario, its network and its cascade, or with a cohort and its table, each with file and line; run nothing. Exit code 2 when there are errors.",
            new Example("anoikis validate trial.yaml", "Findings on standard error; what would run on standard output."),
            new Example("anoikis validate trial.yaml --set cells=500 --set clones.tumour.levels.BID=lost", "With values changed."));
        command.Add(options.Scenario);
        command.Add(options.Set);
        command.SetAction(parsed => (int)Run(parsed, options));
        return command;
    }

    private static ExitCode Run(ParseResult parsed, ScenarioOptions options)
    {
        if (options.IsAssay(parsed))
        {
            return RunAssay(parsed, options);
        }

        if (options.IsCohort(parsed))
        {
            return RunCohort(parsed, options);
        }

        DiagnosticBag findings = [];
        Scenario? scenario = options.Read(parsed, new NetworkLibrary(), findings);
        bool runs = scenario is not null && ScenarioRun.Compile(scenario, findings) is not null;
        Findings.Print(findings, parsed.InvocationConfiguration.Error);
        if (scenario is null || !runs)
        {
            return ExitCode.BadInput;
        }

        CascadeExperiment e = scenario.Experiment;
        string clones = string.Join(", ", e.Clones.Take(ClonesShown).Select(c => c.Name)) + (e.Clones.Length > ClonesShown ? $" and {e.Clones.Length - ClonesShown} other clones" : "");
        parsed.InvocationConfiguration.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{scenario.File}: good. {e.Cells:N0} cells ({clones}), network {e.Network.Name} ({e.Network.Network.Species.Length} species), cascade {e.Cascade.Name} ({e.Cascade.Steps.Length} steps), {e.Horizon / 86400:0.###} d, {scenario.Observed.Length} observed numbers."));
        return ExitCode.Done;
    }

    private static ExitCode RunAssay(ParseResult parsed, ScenarioOptions options)
    {
        DiagnosticBag findings = [];
        AssayScenario? scenario = options.ReadAssay(parsed, new NetworkLibrary(), findings);
        bool runs = scenario is not null && AssayRun.Prepare(scenario, findings) is not null;
        Findings.Print(findings, parsed.InvocationConfiguration.Error);
        if (scenario is null || !runs)
        {
            return ExitCode.BadInput;
        }

        parsed.InvocationConfiguration.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{scenario.File}: good. Assay {AssayCommand.KindName(scenario.Kind)}, {scenario.Cells:N0} cells of each clone ({string.Join(", ", scenario.Clones)}) under each of {scenario.Conditions.Count()} conditions, network {scenario.Network}: {scenario.Courses:N0} courses of cells."));
        return ExitCode.Done;
    }

    private static ExitCode RunCohort(ParseResult parsed, ScenarioOptions options)
    {
        DiagnosticBag findings = [];
        CohortPlan? plan = options.ReadCohort(parsed, findings);
        PrognosisRun? run = plan is null ? null : PrognosisRun.Prepare(plan, findings);
        Findings.Print(findings, parsed.InvocationConfiguration.Error);
        if (run is null || findings.HasErrors)
        {
            return ExitCode.BadInput;
        }

        parsed.InvocationConfiguration.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{plan!.File}: good. {run.Flow.Read:N0} rows, {run.Flow.Excluded:N0} set aside, {run.Flow.Used:N0} patients with {run.Events:N0} events of {plan.FollowUp.Outcome}, scores {string.Join(", ", plan.Scores.Select(s => s.Name))}."));
        return ExitCode.Done;
    }
}
