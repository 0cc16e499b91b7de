using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>tan x, x in radians, within 1 ulp for |x| up to 10^6; meaningless but finite beyond; NaN for infinite x.</summary>
public static class LaneTan
{
    /// <summary>tan x lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        (TVector n, TVector r, TVector rLow) = TrigonometricReduction<TLanes, TVector>.Of(x);
        (TVector sine, TVector sineLow) = TrigonometricReduction<TLanes, TVector>.Sine(r, rLow);
        (TVector cosine, TVector cosineLow) = TrigonometricReduction<TLanes, TVector>.Cosine(r, rLow);
        TVector odd = TrigonometricReduction<TLanes, TVector>.IsOdd(n);
        (TVector quotient, _) = DoubleDouble<TLanes, TVector>.Quotient(
            TLanes.Select(odd, cosine, sine),
            TLanes.Select(odd, cosineLow, sineLow),
            TLanes.Select(odd, sine, cosine),
            TLanes.Select(odd, sineLow, cosineLow));
        TVector result = TLanes.Xor(quotient, TLanes.And(odd, TLanes.Broadcast(-0.0)));
        result = TLanes.Select(TLanes.Equal(x, TLanes.Broadcast(0.0)), x, result);
        return LaneBits<TLanes, TVector>.CanonicalNaN(result);
    }
}
