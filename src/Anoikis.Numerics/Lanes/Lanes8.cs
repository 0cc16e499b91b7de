using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Anoikis.Numerics.Lanes;

/// <summary>Eight lanes in a 512-bit register (AVX-512; elsewhere the runtime emulates it, with the same bits).</summary>
public readonly struct Lanes8 : ILaneArithmetic<Vector512<double>>
{
    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static Vector512<double> Broadcast(double value) => Vector512.Create(value);

    /// <inheritdoc/>
    public static unsafe Vector512<double> Load(double* source) => Vector512.Load(source);

    /// <inheritdoc/>
    public static unsafe void Store(double* target, Vector512<double> value) => Vector512.Store(value, target);

    /// <inheritdoc/>
    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    /// <inheritdoc/>
    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    /// <inheritdoc/>
    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;

    /// <inheritdoc/>
    public static Vector512<double> Divide(Vector512<double> a, Vector512<double> b) => a / b;

    /// <inheritdoc/>
    public static Vector512<double> Negate(Vector512<double> a) => -a;

    /// <inheritdoc/>
    public static Vector512<double> FusedMultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c)
        => Vector512.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    public static Vector512<double> FusedNegateMultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c)
        => Vector512.FusedMultiplyAdd(-a, b, c);

    /// <inheritdoc/>
    public static Vector512<double> Sqrt(Vector512<double> a) => Vector512.Sqrt(a);

    /// <inheritdoc/>
    public static Vector512<double> Abs(Vector512<double> a) => Vector512.Abs(a);

    /// <inheritdoc/>
    public static Vector512<double> Min(Vector512<double> a, Vector512<double> b)
        => Avx512F.IsSupported ? Avx512F.Min(a, b) : Vector512.ConditionalSelect(Vector512.LessThan(a, b), a, b);

    /// <inheritdoc/>
    public static Vector512<double> Max(Vector512<double> a, Vector512<double> b)
        => Avx512F.IsSupported ? Avx512F.Max(a, b) : Vector512.ConditionalSelect(Vector512.GreaterThan(a, b), a, b);

    /// <inheritdoc/>
    public static Vector512<double> Floor(Vector512<double> a) => Vector512.Floor(a);

    /// <inheritdoc/>
    public static Vector512<double> Ceiling(Vector512<double> a) => Vector512.Ceiling(a);

    /// <inheritdoc/>
    public static Vector512<double> RoundToEven(Vector512<double> a) => Vector512.Round(a, MidpointRounding.ToEven);

    /// <inheritdoc/>
    public static Vector512<double> LessThan(Vector512<double> a, Vector512<double> b) => Vector512.LessThan(a, b);

    /// <inheritdoc/>
    public static Vector512<double> LessThanOrEqual(Vector512<double> a, Vector512<double> b) => Vector512.LessThanOrEqual(a, b);

    /// <inheritdoc/>
    public static Vector512<double> Equal(Vector512<double> a, Vector512<double> b) => Vector512.Equals(a, b);

    /// <inheritdoc/>
    public static Vector512<double> And(Vector512<double> a, Vector512<double> b) => a & b;

    /// <inheritdoc/>
    public static Vector512<double> Or(Vector512<double> a, Vector512<double> b) => a | b;

    /// <inheritdoc/>
    public static Vector512<double> Xor(Vector512<double> a, Vector512<double> b) => a ^ b;

    /// <inheritdoc/>
    public static Vector512<double> Not(Vector512<double> a) => ~a;

    /// <inheritdoc/>
    public static Vector512<double> Select(Vector512<double> mask, Vector512<double> whenTrue, Vector512<double> whenFalse)
        => Vector512.ConditionalSelect(mask, whenTrue, whenFalse);

    /// <inheritdoc/>
    public static uint Signs(Vector512<double> mask) => (uint)Vector512.ExtractMostSignificantBits(mask);

    /// <inheritdoc/>
    public static Vector512<double> AddBits(Vector512<double> a, Vector512<double> b) => (a.AsInt64() + b.AsInt64()).AsDouble();

    /// <inheritdoc/>
    public static Vector512<double> SubtractBits(Vector512<double> a, Vector512<double> b) => (a.AsInt64() - b.AsInt64()).AsDouble();

    /// <inheritdoc/>
    public static Vector512<double> ShiftBitsLeft(Vector512<double> a, int count) => (a.AsInt64() << count).AsDouble();

    /// <inheritdoc/>
    public static Vector512<double> ShiftBitsRight(Vector512<double> a, int count) => (a.AsInt64() >>> count).AsDouble();
}
