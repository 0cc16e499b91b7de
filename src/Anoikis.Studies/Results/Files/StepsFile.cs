using System.Collections.Immutable;
using System.Text;

namespace Anoikis.Studies.Results.Files;

/// <summary>steps.csv: one row a step of the cascade, weighted counts of founding cells.</summary>
internal static class StepsFile
{
    public const string Name = "steps.csv";

    public static string Text(ImmutableArray<StepSummary> steps, ImmutableArray<string> losses, long cells)
    {
        StringBuilder text = new();
        Csv.Append(text, ["step", "entered", "entered_lower", "entered_upper", "advanced", "apoptosis", "caspase_independent", .. losses.Select(l => "lost_" + l), "still_there", "failed"]);
        foreach (StepSummary step in steps)
        {
            double[] numbers =
            [
                step.Account.Entered, step.Share.Lower * cells, step.Share.Upper * cells, step.Account.Advanced, step.Account.Apoptosis, step.Account.CaspaseIndependent,
                .. step.Account.Losses, step.Account.StillThere, step.Account.Failed,
            ];
            Csv.Append(text, [step.Account.Step, .. numbers.Select(n => FileText.Number(FileText.Count(n)))]);
        }

        return text.ToString();
    }
}
