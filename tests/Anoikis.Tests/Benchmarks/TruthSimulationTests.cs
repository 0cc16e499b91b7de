using Anoikis.Benchmarks.Truth;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Clinic.Scores;
using Anoikis.Numerics.Random;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Formulas;

namespace Anoikis.Tests.Benchmarks;

/// <summary>The simulation behind the study of true targets, where nothing stands between score and truth: the score's own rates, markers without noise, no confounder.</summary>
public sealed class TruthSimulationTests
{
    private const int Cohorts = 40;
    private const int Fitted = 12;
    private const int Patients = 60;
    private static readonly PopulationSettings MeanCell = new() { Cells = 1, CoefficientOfVariation = 0 };
    private static readonly Lazy<(EffectorCaspaseScore Score, GeneratingNetwork Network)> Engines = new(() => (EffectorCaspaseScore.Prepare(MeanCell), new GeneratingNetwork(MeanCell with { Seed = 2 })));
    private static readonly TruthSettings Control = TruthSettings.All.Single(s => s.Name == "control");

    // Some regulators are the target, and are named, more often than others; so chance is what other pairings of cohorts and targets give, not one in five.
    [Fact]
    public void The_true_target_comes_first_more_often_than_by_chance_and_another_cohorts_target_does_not()
    {
        SimulatedPatients[] drawn = [.. Enumerable.Range(1, Cohorts).Select(c => Drawn(Control, c))];
        int[] first = [.. drawn.Select(d => TargetRanking.ByScore(Engines.Value.Score, Levels(d), d.Times).First)];
        int[] target = [.. drawn.Select(d => d.Target)];
        Assert.True(ByChance(first, target) < 0.001);
        Assert.True(ByChance(first, [.. target[1..], target[0]]) > 0.001);
    }

    [Fact]
    public void Follow_up_has_the_hazard_that_the_settings_state()
    {
        List<(double Effect, double Error)> fits = [.. Enumerable.Range(1, Fitted).Select(c => Fit(Drawn(Control with { Effect = 1 }, c)))];
        double error = Math.Sqrt(fits.Sum(f => f.Error * f.Error)) / Fitted;
        Assert.InRange(fits.Average(f => f.Effect), -1 - (4 * error), -1 + (4 * error));
        // Another effect is not taken for it.
        double other = Enumerable.Range(1, Fitted).Average(c => Fit(Drawn(Control with { Effect = 0 }, c)).Effect);
        Assert.NotInRange(other, -1 - (4 * error), -1 + (4 * error));
    }

    [Fact]
    public void Confounder_and_noise_come_where_they_are_asked_for()
    {
        TruthSettings truth = TruthSettings.All.Single(s => s.Name == "truth");
        SimulatedPatients plain = Drawn(Control, 1), noisy = Drawn(truth, 1);
        Assert.DoesNotContain(double.NaN, Values(plain));
        Assert.Contains(double.NaN, Values(noisy));
        Assert.Equal(plain.Decoy, noisy.Decoy);
        // The same patients: what differs is the markers' noise.
        Assert.NotEqual(Values(plain), Values(noisy));
        Assert.Equal(Values(plain), Values(Drawn(Control, 1)));
    }

    private static double[] Values(SimulatedPatients drawn)
        => [.. Enumerable.Range(0, Patients).SelectMany(p => Enumerable.Range(0, Engines.Value.Network.Symbols.Length).Select(r => drawn.Markers.Value(p, r)))];

    private static SimulatedPatients Drawn(TruthSettings settings, int cohort) => SimulatedPatients.Draw(settings, Engines.Value.Network, Patients, (ulong)cohort);

    private static PatientLevels Levels(SimulatedPatients drawn) => PatientLevels.Of(drawn.Markers, LevelMapping.Of(MarkerPlatform.ProteinArray, ExpressionScale.Log2), 1, []);

    // The share of random pairings with as many agreements.
    private static double ByChance(int[] first, int[] target)
    {
        int agreed = first.Zip(target, (f, t) => f == t ? 1 : 0).Sum();
        int reached = 0;
        const int Pairings = 10_000;
        for (int k = 0; k < Pairings; k++)
        {
            RandomStream random = new(5, (ulong)k, 0);
            int[] moved = [.. target];
            for (int i = moved.Length - 1; i > 0; i--)
            {
                int j = (int)random.NextBelow(i + 1);
                (moved[i], moved[j]) = (moved[j], moved[i]);
            }

            reached += first.Zip(moved, (f, t) => f == t ? 1 : 0).Sum() >= agreed ? 1 : 0;
        }

        return (1.0 + reached) / (1 + Pairings);
    }

    // The log hazard per standard deviation of the competence that the markers give, which here is the true one.
    private static (double Effect, double Error) Fit(SimulatedPatients drawn)
    {
        ScoreValues values = Engines.Value.Score.Evaluate(
            new LevelMatrix(Engines.Value.Score.Inputs, [.. Enumerable.Range(0, Patients).SelectMany(p => Engines.Value.Score.Inputs.Select((_, r) => Math.Pow(2, drawn.Markers.Value(p, r))))]), new ScoreExecution { Threads = 1 });
        double[][] columns = [.. Enumerable.Range(0, values.Columns).Select(c => Standard([.. Enumerable.Range(0, Patients).Select(p => values.Value(p, c))]))];
        int widest = Enumerable.Range(0, values.Columns).MaxBy(c => Deviation([.. Enumerable.Range(0, Patients).Select(p => values.Value(p, c))]));
        CoxCoefficient fit = CoxRegression.Fit(new CoxData { Times = drawn.Times, Covariates = new DesignMatrix(columns[widest], ["competence"]) }).Coefficients[0];
        return (fit.Coefficient, fit.StandardError);
    }

    private static double[] Standard(double[] sample)
    {
        double mean = sample.Average(), deviation = Deviation(sample);
        return [.. sample.Select(v => (v - mean) / deviation)];
    }

    private static double Deviation(double[] sample)
    {
        double mean = sample.Average();
        return Math.Sqrt(sample.Sum(v => (v - mean) * (v - mean)) / (sample.Length - 1));
    }
}
