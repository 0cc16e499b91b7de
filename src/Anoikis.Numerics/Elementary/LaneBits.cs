using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>Constants given by their bits, powers of two, and the small steps that every elementary function shares.</summary>
internal static class LaneBits<TLanes, TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
{
    // 1.5 x 2^52 + 1023: adding a whole number k leaves k + 1023 in the low bits.
    private const double ExponentMagic = 6755399441055744.0 + 1023.0;

    /// <summary>The same 64 bits in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Pattern(ulong bits) => TLanes.Broadcast(BitConverter.UInt64BitsToDouble(bits));

    /// <summary>p x + c: one step of Horner's rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Step(TVector p, TVector x, double c) => TLanes.FusedMultiplyAdd(p, x, TLanes.Broadcast(c));

    /// <summary>2^k for a whole number k in [-1022, 1023].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector PowerOfTwo(TVector k)
        => TLanes.ShiftBitsLeft(TLanes.Add(k, TLanes.Broadcast(ExponentMagic)), 52);

    /// <summary>value 2^k for a whole number k in [-2044, 2046], rounding once more where the result is subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Scale(TVector value, TVector k)
    {
        TVector half = TLanes.Floor(TLanes.Multiply(k, TLanes.Broadcast(0.5)));
        TVector scaled = TLanes.Multiply(value, PowerOfTwo(half));
        return TLanes.Multiply(scaled, PowerOfTwo(TLanes.Subtract(k, half)));
    }

    /// <summary>The sign bit of a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SignOf(TVector a) => TLanes.And(a, TLanes.Broadcast(-0.0));

    /// <summary>
    /// <paramref name="result"/>, or the one quiet NaN where it is NaN: hardware gives NaN other bits by operand order.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector CanonicalNaN(TVector result)
        => TLanes.Select(TLanes.Equal(result, result), result, TLanes.Broadcast(double.NaN));
}
