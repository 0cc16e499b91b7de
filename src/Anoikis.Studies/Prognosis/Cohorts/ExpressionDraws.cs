using System.Globalization;
using Anoikis.Numerics.Random;
using Anoikis.Survival.Findings;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>Draws of a plain score: each adds to every marker a normal error with the SD that the marker states, on the marker's scale before standardising.</summary>
internal static class ExpressionDraws
{
    private const uint Purpose = 0x6D617070;

    /// <summary>The score of all rows, with its draws where a marker states an error.</summary>
    public static CohortScore Score(CohortPlan plan, ScorePlan score, IReadOnlyList<MarkerValues> markers, int[] lines, FindingList findings)
    {
        IReadOnlyList<string> used = ScoreExpression.Markers(score);
        MarkerValues[] own = [.. markers.Where(m => used.Contains(m.Plan.Name))];
        CohortScore plain = new(score, ScoreExpression.Values(score, [.. own.Select(m => (m.Plan.Name, m.Values))], lines, findings));
        if (own.All(m => m.Plan.Error == 0) || plan.Resampling.MappingDraws == 0)
            return plain;
        string statement = string.Join("; ", own.Select(m => m.Plan.Error == 0
            ? $"{m.Plan.Name}: no error stated"
            : string.Create(CultureInfo.InvariantCulture, $"{m.Plan.Name}: SD {m.Plan.Error:G4} ({m.Plan.Source})")));
        return plain with { Draws = new ScoreDraws(plan.Resampling.MappingDraws, statement, draw => Draw(score, own, lines, plan.Seed, draw)) };
    }

    private static double[] Draw(ScorePlan score, MarkerValues[] markers, int[] lines, ulong seed, int draw)
    {
        List<(string, IReadOnlyList<double>)> shifted = [];
        for (int m = 0; m < markers.Length; m++)
        {
            RandomStream random = new(seed, (ulong)draw, Purpose + (uint)m);
            double[] values = new double[lines.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = markers[m].Values[i] + (markers[m].Plan.Error * random.NextNormal() / markers[m].Spread[i]);
            }

            shifted.Add((markers[m].Plan.Name, values));
        }

        return ScoreExpression.Values(score, shifted, lines, []);
    }
}
