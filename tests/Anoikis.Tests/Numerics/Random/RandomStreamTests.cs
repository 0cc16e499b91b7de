using Anoikis.Numerics.Random;

namespace Anoikis.Tests.Numerics.Random;

public sealed class RandomStreamTests
{
    [Fact]
    public void TheFirstNumbersAreThePhiloxBlockOfTheKey()
    {
        const ulong seed = 0x299f31d0a4093822;
        const ulong cell = 0x0370734413198a2e;
        var stream = new RandomStream(seed, cell, 0x85a308d3, 0x243f6a88);
        Assert.Equal(0x94fdccebd16cfe09UL, stream.NextUInt64());
        Assert.Equal(0x24126ea15001e420UL, stream.NextUInt64());
    }

    [Fact]
    public void AStreamCanBeEnteredAtAnyDraw()
    {
        var whole = new RandomStream(1, 2, 3);
        for (int i = 0; i < 20; i++)
            whole.NextUInt64();
        var later = new RandomStream(1, 2, 3, 10);
        Assert.Equal(whole.NextUInt64(), later.NextUInt64());
    }

    [Fact]
    public void EveryPartOfTheKeyMatters()
    {
        var seen = new HashSet<ulong>
        {
            new RandomStream(1, 2, 3).NextUInt64(),
            new RandomStream(1UL << 40, 2, 3).NextUInt64(),
            new RandomStream(1, 1UL << 40, 3).NextUInt64(),
            new RandomStream(1, 2, 4).NextUInt64(),
            new RandomStream(1, 2, 3, 1).NextUInt64(),
            new RandomStream(2, 1, 3).NextUInt64(),
        };
        Assert.Equal(6, seen.Count);
    }

    [Fact]
    public void TheLastDrawIsUsableAndTheNextIsRefused()
    {
        var stream = new RandomStream(1, 2, 3, uint.MaxValue);
        stream.NextUInt64();
        stream.NextUInt64();
        Assert.Throws<InvalidOperationException>(() => stream.NextUInt64());
    }

    [Fact]
    public void UniformNumbersFillTheOpenInterval()
    {
        var stream = new RandomStream(7, 0, 0);
        const int count = 200_000;
        int[] bins = new int[64];
        for (int i = 0; i < count; i++)
        {
            double u = stream.NextDouble();
            Assert.InRange(u, double.Epsilon, 1.0 - (0.5 / 9007199254740992.0));
            bins[(int)(u * bins.Length)]++;
        }

        double expected = count / (double)bins.Length;
        double chiSquare = bins.Sum(n => (n - expected) * (n - expected) / expected);
        Assert.InRange(chiSquare, 63 - (4 * Math.Sqrt(126)), 63 + (4 * Math.Sqrt(126)));
    }

    [Fact]
    public void NextBelowIsUniformAndInRange()
    {
        var stream = new RandomStream(8, 0, 0);
        long[] counts = new long[7];
        for (int i = 0; i < 70_000; i++)
            counts[stream.NextBelow(7)]++;
        Assert.All(counts, n => Assert.InRange(n, 9600, 10400));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextBelow(0));
    }

    [Fact]
    public void NormalAndExponentialMomentsAreRight()
    {
        var stream = new RandomStream(9, 0, 0);
        const int count = 400_000;
        double sum = 0, squares = 0, fourths = 0, waiting = 0, waitingSquares = 0;
        for (int i = 0; i < count; i++)
        {
            double z = stream.NextNormal();
            sum += z;
            squares += z * z;
            fourths += z * z * z * z;
            double e = stream.NextExponential();
            waiting += e;
            waitingSquares += e * e;
        }

        double root = Math.Sqrt(count);
        Assert.InRange(sum / count, -4 / root, 4 / root);
        Assert.InRange(squares / count, 1 - (4 * Math.Sqrt(2) / root), 1 + (4 * Math.Sqrt(2) / root));
        Assert.InRange(fourths / count, 3 - (4 * Math.Sqrt(96) / root), 3 + (4 * Math.Sqrt(96) / root));
        Assert.InRange(waiting / count, 1 - (4 / root), 1 + (4 / root));
        Assert.InRange(waitingSquares / count, 2 - (4 * Math.Sqrt(20) / root), 2 + (4 * Math.Sqrt(20) / root));
    }

    [Fact]
    public void KeysOfDaughtersDifferFromEachOtherAndFromReplicates()
    {
        var keys = new HashSet<ulong>();
        for (ulong parent = 0; parent < 1000; parent++)
        {
            for (int which = 0; which < 4; which++)
            {
                Assert.True(keys.Add(SplitKey.Daughter(parent, which)));
                Assert.True(keys.Add(SplitKey.Replicate(parent, which)));
            }
        }

        Assert.Equal(SplitKey.Daughter(5, 1), SplitKey.Daughter(5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SplitKey.Daughter(5, -1));
    }
}
