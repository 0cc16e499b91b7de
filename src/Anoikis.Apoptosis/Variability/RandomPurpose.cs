using Anoikis.Numerics.Random;

namespace Anoikis.Apoptosis.Variability;

/// <summary>What a random number is for. With the run's seed and the cell's key it names a stream, so that no two purposes ever share numbers.</summary>
public enum RandomPurpose : byte
{
    /// <summary>The clone of a founding cell.</summary>
    Clone = 1,

    /// <summary>The level of a regulator.</summary>
    Level = 2,

    /// <summary>Whether and when an exit of a step is taken.</summary>
    Exit = 3,

    /// <summary>When contacts begin, how long and how strong they are.</summary>
    Contact = 4,

    /// <summary>The length of a cell's cycle.</summary>
    Cycle = 5,

    /// <summary>The size of a colony beyond its cap.</summary>
    Growth = 6,

    /// <summary>How the levels of proteins wander.</summary>
    Fluctuation = 7,

    /// <summary>Whether a cell has lost the function of a regulator, and levels that follow a law of their own.</summary>
    Aberration = 8,

    /// <summary>What a patient's markers leave open of the levels of regulators.</summary>
    Mapping = 9,
}

/// <summary>The streams of a cell.</summary>
public static class CellStream
{
    /// <summary>The stream of a purpose.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="cell">The cell's key.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="part">Which of up to 256 parts, for example the number of an exit or of a stimulus.</param>
    /// <param name="visit">Which time: the number of the cell's steps so far; only its lowest 16 bits count.</param>
    /// <param name="draw">First draw of the stream.</param>
    public static RandomStream Of(ulong seed, ulong cell, RandomPurpose purpose, int part = 0, int visit = 0, uint draw = 0)
        => new(seed, cell, Purpose(purpose, part, visit), draw);

    /// <summary>The word that names a purpose, with its part and visit, in a stream's key.</summary>
    public static uint Purpose(RandomPurpose purpose, int part, int visit) => (uint)purpose | ((uint)part << 8) | ((uint)visit << 16);
}
