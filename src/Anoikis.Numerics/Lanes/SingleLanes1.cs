namespace Anoikis.Numerics.Lanes;

/// <summary>One lane of single precision: plain floats.</summary>
public readonly struct SingleLanes1 : ISingleArithmetic<float, double>
{
    /// <inheritdoc/>
    public static unsafe float Load(float* source) => *source;

    /// <inheritdoc/>
    public static unsafe void Store(float* target, float value) => *target = value;

    /// <inheritdoc/>
    public static double Widen(float a) => a;

    /// <inheritdoc/>
    public static float Narrow(double a) => (float)a;

    /// <inheritdoc/>
    public static float Broadcast(double value) => (float)value;

    /// <inheritdoc/>
    public static float Add(float a, float b) => a + b;

    /// <inheritdoc/>
    public static float Multiply(float a, float b) => a * b;

    /// <inheritdoc/>
    public static float Divide(float a, float b) => a / b;

    /// <inheritdoc/>
    public static float FusedMultiplyAdd(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    public static float Sqrt(float a) => MathF.Sqrt(a);

    /// <inheritdoc/>
    public static float Abs(float a) => MathF.Abs(a);

    /// <inheritdoc/>
    public static float Min(float a, float b) => a < b ? a : b;

    /// <inheritdoc/>
    public static float Max(float a, float b) => a > b ? a : b;

    /// <inheritdoc/>
    public static float Floor(float a) => MathF.Floor(a);

    /// <inheritdoc/>
    public static float Ceiling(float a) => MathF.Ceiling(a);

    /// <inheritdoc/>
    public static float LessThan(float a, float b) => Mask(a < b);

    /// <inheritdoc/>
    public static float LessThanOrEqual(float a, float b) => Mask(a <= b);

    /// <inheritdoc/>
    public static float Equal(float a, float b) => Mask(a == b);

    /// <inheritdoc/>
    public static float And(float a, float b) => BitConverter.UInt32BitsToSingle(Bits(a) & Bits(b));

    /// <inheritdoc/>
    public static float Or(float a, float b) => BitConverter.UInt32BitsToSingle(Bits(a) | Bits(b));

    /// <inheritdoc/>
    public static float Not(float a) => BitConverter.UInt32BitsToSingle(~Bits(a));

    /// <inheritdoc/>
    public static float Select(float mask, float whenTrue, float whenFalse)
        => BitConverter.UInt32BitsToSingle((Bits(mask) & Bits(whenTrue)) | (~Bits(mask) & Bits(whenFalse)));

    private static float Mask(bool value) => BitConverter.UInt32BitsToSingle(value ? uint.MaxValue : 0);

    private static uint Bits(float a) => BitConverter.SingleToUInt32Bits(a);
}
