using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Anoikis.Numerics.Lanes;

/// <summary>Sixteen lanes in two 512-bit registers: the double-precision side of a bundle whose single-precision numbers fill one.</summary>
public readonly struct Lanes16 : ILaneArithmetic<RegisterPair>
{
    /// <inheritdoc/>
    public static int Width => 2 * Lanes8.Width;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Broadcast(double value) => new(Vector512.Create(value), Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe RegisterPair Load(double* source) => new(Lanes8.Load(source), Lanes8.Load(source + Lanes8.Width));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(double* target, RegisterPair value)
    {
        Lanes8.Store(target, value.First);
        Lanes8.Store(target + Lanes8.Width, value.Second);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Add(RegisterPair a, RegisterPair b) => new(Lanes8.Add(a.First, b.First), Lanes8.Add(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Subtract(RegisterPair a, RegisterPair b)
        => new(Lanes8.Subtract(a.First, b.First), Lanes8.Subtract(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Multiply(RegisterPair a, RegisterPair b)
        => new(Lanes8.Multiply(a.First, b.First), Lanes8.Multiply(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Divide(RegisterPair a, RegisterPair b)
        => new(Lanes8.Divide(a.First, b.First), Lanes8.Divide(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Negate(RegisterPair a) => new(Lanes8.Negate(a.First), Lanes8.Negate(a.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair FusedMultiplyAdd(RegisterPair a, RegisterPair b, RegisterPair c)
        => new(Lanes8.FusedMultiplyAdd(a.First, b.First, c.First), Lanes8.FusedMultiplyAdd(a.Second, b.Second, c.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair FusedNegateMultiplyAdd(RegisterPair a, RegisterPair b, RegisterPair c)
        => new(Lanes8.FusedNegateMultiplyAdd(a.First, b.First, c.First), Lanes8.FusedNegateMultiplyAdd(a.Second, b.Second, c.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Sqrt(RegisterPair a) => new(Lanes8.Sqrt(a.First), Lanes8.Sqrt(a.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Abs(RegisterPair a) => new(Lanes8.Abs(a.First), Lanes8.Abs(a.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Min(RegisterPair a, RegisterPair b) => new(Lanes8.Min(a.First, b.First), Lanes8.Min(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Max(RegisterPair a, RegisterPair b) => new(Lanes8.Max(a.First, b.First), Lanes8.Max(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Floor(RegisterPair a) => new(Lanes8.Floor(a.First), Lanes8.Floor(a.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Ceiling(RegisterPair a) => new(Lanes8.Ceiling(a.First), Lanes8.Ceiling(a.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair RoundToEven(RegisterPair a) => new(Lanes8.RoundToEven(a.First), Lanes8.RoundToEven(a.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair LessThan(RegisterPair a, RegisterPair b)
        => new(Lanes8.LessThan(a.First, b.First), Lanes8.LessThan(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair LessThanOrEqual(RegisterPair a, RegisterPair b)
        => new(Lanes8.LessThanOrEqual(a.First, b.First), Lanes8.LessThanOrEqual(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Equal(RegisterPair a, RegisterPair b)
        => new(Lanes8.Equal(a.First, b.First), Lanes8.Equal(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair And(RegisterPair a, RegisterPair b) => new(Lanes8.And(a.First, b.First), Lanes8.And(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Or(RegisterPair a, RegisterPair b) => new(Lanes8.Or(a.First, b.First), Lanes8.Or(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Xor(RegisterPair a, RegisterPair b) => new(Lanes8.Xor(a.First, b.First), Lanes8.Xor(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Not(RegisterPair a) => new(Lanes8.Not(a.First), Lanes8.Not(a.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair Select(RegisterPair mask, RegisterPair whenTrue, RegisterPair whenFalse)
        => new(Lanes8.Select(mask.First, whenTrue.First, whenFalse.First), Lanes8.Select(mask.Second, whenTrue.Second, whenFalse.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Signs(RegisterPair mask) => Lanes8.Signs(mask.First) | (Lanes8.Signs(mask.Second) << Lanes8.Width);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair AddBits(RegisterPair a, RegisterPair b)
        => new(Lanes8.AddBits(a.First, b.First), Lanes8.AddBits(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair SubtractBits(RegisterPair a, RegisterPair b)
        => new(Lanes8.SubtractBits(a.First, b.First), Lanes8.SubtractBits(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair ShiftBitsLeft(RegisterPair a, int count)
        => new(Lanes8.ShiftBitsLeft(a.First, count), Lanes8.ShiftBitsLeft(a.Second, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair ShiftBitsRight(RegisterPair a, int count)
        => new(Lanes8.ShiftBitsRight(a.First, count), Lanes8.ShiftBitsRight(a.Second, count));
}
