using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;

namespace Anoikis.Survival.Calibration;

/// <summary>
/// Net benefit of treating those whose predicted risk at a horizon is at least a threshold p: true positives less false positives p/(1 - p), per subject, deaths among the treated by Kaplan-Meier
/// (Vickers et al., BMC Med. Inform. Decis. Mak. 8 (2008) 53).
/// </summary>
/// <param name="Threshold">p.</param>
/// <param name="Model">Treat by the prediction.</param>
/// <param name="TreatAll">Treat everybody.</param>
/// <param name="Treated">Part of the subjects that is treated.</param>
public sealed record NetBenefit(double Threshold, double Model, double TreatAll, double Treated)
{
    /// <summary>The net benefit at a threshold.</summary>
    /// <param name="times">Follow-up.</param>
    /// <param name="risk">Each subject's predicted risk at the horizon.</param>
    /// <param name="horizon">The time.</param>
    /// <param name="threshold">p, in (0, 1).</param>
    /// <exception cref="ArgumentException">Sizes differ, or the threshold lies outside (0, 1).</exception>
    public static NetBenefit At(SurvivalTimes times, IReadOnlyList<double> risk, double horizon, double threshold)
    {
        if (risk.Count != times.Count)
            throw new ArgumentException("There is one prediction for each subject.", nameof(risk));
        if (!(threshold > 0 && threshold < 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold lies between 0 and 1.");
        int[] treated = [.. Enumerable.Range(0, times.Count).Where(i => risk[i] >= threshold)];
        double share = (double)treated.Length / times.Count;
        double odds = threshold / (1 - threshold);
        double deaths = treated.Length == 0 ? 0 : 1 - KaplanMeier.Estimate(times.Subset(treated)).SurvivalAt(horizon);
        double all = 1 - KaplanMeier.Estimate(times).SurvivalAt(horizon);
        return new NetBenefit(threshold, (deaths * share) - ((1 - deaths) * share * odds), all - ((1 - all) * odds), share);
    }
}
