using Anoikis.Survival.Cox;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>A column of a model.</summary>
/// <param name="Name">R's name of the coefficient; a score by its own name.</param>
/// <param name="Coefficient">Log hazard ratio per unit of the column; NaN where it depends on columns before it and was left out.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Ratio">Hazard ratio per unit.</param>
/// <param name="Centre">The column's mean, at which the baseline hazard is given.</param>
public sealed record ModelTerm(string Name, double Coefficient, double Error, HazardRatio Ratio, double Centre);

/// <summary>The baseline of a stratum.</summary>
/// <param name="Stratum">Its name; empty without strata.</param>
/// <param name="Time">Times of its events, in the data's unit.</param>
/// <param name="Hazard">Cumulative hazard at and after each, for a patient who is at the centre in every column.</param>
public sealed record ModelBaseline(string Stratum, IReadOnlyList<double> Time, IReadOnlyList<double> Hazard)
{
    /// <summary>The cumulative hazard at a time.</summary>
    public double At(double time)
    {
        int k = Time.Count(t => t <= time);
        return k == 0 ? 0 : Hazard[k - 1];
    }
}

/// <summary>
/// The model of clinical factors and a score with all that it takes to use it on other patients: the risk until t is 1 - exp(-H(t) exp(sum of b (x - centre))), H the baseline of the patient's stratum (TRIPOD's item 15).
/// The score is in its own unit here, not per SD.
/// </summary>
/// <param name="Terms">Columns, the score last.</param>
/// <param name="Baselines">One a stratum in which somebody has the event.</param>
/// <param name="Knots">Knots of the splines among the clinical factors, by term.</param>
public sealed record PrognosticModel(IReadOnlyList<ModelTerm> Terms, IReadOnlyList<ModelBaseline> Baselines, IReadOnlyList<(string Term, IReadOnlyList<double> Knots)> Knots)
{
    internal static PrognosticModel Of(ScoreRows rows, CoxFit fit, DesignSpecification clinical)
    {
        DesignMatrix x = fit.Data.Covariates;
        double[] centre = [.. Enumerable.Range(0, x.ColumnCount).Select(j => Enumerable.Range(0, x.RowCount).Average(i => x.Row(i)[j]))];
        List<ModelTerm> terms = [];
        for (int j = 0; j < x.ColumnCount; j++)
        {
            // The score stands per SD in the fit.
            (double unit, double zero) = j == x.ColumnCount - 1 ? (rows.Deviation, rows.Mean) : (1.0, 0.0);
            CoxCoefficient c = fit.Coefficients[j];
            double b = c.Coefficient / unit;
            double error = c.ErrorUsed / unit;
            terms.Add(new ModelTerm(c.Name, b, error, HazardRatio.Of(b, error, c.P, fit.Count, fit.Events), zero + (unit * centre[j])));
        }

        return new PrognosticModel(terms, [.. BaselineHazard.Of(fit).Select(b => Baseline(b, fit, centre, rows.Strata)).Where(b => b.Time.Count > 0)], clinical.Splines);
    }

    private static ModelBaseline Baseline(BaselineHazard hazard, CoxFit fit, double[] centre, RowGroups? strata)
    {
        double[] time = [.. hazard.Time.Where((_, k) => hazard.Events[k] > 0)];
        return new ModelBaseline(strata is null ? "" : strata.Names[hazard.Stratum], time, [.. time.Select(t => -Math.Log(hazard.SurvivalAt(fit, centre, t)))]);
    }
}
