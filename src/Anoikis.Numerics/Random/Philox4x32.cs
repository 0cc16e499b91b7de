using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Anoikis.Numerics.Random;

/// <summary>
/// The block function Philox 4x32-10: 128 bits of counter and 64 bits of key to 128 random bits.
/// Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, SC11 (2011).
/// </summary>
internal static class Philox4x32
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>The random block at a counter under a key.</summary>
    public static Block At(Block counter, uint key0, uint key1)
    {
        for (int round = 0; round < Rounds; round++)
        {
            counter = Round(counter, key0, key1);
            key0 += Weyl0;
            key1 += Weyl1;
        }

        return counter;
    }

    /// <summary>The lower 64 bits of eight blocks of one cell's purpose, at the draws given.</summary>
    public static unsafe Vector512<ulong> LowOf(ulong seed, ulong cell, uint purpose, uint* draws)
    {
        // A word a lane of 64 bits, its upper half zero: then products of words are exact.
        Vector512<ulong> words = Vector512.Create(0xFFFF_FFFFUL);
        var word0 = Vector512.Create((ulong)draws[0], draws[1], draws[2], draws[3], draws[4], draws[5], draws[6], draws[7]);
        var word1 = Vector512.Create((ulong)purpose);
        var word2 = Vector512.Create(cell & 0xFFFF_FFFF);
        var word3 = Vector512.Create(cell >> 32);
        uint key0 = (uint)seed;
        uint key1 = (uint)(seed >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            Vector512<ulong> product0 = word0 * Multiplier0;
            Vector512<ulong> product1 = word2 * Multiplier1;
            word0 = Vector512.ShiftRightLogical(product1, 32) ^ word1 ^ Vector512.Create((ulong)key0);
            word1 = product1 & words;
            word2 = Vector512.ShiftRightLogical(product0, 32) ^ word3 ^ Vector512.Create((ulong)key1);
            word3 = product0 & words;
            key0 += Weyl0;
            key1 += Weyl1;
        }

        return word0 | Vector512.ShiftLeft(word1, 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Block Round(Block c, uint key0, uint key1)
    {
        ulong product0 = (ulong)Multiplier0 * c.Word0;
        ulong product1 = (ulong)Multiplier1 * c.Word2;
        return new Block(
            (uint)(product1 >> 32) ^ c.Word1 ^ key0,
            (uint)product1,
            (uint)(product0 >> 32) ^ c.Word3 ^ key1,
            (uint)product0);
    }

    /// <summary>Four 32-bit words: a counter, or the random bits at it.</summary>
    public readonly record struct Block(uint Word0, uint Word1, uint Word2, uint Word3)
    {
        /// <summary>Words 0 and 1, word 0 low.</summary>
        public ulong Low => Word0 | ((ulong)Word1 << 32);

        /// <summary>Words 2 and 3, word 2 low.</summary>
        public ulong High => Word2 | ((ulong)Word3 << 32);
    }
}
