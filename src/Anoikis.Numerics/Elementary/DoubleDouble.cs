using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>
/// Error-free sums and products: a rounded result and, exactly, what rounding lost.
/// Dekker, Numer. Math. 18 (1971) 224; Knuth, The Art of Computer Programming 2, 4.2.2.
/// </summary>
internal static class DoubleDouble<TLanes, TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
{
    /// <summary>High + Low = a + b exactly, for any a and b without overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector High, TVector Low) Sum(TVector a, TVector b)
    {
        TVector sum = TLanes.Add(a, b);
        TVector bPart = TLanes.Subtract(sum, a);
        TVector aPart = TLanes.Subtract(sum, bPart);
        return (sum, TLanes.Add(TLanes.Subtract(a, aPart), TLanes.Subtract(b, bPart)));
    }

    /// <summary>High + Low = a + b exactly, where |a| &gt;= |b| or a = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector High, TVector Low) OrderedSum(TVector a, TVector b)
    {
        TVector sum = TLanes.Add(a, b);
        return (sum, TLanes.Subtract(b, TLanes.Subtract(sum, a)));
    }

    /// <summary>High + Low = a b exactly, unless the low part underflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector High, TVector Low) Product(TVector a, TVector b)
    {
        TVector product = TLanes.Multiply(a, b);
        return (product, TLanes.FusedMultiplyAdd(a, b, TLanes.Negate(product)));
    }

    /// <summary>(aHigh + aLow) (bHigh + bLow), to about 2^-100.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector High, TVector Low) Product(TVector aHigh, TVector aLow, TVector bHigh, TVector bLow)
    {
        (TVector high, TVector low) = Product(aHigh, bHigh);
        low = TLanes.FusedMultiplyAdd(aHigh, bLow, TLanes.FusedMultiplyAdd(aLow, bHigh, low));
        return OrderedSum(high, low);
    }

    /// <summary>(aHigh + aLow) / (bHigh + bLow), to about 2^-100.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector High, TVector Low) Quotient(TVector aHigh, TVector aLow, TVector bHigh, TVector bLow)
    {
        TVector quotient = TLanes.Divide(aHigh, bHigh);
        TVector rest = TLanes.FusedNegateMultiplyAdd(quotient, bHigh, aHigh);
        rest = TLanes.FusedNegateMultiplyAdd(quotient, bLow, TLanes.Add(rest, aLow));
        return OrderedSum(quotient, TLanes.Divide(rest, bHigh));
    }
}
