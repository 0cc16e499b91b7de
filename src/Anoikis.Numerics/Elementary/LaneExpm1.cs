using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>e^x - 1 without the cancellation near 0; within 1 ulp.</summary>
public static class LaneExpm1
{
    // Above this, 1 is lost beside e^x, and 2^k as a number of its own would overflow.
    private const double LargeArgument = 64.0;

    /// <summary>e^x - 1 lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        TVector clamped = ExpKernel<TLanes, TVector>.Clamp(x);
        (TVector k, TVector high, TVector low) = ExpKernel<TLanes, TVector>.Reduce(clamped, TLanes.Broadcast(0.0));
        TVector exponential = ExpKernel<TLanes, TVector>.Compose(k, high, low);
        (high, low) = MinusOne<TLanes, TVector>(k, high, low);
        TVector large = TLanes.LessThan(TLanes.Broadcast(LargeArgument), clamped);
        TVector result = TLanes.Select(large, exponential, TLanes.Add(high, low));
        TVector zero = TLanes.Equal(x, TLanes.Broadcast(0.0));
        return LaneBits<TLanes, TVector>.CanonicalNaN(TLanes.Select(zero, x, result));
    }

    /// <summary>2^k (1 + m) - 1 in double-double for -1022 &lt;= k &lt;= 100; a smaller k counts as -1022.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (TVector High, TVector Low) MinusOne<TLanes, TVector>(TVector k, TVector high, TVector low)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        TVector bounded = TLanes.Max(TLanes.Broadcast(-1022.0), TLanes.Min(TLanes.Broadcast(1023.0), k));
        TVector power = LaneBits<TLanes, TVector>.PowerOfTwo(bounded);
        (TVector whole, TVector wholeLow) = DoubleDouble<TLanes, TVector>.Sum(power, TLanes.Broadcast(-1.0));
        (TVector sum, TVector rest) = DoubleDouble<TLanes, TVector>.Sum(whole, TLanes.Multiply(power, high));
        rest = TLanes.Add(TLanes.Add(rest, wholeLow), TLanes.Multiply(power, low));
        return DoubleDouble<TLanes, TVector>.OrderedSum(sum, rest);
    }
}
