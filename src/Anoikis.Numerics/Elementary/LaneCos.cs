using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>cos x, x in radians, within 1 ulp for |x| up to 10^6; meaningless but finite beyond; NaN for infinite x.</summary>
public static class LaneCos
{
    /// <summary>cos x lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        (TVector n, TVector r, TVector rLow) = TrigonometricReduction<TLanes, TVector>.Of(x);
        (TVector sine, _) = TrigonometricReduction<TLanes, TVector>.Sine(r, rLow);
        (TVector cosine, _) = TrigonometricReduction<TLanes, TVector>.Cosine(r, rLow);
        TVector turned = TLanes.Select(TrigonometricReduction<TLanes, TVector>.IsOdd(n), sine, cosine);
        TVector quarterOn = TLanes.Add(n, TLanes.Broadcast(1.0));
        TVector result = TLanes.Xor(turned, TrigonometricReduction<TLanes, TVector>.HalfTurn(quarterOn));
        return LaneBits<TLanes, TVector>.CanonicalNaN(result);
    }
}
