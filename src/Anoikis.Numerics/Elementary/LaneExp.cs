using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>e^x, within 0.6 ulp (1 ulp where the result is subnormal); 0 below -745.2, infinite above 709.8.</summary>
public static class LaneExp
{
    /// <summary>e^x lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        TVector clamped = ExpKernel<TLanes, TVector>.Clamp(x);
        (TVector k, TVector high, TVector low) = ExpKernel<TLanes, TVector>.Reduce(clamped, TLanes.Broadcast(0.0));
        return LaneBits<TLanes, TVector>.CanonicalNaN(ExpKernel<TLanes, TVector>.Compose(k, high, low));
    }
}
