using System.Globalization;
using Anoikis.Survival.Competing;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>A marker's values, one for each row of the analysis; NaN where it was not measured.</summary>
/// <param name="Plan">How its column becomes the marker.</param>
/// <param name="Values">On the scale that scores use.</param>
/// <param name="Measured">Before standardising, on the scale of its error.</param>
/// <param name="Spread">What a value is divided by in standardising; 1 where it is not standardised.</param>
public sealed record MarkerValues(MarkerPlan Plan, IReadOnlyList<double> Values, IReadOnlyList<double> Measured, IReadOnlyList<double> Spread);

/// <summary>A score's values, one for each row of the analysis; NaN where it cannot be formed.</summary>
/// <param name="Plan">The score.</param>
/// <param name="Values">Higher means whatever the score says.</param>
public sealed record CohortScore(ScorePlan Plan, IReadOnlyList<double> Values)
{
    /// <summary>How uncertain the way from a measurement to the score is; null where nothing is stated of it.</summary>
    public ScoreDraws? Draws { get; init; }
}

/// <summary>Draws of a score within the uncertainty of its markers.</summary>
/// <param name="Count">Draws.</param>
/// <param name="Statement">What is uncertain, in words.</param>
/// <param name="Of">The score of all rows of the analysis in a draw, from 0.</param>
public sealed record ScoreDraws(int Count, string Statement, Func<int, double[]> Of);

/// <summary>The table of a cohort as its analysis takes it: every row of the file is used or stands under the reason why it is not.</summary>
public sealed record CohortTable
{
    /// <summary>The table of the file, less the rows that were not asked for.</summary>
    public required DataTable Table { get; init; }

    /// <summary>Follow-up, clinical factors and strata of the rows that miss none of these.</summary>
    public required ModelFrame Frame { get; init; }

    /// <summary>Follow-up with the competing event as cause 2, or null.</summary>
    public CompetingTimes? Competing { get; init; }

    /// <summary>Accounts for every row of the file.</summary>
    public required PatientFlow Flow { get; init; }

    /// <summary>Markers of the frame's rows.</summary>
    public required IReadOnlyList<MarkerValues> Markers { get; init; }

    /// <summary>Scores of the frame's rows; those by models once they were run.</summary>
    public required IReadOnlyList<CohortScore> Scores { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Hash { get; init; }

    /// <summary>Line of the file of a row of the frame.</summary>
    public int Line(int row) => Table.Line(Frame.Rows[row]);

    /// <summary>Name of the patient of a row: the id column's, else the line.</summary>
    public string Name(CohortPlan plan, int row)
        => plan.Id is { } id && Table.Find(id)?.Text(Frame.Rows[row]) is { } name ? name : string.Create(CultureInfo.InvariantCulture, $"line {Line(row)}");
}

/// <summary>Reads the table of a cohort and checks it.</summary>
public static class CohortTableReader
{
    private const int FewestEvents = 5;

    /// <summary>The table, or null with findings that name rows.</summary>
    public static CohortTable? Read(CohortPlan plan, FindingList findings)
    {
        FollowUpPlan followUp = plan.FollowUp;
        DataTable? file = Path.GetExtension(plan.DataFile).ToUpperInvariant() is ".PARQUET" or ".PQ" ? ParquetFile.Read(plan.DataFile, findings) : CsvFile.Read(plan.DataFile, findings);
        if (file is null || !ColumnCheck.AllPresent(file, Columns(plan), findings))
            return null;
        RowFilter filter = RowFilter.Of(file, plan.Where, findings);
        if (findings.HasErrors)
            return null;
        DataTable table = filter.Kept;
        ResponseColumns response = new() { Time = followUp.Time, Event = followUp.Event, EventValue = followUp.EventValue, Start = followUp.Entry, Id = plan.Id };
        Formula formula = (plan.Clinical ?? Formula.Empty).WithStrata(plan.Strata);
        ModelFrame? frame = ModelFrame.Read(table, response, formula, plan.Levels, findings);
        if (frame is null)
            return null;
        if (frame.Offset.Count > 0)
            findings.Error("clinical has offset(...), which the report does not take");
        if (frame.Times.EventCount < FewestEvents)
            findings.Error(string.Create(CultureInfo.InvariantCulture, $"{frame.Times.Count} rows used have {frame.Times.EventCount} events of '{followUp.Event}'; at least {FewestEvents} are needed"));
        CovariateUnits.Check(DesignMatrix.OfColumns((followUp.Time, frame.Times.Time.ToArray())), findings);
        CompetingTimes? competing = followUp.Competing is null ? null : CompetingColumns.Read(table, followUp, frame, findings);
        IReadOnlyList<MarkerValues> markers = MarkerColumns.Read(plan, table, frame, findings);
        IReadOnlyList<CohortScore> scores = findings.HasErrors ? [] : [.. plan.Scores.Where(s => s.Model is null).Select(s => ExpressionDraws.Score(plan, s, markers, [.. frame.Rows.Select(table.Line)], findings))];
        if (findings.HasErrors)
            return null;
        return new CohortTable
        {
            Table = table,
            Frame = frame,
            Competing = competing,
            Flow = filter.Joined(frame.Flow),
            Markers = markers,
            Scores = scores,
            Hash = HashOf(plan.DataFile),
        };
    }

    private static IEnumerable<string> Columns(CohortPlan plan) =>
    [
        plan.FollowUp.Time, plan.FollowUp.Event, .. new[] { plan.FollowUp.Entry, plan.Id, plan.FollowUp.Competing?.Event, plan.FollowUp.Competing?.Time }.OfType<string>(),
        .. plan.Where.Select(w => w.Column), .. plan.Strata, .. plan.Clinical?.Columns ?? [], .. plan.Levels.Columns, .. plan.Markers.Select(m => m.Column), .. plan.Subgroups.Select(s => s.Column),
    ];

    private static string HashOf(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream));
    }
}
