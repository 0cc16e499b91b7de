using System.CommandLine;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Cli.Commands.Survival;

/// <summary>What a command on a table was asked, and its reading of the table: each step gives null once a finding refuses the analysis.</summary>
internal sealed class TableRequest
{
    private readonly ParseResult _parsed;
    private readonly TableOptions _options;
    private DataTable? _table;

    public TableRequest(ParseResult parsed, TableOptions options, FindingList findings)
    {
        (_parsed, _options, Findings) = (parsed, options, findings);
        Response = options.Response(parsed, findings);
        Levels = options.Levels(parsed, findings);
    }

    public FindingList Findings { get; }

    public ResponseColumns Response { get; }

    public LevelOrders Levels { get; }

    /// <summary>The table, read when first asked for; null when it cannot be read.</summary>
    public DataTable? Table => _table ??= _options.Table(_parsed, Findings);

    /// <summary>The value of an option.</summary>
    public T? Value<T>(Option<T> option) => _parsed.GetValue(option);

    /// <summary>The columns that an option names; none when it is left out.</summary>
    public string[] Columns(Option<string[]> option) => _parsed.GetValue(option) ?? [];

    /// <summary>Refuses options that an analysis does not take.</summary>
    public void Refuse(bool isGiven, string reason)
    {
        if (isGiven)
            Findings.Error(reason);
    }

    /// <summary>Follow-up of the rows that miss none of the columns; nobody with the event is a finding, unless curves alone are wanted, and other problems of the rows can still be told.</summary>
    public SurvivalResponse? FollowUp(IEnumerable<string> columns, bool needsEvent = true)
    {
        SurvivalResponse? read = Table is null || Findings.HasErrors ? null : ResponseReader.Read(Table, Response, columns, Findings);
        if (needsEvent && read is { Times.EventCount: 0 })
            Findings.Error("no row used has the event");
        return read;
    }

    /// <summary>The frame of a model; somebody has the event.</summary>
    public ModelFrame? Frame(Formula? formula)
    {
        ModelFrame? frame = Table is null || formula is null || Findings.HasErrors ? null : ModelFrame.Read(Table, Response, formula, Levels, Findings);
        if (frame is { Times.EventCount: 0 })
            Findings.Error("no row used has the event");
        return Findings.HasErrors ? null : frame;
    }

    /// <summary>Groups of the rows used by the combinations of columns' values; null without columns.</summary>
    public RowGroups? Groups(IReadOnlyList<int>? rows, IReadOnlyList<string> columns)
        => rows is null || columns.Count == 0 ? null : RowGroups.Of(Table!, [.. rows], columns, Levels, Findings);

    /// <summary>Groups of which there must be two.</summary>
    public RowGroups? GroupsToCompare(IReadOnlyList<int>? rows, IReadOnlyList<string> columns)
    {
        RowGroups? groups = Groups(rows, columns);
        if (groups is { Count: < 2 })
            Findings.Error($"'{string.Join(", ", columns)}' has one level only in the rows used ({groups.Names[0]}); a comparison needs two");
        return Findings.HasErrors ? null : groups;
    }
}
