using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Anoikis.Numerics.Lanes;

/// <summary>Sixteen lanes of single precision in a 512-bit register (AVX-512; elsewhere the runtime emulates it, with the same bits).</summary>
public readonly struct SingleLanes16 : ISingleArithmetic<Vector512<float>, RegisterPair>
{
    /// <inheritdoc/>
    public static unsafe Vector512<float> Load(float* source) => Vector512.Load(source);

    /// <inheritdoc/>
    public static unsafe void Store(float* target, Vector512<float> value) => Vector512.Store(value, target);

    /// <inheritdoc/>
    public static RegisterPair Widen(Vector512<float> a) => new(SingleLanes8.Widen(a.GetLower()), SingleLanes8.Widen(a.GetUpper()));

    /// <inheritdoc/>
    public static Vector512<float> Narrow(RegisterPair a) => SingleLanes8.Narrow(a.First).ToVector512Unsafe().WithUpper(SingleLanes8.Narrow(a.Second));

    /// <inheritdoc/>
    public static Vector512<float> Broadcast(double value) => Vector512.Create((float)value);

    /// <inheritdoc/>
    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;

    /// <inheritdoc/>
    public static Vector512<float> Multiply(Vector512<float> a, Vector512<float> b) => a * b;

    /// <inheritdoc/>
    public static Vector512<float> Divide(Vector512<float> a, Vector512<float> b) => a / b;

    /// <inheritdoc/>
    public static Vector512<float> FusedMultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    public static Vector512<float> Sqrt(Vector512<float> a) => Vector512.Sqrt(a);

    /// <inheritdoc/>
    public static Vector512<float> Abs(Vector512<float> a) => Vector512.Abs(a);

    /// <inheritdoc/>
    public static Vector512<float> Min(Vector512<float> a, Vector512<float> b)
        => Avx512F.IsSupported ? Avx512F.Min(a, b) : Vector512.ConditionalSelect(Vector512.LessThan(a, b), a, b);

    /// <inheritdoc/>
    public static Vector512<float> Max(Vector512<float> a, Vector512<float> b)
        => Avx512F.IsSupported ? Avx512F.Max(a, b) : Vector512.ConditionalSelect(Vector512.GreaterThan(a, b), a, b);

    /// <inheritdoc/>
    public static Vector512<float> Floor(Vector512<float> a) => Vector512.Floor(a);

    /// <inheritdoc/>
    public static Vector512<float> Ceiling(Vector512<float> a) => Vector512.Ceiling(a);

    /// <inheritdoc/>
    public static Vector512<float> LessThan(Vector512<float> a, Vector512<float> b) => Vector512.LessThan(a, b);

    /// <inheritdoc/>
    public static Vector512<float> LessThanOrEqual(Vector512<float> a, Vector512<float> b) => Vector512.LessThanOrEqual(a, b);

    /// <inheritdoc/>
    public static Vector512<float> Equal(Vector512<float> a, Vector512<float> b) => Vector512.Equals(a, b);

    /// <inheritdoc/>
    public static Vector512<float> And(Vector512<float> a, Vector512<float> b) => a & b;

    /// <inheritdoc/>
    public static Vector512<float> Or(Vector512<float> a, Vector512<float> b) => a | b;

    /// <inheritdoc/>
    public static Vector512<float> Not(Vector512<float> a) => ~a;

    /// <inheritdoc/>
    public static Vector512<float> Select(Vector512<float> mask, Vector512<float> whenTrue, Vector512<float> whenFalse)
        => Vector512.ConditionalSelect(mask, whenTrue, whenFalse);
}
