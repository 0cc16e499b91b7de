using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Linear;

namespace Anoikis.Survival.Cox;

/// <summary>The function g of time against which a coefficient may drift.</summary>
public enum TimeTransform
{
    /// <summary>1 - S(t-) of the Kaplan-Meier curve of all rows.</summary>
    KaplanMeier,

    /// <summary>The rank of the time.</summary>
    Rank,

    /// <summary>The time itself.</summary>
    Identity,

    /// <summary>Its logarithm.</summary>
    Log,
}

/// <summary>The test of one term, or of all.</summary>
/// <param name="Term">The formula's term.</param>
/// <param name="ChiSquare">The score statistic.</param>
/// <param name="Degrees">Degrees of freedom.</param>
/// <param name="P">Its upper probability.</param>
public sealed record TermTest(string Term, double ChiSquare, int Degrees, double P);

/// <summary>
/// The score test that coefficients do not change with time: b(t) = b + c g(t) against c = 0 (Grambsch and Therneau, Biometrika 81 (1994) 515). With U_g = sum of g (x - m) over deaths
/// and the information of (b, c) in blocks sum V, sum g V, sum g^2 V, the statistic is (0, U_g) I^-1 (0, U_g)'.
/// </summary>
/// <param name="Transform">g.</param>
/// <param name="Terms">Each term by itself.</param>
/// <param name="Global">All terms together.</param>
public sealed record ProportionalHazardsTest(TimeTransform Transform, IReadOnlyList<TermTest> Terms, TermTest Global)
{
    /// <summary>Tests a fitted model.</summary>
    /// <exception cref="InvalidOperationException">Logarithms are asked for and an event time is not above 0.</exception>
    public static ProportionalHazardsTest Of(CoxFit fit, TimeTransform transform = TimeTransform.KaplanMeier)
    {
        CoxOrder order = fit.Order;
        int p = order.Width;
        TieLikelihood likelihood = fit.ForHazards;
        double[] g = BlockValues(order, fit.Data.Times, transform);
        double[] squares = [.. g.Select(v => v * v)];
        CoxEvaluation once = likelihood.Evaluate(fit.Ascent.Coefficients);
        CoxEvaluation first = likelihood.Evaluate(fit.Ascent.Coefficients, g);
        CoxEvaluation second = likelihood.Evaluate(fit.Ascent.Coefficients, squares);
        double[,] information = new double[2 * p, 2 * p];
        double[] score = new double[2 * p];
        for (int j = 0; j < p; j++)
        {
            score[p + j] = first.Score[j];
            for (int k = 0; k < p; k++)
            {
                information[j, k] = once.Information[j, k];
                information[p + j, k] = information[j, p + k] = first.Information[j, k];
                information[p + j, p + k] = second.Information[j, k];
            }
        }

        List<TermTest> terms = [];
        foreach (DesignTerm term in fit.Data.Covariates.Terms)
        {
            int[] own = [.. Enumerable.Range(0, p).Where(j => fit.Columns[j] >= term.First && fit.Columns[j] < term.First + term.Count)];
            if (own.Length > 0)
                terms.Add(Test(term.Label, information, score, p, own));
        }

        return new ProportionalHazardsTest(transform, terms, Test("GLOBAL", information, score, p, [.. Enumerable.Range(0, p)]));
    }

    private static TermTest Test(string name, double[,] information, double[] score, int p, int[] own)
    {
        int[] chosen = [.. Enumerable.Range(0, p), .. own.Select(j => p + j)];
        double[] part = [.. chosen.Select(j => j < p ? 0.0 : score[j])];
        double statistic = new SymmetricFactor(Submatrix.Of(information, chosen), 1e-12).QuadraticForm(part);
        return new TermTest(name, statistic, own.Length, Distributions.ChiSquare.Upper(statistic, own.Length));
    }

    /// <summary>g at each block less its mean over all deaths.</summary>
    private static double[] BlockValues(CoxOrder order, SurvivalTimes times, TimeTransform transform)
    {
        Func<double, double> g = transform switch
        {
            TimeTransform.Identity => t => t,
            TimeTransform.Log => Logarithm,
            TimeTransform.Rank => Ranks(times),
            _ => LeftContinuous(times),
        };
        double[] values = new double[order.Blocks];
        double sum = 0;
        int deaths = 0;
        for (int b = 0; b < values.Length; b++)
        {
            if (order.BlockDeaths[b] == 0)
                continue;
            values[b] = g(order.BlockTime[b]);
            sum += order.BlockDeaths[b] * values[b];
            deaths += order.BlockDeaths[b];
        }

        for (int b = 0; b < values.Length; b++)
        {
            values[b] -= sum / deaths;
        }

        return values;
    }

    private static double Logarithm(double time)
        => time > 0 ? Math.Log(time) : throw new InvalidOperationException("The logarithm of time needs event times above 0.");

    private static Func<double, double> Ranks(SurvivalTimes times)
    {
        double[] sorted = times.Time.ToArray();
        Array.Sort(sorted);
        return t => 0.5 * (OrderedSearch.CountBelow(sorted, t) + 1 + OrderedSearch.CountAtMost(sorted, t));
    }

    private static Func<double, double> LeftContinuous(SurvivalTimes times)
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(new SurvivalTimes(times.Time, times.Event, times.Start));
        return t => 1.0 - curve.SurvivalBefore(t);
    }
}
