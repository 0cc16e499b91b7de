using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Anoikis.Apoptosis.Networks;
using Anoikis.Cli.Catalogue;
using Anoikis.Cli.Commands.Survival;
using Anoikis.Cli.Help;
using Anoikis.Cli.Options;
using Anoikis.Cli.Output;
using Anoikis.Clinic.Levels;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.ExpressionTables;
using Anoikis.Studies.Scenarios;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis clones TABLE</c>: makes clones of the samples of an expression table.</summary>
internal static class ClonesCommand
{
    private const string MedianReference = "median";

    public static Command Create()
    {
        Argument<string> table = new("TABLE") { Description = "Samples x genes: separated text (CSV, semicolons, tabs) or Parquet. Genes by symbol or any name that 'anoikis regulators' knows." };
        Option<ExpressionScale> scale = new("--scale")
        {
            Description = "What the numbers are: log2 (logarithms to base 2) or linear (amounts).",
            HelpName = "log2|linear",
            Required = true,
            CustomParser = result => EnumOption.Parse(result, ("log2", ExpressionScale.Log2), ("linear", ExpressionScale.Linear)),
        };
        Option<string> reference = new("--reference") { Description = "The sample whose levels are the network's own, or median.", DefaultValueFactory = _ => MedianReference, HelpName = "SAMPLE" };
        Option<double> slope = new("--slope") { Description = "Slope of the protein's logarithm on that of the table.", DefaultValueFactory = _ => 1 };
        Option<string?> network = NetworkOption.Create("The network whose regulators count (full where it is not given)");
        Option<string[]> samples = new("--samples") { Description = "Make clones of these samples only; names with commas between them, or the option several times.", HelpName = "NAMES" };
        Option<string[]> where = new("--where") { Description = "Read only rows with this value in this column, as in --where cohort=SKCM; several times for several columns.", HelpName = "COLUMN=VALUE" };
        Option<string?> sampleColumn = new("--sample-column") { Description = "The column that names samples; the first of distinct words where it is not given.", HelpName = "COLUMN" };
        Option<string?> file = new("--out") { Description = "Write the clones to this file (.yaml) instead of standard output.", HelpName = "FILE" };
        ExampleCommand command = new(
            "clones",
            "Make clones of the samples of an expression table: fold = 2^(slope (x - reference)). Says which columns and cells it could not use, and what it did with them.",
            new Example("anoikis clones rppa.csv --scale log2 --out clones.yaml", "One clone a sample, against the median; in a scenario: clones: {from: clones.yaml}."),
            new Example("anoikis clones tpm.parquet --scale linear --reference NORMAL-1 --samples T1,T2", "Two samples against a third, on standard output."),
            new Example("anoikis clones rppa.csv --scale log2 --where cohort=SKCM --slope 0.5 --out weak.yaml", "Some rows only, with another slope to see what depends on it."));
        command.Arguments.Add(table);
        foreach (Option option in new Option[] { scale, reference, slope, network, samples, where, sampleColumn, file })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            TextWriter error = parsed.InvocationConfiguration.Error;
            DiagnosticBag findings = [];
            CloneRequest? request = Request(parsed.GetValue(samples) ?? [], parsed.GetValue(where) ?? [], parsed.GetValue(sampleColumn), findings);
            double steepness = parsed.GetValue(slope);
            if (!(steepness > 0 && steepness <= ExpressionMapping.SteepestSlope))
            {
                findings.Error(SourceLocation.None, string.Create(CultureInfo.InvariantCulture, $"--slope is {steepness}; allowed is a number above 0 and at most {ExpressionMapping.SteepestSlope}"));
            }

            CellNetwork? cell = BuiltInCells.Load(parsed.GetValue(network) ?? NetworkModules.FullName, findings)?.Network;
            if (Findings.Print(findings, error) || request is null || cell is null)
            {
                return (int)ExitCode.BadInput;
            }

            string by = parsed.GetRequiredValue(reference);
            var mapping = new ExpressionMapping { Scale = parsed.GetRequiredValue(scale), Slope = steepness, Reference = by == MedianReference ? null : by };
            return (int)Run(parsed.GetRequiredValue(table), mapping, cell, request, parsed.GetValue(file), CommandRequest.Text(parsed), parsed.InvocationConfiguration.Output, error);
        });
        return command;
    }

    private static ExitCode Run(string path, ExpressionMapping mapping, CellNetwork cell, CloneRequest request, string? file, string command, TextWriter output, TextWriter error)
    {
        FindingList reading = [];
        DataTable? table = Path.GetExtension(path).ToUpperInvariant() is ".PARQUET" or ".PQ" ? ParquetFile.Read(path, reading) : CsvFile.Read(path, reading);
        if (TableOptions.Print(reading, path, error) || table is null)
        {
            return ExitCode.BadInput;
        }

        DiagnosticBag findings = [];
        DerivedClones? clones = DerivedClones.From(table, mapping, cell, request, findings);
        if (Findings.Print(findings, error) || clones is null)
        {
            return ExitCode.BadInput;
        }

        string text = ClonesText.Of(clones, command);
        int cells = clones.Folds.Count(f => !double.IsNaN(f));
        string summary = string.Create(
            CultureInfo.InvariantCulture, $"{clones.Names.Length:#,0} clones with {clones.Symbols.Length} regulators of the network {clones.Network}, {cells:#,0} levels: {string.Join(", ", clones.Symbols)}");
        if (file is null)
        {
            output.Write(text);
            error.WriteLine(summary);
        }
        else if (TextFile.Write(file, text) is { } problem)
        {
            error.WriteLine(problem);
            return ExitCode.BadInput;
        }
        else
        {
            output.WriteLine(summary);
            output.WriteLine($"{file} is written. In a scenario: clones: {{from: {Path.GetFileName(file)}}}{(clones.Names.Length > CloneReader.MostClones ? $", with only: [...] for up to {CloneReader.MostClones} of them" : "")}");
        }

        return ExitCode.Done;
    }

    private static CloneRequest? Request(string[] samples, string[] where, string? sampleColumn, DiagnosticBag findings)
    {
        var conditions = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (string condition in where)
        {
            int equals = condition.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                findings.Error(SourceLocation.None, $"--where is '{condition}'; allowed is COLUMN=VALUE, as in --where cohort=SKCM");
                return null;
            }

            conditions.Add(new(condition[..equals], condition[(equals + 1)..]));
        }

        return new CloneRequest
        {
            SampleColumn = sampleColumn,
            Samples = [.. samples.SelectMany(s => s.Split(',')).Select(s => s.Trim()).Where(s => s.Length > 0)],
            Where = conditions.ToImmutable(),
        };
    }
}
