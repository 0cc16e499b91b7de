using System.Runtime.Intrinsics;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Random;

/// <summary>Standard normal numbers of many streams of one cell at once: the same numbers, bit for bit, as <see cref="RandomStream.NextNormal"/> of each gives, eight at a time.</summary>
public static class NormalDeviates
{
    private const int Lanes = 8;

    /// <summary>The first normal number of each stream (seed, cell, purpose, draw).</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="draws">First draw of each stream.</param>
    /// <param name="target">Takes one number a stream.</param>
    /// <exception cref="ArgumentException">There are fewer places than streams.</exception>
    public static unsafe void First(ulong seed, ulong cell, uint purpose, ReadOnlySpan<uint> draws, Span<double> target)
    {
        if (target.Length < draws.Length)
        {
            throw new ArgumentException($"{draws.Length} streams do not fit into {target.Length} places", nameof(target));
        }

        uint* some = stackalloc uint[Lanes];
        double* numbers = stackalloc double[Lanes];
        for (int start = 0; start < draws.Length; start += Lanes)
        {
            int count = Math.Min(Lanes, draws.Length - start);
            for (int i = 0; i < Lanes; i++)
            {
                some[i] = draws[start + Math.Min(i, count - 1)];
            }

            Vector512<ulong> bits = Philox4x32.LowOf(seed, cell, purpose, some);
            Lanes8.Store(numbers, LaneNormalQuantile.Of<Lanes8, Vector512<double>>(Uniform(bits)));
            new ReadOnlySpan<double>(numbers, count).CopyTo(target[start..]);
        }
    }

    // (i + 1/2) / 2^52 with i the upper 52 bits, exactly: as the fraction of a number from 1 to 2.
    private static Vector512<double> Uniform(Vector512<ulong> bits)
    {
        Vector512<ulong> fraction = Vector512.ShiftRightLogical(bits, 12) | Vector512.Create(0x3FF0_0000_0000_0000UL);
        return (fraction.AsDouble() - Vector512<double>.One) + Vector512.Create(0.5 / 4503599627370496.0);
    }
}
