namespace Anoikis.Numerics.Lanes;

/// <summary>How an array keeps the numbers of a bundle's lanes, one vector after another, for code that reckons in double precision whatever they are kept in.</summary>
/// <typeparam name="TVector">What holds one double-precision number per lane.</typeparam>
public interface IStageNumbers<TVector>
    where TVector : struct
{
    /// <summary>Whether numbers lose bits on the way into the array.</summary>
    static abstract bool Narrows { get; }

    /// <summary>Reads the numbers that start at number <paramref name="index"/> of the array.</summary>
    static abstract unsafe TVector Load(void* array, int index);

    /// <summary>Writes the numbers that start at number <paramref name="index"/> of the array, rounded to what it keeps.</summary>
    static abstract unsafe void Store(void* array, int index, TVector value);
}
