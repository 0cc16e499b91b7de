using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Anoikis.Numerics.Lanes;

/// <summary>Four lanes in a 256-bit register (AVX2 and up; elsewhere the runtime emulates it, with the same bits).</summary>
public readonly struct Lanes4 : ILaneArithmetic<Vector256<double>>
{
    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static Vector256<double> Broadcast(double value) => Vector256.Create(value);

    /// <inheritdoc/>
    public static unsafe Vector256<double> Load(double* source) => Vector256.Load(source);

    /// <inheritdoc/>
    public static unsafe void Store(double* target, Vector256<double> value) => Vector256.Store(value, target);

    /// <inheritdoc/>
    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;

    /// <inheritdoc/>
    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;

    /// <inheritdoc/>
    public static Vector256<double> Multiply(Vector256<double> a, Vector256<double> b) => a * b;

    /// <inheritdoc/>
    public static Vector256<double> Divide(Vector256<double> a, Vector256<double> b) => a / b;

    /// <inheritdoc/>
    public static Vector256<double> Negate(Vector256<double> a) => -a;

    /// <inheritdoc/>
    public static Vector256<double> FusedMultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c)
        => Vector256.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    public static Vector256<double> FusedNegateMultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c)
        => Vector256.FusedMultiplyAdd(-a, b, c);

    /// <inheritdoc/>
    public static Vector256<double> Sqrt(Vector256<double> a) => Vector256.Sqrt(a);

    /// <inheritdoc/>
    public static Vector256<double> Abs(Vector256<double> a) => Vector256.Abs(a);

    /// <inheritdoc/>
    public static Vector256<double> Min(Vector256<double> a, Vector256<double> b)
        => Avx.IsSupported ? Avx.Min(a, b) : Vector256.ConditionalSelect(Vector256.LessThan(a, b), a, b);

    /// <inheritdoc/>
    public static Vector256<double> Max(Vector256<double> a, Vector256<double> b)
        => Avx.IsSupported ? Avx.Max(a, b) : Vector256.ConditionalSelect(Vector256.GreaterThan(a, b), a, b);

    /// <inheritdoc/>
    public static Vector256<double> Floor(Vector256<double> a) => Vector256.Floor(a);

    /// <inheritdoc/>
    public static Vector256<double> Ceiling(Vector256<double> a) => Vector256.Ceiling(a);

    /// <inheritdoc/>
    public static Vector256<double> RoundToEven(Vector256<double> a) => Vector256.Round(a, MidpointRounding.ToEven);

    /// <inheritdoc/>
    public static Vector256<double> LessThan(Vector256<double> a, Vector256<double> b) => Vector256.LessThan(a, b);

    /// <inheritdoc/>
    public static Vector256<double> LessThanOrEqual(Vector256<double> a, Vector256<double> b) => Vector256.LessThanOrEqual(a, b);

    /// <inheritdoc/>
    public static Vector256<double> Equal(Vector256<double> a, Vector256<double> b) => Vector256.Equals(a, b);

    /// <inheritdoc/>
    public static Vector256<double> And(Vector256<double> a, Vector256<double> b) => a & b;

    /// <inheritdoc/>
    public static Vector256<double> Or(Vector256<double> a, Vector256<double> b) => a | b;

    /// <inheritdoc/>
    public static Vector256<double> Xor(Vector256<double> a, Vector256<double> b) => a ^ b;

    /// <inheritdoc/>
    public static Vector256<double> Not(Vector256<double> a) => ~a;

    /// <inheritdoc/>
    public static Vector256<double> Select(Vector256<double> mask, Vector256<double> whenTrue, Vector256<double> whenFalse)
        => Vector256.ConditionalSelect(mask, whenTrue, whenFalse);

    /// <inheritdoc/>
    public static uint Signs(Vector256<double> mask) => (uint)Vector256.ExtractMostSignificantBits(mask);

    /// <inheritdoc/>
    public static Vector256<double> AddBits(Vector256<double> a, Vector256<double> b) => (a.AsInt64() + b.AsInt64()).AsDouble();

    /// <inheritdoc/>
    public static Vector256<double> SubtractBits(Vector256<double> a, Vector256<double> b) => (a.AsInt64() - b.AsInt64()).AsDouble();

    /// <inheritdoc/>
    public static Vector256<double> ShiftBitsLeft(Vector256<double> a, int count) => (a.AsInt64() << count).AsDouble();

    /// <inheritdoc/>
    public static Vector256<double> ShiftBitsRight(Vector256<double> a, int count) => (a.AsInt64() >>> count).AsDouble();
}
