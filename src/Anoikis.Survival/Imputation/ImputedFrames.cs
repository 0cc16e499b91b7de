using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Survival.Imputation;

/// <summary>A column with gaps, and how many rows of those used they are.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Rows">Rows in which it is missing.</param>
public sealed record MissingCells(string Column, int Rows);

/// <summary>
/// Model frames of a table whose covariates have gaps, one for each completed table. Columns are completed as they stand in the table, and terms such as log(x) or splines are made from
/// the completed columns. Event and Nelson-Aalen hazard are among the predictors (White and Royston, Stat. Med. 28 (2009) 1982). Rows that miss their follow-up are set aside as ever.
/// </summary>
/// <param name="Frames">One for each completed table; all have the same columns.</param>
/// <param name="Tables">The completed tables: the rows used, with the formula's columns and the auxiliary ones.</param>
/// <param name="Missing">Columns with gaps.</param>
/// <param name="Flow">Accounts for all rows.</param>
public sealed record ImputedFrames(IReadOnlyList<ModelFrame> Frames, IReadOnlyList<DataTable> Tables, IReadOnlyList<MissingCells> Missing, PatientFlow Flow)
{
    /// <summary>Completes a table, or says in the findings why that cannot be.</summary>
    /// <param name="table">The table.</param>
    /// <param name="response">Columns of follow-up; no starts.</param>
    /// <param name="formula">The model.</param>
    /// <param name="auxiliary">Columns that help to predict the missing values without being in the model.</param>
    /// <param name="orders">Orders of levels.</param>
    /// <param name="options">How.</param>
    /// <param name="findings">Gets all that is wrong.</param>
    public static ImputedFrames? Read(
        DataTable table, ResponseColumns response, Formula formula, IReadOnlyList<string> auxiliary, LevelOrders orders, ImputationOptions options, FindingList findings)
    {
        string[] structure = [.. formula.Strata.Append(formula.Cluster).OfType<string>()];
        string[] completed = [.. formula.Columns.Except(structure, StringComparer.Ordinal).Union(auxiliary, StringComparer.Ordinal)];
        ColumnCheck.AllPresent(table, orders.Columns.Concat(completed), findings);
        if (response.Start is not null)
            findings.Error("imputation takes no late entries: the hazard that a row has lived through is not known then");
        SurvivalResponse? read = findings.HasErrors ? null : ResponseReader.Read(table, response, structure, findings);
        if (read is null || findings.HasErrors)
            return null;
        int[] rows = [.. read.Rows];
        MissingCells[] missing = [.. completed.Select(c => new MissingCells(c, rows.Count(table.Find(c)!.IsMissing))).Where(m => m.Rows > 0)];
        foreach (MissingCells all in missing.Where(m => m.Rows == rows.Length))
        {
            findings.Error($"'{all.Column}' is missing in every row used; there is nothing to draw from");
        }

        if (findings.HasErrors)
            return null;
        List<ImputedColumn> columns = [.. completed.Select(c => Column(table.Find(c)!, rows)), .. Outcome(read.Times)];
        List<ModelFrame> frames = [];
        List<DataTable> tables = [];
        foreach (double[][] values in ChainedEquations.Impute(columns, options))
        {
            DataTable one = Completed(table, rows, completed, values);
            // The first table's findings are those of all.
            FindingList own = frames.Count == 0 ? findings : [];
            if (ModelFrame.Read(one, response, formula, orders, own) is not { } frame)
                return Refused(own, findings);
            if (frames.Count > 0 && !frame.Covariates.Names.SequenceEqual(frames[0].Covariates.Names))
            {
                findings.Error("completed tables differ in their columns: a spline lost knots or a level has no row; take fewer knots or join levels");
                return null;
            }

            frames.Add(frame);
            tables.Add(one);
        }

        return new ImputedFrames(frames, tables, missing, read.Flow);
    }

    private static ImputedFrames? Refused(FindingList own, FindingList findings)
    {
        if (!ReferenceEquals(own, findings))
        {
            foreach (Finding finding in own)
            {
                findings.Add(finding);
            }
        }

        return null;
    }

    private static ImputedColumn Column(TableColumn column, int[] rows)
        => column.Kind == ColumnKind.Numbers
            ? ImputedColumn.OfNumbers(column.Name, [.. rows.Select(r => column.Numbers[r])])
            : ImputedColumn.OfLevels(column.Name, [.. rows.Select(r => column.Codes[r])], column.Levels.Count);

    private static IEnumerable<ImputedColumn> Outcome(SurvivalTimes times)
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(new SurvivalTimes(times.Time, times.Event));
        double[] knots = [.. curve.Time];
        double[] hazard = new double[times.Count];
        double[] occurred = new double[times.Count];
        for (int i = 0; i < hazard.Length; i++)
        {
            hazard[i] = curve.CumulativeHazard[OrderedSearch.CountAtMost(knots, times.Time[i]) - 1];
            occurred[i] = times.Event[i] ? 1 : 0;
        }

        yield return ImputedColumn.OfNumbers("event", occurred);
        yield return ImputedColumn.OfNumbers("hazard", hazard);
    }

    // The rows used, with all their columns: those completed in place of those with gaps.
    private static DataTable Completed(DataTable table, int[] rows, string[] completed, double[][] values)
    {
        TableColumn Whole(TableColumn column)
        {
            int place = Array.IndexOf(completed, column.Name);
            if (place < 0)
                return column.Kind == ColumnKind.Numbers ? TableColumn.OfNumbers(column.Name, [.. rows.Select(r => column.Numbers[r])]) : TableColumn.OfWords(column.Name, [.. rows.Select(column.Text)]);
            return column.Kind == ColumnKind.Numbers
                ? TableColumn.OfNumbers(column.Name, values[place])
                : TableColumn.OfWords(column.Name, [.. values[place].Select(code => column.Levels[(int)code])]);
        }

        return new DataTable(table.Source, table.Columns.Select(Whole), [.. rows.Select(table.Line)]);
    }
}
