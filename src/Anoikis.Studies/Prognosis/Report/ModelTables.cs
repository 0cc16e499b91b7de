using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Prognosis.Report;

/// <summary>Tables of whole models: what it takes to use them on other patients.</summary>
internal static class ModelTables
{
    /// <summary>All coefficients.</summary>
    public static ResultTable Coefficients(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("coefficients", "Coefficients of the models").With(ValueKind.Text, "model_with", "term").With(ValueKind.Number, "coefficient", "standard_error").WithInterval(ValueKind.Number, "hazard_ratio")
            .With(ValueKind.Probability, "p").With(ValueKind.Number, "centre").With(ValueKind.Count, "events");
        foreach (ScoreResult s in result.Scores)
        {
            foreach (ModelTerm t in s.Effect.Model.Terms)
            {
                table.Add(s.Plan.Name, t.Name, t.Coefficient, t.Error, t.Ratio.Ratio, t.Ratio.P, t.Centre, t.Ratio.Events);
            }
        }

        return table.ToTable();
    }

    /// <summary>Baseline hazards at all times of events.</summary>
    public static ResultTable Baselines(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("baselines", "Baseline cumulative hazards").With(ValueKind.Text, "model_with", "stratum").With(ValueKind.Number, "time", "cumulative_hazard");
        foreach (ScoreResult s in result.Scores)
        {
            foreach (ModelBaseline b in s.Effect.Model.Baselines)
            {
                for (int k = 0; k < b.Time.Count; k++)
                {
                    table.Add(s.Plan.Name, b.Stratum, b.Time[k], b.Hazard[k]);
                }
            }
        }

        return table.ToTable();
    }

    /// <summary>Baseline hazards at a few times, the horizon among them, for the page.</summary>
    public static ResultTable BaselinesShown(PrognosisResult result)
    {
        FollowUpUnit unit = result.Plan.FollowUp.Unit;
        double[] times = [.. ScoreFigures.Times(result).Where(t => t > 0).Append(result.Horizon).Distinct().Order()];
        FollowUpUnit shown = unit.Handiest(times[^1]);
        TableBuilder table = new TableBuilder("baselines", "Baseline cumulative hazards").With(ValueKind.Text, "model_with", "stratum").With(ValueKind.Number, [.. times.Select(t => unit.Text(t, shown))]);
        foreach (ScoreResult s in result.Scores)
        {
            foreach (ModelBaseline b in s.Effect.Model.Baselines)
            {
                table.Add([s.Plan.Name, b.Stratum, .. times.Select(t => (object)b.At(t))]);
            }
        }

        return table.ToTable();
    }
}
