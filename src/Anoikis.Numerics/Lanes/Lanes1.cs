using System.Runtime.CompilerServices;

namespace Anoikis.Numerics.Lanes;

/// <summary>One lane: plain doubles. The width that every other one must reproduce bit for bit.</summary>
public readonly struct Lanes1 : ILaneArithmetic<double>
{
    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    public static double Broadcast(double value) => value;

    /// <inheritdoc/>
    public static unsafe double Load(double* source) => *source;

    /// <inheritdoc/>
    public static unsafe void Store(double* target, double value) => *target = value;

    /// <inheritdoc/>
    public static double Add(double a, double b) => a + b;

    /// <inheritdoc/>
    public static double Subtract(double a, double b) => a - b;

    /// <inheritdoc/>
    public static double Multiply(double a, double b) => a * b;

    /// <inheritdoc/>
    public static double Divide(double a, double b) => a / b;

    /// <inheritdoc/>
    public static double Negate(double a) => -a;

    /// <inheritdoc/>
    public static double FusedMultiplyAdd(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    public static double FusedNegateMultiplyAdd(double a, double b, double c) => Math.FusedMultiplyAdd(-a, b, c);

    /// <inheritdoc/>
    public static double Sqrt(double a) => Math.Sqrt(a);

    /// <inheritdoc/>
    public static double Abs(double a) => Math.Abs(a);

    /// <inheritdoc/>
    public static double Min(double a, double b) => a < b ? a : b;

    /// <inheritdoc/>
    public static double Max(double a, double b) => a > b ? a : b;

    /// <inheritdoc/>
    public static double Floor(double a) => Math.Floor(a);

    /// <inheritdoc/>
    public static double Ceiling(double a) => Math.Ceiling(a);

    /// <inheritdoc/>
    public static double RoundToEven(double a) => Math.Round(a, MidpointRounding.ToEven);

    /// <inheritdoc/>
    public static double LessThan(double a, double b) => Mask(a < b);

    /// <inheritdoc/>
    public static double LessThanOrEqual(double a, double b) => Mask(a <= b);

    /// <inheritdoc/>
    public static double Equal(double a, double b) => Mask(a == b);

    /// <inheritdoc/>
    public static double And(double a, double b) => From(Bits(a) & Bits(b));

    /// <inheritdoc/>
    public static double Or(double a, double b) => From(Bits(a) | Bits(b));

    /// <inheritdoc/>
    public static double Xor(double a, double b) => From(Bits(a) ^ Bits(b));

    /// <inheritdoc/>
    public static double Not(double a) => From(~Bits(a));

    /// <inheritdoc/>
    public static double Select(double mask, double whenTrue, double whenFalse)
        => From((Bits(mask) & Bits(whenTrue)) | (~Bits(mask) & Bits(whenFalse)));

    /// <inheritdoc/>
    public static uint Signs(double mask) => (uint)(Bits(mask) >>> 63);

    /// <inheritdoc/>
    public static double AddBits(double a, double b) => From(Bits(a) + Bits(b));

    /// <inheritdoc/>
    public static double SubtractBits(double a, double b) => From(Bits(a) - Bits(b));

    /// <inheritdoc/>
    public static double ShiftBitsLeft(double a, int count) => From(Bits(a) << count);

    /// <inheritdoc/>
    public static double ShiftBitsRight(double a, int count) => From(Bits(a) >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Bits(double a) => BitConverter.DoubleToInt64Bits(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double From(long bits) => BitConverter.Int64BitsToDouble(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Mask(bool condition) => From(condition ? -1L : 0L);
}
