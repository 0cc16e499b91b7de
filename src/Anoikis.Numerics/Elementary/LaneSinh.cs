using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>sinh x within 1 ulp: the Taylor series below 1, (e^x - e^-x)/2 above; infinite beyond 710.4.</summary>
public static class LaneSinh
{
    /// <summary>sinh x lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        TVector size = TLanes.Abs(x);
        TVector z = TLanes.Multiply(size, size);
        TVector series = TLanes.FusedMultiplyAdd(TLanes.Multiply(z, size), Series<TLanes, TVector>(z), size);
        (TVector rising, TVector risingLow, TVector falling, TVector alone) = HyperbolicParts<TLanes, TVector>.Of(size);
        TVector exponential = TLanes.Select(
            TLanes.LessThan(TLanes.Broadcast(HyperbolicParts<TLanes, TVector>.Alone), size),
            alone,
            TLanes.Subtract(rising, TLanes.Subtract(falling, risingLow)));
        TVector result = TLanes.Select(TLanes.LessThan(size, TLanes.Broadcast(1.0)), series, exponential);
        return LaneBits<TLanes, TVector>.CanonicalNaN(TLanes.Or(result, LaneBits<TLanes, TVector>.SignOf(x)));
    }

    // 1/3! + z/5! + ... + z^8/19!
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Series<TLanes, TVector>(TVector z)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        TVector p = TLanes.Broadcast(1.0 / 121645100408832000.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 355687428096000.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 1307674368000.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 6227020800.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 39916800.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 362880.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 5040.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 120.0);
        return LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 6.0);
    }
}
