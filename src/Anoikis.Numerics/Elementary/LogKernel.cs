using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>
/// ln x in double-double, good to about 2^-65 of itself, for x &gt; 0 and finite: x = 2^k m with m in [sqrt(1/2), sqrt(2)),
/// ln m = 2 atanh(s), s = (m - 1)/(m + 1), by its series in s, the first two terms in double-double.
/// </summary>
internal static class LogKernel<TLanes, TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
{
    private const ulong SqrtHalf = 0x3FE6A09E667F3BCDUL;
    private const ulong One = 0x3FF0000000000000UL;
    private const ulong FractionMask = 0x000FFFFFFFFFFFFFUL;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double TwoTo52 = 4503599627370496.0;
    private const double TwoTo54 = 18014398509481984.0;

    // 2/3 in two parts.
    private const double TwoThirds = 2.0 / 3.0;
    private const double TwoThirdsLow = 3.700743415417188e-17;

    /// <summary>ln x as High + Low.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector High, TVector Low) Of(TVector x)
    {
        TVector subnormal = TLanes.LessThan(x, TLanes.Broadcast(SmallestNormal));
        TVector normal = TLanes.Select(subnormal, TLanes.Multiply(x, TLanes.Broadcast(TwoTo54)), x);
        TVector shifted = TLanes.AddBits(normal, LaneBits<TLanes, TVector>.Pattern(One - SqrtHalf));
        TVector biased = TLanes.Or(TLanes.ShiftBitsRight(shifted, 52), TLanes.Broadcast(TwoTo52));
        TVector k = TLanes.Subtract(biased, TLanes.Broadcast(TwoTo52 + 1023.0));
        k = TLanes.Subtract(k, TLanes.And(subnormal, TLanes.Broadcast(54.0)));
        TVector m = TLanes.AddBits(
            TLanes.And(shifted, LaneBits<TLanes, TVector>.Pattern(FractionMask)),
            LaneBits<TLanes, TVector>.Pattern(SqrtHalf));

        (TVector high, TVector low) = OfMantissa(TLanes.Subtract(m, TLanes.Broadcast(1.0)));
        TVector multiple = TLanes.Multiply(k, TLanes.Broadcast(ExpKernel<TLanes, TVector>.Ln2High));
        (TVector sum, TVector rest) = DoubleDouble<TLanes, TVector>.OrderedSum(multiple, high);
        low = TLanes.FusedMultiplyAdd(k, TLanes.Broadcast(ExpKernel<TLanes, TVector>.Ln2Low), low);
        return DoubleDouble<TLanes, TVector>.OrderedSum(sum, TLanes.Add(rest, low));
    }

    // ln(1 + f) for f in [sqrt(1/2) - 1, sqrt(2) - 1].
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector High, TVector Low) OfMantissa(TVector f)
    {
        (TVector d, TVector dLow) = DoubleDouble<TLanes, TVector>.OrderedSum(TLanes.Broadcast(2.0), f);
        TVector inverse = TLanes.Divide(TLanes.Broadcast(1.0), d);
        TVector s = TLanes.Multiply(f, inverse);
        TVector rest = TLanes.FusedNegateMultiplyAdd(s, dLow, TLanes.FusedNegateMultiplyAdd(s, d, f));
        TVector sLow = TLanes.Multiply(rest, inverse);

        (TVector z, TVector zLow) = DoubleDouble<TLanes, TVector>.Product(s, s);
        zLow = TLanes.FusedMultiplyAdd(TLanes.Add(s, s), sLow, zLow);
        (TVector cube, TVector cubeLow) = DoubleDouble<TLanes, TVector>.Product(s, z);
        cubeLow = TLanes.FusedMultiplyAdd(s, zLow, TLanes.FusedMultiplyAdd(sLow, z, cubeLow));
        (TVector third, TVector thirdLow) = DoubleDouble<TLanes, TVector>.Product(cube, TLanes.Broadcast(TwoThirds));
        thirdLow = TLanes.FusedMultiplyAdd(cube, TLanes.Broadcast(TwoThirdsLow), thirdLow);
        thirdLow = TLanes.FusedMultiplyAdd(cubeLow, TLanes.Broadcast(TwoThirds), thirdLow);

        (TVector high, TVector low) = DoubleDouble<TLanes, TVector>.OrderedSum(TLanes.Add(s, s), third);
        TVector tail = TLanes.FusedMultiplyAdd(TLanes.Multiply(cube, z), Series(z), thirdLow);
        low = TLanes.Add(low, TLanes.Add(TLanes.Add(sLow, sLow), tail));
        return DoubleDouble<TLanes, TVector>.OrderedSum(high, low);
    }

    // 2/5 + 2/7 z + ... + 2/25 z^10; z <= 0.0295, so that what is left out is below 2^-70 of the logarithm.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Series(TVector z)
    {
        TVector p = TLanes.Broadcast(2.0 / 25.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 2.0 / 23.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 2.0 / 21.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 2.0 / 19.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 2.0 / 17.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 2.0 / 15.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 2.0 / 13.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 2.0 / 11.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 2.0 / 9.0);
        p = LaneBits<TLanes, TVector>.Step(p, z, 2.0 / 7.0);
        return LaneBits<TLanes, TVector>.Step(p, z, 2.0 / 5.0);
    }
}
