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

/// <summary>Numbers kept as binary64.</summary>
public readonly struct DoubleStages<TLanes, TVector> : IStageNumbers<TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    public static bool Narrows => false;

    /// <inheritdoc/>
    public static unsafe TVector Load(void* array, int index) => TLanes.Load((double*)array + index);

    /// <inheritdoc/>
    public static unsafe void Store(void* array, int index, TVector value) => TLanes.Store((double*)array + index, value);
}

/// <summary>Numbers kept as binary32: half the memory.</summary>
public readonly struct SingleStages<TSingles, TSingle, TVector> : IStageNumbers<TVector>
    where TSingles : struct, ISingleArithmetic<TSingle, TVector>
    where TSingle : struct
    where TVector : struct
{
    /// <inheritdoc/>
    public static bool Narrows => true;

    /// <inheritdoc/>
    public static unsafe TVector Load(void* array, int index) => TSingles.Widen(TSingles.Load((float*)array + index));

    /// <inheritdoc/>
    public static unsafe void Store(void* array, int index, TVector value) => TSingles.Store((float*)array + index, TSingles.Narrow(value));
}
