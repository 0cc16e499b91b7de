using Anoikis.Numerics.Random;

namespace Anoikis.Tests.Numerics.Random;

/// <summary>The known answers that the authors of Random123 publish with it (kat_vectors, philox 4x32 10).</summary>
public sealed class Philox4x32Tests
{
    [Fact]
    public void KnownAnswerZero()
        => Check(new(0, 0, 0, 0), 0, 0, new(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8));

    [Fact]
    public void KnownAnswerOnes()
        => Check(
            new(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue),
            uint.MaxValue,
            uint.MaxValue,
            new(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd));

    [Fact]
    public void KnownAnswerPi()
        => Check(
            new(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344),
            0xa4093822,
            0x299f31d0,
            new(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1));

    private static void Check(Philox4x32.Block counter, uint key0, uint key1, Philox4x32.Block expected)
        => Assert.Equal(expected, Philox4x32.At(counter, key0, key1));
}
