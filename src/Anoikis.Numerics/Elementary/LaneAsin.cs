using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>arcsin x in radians, within 1 ulp; NaN outside [-1, 1].</summary>
public static class LaneAsin
{
    /// <summary>arcsin x lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        (TVector small, TVector high, TVector low) = ArcSineKernel<TLanes, TVector>.Of(TLanes.Abs(x));
        (TVector sum, TVector rest) = DoubleDouble<TLanes, TVector>.OrderedSum(
            TLanes.Broadcast(ArcSineKernel<TLanes, TVector>.HalfPi), TLanes.Negate(high));
        rest = TLanes.Add(rest, TLanes.Subtract(TLanes.Broadcast(ArcSineKernel<TLanes, TVector>.HalfPiLow), low));
        TVector size = TLanes.Select(small, high, TLanes.Add(sum, rest));
        return LaneBits<TLanes, TVector>.CanonicalNaN(TLanes.Or(size, LaneBits<TLanes, TVector>.SignOf(x)));
    }
}
