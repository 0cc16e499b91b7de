using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>
/// x = n pi/2 + r with |r| &lt;= pi/4, in four parts of pi/2 (Cody and Waite, 1980): the products of n and the three leading
/// parts, of 33 bits each, are exact for |n| &lt; 2^20, hence for |x| &lt;= 10^6.
/// </summary>
/// <remarks>Beyond 10^6 the value means nothing, but it is finite and the same at every width; x infinite or NaN gives NaN.</remarks>
internal static class TrigonometricReduction<TLanes, TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
{
    private const double LargestArgument = 1e6;
    private const double TwoOverPi = 0.6366197723675814;
    private const double QuarterPi = 0.7853981633974483;
    private const double Part1 = 1.5707963267341256;
    private const double Part2 = 6.077100506303966e-11;
    private const double Part3 = 2.0222662487111665e-21;
    private const double Part4 = 8.4784276603689e-32;

    // Keeps r away from 0 beyond the range, so that the tangent stays finite.
    private const double SmallestBeyond = 7.450580596923828e-09;

    /// <summary>n and r = High + Low.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector Multiple, TVector High, TVector Low) Of(TVector x)
    {
        TVector n = TLanes.RoundToEven(TLanes.Multiply(x, TLanes.Broadcast(TwoOverPi)));
        TVector first = TLanes.FusedNegateMultiplyAdd(n, TLanes.Broadcast(Part1), x);
        (TVector second, TVector lost2) = DoubleDouble<TLanes, TVector>.Sum(first, TLanes.Negate(TLanes.Multiply(n, TLanes.Broadcast(Part2))));
        (TVector third, TVector lost3) = DoubleDouble<TLanes, TVector>.Sum(second, TLanes.Negate(TLanes.Multiply(n, TLanes.Broadcast(Part3))));
        TVector rest = TLanes.FusedNegateMultiplyAdd(n, TLanes.Broadcast(Part4), TLanes.Add(lost2, lost3));
        (TVector high, TVector low) = DoubleDouble<TLanes, TVector>.Sum(third, rest);

        TVector inside = TLanes.LessThanOrEqual(TLanes.Abs(x), TLanes.Broadcast(LargestArgument));
        TVector bounded = TLanes.Min(TLanes.Broadcast(QuarterPi), TLanes.Abs(high));
        bounded = TLanes.Max(TLanes.Broadcast(SmallestBeyond), bounded);
        return (n, TLanes.Select(inside, high, bounded), TLanes.And(low, inside));
    }

    /// <summary>Mask of odd n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector IsOdd(TVector n)
    {
        TVector half = TLanes.Multiply(n, TLanes.Broadcast(0.5));
        return TLanes.Not(TLanes.Equal(TLanes.Floor(half), half));
    }

    /// <summary>Sign bit where floor(n/2) is odd: where n mod 4 is 2 or 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector HalfTurn(TVector n)
    {
        TVector half = TLanes.Floor(TLanes.Multiply(n, TLanes.Broadcast(0.5)));
        return TLanes.And(IsOdd(half), TLanes.Broadcast(-0.0));
    }

    /// <summary>sin(r + rLow) for |r| &lt;= pi/4 as High + Low, unrounded, by its Taylor series to r^17.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector High, TVector Low) Sine(TVector r, TVector rLow)
    {
        TVector z = TLanes.Multiply(r, r);
        TVector p = TLanes.Broadcast(1.0 / 355687428096000.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, -1.0 / 1307674368000.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 6227020800.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, -1.0 / 39916800.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 362880.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, -1.0 / 5040.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 120.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, -1.0 / 6.0);
        TVector slope = TLanes.FusedNegateMultiplyAdd(TLanes.Broadcast(0.5), z, TLanes.Broadcast(1.0));
        TVector low = TLanes.FusedMultiplyAdd(TLanes.Multiply(z, r), p, TLanes.Multiply(rLow, slope));
        return DoubleDouble<TLanes, TVector>.OrderedSum(r, low);
    }

    /// <summary>cos(r + rLow) for |r| &lt;= pi/4 as High + Low, unrounded, by its Taylor series to r^16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector High, TVector Low) Cosine(TVector r, TVector rLow)
    {
        TVector z = TLanes.Multiply(r, r);
        TVector p = TLanes.Broadcast(1.0 / 20922789888000.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, -1.0 / 87178291200.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 479001600.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, -1.0 / 3628800.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 40320.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, -1.0 / 720.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 1.0 / 24.0);
        TVector half = TLanes.Multiply(z, TLanes.Broadcast(-0.5));
        (TVector sum, TVector rest) = DoubleDouble<TLanes, TVector>.OrderedSum(TLanes.Broadcast(1.0), half);
        TVector small = TLanes.FusedNegateMultiplyAdd(r, rLow, TLanes.Multiply(TLanes.Multiply(z, z), p));
        return DoubleDouble<TLanes, TVector>.OrderedSum(sum, TLanes.Add(rest, small));
    }
}
