namespace Anoikis.Numerics.Lanes;

/// <summary>
/// The arithmetic of a bundle of lanes: every operation acts on each lane alone and rounds as IEEE 754 binary64 does,
/// so a lane's value is the same, bit for bit, at every width.
/// </summary>
/// <typeparam name="TVector">What holds one number per lane: <see cref="double"/>, <c>Vector256&lt;double&gt;</c>, <c>Vector512&lt;double&gt;</c> or <see cref="RegisterPair"/>.</typeparam>
/// <remarks>
/// Implementations are empty structs used as type arguments, so that generic kernels compile to straight-line SIMD code.
/// Masks are numbers whose bits are all one (true) or all zero (false). There are no estimates (reciprocal, multiply-add)
/// because their results differ between machines. One thing is left open, as IEEE 754 leaves it: the sign and payload of a
/// NaN that arithmetic produces; whether it is NaN is not.
/// </remarks>
public interface ILaneArithmetic<TVector>
    where TVector : struct
{
    /// <summary>Lanes in a bundle: 1, 4, 8 or 16.</summary>
    static abstract int Width { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TVector Broadcast(double value);

    /// <summary>Reads <see cref="Width"/> numbers that lie one after another.</summary>
    static abstract unsafe TVector Load(double* source);

    /// <summary>Writes <see cref="Width"/> numbers one after another.</summary>
    static abstract unsafe void Store(double* target, TVector value);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a - b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a / b.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>-a.</summary>
    static abstract TVector Negate(TVector a);

    /// <summary>a b + c, rounded once.</summary>
    static abstract TVector FusedMultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>c - a b, rounded once.</summary>
    static abstract TVector FusedNegateMultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>Square root, correctly rounded.</summary>
    static abstract TVector Sqrt(TVector a);

    /// <summary>|a|.</summary>
    static abstract TVector Abs(TVector a);

    /// <summary>a where a &lt; b, else b; b also where either is NaN.</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>a where a &gt; b, else b; b also where either is NaN.</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>The largest whole number not above a.</summary>
    static abstract TVector Floor(TVector a);

    /// <summary>The smallest whole number not below a.</summary>
    static abstract TVector Ceiling(TVector a);

    /// <summary>The nearest whole number, ties to even.</summary>
    static abstract TVector RoundToEven(TVector a);

    /// <summary>Mask of a &lt; b; false where either is NaN.</summary>
    static abstract TVector LessThan(TVector a, TVector b);

    /// <summary>Mask of a &lt;= b; false where either is NaN.</summary>
    static abstract TVector LessThanOrEqual(TVector a, TVector b);

    /// <summary>Mask of a = b; false where either is NaN.</summary>
    static abstract TVector Equal(TVector a, TVector b);

    /// <summary>Bitwise and.</summary>
    static abstract TVector And(TVector a, TVector b);

    /// <summary>Bitwise or.</summary>
    static abstract TVector Or(TVector a, TVector b);

    /// <summary>Bitwise exclusive or.</summary>
    static abstract TVector Xor(TVector a, TVector b);

    /// <summary>Bitwise complement.</summary>
    static abstract TVector Not(TVector a);

    /// <summary><paramref name="whenTrue"/> where the mask is true, else <paramref name="whenFalse"/>.</summary>
    static abstract TVector Select(TVector mask, TVector whenTrue, TVector whenFalse);

    /// <summary>One bit a lane, lane 0 lowest: the lane's sign bit, hence whether a mask is true.</summary>
    static abstract uint Signs(TVector mask);

    /// <summary>Adds the 64-bit integers that share the lanes' bits; the base of exponent arithmetic.</summary>
    static abstract TVector AddBits(TVector a, TVector b);

    /// <summary>Subtracts the 64-bit integers that share the lanes' bits.</summary>
    static abstract TVector SubtractBits(TVector a, TVector b);

    /// <summary>Shifts each lane's 64 bits left by a constant.</summary>
    static abstract TVector ShiftBitsLeft(TVector a, int count);

    /// <summary>Shifts each lane's 64 bits right by a constant, filling with zeros.</summary>
    static abstract TVector ShiftBitsRight(TVector a, int count);
}
