using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Assays.Results;

/// <summary>The published numbers of an assay as words.</summary>
internal static class ObservedText
{
    /// <summary>The published numbers beside those of an assay.</summary>
    public static (IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) Of(AssayOutcome outcome)
        => (["quantity", "source", "observed", "bounds", "simulated", ""],
            [.. outcome.Scenario.Observed.Select(o => (IReadOnlyList<string>)[o.Quantity, o.Source, TableText.Number(o.Observed), Bounds(o), Simulated(o, outcome), Verdict(o.Holds(o.Value(outcome.Evaluation.Tables)))])]);

    private static string Simulated(ObservedValue observed, AssayOutcome outcome)
    {
        ResultTable table = outcome.Evaluation.Tables.First(t => t.Name == observed.Table);
        int lower = table.Column(observed.Column + ResultColumn.Lower), upper = table.Column(observed.Column + ResultColumn.Upper);
        var row = observed.Rows(table).First();
        string value = TableText.Number(observed.Value([table]));
        return lower >= 0 && upper >= 0 && row[lower] is double a && row[upper] is double b && !double.IsNaN(a) ? $"{value} ({TableText.Number(a)} – {TableText.Number(b)})" : value;
    }

    private static string Verdict(bool? holds) => holds switch { true => "inside", false => "outside", null => "" };

    private static string Bounds(ObservedValue observed) => observed.IsJudged ? $"{TableText.Number(observed.Lower)} – {TableText.Number(observed.Upper)}" : "";
}
