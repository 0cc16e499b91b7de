using System.Numerics;

namespace Anoikis.Tests.Numerics.Elementary;

/// <summary>A real number as mantissa times a power of two, cut to 320 bits: the reference that elementary functions are held to.</summary>
internal readonly record struct BigReal(BigInteger Mantissa, int Exponent)
{
    private const int Precision = 320;

    public static BigReal Zero { get; } = new(0, 0);

    public static BigReal One { get; } = new(1, 0);

    public bool IsZero => Mantissa.IsZero;

    public int Sign => Mantissa.Sign;

    /// <summary>Floor of log2 of the size; undefined for zero.</summary>
    public int Magnitude => (int)BigInteger.Abs(Mantissa).GetBitLength() - 1 + Exponent;

    public static implicit operator BigReal(int value) => new(value, 0);

    public static BigReal Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFFL;
        BigInteger mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        return new(bits < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    public static BigReal operator +(BigReal a, BigReal b)
    {
        if (a.IsZero)
            return b;
        if (b.IsZero)
            return a;
        if (a.Exponent < b.Exponent)
            (a, b) = (b, a);
        int shift = a.Exponent - b.Exponent;
        if (shift > 4 * Precision)
            return a.Magnitude > b.Magnitude ? a : b;
        return Cut((a.Mantissa << shift) + b.Mantissa, b.Exponent);
    }

    public static BigReal operator -(BigReal a) => new(-a.Mantissa, a.Exponent);

    public static BigReal operator -(BigReal a, BigReal b) => a + -b;

    public static BigReal operator *(BigReal a, BigReal b) => Cut(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent);

    public static BigReal operator /(BigReal a, BigReal b)
    {
        int shift = Math.Max(0, Precision + 2 + (int)(b.Mantissa.GetBitLength() - a.Mantissa.GetBitLength()));
        return Cut((a.Mantissa << shift) / b.Mantissa, a.Exponent - b.Exponent - shift);
    }

    public static bool operator <(BigReal a, BigReal b) => (a - b).Sign < 0;

    public static bool operator >(BigReal a, BigReal b) => (a - b).Sign > 0;

    public BigReal Abs() => Sign < 0 ? -this : this;

    public BigReal Scale(int exponent) => new(Mantissa, Exponent + exponent);

    public BigReal Sqrt()
    {
        int shift = Math.Max(0, (2 * Precision) - (int)Mantissa.GetBitLength());
        shift += (Exponent - shift) & 1;
        BigInteger square = Mantissa << shift;
        BigInteger root = BigInteger.One << (int)((square.GetBitLength() / 2) + 1);
        while (true)
        {
            BigInteger next = (root + (square / root)) >> 1;
            if (next >= root)
                return Cut(root, (Exponent - shift) / 2);
            root = next;
        }
    }

    /// <summary>The nearest whole number.</summary>
    public BigInteger Round()
    {
        BigReal half = this + One.Scale(-1);
        return half.Exponent >= 0 ? half.Mantissa << half.Exponent : half.Mantissa >> -half.Exponent;
    }

    /// <summary>Distance of a double from this number in units of the double format's last place at this number.</summary>
    public double UlpsFrom(double value)
    {
        BigReal error = (Of(value) - this).Abs();
        if (error.IsZero)
            return 0.0;
        int lastPlace = (IsZero ? -1022 : Math.Max(Magnitude, -1022)) - 52;
        BigReal ulps = error.Scale(-lastPlace);
        int cut = (int)ulps.Mantissa.GetBitLength() - 53;
        return cut > 0
            ? Math.ScaleB((double)(ulps.Mantissa >> cut), ulps.Exponent + cut)
            : Math.ScaleB((double)ulps.Mantissa, ulps.Exponent);
    }

    private static BigReal Cut(BigInteger mantissa, int exponent)
    {
        int excess = (int)BigInteger.Abs(mantissa).GetBitLength() - Precision;
        return excess > 0 ? new(mantissa >> excess, exponent + excess) : new(mantissa, exponent);
    }
}
