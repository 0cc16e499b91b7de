using System.Collections.Immutable;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Scores;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Benchmarks.Truth;

/// <summary>What an analysis makes of a cohort: which regulator comes first, and how strongly its score goes with outcome.</summary>
/// <param name="First">The regulator that comes first.</param>
/// <param name="P">p of the score, or of the first regulator, in a Cox model of its own.</param>
internal readonly record struct RankedTarget(int First, double P);

/// <summary>Two ways to name a target from markers and follow-up.</summary>
internal static class TargetRanking
{
    /// <summary>
    /// By the score: a Cox model for each of its times, the one with the largest |z| kept, with coefficient b; each regulator is reversed to the network's own level, and the mean over patients of
    /// max(0, -b (score reversed - score)), the predicted fall of the log hazard, ranks it.
    /// </summary>
    public static RankedTarget ByScore(EffectorCaspaseScore score, PatientLevels levels, SurvivalTimes times)
    {
        int patients = levels.Markers.Patients.Length, variants = score.Inputs.Length + 1;
        double[] folds = [.. Enumerable.Range(0, patients).SelectMany(p => score.Inputs.Select(s => levels.Fold(p, s, 0)))];
        ScoreValues values = score.Evaluate(Reversal.Of(score.Inputs, folds, folds.Select(_ => 1.0).ToArray()), new ScoreExecution { Threads = 1 });
        double[] At(int column) => [.. Enumerable.Range(0, patients).Select(p => values.Value(p * variants, column))];
        (CoxCoefficient fit, int column) = Enumerable.Range(0, values.Columns).Select(c => (Fit(At(c), times), c)).MaxBy(f => double.IsNaN(f.Item1.Z) ? -1 : Math.Abs(f.Item1.Z));
        double Gain(int regulator) => Enumerable.Range(0, patients).Average(p => Math.Max(0, -fit.Coefficient * (values.Value((p * variants) + regulator + 1, column) - values.Value(p * variants, column))));
        return new RankedTarget(Enumerable.Range(0, score.Inputs.Length).MaxBy(Gain), fit.P);
    }

    /// <summary>By plain expression: a Cox model for each regulator's log level, the largest |z| first.</summary>
    public static RankedTarget ByExpression(ImmutableArray<string> symbols, PatientLevels levels, SurvivalTimes times)
    {
        CoxCoefficient[] fits = [.. symbols.Select(s => Fit([.. Enumerable.Range(0, times.Count).Select(p => Math.Log2(levels.Fold(p, s, 0)))], times))];
        int first = Enumerable.Range(0, fits.Length).MaxBy(r => Math.Abs(fits[r].Z));
        return new RankedTarget(first, fits[first].P);
    }

    private static CoxCoefficient Fit(double[] covariate, SurvivalTimes times)
        => CoxRegression.Fit(new CoxData { Times = times, Covariates = new DesignMatrix(covariate, ["x"]) }).Coefficients[0];
}
