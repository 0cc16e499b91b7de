using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>e^a/2 and e^-a/2 for a &gt;= 0, from one reduction.</summary>
internal static class HyperbolicParts<TLanes, TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
{
    /// <summary>Above this, e^-a is lost beside e^a.</summary>
    public const double Alone = 40.0;

    /// <summary>
    /// e^a/2 in two parts and e^-a/2, right for a up to 60, and e^a/2 rounded for any a.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector Rising, TVector RisingLow, TVector Falling, TVector Alone) Of(TVector a)
    {
        TVector one = TLanes.Broadcast(1.0);
        TVector clamped = ExpKernel<TLanes, TVector>.Clamp(a);
        (TVector k, TVector high, TVector low) = ExpKernel<TLanes, TVector>.Reduce(clamped, TLanes.Broadcast(0.0));
        TVector exponent = TLanes.Subtract(k, one);
        TVector alone = ExpKernel<TLanes, TVector>.Compose(exponent, high, low);
        TVector power = LaneBits<TLanes, TVector>.PowerOfTwo(TLanes.Min(TLanes.Broadcast(100.0), exponent));
        (TVector sum, TVector rest) = DoubleDouble<TLanes, TVector>.OrderedSum(one, high);
        TVector rising = TLanes.Multiply(power, sum);
        TVector risingLow = TLanes.Multiply(power, TLanes.Add(rest, low));
        TVector falling = TLanes.Divide(TLanes.Broadcast(0.25), rising);
        return (rising, risingLow, falling, alone);
    }
}
