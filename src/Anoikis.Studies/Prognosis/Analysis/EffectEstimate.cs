using Anoikis.Numerics.Intervals;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Discrimination;
using Anoikis.Survival.Distributions;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>A point of a fitted log hazard ratio.</summary>
/// <param name="Score">The score.</param>
/// <param name="Log">Log hazard ratio against the median score, with its interval.</param>
public sealed record EffectPoint(double Score, Interval Log);

/// <summary>What a score says about the hazard, alone and beyond the clinical factors.</summary>
/// <param name="Alone">Hazard ratio per SD, strata kept.</param>
/// <param name="Adjusted">The same with the clinical factors in the model; null without clinical factors.</param>
/// <param name="Added">Likelihood-ratio test of the score added to the clinical factors, or to nothing.</param>
/// <param name="Linearity">Likelihood-ratio test of a restricted cubic spline with four knots against the line; null where there are too few distinct values.</param>
/// <param name="Hazards">Test of proportional hazards for the score in the fuller model.</param>
/// <param name="HazardsOfAll">The same for all terms together.</param>
/// <param name="Shape">The spline's log hazard ratio.</param>
/// <param name="ClinicalConcordance">C of the clinical factors within strata; null without any.</param>
/// <param name="Concordance">C of the fuller model.</param>
/// <param name="ConcordanceGain">C of the fuller model less that of the clinical factors.</param>
public sealed record EffectEstimate(
    HazardRatio Alone, HazardRatio? Adjusted, TermTest Added, TermTest? Linearity, TermTest Hazards, TermTest HazardsOfAll, IReadOnlyList<EffectPoint> Shape,
    Interval? ClinicalConcordance, Interval Concordance, Interval? ConcordanceGain)
{
    /// <summary>The fuller model, whole.</summary>
    public required PrognosticModel Model { get; init; }

    /// <summary>The finding: adjusted where there are clinical factors.</summary>
    public HazardRatio Main => Adjusted ?? Alone;

    internal static EffectEstimate Of(ScoreRows rows, DesignSpecification specification, FindingList findings)
    {
        CoxFit alone = rows.Fit(clinical: false, rows.Term);
        CoxFit full = rows.HasClinical ? rows.Fit(clinical: true, rows.Term) : alone;
        CoxFit clinical = rows.Fit(clinical: true);
        FindingList own = [];
        CoxFindings.Add(full, own);
        foreach (Finding finding in own)
        {
            findings.Add(finding with { Message = $"score {rows.Plan.Name}: {finding.Message}" });
        }

        ProportionalHazardsTest hazards = ProportionalHazardsTest.Of(full);
        Concordance ofFull = Survival.Discrimination.Concordance.Of(rows.Times, full.LinearPredictor, rows.Strata);
        Concordance? ofClinical = rows.HasClinical ? Survival.Discrimination.Concordance.Of(rows.Times, clinical.LinearPredictor, rows.Strata) : null;
        (TermTest? linearity, IReadOnlyList<EffectPoint> shape) = Shaped(rows, full);
        return new EffectEstimate(
            HazardRatio.OfLast(alone),
            rows.HasClinical ? HazardRatio.OfLast(full) : null,
            LikelihoodRatio(rows.Plan.Name, full, clinical),
            linearity,
            hazards.Terms.FirstOrDefault(t => t.Term == rows.Plan.Name) ?? new TermTest(rows.Plan.Name, double.NaN, 1, double.NaN),
            hazards.Global,
            shape,
            ofClinical is null ? null : WithInterval(ofClinical),
            WithInterval(ofFull),
            ofClinical is null ? null : ofFull.Less(ofClinical))
        {
            Model = PrognosticModel.Of(rows, full, specification),
        };
    }

    /// <summary>2 (l(fuller) - l(smaller)) with as many degrees as coefficients were added.</summary>
    internal static TermTest LikelihoodRatio(string name, CoxFit fuller, CoxFit smaller)
    {
        double statistic = Math.Max(0, 2 * (fuller.LogLikelihood - smaller.LogLikelihood));
        int degrees = fuller.Coefficients.Count - fuller.Dependent.Count - (smaller.Coefficients.Count - smaller.Dependent.Count);
        return new TermTest(name, statistic, degrees, degrees > 0 ? ChiSquare.Upper(statistic, degrees) : double.NaN);
    }

    private static Interval WithInterval(Concordance c)
    {
        double half = Confidence.Percent95.NormalQuantile * c.StandardError;
        return new Interval(c.Value, c.Value - half, c.Value + half);
    }

    private static (TermTest? Test, IReadOnlyList<EffectPoint> Shape) Shaped(ScoreRows rows, CoxFit line)
    {
        if (RestrictedCubicSpline.AtQuantiles(rows.PerDeviation, 4) is not { } spline)
            return (null, []);
        double[][] columns = new double[spline.Width][];
        for (int j = 0; j < spline.Width; j++)
        {
            columns[j] = new double[rows.Raw.Length];
        }

        double[] cells = new double[spline.Width];
        for (int i = 0; i < rows.Raw.Length; i++)
        {
            spline.Fill(rows.PerDeviation[i], cells);
            for (int j = 0; j < cells.Length; j++)
            {
                columns[j][i] = cells[j];
            }
        }

        CoxFit curved = rows.Fit(clinical: true, (rows.Plan.Name, [.. columns.Select((c, j) => (rows.Plan.Name + new string('\'', j), c))]));
        if (curved.Dependent.Count > 0)
            return (null, []);
        int first = curved.Coefficients.Count - spline.Width;
        double[] sorted = [.. rows.PerDeviation.Order()];
        double[] middle = new double[spline.Width];
        spline.Fill(sorted[sorted.Length / 2], middle);
        double low = sorted[(int)(0.01 * sorted.Length)];
        double high = sorted[Math.Min(sorted.Length - 1, (int)(0.99 * sorted.Length))];
        List<EffectPoint> shape = [];
        for (int k = 0; k <= 40; k++)
        {
            double z = low + (k / 40.0 * (high - low));
            spline.Fill(z, cells);
            double log = 0;
            double variance = 0;
            for (int a = 0; a < cells.Length; a++)
            {
                log += (cells[a] - middle[a]) * curved.Estimates[first + a];
                for (int b = 0; b < cells.Length; b++)
                {
                    variance += (cells[a] - middle[a]) * (cells[b] - middle[b]) * curved.Covariance[first + a, first + b];
                }
            }

            double half = Confidence.Percent95.NormalQuantile * Math.Sqrt(Math.Max(0, variance));
            shape.Add(new EffectPoint(rows.Mean + (z * rows.Deviation), new Interval(log, log - half, log + half)));
        }

        return (LikelihoodRatio(rows.Plan.Name, curved, line), shape);
    }
}
