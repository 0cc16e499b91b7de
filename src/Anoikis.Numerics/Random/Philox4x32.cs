using System.Runtime.CompilerServices;

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
