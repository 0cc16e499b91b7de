using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>
/// arctan x in radians, within 1 ulp: |x| is brought below tan(pi/8) by arctan x = pi/4 + arctan((x - 1)/(x + 1)) or
/// pi/2 - arctan(1/x), with quotients in double-double; then a minimax polynomial (error below 2^-62).
/// </summary>
public static class LaneAtan
{
    private const double TanEighthPi = 0.41421356237309503;
    private const double CotEighthPi = 2.414213562373095;
    private const double QuarterPi = 0.7853981633974483;
    private const double QuarterPiLow = 3.061616997868383e-17;

    // Beyond this, arctan is pi/2 to the last bit; infinity would give NaN in the quotient's remainder.
    private const double Largest = 1152921504606846976.0;

    /// <summary>arctan x lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        TVector zero = TLanes.Broadcast(0.0);
        TVector one = TLanes.Broadcast(1.0);
        TVector size = TLanes.Min(TLanes.Broadcast(Largest), TLanes.Abs(x));
        TVector small = TLanes.LessThanOrEqual(size, TLanes.Broadcast(TanEighthPi));
        TVector large = TLanes.LessThan(TLanes.Broadcast(CotEighthPi), size);

        (TVector above, TVector aboveLow) = DoubleDouble<TLanes, TVector>.Sum(size, TLanes.Broadcast(-1.0));
        (TVector below, TVector belowLow) = DoubleDouble<TLanes, TVector>.Sum(size, one);
        TVector edge = TLanes.Or(small, large);
        TVector numerator = TLanes.Select(small, size, TLanes.Select(large, TLanes.Broadcast(-1.0), above));
        TVector denominator = TLanes.Select(small, one, TLanes.Select(large, size, below));
        (TVector t, TVector tLow) = DoubleDouble<TLanes, TVector>.Quotient(
            numerator, TLanes.Select(edge, zero, aboveLow), denominator, TLanes.Select(edge, zero, belowLow));

        // Multiples of pi/4: 0, 1 or 2.
        TVector multiple = TLanes.Select(small, zero, TLanes.Select(large, TLanes.Broadcast(2.0), one));
        TVector z = TLanes.Multiply(t, t);
        TVector curve = TLanes.FusedMultiplyAdd(TLanes.Multiply(z, t), Series<TLanes, TVector>(z), tLow);
        (TVector sum, TVector rest) = DoubleDouble<TLanes, TVector>.OrderedSum(TLanes.Multiply(multiple, TLanes.Broadcast(QuarterPi)), t);
        rest = TLanes.FusedMultiplyAdd(multiple, TLanes.Broadcast(QuarterPiLow), TLanes.Add(rest, curve));
        TVector result = TLanes.Or(TLanes.Add(sum, rest), LaneBits<TLanes, TVector>.SignOf(x));
        return LaneBits<TLanes, TVector>.CanonicalNaN(result);
    }

    // (arctan t - t) / t^3 in z = t^2 on [0, tan^2(pi/8)].
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Series<TLanes, TVector>(TVector z)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        TVector p = TLanes.Broadcast(0.016329870519617953);
        p = LaneBits<TLanes, TVector>.Step(p, z, -0.0346122273060127);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.045532927227575036);
        p = LaneBits<TLanes, TVector>.Step(p, z, -0.05230846052524837);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.05878985084863405);
        p = LaneBits<TLanes, TVector>.Step(p, z, -0.06666430044329255);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.07692296679782562);
        p = LaneBits<TLanes, TVector>.Step(p, z, -0.09090908764726865);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.11111111105396751);
        p = LaneBits<TLanes, TVector>.Step(p, z, -0.14285714285662487);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.19999999999999815);
        return LaneBits<TLanes, TVector>.Step(p, z, -0.3333333333333333);
    }
}
