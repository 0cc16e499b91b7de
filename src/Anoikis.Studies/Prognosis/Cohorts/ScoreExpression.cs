using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>Evaluates a score's arithmetic on markers, with the formulas' own reader.</summary>
internal static class ScoreExpression
{
    /// <summary>The names of the markers that it uses.</summary>
    public static IReadOnlyList<string> Markers(ScorePlan score) => [.. Formula.Parse($"I({score.Expression})", [])!.Columns.Distinct(StringComparer.Ordinal)];

    /// <summary>A value for each row, NaN where a marker is missing. Rows in which the arithmetic has no value are errors.</summary>
    public static double[] Values(ScorePlan score, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> markers, int[] lines, FindingList findings)
    {
        double[] values = [.. Enumerable.Repeat(double.NaN, lines.Length)];
        IReadOnlyList<string> used = Markers(score);
        var own = markers.Where(m => used.Contains(m.Name)).ToArray();
        int[] whole = [.. Enumerable.Range(0, lines.Length).Where(i => own.All(m => !double.IsNaN(m.Values[i])))];
        if (whole.Length == 0)
        {
            findings.Error($"score {score.Name}: no row has all of {string.Join(", ", used)}");
            return values;
        }

        DataTable table = new("markers", own.Select(m => TableColumn.OfNumbers(m.Name, [.. m.Values])), lines);
        FindingList problems = [];
        DesignSpecification? specification = DesignSpecification.Learn(Formula.Parse($"I({score.Expression})", problems)!, table, whole, LevelOrders.None, problems);
        DesignMatrix? matrix = specification?.Matrix(table, whole, problems);
        foreach (Finding problem in problems)
        {
            findings.Add(problem with { Message = $"score {score.Name}: {problem.Message}" });
        }

        for (int k = 0; k < whole.Length && matrix is not null; k++)
        {
            values[whole[k]] = matrix.Row(k)[0];
        }

        return values;
    }
}
