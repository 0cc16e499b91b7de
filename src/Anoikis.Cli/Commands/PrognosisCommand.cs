using System.CommandLine;
using System.Globalization;
using Anoikis.Cli.Help;
using Anoikis.Cli.Output;
using Anoikis.Cli.Runs;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Prognosis;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Studies.Results;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis prognosis COHORT</c>: says whether scores of patients predict their outcome beyond the clinical factors.</summary>
internal sealed class PrognosisCommand
{
    private readonly Argument<string> _cohort = new("COHORT") { Description = "The cohort's file (YAML)." };

    private readonly Option<string?> _data = new("--data") { Description = "Table of patients in the place of the file's: .csv, .tsv, .txt or .parquet.", HelpName = "FILE" };

    private readonly Option<string?> _out = new("--out") { Description = "Folder for the report (results/NAME-SEED when left out).", HelpName = "DIR" };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Change a value for this run, as in --set resampling.bootstrap=50; may be given several times.",
        HelpName = "path=value",
        Arity = ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private PrognosisCommand()
    {
    }

    public static Command Create()
    {
        PrognosisCommand prognosis = new();
        ExampleCommand command = new(
            "prognosis",
            "Say whether scores of patients predict their outcome beyond the clinical factors, honestly estimated, and write a report. Exit code 2 when the input is refused, 130 when interrupted.",
            new Example("anoikis prognosis data/prognosis/gbsg.yaml", "Tables and report in results/gbsg-1."),
            new Example("anoikis prognosis cohort.yaml --data patients.parquet --out report", "Another table, another folder."),
            new Example("anoikis prognosis cohort.yaml --set missing=impute", "With multiple imputation beside complete cases."));
        command.Add(prognosis._cohort);
        command.Add(prognosis._data);
        command.Add(prognosis._out);
        command.Add(prognosis._set);
        command.SetAction((parsed, cancellation) => Task.FromResult((int)prognosis.Run(parsed, cancellation)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        TextWriter error = parsed.InvocationConfiguration.Error;
        DiagnosticBag findings = [];
        Setting[] settings = [.. (parsed.GetValue(_set) ?? []).Select(text => Setting.Parse(text, findings)).OfType<Setting>()];
        CohortPlan? plan = CohortReader.ReadFile(parsed.GetRequiredValue(_cohort), settings, parsed.GetValue(_data), findings);
        string directory = parsed.GetValue(_out) ?? (plan is null ? "" : PrognosisManifest.DefaultDirectory(plan));
        PrognosisRun? run = plan is null || !RunFolder.MayWrite(directory, findings) ? null : PrognosisRun.Prepare(plan, findings);
        Findings.Print(findings, error);
        if (run is null || findings.HasErrors)
            return ExitCode.BadInput;
        try
        {
            PrognosisResult result = ProgressDisplay.While("Scores", run.Scores, error, progress => run.Execute(progress, cancellation));
            DiagnosticBag writing = run.Warnings(result);
            bool written = PrognosisFiles.Write(result, directory, CommandRequest.Version, CommandRequest.Text(parsed), writing);
            Findings.Print(writing, error);
            if (!written)
                return ExitCode.BadInput;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Cohort.Flow.Read:N0} rows, {result.Cohort.Flow.Excluded:N0} set aside, {result.Cohort.Flow.Used:N0} patients, {result.Cohort.Frame.Times.EventCount:N0} events of {plan!.FollowUp.Outcome}"));
            foreach (string sentence in PrognosisFiles.Sentences(result))
            {
                output.WriteLine(sentence);
            }

            output.WriteLine();
            output.WriteLine($"Results: {directory}");
            output.WriteLine($"Report:  {Path.Combine(directory, RunFolder.ReportName)}");
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Interrupted. Nothing was written.");
            return ExitCode.Interrupted;
        }
    }
}
