using Anoikis.Apoptosis.Networks;
using Anoikis.Metastasis.Populations;

namespace Anoikis.Studies.Results;

/// <summary>How single cells died of their own networks: weighted counts, and whether the mitochondria let go first. Cells of colonies are left out, since their marks are not kept.</summary>
/// <param name="Apoptosis">Deaths by apoptosis.</param>
/// <param name="CaspaseIndependent">Deaths without caspases.</param>
/// <param name="MompFirst">Share of both in which cytochrome c was out before the end; NaN without deaths, or where the network does not mark it.</param>
/// <param name="MompBeforeTenthOfParp">Share of the deaths by apoptosis in which cytochrome c was out before a tenth of PARP was cut: a switch, not a creeping death; NaN likewise.</param>
/// <param name="MedianTenthToHalfParp">Median time from a tenth to a half of PARP cut (which is death by apoptosis), s; NaN likewise.</param>
public sealed record DeathSummary(double Apoptosis, double CaspaseIndependent, double MompFirst, double MompBeforeTenthOfParp, double MedianTenthToHalfParp)
{
    /// <summary>The deaths of a table.</summary>
    public static DeathSummary Of(EntityTable entities)
    {
        (double apoptosis, double independent, double first, double clean) = (0, 0, 0, 0);
        List<(double Time, double Weight)> spans = [];
        for (int row = 0; row < entities.Count; row++)
        {
            bool apoptotic = entities.Fate[row] == CellFate.Apoptosis;
            if ((!apoptotic && entities.Fate[row] != CellFate.CaspaseIndependentDeath) || entities.LargestColony[row] > 0)
            {
                continue;
            }

            double weight = entities.Weight[row];
            double momp = entities.MarkTime(row, DeathMark.Momp);
            double tenth = entities.MarkTime(row, DeathMark.ParpTenth);
            first += momp <= entities.FateTime[row] ? weight : 0;
            if (!apoptotic)
            {
                independent += weight;
                continue;
            }

            apoptosis += weight;
            clean += momp <= tenth ? weight : 0;
            if (tenth <= entities.FateTime[row])
            {
                spans.Add((entities.FateTime[row] - tenth, weight));
            }
        }

        bool marked = entities.Marks.Contains(DeathMark.Momp);
        bool timed = entities.Marks.Contains(DeathMark.ParpTenth);
        return new DeathSummary(
            apoptosis,
            independent,
            marked && apoptosis + independent > 0 ? first / (apoptosis + independent) : double.NaN,
            marked && timed && apoptosis > 0 ? clean / apoptosis : double.NaN,
            Median(spans));
    }

    /// <summary>The least time at which half of the weight is reached.</summary>
    private static double Median(List<(double Time, double Weight)> spans)
    {
        spans.Sort();
        double half = 0.5 * spans.Sum(s => s.Weight);
        double sum = 0;
        foreach ((double time, double weight) in spans)
        {
            sum += weight;
            if (sum >= half)
            {
                return time;
            }
        }

        return double.NaN;
    }
}
