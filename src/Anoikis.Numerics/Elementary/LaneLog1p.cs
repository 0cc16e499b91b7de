using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>ln(1 + x) without the cancellation near 0; within 1 ulp. NaN below -1, minus infinity at -1.</summary>
public static class LaneLog1p
{
    /// <summary>ln(1 + x) lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        // ln(u + v) = ln u + v/u - ..., where u + v = 1 + x exactly and (v/u)^2 is far below the last bit.
        (TVector u, TVector v) = DoubleDouble<TLanes, TVector>.Sum(TLanes.Broadcast(1.0), x);
        (TVector high, TVector low) = LogKernel<TLanes, TVector>.Of(u);
        TVector inside = TLanes.Add(high, TLanes.Add(low, TLanes.Divide(v, u)));
        TVector result = LaneLog.AtEdges<TLanes, TVector>(u, inside);
        TVector zero = TLanes.Equal(x, TLanes.Broadcast(0.0));
        return TLanes.Select(zero, x, result);
    }
}
