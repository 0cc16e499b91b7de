using System.Globalization;
using Anoikis.Survival.Competing;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Formulas;

/// <summary>What an analysis of competing risks takes from a table: cause 1 is the one of interest, cause 2 all others.</summary>
/// <param name="Times">Follow-up by cause.</param>
/// <param name="Covariates">Covariates of a model; without columns where there is no formula.</param>
/// <param name="Strata">Strata of the formula, or null.</param>
/// <param name="Rows">Rows of the table, rising.</param>
/// <param name="Flow">Accounts for all rows.</param>
public sealed record CompetingFrame(CompetingTimes Times, DesignMatrix Covariates, RowGroups? Strata, IReadOnlyList<int> Rows, PatientFlow Flow)
{
    /// <summary>The cause that the event's value names.</summary>
    public const int CauseOfInterest = 1;

    /// <summary>Takes the frame from a table, or says in the findings why that cannot be.</summary>
    /// <param name="table">The table.</param>
    /// <param name="response">Columns of follow-up; the event's value is the cause of interest.</param>
    /// <param name="censored">The event column's value that means censored; every other value is a competing cause.</param>
    /// <param name="formula">Covariates.</param>
    /// <param name="complete">Other columns in which a used row misses nothing.</param>
    /// <param name="orders">Orders of levels.</param>
    /// <param name="findings">Gets all that is wrong.</param>
    public static CompetingFrame? Read(DataTable table, ResponseColumns response, string censored, Formula formula, IEnumerable<string> complete, LevelOrders orders, FindingList findings)
    {
        if (response.EventValue == censored)
            findings.Error($"'{censored}' cannot mean both the event and censored");
        SurvivalResponse? read = ResponseReader.Read(table, response, formula.Columns.Concat(complete), findings);
        if (read is null || findings.HasErrors)
            return null;
        TableColumn column = table.Find(response.Event)!;
        bool numeric = double.TryParse(censored, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        int[] rows = [.. read.Rows];
        int[] cause = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            bool isCensored = column.Kind == ColumnKind.Numbers ? numeric && column.Numbers[rows[i]] == number : column.Text(rows[i]) == censored;
            cause[i] = read.Times.Event[i] ? CauseOfInterest : isCensored ? 0 : 2;
        }

        if (!cause.Contains(0))
            findings.Warning($"no row used has '{censored}' in column '{column.Name}': nobody is censored");
        if (!cause.Contains(CauseOfInterest))
            findings.Error("no row used has the event");
        DesignSpecification? specification = DesignSpecification.Learn(formula, table, rows, orders, findings);
        DesignMatrix? covariates = specification?.Matrix(table, rows, findings);
        RowGroups? strata = formula.Strata.Count == 0 ? null : RowGroups.Of(table, rows, formula.Strata, orders, findings);
        return findings.HasErrors || covariates is null
            ? null
            : new CompetingFrame(new CompetingTimes(read.Times.Time, cause, [response.EventValue ?? "1", "other"], read.Times.Start, read.Times.Weight), covariates, strata, rows, read.Flow);
    }
}
