namespace Anoikis.Survival.Curves;

/// <summary>A Kaplan-Meier curve, and the Nelson-Aalen estimate of the same data. Its times are all distinct ends of observation.</summary>
public sealed class KaplanMeierCurve : SurvivalCurve
{
    internal KaplanMeierCurve(double[] time, double[] survival, double[] logError, double[] lower, double[] upper, double[] atRisk, double[] events)
        : base(time, survival, logError, lower, upper, atRisk, events)
    {
    }

    /// <summary>Subjects.</summary>
    public required int Count { get; init; }

    /// <summary>Weight of all events.</summary>
    public required double TotalEvents { get; init; }

    /// <summary>Whether weights are no counts, so that errors come from the rows' influences.</summary>
    public required bool HasSamplingWeights { get; init; }

    /// <summary>Weight censored at each time.</summary>
    public required IReadOnlyList<double> Censored { get; init; }

    /// <summary>H(t) = sum of d/n (Nelson, Technometrics 14 (1972) 945; Aalen, Ann. Stat. 6 (1978) 701).</summary>
    public required IReadOnlyList<double> CumulativeHazard { get; init; }

    /// <summary>Its standard error, from the sum of d/n^2; with sampling weights from the rows' influences.</summary>
    public required IReadOnlyList<double> HazardError { get; init; }

    /// <summary>Weight at risk just before a time.</summary>
    public double AtRiskAt(double time) => Data.OrderedSearch.CountBelow([.. Time], time) is var k && k < Time.Count ? AtRisk[k] : 0.0;
}
