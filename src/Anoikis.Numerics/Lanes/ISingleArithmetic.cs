namespace Anoikis.Numerics.Lanes;

/// <summary>
/// A bundle of lanes in single precision, as many lanes as one of <typeparamref name="TVector"/>: what code of this precision needs, and the ways from and to binary64. Every operation rounds as IEEE 754 binary32 does, so a lane's value is the same, bit for bit, at every width.
/// </summary>
/// <typeparam name="TSingle">What holds one single-precision number per lane.</typeparam>
/// <typeparam name="TVector">What holds one double-precision number per lane.</typeparam>
/// <remarks>Masks are numbers whose bits are all one (true) or all zero (false), as in <see cref="ILaneArithmetic{TVector}"/>.</remarks>
public interface ISingleArithmetic<TSingle, TVector>
    where TSingle : struct
    where TVector : struct
{
    /// <summary>Reads as many numbers as there are lanes, one after another.</summary>
    static abstract unsafe TSingle Load(float* source);

    /// <summary>Writes as many numbers as there are lanes, one after another.</summary>
    static abstract unsafe void Store(float* target, TSingle value);

    /// <summary>The same numbers in double precision; exact.</summary>
    static abstract TVector Widen(TSingle a);

    /// <summary>The nearest numbers in single precision, ties to even; infinite beyond 3.4e38.</summary>
    static abstract TSingle Narrow(TVector a);

    /// <summary>The same number in every lane, rounded to single precision.</summary>
    static abstract TSingle Broadcast(double value);

    /// <summary>a + b.</summary>
    static abstract TSingle Add(TSingle a, TSingle b);

    /// <summary>a b.</summary>
    static abstract TSingle Multiply(TSingle a, TSingle b);

    /// <summary>a / b.</summary>
    static abstract TSingle Divide(TSingle a, TSingle b);

    /// <summary>a b + c, rounded once.</summary>
    static abstract TSingle FusedMultiplyAdd(TSingle a, TSingle b, TSingle c);

    /// <summary>Square root, correctly rounded.</summary>
    static abstract TSingle Sqrt(TSingle a);

    /// <summary>|a|.</summary>
    static abstract TSingle Abs(TSingle a);

    /// <summary>a where a &lt; b, else b; b also where either is NaN.</summary>
    static abstract TSingle Min(TSingle a, TSingle b);

    /// <summary>a where a &gt; b, else b; b also where either is NaN.</summary>
    static abstract TSingle Max(TSingle a, TSingle b);

    /// <summary>The largest whole number not above a.</summary>
    static abstract TSingle Floor(TSingle a);

    /// <summary>The smallest whole number not below a.</summary>
    static abstract TSingle Ceiling(TSingle a);

    /// <summary>Mask of a &lt; b; false where either is NaN.</summary>
    static abstract TSingle LessThan(TSingle a, TSingle b);

    /// <summary>Mask of a &lt;= b; false where either is NaN.</summary>
    static abstract TSingle LessThanOrEqual(TSingle a, TSingle b);

    /// <summary>Mask of a = b; false where either is NaN.</summary>
    static abstract TSingle Equal(TSingle a, TSingle b);

    /// <summary>Bitwise and.</summary>
    static abstract TSingle And(TSingle a, TSingle b);

    /// <summary>Bitwise or.</summary>
    static abstract TSingle Or(TSingle a, TSingle b);

    /// <summary>Bitwise complement.</summary>
    static abstract TSingle Not(TSingle a);

    /// <summary><paramref name="whenTrue"/> where the mask is true, else <paramref name="whenFalse"/>.</summary>
    static abstract TSingle Select(TSingle mask, TSingle whenTrue, TSingle whenFalse);
}
