using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Prognosis.Cohorts;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>What the uncertainty of the way from measurement to score does to the finding.</summary>
/// <param name="Statement">What is uncertain.</param>
/// <param name="Draws">Draws with a value for every patient.</param>
/// <param name="Reliability">Part of the score's variance over patients and draws that is between patients: 1 - mean variance over a patient's draws / total variance.</param>
/// <param name="Moved">Part of the patients whose third changes in a draw, on average.</param>
/// <param name="Ratio">Hazard ratio per SD of the drawn score: median and the middle 95 % over draws.</param>
/// <param name="Patients">Interval of each patient's score over draws, in the order of the score's rows.</param>
public sealed record MappingEstimate(string Statement, int Draws, double Reliability, double Moved, Interval Ratio, IReadOnlyList<Interval> Patients)
{
    private const int MostFits = 100;
    private const int FewestDraws = 2;

    internal static MappingEstimate? Of(ScoreRows rows, CohortScore score, CohortTable cohort)
    {
        if (score.Draws is not { } draws)
            return null;
        List<double[]> drawn = [];
        double moved = 0;
        List<double> ratios = [];
        for (int d = 0; d < draws.Count; d++)
        {
            double[] all = draws.Of(d);
            double[] own = [.. rows.Rows.Select(r => all[r])];
            // A draw outside the arithmetic's domain, such as the logarithm of a number below 0, has no value and is no draw.
            if (own.Any(v => !double.IsFinite(v)) || own.Distinct().Count() < 2)
                continue;
            drawn.Add(own);
            ScoreRows noisy = ScoreRows.Of(new CohortScore(rows.Plan, [.. all.Select((v, i) => double.IsNaN(score.Values[i]) ? double.NaN : v)]), cohort.Frame);
            moved += (double)noisy.Thirds.Codes.Zip(rows.Thirds.Codes, (a, b) => a == b ? 0 : 1).Sum() / rows.Rows.Length;
            if (ratios.Count < MostFits)
                ratios.Add(Math.Exp(noisy.Fit(clinical: true, noisy.Term).Coefficients[^1].Coefficient));
        }

        if (drawn.Count < FewestDraws)
            return null;
        double[][] patients = [.. Enumerable.Range(0, rows.Rows.Length).Select(i => drawn.Select(d => d[i]).ToArray())];
        return new MappingEstimate(
            draws.Statement,
            drawn.Count,
            1 - (patients.Average(Variance) / Variance([.. drawn.SelectMany(d => d)])),
            moved / drawn.Count,
            Middle(ratios),
            [.. patients.Select((p, i) => Middle(p) with { Value = rows.Raw[i] })]);
    }

    private static Interval Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        double At(double p) => sorted[(int)Math.Round(p * (sorted.Length - 1))];
        return new Interval(At(0.5), At(0.025), At(0.975));
    }

    private static double Variance(double[] sample)
    {
        double mean = sample.Average();
        return sample.Sum(v => (v - mean) * (v - mean)) / (sample.Length - 1);
    }
}
