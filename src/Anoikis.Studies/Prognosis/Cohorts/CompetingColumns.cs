using Anoikis.Survival.Competing;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>Reads the competing event: cause 1 is the event of interest, cause 2 the competing one where the first did not happen.</summary>
internal static class CompetingColumns
{
    /// <summary>Follow-up by cause of the frame's rows, or null with findings.</summary>
    public static CompetingTimes? Read(DataTable table, FollowUpPlan followUp, ModelFrame frame, FindingList findings)
    {
        CompetingPlan plan = followUp.Competing!;
        if (followUp.Entry is not null)
        {
            findings.Warning("competing risks take no late entries: their section is left out");
            return null;
        }

        // The reader of events checks the column on the rows that are used; rows in which it is missing are censored, and said so.
        int[] rows = [.. frame.Rows];
        TableColumn column = table.Find(plan.Event)!;
        TableColumn? time = plan.Time is null ? null : ColumnCheck.Numbers(table, plan.Time, "competing time", findings);
        FindingList reading = [];
        SurvivalResponse? other = ResponseReader.Read(table, new ResponseColumns { Time = plan.Time ?? followUp.Time, Event = plan.Event, EventValue = plan.Value }, [], reading);
        foreach (Finding finding in reading.Where(f => f.Severity == FindingSeverity.Error))
        {
            findings.Add(finding with { Message = $"competing event: {finding.Message}" });
        }

        if (other is null || findings.HasErrors)
            return null;
        Dictionary<int, int> place = other.Rows.Select((row, i) => (row, i)).ToDictionary(p => p.row, p => p.i);
        double[] end = frame.Times.Time.ToArray();
        int[] cause = new int[rows.Length];
        List<int> unknown = [];
        List<int> earlier = [];
        for (int i = 0; i < rows.Length; i++)
        {
            if (frame.Times.Event[i])
            {
                cause[i] = 1;
            }
            else if (!place.TryGetValue(rows[i], out int at))
            {
                unknown.Add(table.Line(rows[i]));
            }
            else if (other.Times.Event[at])
            {
                cause[i] = 2;
                if (time is not null && other.Times.Time[at] < end[i])
                    earlier.Add(table.Line(rows[i]));
                end[i] = Math.Max(end[i], other.Times.Time[at]);
            }
        }

        if (unknown.Count > 0)
            findings.Warning($"'{column.Name}' or its time is missing: no competing event is taken for {FindingList.Lines(unknown)}", unknown[0]);
        if (earlier.Count > 0)
            findings.Warning($"the competing event stands before '{followUp.Time}': the later time is taken, {FindingList.Lines(earlier)}", earlier[0]);
        return new CompetingTimes(end, cause, [followUp.Outcome, plan.Name]);
    }
}
