namespace Anoikis.Benchmarks.Truth;

/// <summary>How far the patients of a simulated cohort are from what the score takes for granted.</summary>
/// <param name="Name">Name in the report.</param>
/// <param name="RateDeviation">Standard deviation of the logarithm of every rate about the published one, drawn anew for each cohort.</param>
/// <param name="MarkerCorrelation">Correlation of a marker with the logarithm of its level.</param>
/// <param name="AnchorDeviation">Standard deviation, base 2, of the cohort's median level about the network's own, for each regulator.</param>
/// <param name="Effect">Change of the log hazard for one standard deviation of the true competence of effector caspases; 0 in a null cohort.</param>
/// <param name="Confounding">Change of the log hazard for one standard deviation of the confounder, which nobody measures.</param>
internal sealed record TruthSettings(string Name, double RateDeviation, double MarkerCorrelation, double AnchorDeviation, double Effect, double Confounding)
{
    /// <summary>Correlation of the confounder with the log level of one regulator, which thereby seems to matter.</summary>
    public const double ConfounderCorrelation = 0.6;

    /// <summary>Share of markers that are missing.</summary>
    public const double Missing = 0.05;

    /// <summary>
    /// What is run. The control has nothing that stands between score and truth, and outcomes that follow competence closely, so that the study itself can be seen to work: there the true target comes first in most
    /// cohorts, and where it does not the first one is nearly as good. The others have other rates, mapping noise and a confounder together; no confounder; rates further off; and outcomes that levels have no part in.
    /// </summary>
    public static IReadOnlyList<TruthSettings> All { get; } =
    [
        new("control", 0, 1, 0, 4, 0),
        new("truth", 0.5, 0.7, 0.5, 0.7, 0.7),
        new("truth_without_confounder", 0.5, 0.7, 0.5, 0.7, 0),
        new("truth_rates_far_off", 1, 0.7, 0.5, 0.7, 0.7),
        new("null", 0.5, 0.7, 0.5, 0, 0.7),
    ];
}
