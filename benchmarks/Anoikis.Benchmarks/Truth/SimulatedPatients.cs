using System.Collections.Immutable;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Scores;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;
using Anoikis.Survival.Data;

namespace Anoikis.Benchmarks.Truth;

/// <summary>
/// A cohort whose truth is known. Levels of five regulators are log-normal, each with a spread of its own; a patient's hazard follows the competence of effector caspases, by the network of Rehm et al. 2006 with
/// every rate drawn anew, and a confounder that goes with one regulator's level. What an analysis gets is noisy markers, some missing, and follow-up.
/// </summary>
internal sealed class SimulatedPatients
{
    private const uint Purpose = 1;

    private SimulatedPatients(PatientMarkers markers, SurvivalTimes times, double[] gains, int decoy) => (Markers, Times, Gains, Decoy) = (markers, times, gains, decoy);

    /// <summary>What is measured, base-2 logarithms.</summary>
    public PatientMarkers Markers { get; }

    /// <summary>Follow-up.</summary>
    public SurvivalTimes Times { get; }

    /// <summary>What reversing each regulator, to the network's own level in those patients in whom that helps, adds to the mean competence in the generating network: the log hazard falls in proportion.</summary>
    public double[] Gains { get; }

    /// <summary>The true target: the regulator whose reversal lowers the mean log hazard most.</summary>
    public int Target => Array.IndexOf(Gains, Gains.Max());

    /// <summary>The regulator that goes with the confounder.</summary>
    public int Decoy { get; }

    /// <summary>Simulates a cohort.</summary>
    /// <param name="settings">How far the cohort is from what the score takes for granted.</param>
    /// <param name="network">The network, compiled with rates open.</param>
    /// <param name="patients">Patients.</param>
    /// <param name="seed">Key of all randomness.</param>
    public static SimulatedPatients Draw(TruthSettings settings, GeneratingNetwork network, int patients, ulong seed)
    {
        ImmutableArray<string> symbols = network.Symbols;
        var common = new RandomStream(seed, ulong.MaxValue, Purpose);
        double[] spread = [.. symbols.Select(_ => 0.3 + (0.7 * common.NextDouble()))];
        double[] offset = [.. symbols.Select(_ => settings.AnchorDeviation * common.NextNormal())];
        int decoy = (int)common.NextBelow(symbols.Length);
        EffectorCaspaseScore generating = network.Draw(settings.RateDeviation, ref common);

        double[] folds = new double[patients * symbols.Length], markers = new double[folds.Length], confounder = new double[patients];
        for (int p = 0; p < patients; p++)
        {
            var own = new RandomStream(seed, (ulong)p, Purpose);
            for (int r = 0; r < symbols.Length; r++)
            {
                int place = (p * symbols.Length) + r;
                double z = own.NextNormal(), noise = own.NextNormal();
                folds[place] = PortableMath.Pow(2, offset[r] + (spread[r] * z));
                double marker = (settings.MarkerCorrelation * z) + (Math.Sqrt(1 - (settings.MarkerCorrelation * settings.MarkerCorrelation)) * noise);
                markers[place] = own.NextDouble() < (settings.MarkerCorrelation < 1 ? TruthSettings.Missing : 0) ? double.NaN : spread[r] * marker;
                if (r == decoy)
                {
                    confounder[p] = (TruthSettings.ConfounderCorrelation * z) + (Math.Sqrt(1 - (TruthSettings.ConfounderCorrelation * TruthSettings.ConfounderCorrelation)) * own.NextNormal());
                }
            }
        }

        (double[] standard, double[] gains) = Truth(generating, symbols, folds, patients);
        double[] hazards = [.. Enumerable.Range(0, patients).Select(p => (-settings.Effect * standard[p]) + (settings.Confounding * confounder[p]))];
        return new SimulatedPatients(
            new PatientMarkers([.. Enumerable.Range(0, patients).Select(p => FormattableString.Invariant($"P{p}"))], symbols, markers),
            FollowUp(hazards, seed), gains, decoy);
    }

    // Competence at the time at which patients differ most, standardised, and what reversing each regulator adds to its mean.
    private static (double[] Standard, double[] Gains) Truth(EffectorCaspaseScore generating, ImmutableArray<string> symbols, double[] folds, int patients)
    {
        int variants = symbols.Length + 1;
        ScoreValues values = generating.Evaluate(Reversal.Of(symbols, folds, folds.Select(_ => 1.0).ToArray()), new ScoreExecution { Threads = 1 });
        double[] At(int column) => [.. Enumerable.Range(0, patients).Select(p => values.Value(p * variants, column))];
        int best = Enumerable.Range(0, values.Columns).MaxBy(c => Deviation(At(c)));
        double[] own = At(best);
        (double mean, double deviation) = (own.Average(), Deviation(own));
        double[] gains = [.. symbols.Select((_, r) => Enumerable.Range(0, patients).Average(p => Math.Max(0, values.Value((p * variants) + r + 1, best) - own[p])))];
        return ([.. own.Select(x => (x - mean) / deviation)], gains);
    }

    // Exponential times with hazard exp(eta), censored uniformly so that about half are.
    private static SurvivalTimes FollowUp(double[] logHazards, ulong seed)
    {
        double[] times = new double[logHazards.Length];
        bool[] events = new bool[logHazards.Length];
        for (int p = 0; p < times.Length; p++)
        {
            var stream = new RandomStream(seed, (ulong)p, Purpose + 1);
            double death = stream.NextExponential() / PortableMath.Exp(logHazards[p]), censoring = 2.5 * stream.NextDouble();
            (times[p], events[p]) = (Math.Min(death, censoring), death <= censoring);
        }

        return new SurvivalTimes(times, events);
    }

    private static double Deviation(double[] sample)
    {
        double mean = sample.Average();
        return Math.Sqrt(sample.Sum(x => (x - mean) * (x - mean)) / (sample.Length - 1));
    }
}
