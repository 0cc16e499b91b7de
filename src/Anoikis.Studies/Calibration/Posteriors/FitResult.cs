using System.Collections.Immutable;
using Anoikis.Studies.Calibration.Sampling;
using Anoikis.Studies.Results.Estimates;
using Anoikis.Studies.Results.Measures;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Studies.Calibration.Posteriors;

/// <summary>What a fit says of one free number.</summary>
/// <param name="Number">The number and its range.</param>
/// <param name="Value">Median and 95 % interval over the posterior, in its unit.</param>
/// <param name="Spread">Standard deviation of its normal score; 1 beforehand, so near 1 says that the observations tell little of it.</param>
/// <param name="ToldByOthers">Share of the variance of its normal score that the other free numbers tell (R squared): near 1, it stands on a ridge.</param>
/// <param name="Start">Its value in the scenario.</param>
public sealed record FittedNumber(FreeNumber Number, Estimate Value, double Spread, double ToldByOthers, string Start);

/// <summary>What a fit says of one observed row.</summary>
/// <param name="Quantity">The row.</param>
/// <param name="Simulated">Median and 95 % interval over the posterior, noise of the evaluations' cells included.</param>
/// <param name="IsFitted">Whether the fit was held to it.</param>
/// <param name="Inside">Share of the posterior inside the bounds; NaN when it is not judged or not simulated.</param>
public sealed record FittedObservation(ObservedQuantity Quantity, Estimate Simulated, bool IsFitted, double Inside);

/// <summary>A finished fit.</summary>
public sealed record FitResult
{
    /// <summary>Name of the posterior's table.</summary>
    public const string PosteriorName = PosteriorFile.Name;

    /// <summary>Name of the page.</summary>
    public const string PageName = Pages.FitPage.Name;

    private FitResult(Population posterior) => Posterior = posterior;

    /// <summary>What the observations tell of the free numbers and what they cannot tell apart, one sentence a finding.</summary>
    public ImmutableArray<string> Findings => Identifiability.Sentences(this);

    /// <summary>Why it ended, in words.</summary>
    public string EndInWords => FitFiles.Words(End);

    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>What was asked for.</summary>
    public required CalibrationPlan Plan { get; init; }

    /// <summary>The free numbers.</summary>
    public required ImmutableArray<FittedNumber> Numbers { get; init; }

    /// <summary>The observed rows.</summary>
    public required ImmutableArray<FittedObservation> Observations { get; init; }

    /// <summary>Correlations of normal scores over the posterior, one a pair.</summary>
    public required ImmutableArray<NumberPair> Pairs { get; init; }

    /// <summary>The generations.</summary>
    public required ImmutableArray<GenerationReport> Generations { get; init; }

    /// <summary>Why it ended.</summary>
    public required FitEnd End { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The command.</summary>
    public required string Command { get; init; }

    /// <summary>Cells of the kept sets whose numbers could not be computed.</summary>
    public required long FailedCells { get; init; }

    internal Population Posterior { get; }

    internal static FitResult Of(Scenario scenario, CalibrationPlan plan, IReadOnlyList<Population> populations, FitEnd end, string version, string command)
    {
        Population last = populations[^1];
        double[] weights = last.NormalisedWeights();
        double[] mean = WeightedMoments.Mean(last.Sets, weights);
        double[,] covariance = WeightedMoments.Covariance(last.Sets, weights, mean);
        CholeskyFactor factor = new(covariance);
        return new FitResult(last)
        {
            Scenario = scenario,
            Plan = plan,
            Numbers =
            [
                .. plan.Free.Select((number, k) => new FittedNumber(
                    number,
                    Interval(last.Sets.Select(s => s.Numbers[k]), weights),
                    Math.Sqrt(covariance[k, k]),
                    Math.Clamp(1 - (1 / (covariance[k, k] * factor.InverseDiagonal(k))), 0, 1),
                    Start(scenario, number))),
            ],
            Observations = [.. scenario.Observed.Select((row, i) => Observation(row, i, plan, last, weights))],
            Pairs = NumberPair.Of(plan.Free, covariance),
            Generations = [.. populations.Select(p => new GenerationReport(p.Generation, p.Simulated, p.Sets.Length, p.Tolerance, p.Acceptance, p.EffectiveSize()))],
            End = end,
            Version = version,
            Command = command,
            FailedCells = last.Sets.Sum(s => s.Outcome.FailedCells),
        };
    }

    private static string Start(Scenario scenario, FreeNumber number)
        => Scenarios.Yaml.YamlPath.Find(scenario.Tree, Scenarios.Yaml.YamlPath.Parts(number.Paths[0]), out _) is Scenarios.Yaml.YamlScalar scalar ? scalar.Text : "";

    private static FittedObservation Observation(ObservedQuantity row, int index, CalibrationPlan plan, Population last, double[] weights)
    {
        double[] simulated = [.. last.Sets.Select(s => s.Outcome.Simulated[index])];
        double inside = simulated.Zip(weights).Where(p => p.First >= row.Lower && p.First <= row.Upper).Sum(p => p.Second);
        bool known = row.Judged && simulated.Any(double.IsFinite);
        return new FittedObservation(row, Interval(simulated, weights), plan.Observations.Contains(index), known ? inside : double.NaN);
    }

    private static Estimate Interval(IEnumerable<double> values, double[] weights)
    {
        double[] all = [.. values];
        return new Estimate(WeightedSample.Quantile(all, weights, 0.5), WeightedSample.Quantile(all, weights, 0.025), WeightedSample.Quantile(all, weights, 0.975));
    }
}
