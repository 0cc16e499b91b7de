using System.Globalization;
using Anoikis.Studies.Reports;
using Anoikis.Studies.Results;
using Anoikis.Studies.Runs;

namespace Anoikis.Cli.Runs;

/// <summary>What a run prints at its end: the funnel, the published numbers beside the simulated ones, and where the rest is.</summary>
internal static class OutcomeText
{
    public static void Write(TextWriter output, RunOutcome outcome)
    {
        TextTable funnel = new("step", "entered", "of all", "advanced", "apoptosis", "other end", "still there");
        foreach (StepSummary step in outcome.Summary.Steps)
        {
            funnel.Add(
                step.Account.Step,
                Count(step.Account.Entered),
                Share(step.Account.Entered / outcome.Summary.Cells),
                Count(step.Account.Advanced),
                Count(step.Account.Apoptosis),
                Count(step.Account.Losses.Sum() + step.Account.CaspaseIndependent),
                Count(step.Account.StillThere));
        }

        funnel.Write(output);
        if (outcome.Summary.Observed.Length > 0)
        {
            output.WriteLine();
            TextTable observed = new("quantity", "observed", "bounds", "simulated", "95 % interval", "");
            foreach (ObservedOutcome row in outcome.Summary.Observed)
            {
                observed.Add(
                    row.Quantity.Quantity,
                    Number(row.Quantity.Observed),
                    row.Quantity.Judged ? $"{Number(row.Quantity.Lower)} to {Number(row.Quantity.Upper)}" : "",
                    row.Simulated.IsKnown ? Number(row.Simulated.Value) : "-",
                    row.Simulated.IsKnown ? $"{Number(row.Simulated.Lower)} to {Number(row.Simulated.Upper)}" : "",
                    row.Inside switch { true => "inside", false => "outside", null => "" });
            }

            observed.Write(output);
        }

        output.WriteLine();
        output.WriteLine($"Results: {outcome.Directory}");
        output.WriteLine($"Report:  {Path.Combine(outcome.Directory, RunFolder.ReportName)}");
    }

    public static void Write(TextWriter output, ReplicateSummary summary, string directory)
    {
        TextTable table = new("what", "observed", "bounds", "median", "range", "inside", "median");
        foreach ((string step, ReplicateSpread entered) in summary.Steps)
        {
            table.Add($"entered {step}", "", "", Number(entered.Median), $"{Number(entered.Least)} to {Number(entered.Greatest)}", "", "");
        }

        foreach (ReplicatedOutcome row in summary.Observed)
        {
            (ObservedOutcome first, ReplicateSpread simulated, int inside) = row;
            table.Add(
                first.Quantity.Quantity,
                Number(first.Quantity.Observed),
                first.Quantity.Judged ? $"{Number(first.Quantity.Lower)} to {Number(first.Quantity.Upper)}" : "",
                simulated.Known > 0 ? Number(simulated.Median) : "-",
                simulated.Known > 0 ? $"{Number(simulated.Least)} to {Number(simulated.Greatest)}" : "",
                first.Quantity.Judged ? string.Create(CultureInfo.InvariantCulture, $"{inside} of {summary.Count}") : "",
                row.MedianInside switch { true => "inside", false => "outside", null => "" });
        }

        table.Write(output);
        output.WriteLine();
        output.WriteLine($"Results: {directory}, a folder for each replicate; {ReplicateSummary.FileName} holds this table");
        output.WriteLine($"Report:  {Path.Combine(directory, ReplicatesPage.PageName)}");
    }

    private static string Count(double value) => value.ToString(value == Math.Floor(value) ? "N0" : "N1", CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("P2", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value is { } v && double.IsFinite(v) ? v.ToString("G4", CultureInfo.InvariantCulture) : "";
}
