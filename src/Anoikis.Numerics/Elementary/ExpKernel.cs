using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>
/// e^(x + xLow) = 2^k (1 + m): x is reduced by multiples of ln 2 (Cody and Waite, Software Manual for the Elementary
/// Functions, 1980, in two parts) to |r| &lt;= ln(2)/2, and m = e^r - 1 is its Taylor series, the first three terms in
/// double-double. The pair for m is good to about 2^-60 of itself.
/// </summary>
internal static class ExpKernel<TLanes, TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
{
    /// <summary>The leading 32 bits of ln 2, so that its multiples by exponents are exact.</summary>
    public const double Ln2High = 6.93147180369123816490e-01;

    /// <summary>ln 2 - <see cref="Ln2High"/>.</summary>
    public const double Ln2Low = 1.90821492927058770002e-10;

    private const double InverseLn2 = 1.44269504088896340736;

    // Beyond these e^x is infinite or zero, and exponents would leave the range that LaneBits.Scale takes.
    private const double Largest = 712.0;
    private const double Smallest = -747.0;

    /// <summary>The argument inside [-747, 712], where NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Clamp(TVector x)
        => TLanes.Max(TLanes.Broadcast(Smallest), TLanes.Min(TLanes.Broadcast(Largest), x));

    /// <summary>k and m of e^(x + xLow) = 2^k (1 + m); x must be clamped, |xLow| below an ulp or so of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector Exponent, TVector High, TVector Low) Reduce(TVector x, TVector xLow)
    {
        TVector k = TLanes.RoundToEven(TLanes.Multiply(x, TLanes.Broadcast(InverseLn2)));
        TVector exact = TLanes.FusedNegateMultiplyAdd(k, TLanes.Broadcast(Ln2High), x);
        TVector rest = TLanes.FusedNegateMultiplyAdd(k, TLanes.Broadcast(Ln2Low), xLow);
        (TVector r, TVector rLow) = DoubleDouble<TLanes, TVector>.Sum(exact, rest);

        (TVector square, TVector squareLow) = DoubleDouble<TLanes, TVector>.Product(r, r);
        TVector half = TLanes.Broadcast(0.5);
        (TVector high, TVector low) = DoubleDouble<TLanes, TVector>.OrderedSum(r, TLanes.Multiply(square, half));
        TVector small = TLanes.FusedMultiplyAdd(squareLow, half, TLanes.FusedMultiplyAdd(rLow, r, rLow));
        TVector cubic = TLanes.Multiply(TLanes.Multiply(square, r), Series(r));
        low = TLanes.Add(low, TLanes.Add(small, cubic));
        (high, low) = DoubleDouble<TLanes, TVector>.OrderedSum(high, low);
        return (k, high, low);
    }

    /// <summary>2^k (1 + m), rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Compose(TVector k, TVector high, TVector low)
    {
        (TVector sum, TVector rest) = DoubleDouble<TLanes, TVector>.OrderedSum(TLanes.Broadcast(1.0), high);
        return LaneBits<TLanes, TVector>.Scale(TLanes.Add(sum, TLanes.Add(rest, low)), k);
    }

    // 1/3! + r/4! + ... + r^10/13!; the next term is below 2^-57 of e^r.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Series(TVector r)
    {
        TVector p = TLanes.Broadcast(1.0 / 6227020800.0);
        p = LaneBits<TLanes, TVector>.Step(p, r, 1.0 / 479001600.0);
        p = LaneBits<TLanes, TVector>.Step(p, r, 1.0 / 39916800.0);
        p = LaneBits<TLanes, TVector>.Step(p, r, 1.0 / 3628800.0);
        p = LaneBits<TLanes, TVector>.Step(p, r, 1.0 / 362880.0);
        p = LaneBits<TLanes, TVector>.Step(p, r, 1.0 / 40320.0);
        p = LaneBits<TLanes, TVector>.Step(p, r, 1.0 / 5040.0);
        p = LaneBits<TLanes, TVector>.Step(p, r, 1.0 / 720.0);
        p = LaneBits<TLanes, TVector>.Step(p, r, 1.0 / 120.0);
        p = LaneBits<TLanes, TVector>.Step(p, r, 1.0 / 24.0);
        return LaneBits<TLanes, TVector>.Step(p, r, 1.0 / 6.0);
    }
}
