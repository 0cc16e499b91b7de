using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>arccos x in radians, within 1 ulp; NaN outside [-1, 1].</summary>
public static class LaneAcos
{
    /// <summary>arccos x lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        (TVector small, TVector high, TVector low) = ArcSineKernel<TLanes, TVector>.Of(TLanes.Abs(x));
        TVector zero = TLanes.Broadcast(0.0);
        TVector negative = TLanes.LessThan(x, zero);

        // pi/2 -+ arcsin |x| near zero, the complement itself near 1, pi less it near -1.
        TVector halves = TLanes.Select(small, TLanes.Broadcast(1.0), TLanes.And(negative, TLanes.Broadcast(2.0)));
        TVector flip = TLanes.And(TLanes.Xor(small, negative), TLanes.Broadcast(-0.0));
        TVector part = TLanes.Xor(high, flip);
        TVector partLow = TLanes.Xor(low, flip);
        TVector constant = TLanes.Multiply(halves, TLanes.Broadcast(ArcSineKernel<TLanes, TVector>.HalfPi));
        (TVector sum, TVector rest) = DoubleDouble<TLanes, TVector>.OrderedSum(constant, part);
        rest = TLanes.FusedMultiplyAdd(halves, TLanes.Broadcast(ArcSineKernel<TLanes, TVector>.HalfPiLow), TLanes.Add(rest, partLow));
        return LaneBits<TLanes, TVector>.CanonicalNaN(TLanes.Add(sum, rest));
    }
}
