using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Anoikis.Numerics.Lanes;

/// <summary>Four lanes of single precision in a 128-bit register.</summary>
public readonly struct SingleLanes4 : ISingleArithmetic<Vector128<float>, Vector256<double>>
{
    /// <inheritdoc/>
    public static unsafe Vector128<float> Load(float* source) => Vector128.Load(source);

    /// <inheritdoc/>
    public static unsafe void Store(float* target, Vector128<float> value) => Vector128.Store(value, target);

    /// <inheritdoc/>
    public static Vector256<double> Widen(Vector128<float> a)
        => Avx.IsSupported ? Avx.ConvertToVector256Double(a) : Vector256.Create(Vector128.WidenLower(a), Vector128.WidenUpper(a));

    /// <inheritdoc/>
    public static Vector128<float> Narrow(Vector256<double> a)
        => Avx.IsSupported ? Avx.ConvertToVector128Single(a) : Vector128.Narrow(a.GetLower(), a.GetUpper());

    /// <inheritdoc/>
    public static Vector128<float> Broadcast(double value) => Vector128.Create((float)value);

    /// <inheritdoc/>
    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;

    /// <inheritdoc/>
    public static Vector128<float> Multiply(Vector128<float> a, Vector128<float> b) => a * b;

    /// <inheritdoc/>
    public static Vector128<float> Divide(Vector128<float> a, Vector128<float> b) => a / b;

    /// <inheritdoc/>
    public static Vector128<float> FusedMultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    public static Vector128<float> Sqrt(Vector128<float> a) => Vector128.Sqrt(a);

    /// <inheritdoc/>
    public static Vector128<float> Abs(Vector128<float> a) => Vector128.Abs(a);

    /// <inheritdoc/>
    public static Vector128<float> Min(Vector128<float> a, Vector128<float> b)
        => Sse.IsSupported ? Sse.Min(a, b) : Vector128.ConditionalSelect(Vector128.LessThan(a, b), a, b);

    /// <inheritdoc/>
    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b)
        => Sse.IsSupported ? Sse.Max(a, b) : Vector128.ConditionalSelect(Vector128.GreaterThan(a, b), a, b);

    /// <inheritdoc/>
    public static Vector128<float> Floor(Vector128<float> a) => Vector128.Floor(a);

    /// <inheritdoc/>
    public static Vector128<float> Ceiling(Vector128<float> a) => Vector128.Ceiling(a);

    /// <inheritdoc/>
    public static Vector128<float> LessThan(Vector128<float> a, Vector128<float> b) => Vector128.LessThan(a, b);

    /// <inheritdoc/>
    public static Vector128<float> LessThanOrEqual(Vector128<float> a, Vector128<float> b) => Vector128.LessThanOrEqual(a, b);

    /// <inheritdoc/>
    public static Vector128<float> Equal(Vector128<float> a, Vector128<float> b) => Vector128.Equals(a, b);

    /// <inheritdoc/>
    public static Vector128<float> And(Vector128<float> a, Vector128<float> b) => a & b;

    /// <inheritdoc/>
    public static Vector128<float> Or(Vector128<float> a, Vector128<float> b) => a | b;

    /// <inheritdoc/>
    public static Vector128<float> Not(Vector128<float> a) => ~a;

    /// <inheritdoc/>
    public static Vector128<float> Select(Vector128<float> mask, Vector128<float> whenTrue, Vector128<float> whenFalse)
        => Vector128.ConditionalSelect(mask, whenTrue, whenFalse);
}
