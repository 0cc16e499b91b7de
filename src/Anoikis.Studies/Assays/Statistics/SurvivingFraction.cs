using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Intervals;

namespace Anoikis.Studies.Assays.Statistics;

/// <summary>
/// The share of founders with a dose over that without, of the same cells. On the logarithm its variance is that of p1 / p0 for paired shares, (b + c) / (n1 n0) with b and c the cells that found a colony
/// in one dish only (Nam and Blackwelder, Stat. Med. 21 (2002) 689); half a cell is added to every count.
/// </summary>
internal static class SurvivingFraction
{
    /// <summary>The fraction with its interval; none where no cell founds a colony without the dose.</summary>
    /// <param name="control">Whether each cell founds a colony without the dose.</param>
    /// <param name="dosed">Whether it does with the dose.</param>
    /// <param name="confidence">Level of the interval.</param>
    public static Interval Of(bool[] control, bool[] dosed, Confidence confidence)
    {
        double both = 0, onlyControl = 0, onlyDosed = 0;
        for (int cell = 0; cell < control.Length; cell++)
        {
            both += control[cell] && dosed[cell] ? 1 : 0;
            onlyControl += control[cell] && !dosed[cell] ? 1 : 0;
            onlyDosed += !control[cell] && dosed[cell] ? 1 : 0;
        }

        if (both + onlyControl == 0)
        {
            return Interval.None;
        }

        double without = both + onlyControl + 0.5, with = both + onlyDosed + 0.5;
        double half = confidence.NormalQuantile * Math.Sqrt((onlyControl + onlyDosed + 1) / (without * with));
        double ratio = with / without;
        double value = (both + onlyDosed) / (both + onlyControl);
        return new Interval(value, value == 0 ? 0 : ratio * PortableMath.Exp(-half), ratio * PortableMath.Exp(half));
    }
}
