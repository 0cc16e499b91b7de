using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Anoikis.Numerics.Lanes;

/// <summary>Eight lanes of single precision in a 256-bit register.</summary>
public readonly struct SingleLanes8 : ISingleArithmetic<Vector256<float>, Vector512<double>>
{
    /// <inheritdoc/>
    public static unsafe Vector256<float> Load(float* source) => Vector256.Load(source);

    /// <inheritdoc/>
    public static unsafe void Store(float* target, Vector256<float> value) => Vector256.Store(value, target);

    /// <inheritdoc/>
    public static Vector512<double> Widen(Vector256<float> a)
        => Avx512F.IsSupported ? Avx512F.ConvertToVector512Double(a) : Vector512.Create(Vector256.WidenLower(a), Vector256.WidenUpper(a));

    /// <inheritdoc/>
    public static Vector256<float> Narrow(Vector512<double> a)
        => Avx512F.IsSupported ? Avx512F.ConvertToVector256Single(a) : Vector256.Narrow(a.GetLower(), a.GetUpper());

    /// <inheritdoc/>
    public static Vector256<float> Broadcast(double value) => Vector256.Create((float)value);

    /// <inheritdoc/>
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    /// <inheritdoc/>
    public static Vector256<float> Multiply(Vector256<float> a, Vector256<float> b) => a * b;

    /// <inheritdoc/>
    public static Vector256<float> Divide(Vector256<float> a, Vector256<float> b) => a / b;

    /// <inheritdoc/>
    public static Vector256<float> FusedMultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    public static Vector256<float> Sqrt(Vector256<float> a) => Vector256.Sqrt(a);

    /// <inheritdoc/>
    public static Vector256<float> Abs(Vector256<float> a) => Vector256.Abs(a);

    /// <inheritdoc/>
    public static Vector256<float> Min(Vector256<float> a, Vector256<float> b)
        => Avx.IsSupported ? Avx.Min(a, b) : Vector256.ConditionalSelect(Vector256.LessThan(a, b), a, b);

    /// <inheritdoc/>
    public static Vector256<float> Max(Vector256<float> a, Vector256<float> b)
        => Avx.IsSupported ? Avx.Max(a, b) : Vector256.ConditionalSelect(Vector256.GreaterThan(a, b), a, b);

    /// <inheritdoc/>
    public static Vector256<float> Floor(Vector256<float> a) => Vector256.Floor(a);

    /// <inheritdoc/>
    public static Vector256<float> Ceiling(Vector256<float> a) => Vector256.Ceiling(a);

    /// <inheritdoc/>
    public static Vector256<float> LessThan(Vector256<float> a, Vector256<float> b) => Vector256.LessThan(a, b);

    /// <inheritdoc/>
    public static Vector256<float> LessThanOrEqual(Vector256<float> a, Vector256<float> b) => Vector256.LessThanOrEqual(a, b);

    /// <inheritdoc/>
    public static Vector256<float> Equal(Vector256<float> a, Vector256<float> b) => Vector256.Equals(a, b);

    /// <inheritdoc/>
    public static Vector256<float> And(Vector256<float> a, Vector256<float> b) => a & b;

    /// <inheritdoc/>
    public static Vector256<float> Or(Vector256<float> a, Vector256<float> b) => a | b;

    /// <inheritdoc/>
    public static Vector256<float> Not(Vector256<float> a) => ~a;

    /// <inheritdoc/>
    public static Vector256<float> Select(Vector256<float> mask, Vector256<float> whenTrue, Vector256<float> whenFalse)
        => Vector256.ConditionalSelect(mask, whenTrue, whenFalse);
}
