using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>cosh x = (e^x + e^-x)/2 within 1 ulp; infinite beyond 710.4.</summary>
public static class LaneCosh
{
    /// <summary>cosh x lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        TVector size = TLanes.Abs(x);
        (TVector rising, TVector risingLow, TVector falling, TVector alone) = HyperbolicParts<TLanes, TVector>.Of(size);
        TVector large = TLanes.LessThan(TLanes.Broadcast(HyperbolicParts<TLanes, TVector>.Alone), size);
        TVector sum = TLanes.Add(rising, TLanes.Add(falling, risingLow));
        return LaneBits<TLanes, TVector>.CanonicalNaN(TLanes.Select(large, alone, sum));
    }
}
