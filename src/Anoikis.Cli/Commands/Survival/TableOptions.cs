using System.CommandLine;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Cli.Commands.Survival;

/// <summary>What every command on a table of patients takes: the table, its columns of follow-up, and where results go.</summary>
internal sealed class TableOptions
{
    private readonly Argument<string> _data = new("DATA") { Description = "A table: .csv, .tsv, .txt (comma, semicolon or tab; UTF-8) or .parquet." };

    private readonly Option<string> _time = new("--time") { Description = "Column of the end of observation.", HelpName = "COLUMN", Required = true };

    private readonly Option<string> _event = new("--event") { Description = "Column of the event: 0 and 1, FALSE and TRUE, or with --event-value anything.", HelpName = "COLUMN", Required = true };

    private readonly Option<string?> _eventValue = new("--event-value") { Description = "The value that is the event; all others are censored.", HelpName = "VALUE" };

    private readonly Option<string?> _start = new("--start") { Description = "Column of the begin of observation (late entry; start-stop rows).", HelpName = "COLUMN" };

    private readonly Option<string?> _weights = new("--weights") { Description = "Column of case weights.", HelpName = "COLUMN" };

    private readonly Option<string?> _id = new("--id") { Description = "Column that names patients; one that comes twice is refused unless there are starts.", HelpName = "COLUMN" };

    private readonly Option<string[]> _where = new("--where") { Description = "Only rows with this value: COLUMN=VALUE. May be given several times.", HelpName = "COLUMN=VALUE" };

    private readonly Option<string[]> _levels = new("--levels") { Description = "Order of a factor's levels, the reference first: 'rx=Obs,Lev,Lev+5FU'.", HelpName = "COLUMN=A,B,..." };

    private readonly Option<string?> _json = new("--json") { Description = "File for all results at full precision; - for standard output.", HelpName = "FILE|-" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_data);
        foreach (Option option in new Option[] { _time, _event, _eventValue, _start, _weights, _id, _where, _levels, _json })
        {
            command.Options.Add(option);
        }
    }

    public string File(ParseResult parsed) => parsed.GetRequiredValue(_data);

    public string? Json(ParseResult parsed) => parsed.GetValue(_json);

    public LevelOrders Levels(ParseResult parsed, FindingList findings) => LevelOrders.Parse(parsed.GetValue(_levels) ?? [], findings);

    public ResponseColumns Response(ParseResult parsed, FindingList findings)
    {
        List<(string Column, string Value)> where = [];
        foreach (string condition in parsed.GetValue(_where) ?? [])
        {
            int equals = condition.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                where.Add((condition[..equals].Trim(), condition[(equals + 1)..].Trim()));
            else
                findings.Error($"--where \"{condition}\" is not of the form COLUMN=VALUE");
        }

        return new ResponseColumns
        {
            Time = parsed.GetRequiredValue(_time),
            Event = parsed.GetRequiredValue(_event),
            EventValue = parsed.GetValue(_eventValue),
            Start = parsed.GetValue(_start),
            Weights = parsed.GetValue(_weights),
            Id = parsed.GetValue(_id),
            Where = where,
        };
    }

    public DataTable? Table(ParseResult parsed, FindingList findings)
    {
        string file = File(parsed);
        return Path.GetExtension(file).ToUpperInvariant() is ".PARQUET" or ".PQ" ? ParquetFile.Read(file, findings) : CsvFile.Read(file, findings);
    }

    /// <summary>Prints findings as file:line: severity: message, the nearest known name added, and says whether they refuse the analysis.</summary>
    public static bool Print(FindingList findings, string file, TextWriter error)
    {
        foreach (Finding finding in findings)
        {
            error.WriteLine(SurvivalDiagnostics.Of(finding, file));
        }

        return findings.HasErrors;
    }
}
