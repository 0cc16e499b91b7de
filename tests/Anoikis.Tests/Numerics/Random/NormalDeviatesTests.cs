using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Tests.Numerics.Random;

/// <summary>Deviates and exponentials made eight at a time are those made one at a time, bit for bit.</summary>
public sealed class NormalDeviatesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(29)]
    [InlineData(20_001)]
    public void Each_stream_gives_its_own_number(int count)
    {
        uint[] draws = [.. Enumerable.Range(0, count).Select(i => (uint)i * 2654435761u)];
        double[] numbers = new double[count];
        NormalDeviates.First(0x9E3779B97F4A7C15, 0xDEADBEEF12345678, 0x01020307, draws, numbers);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(One(0x9E3779B97F4A7C15, draws[i]), BitConverter.DoubleToInt64Bits(numbers[i]));
        }
    }

    [Fact]
    public void Another_seed_is_seen()
    {
        // The planted fault of the comparison above.
        double[] number = new double[1];
        NormalDeviates.First(1, 0xDEADBEEF12345678, 0x01020307, [5], number);
        Assert.NotEqual(One(2, 5), BitConverter.DoubleToInt64Bits(number[0]));
    }

    [Fact]
    public void The_quantile_in_lanes_has_the_scalar_ones_bits_out_to_the_far_tails()
    {
        foreach (double p in new[] { 1e-300, 1e-40, 1e-12, 1.3e-11, 1e-5, 0.01, 0.0749999, 0.075, 0.3, 0.5, 0.7, 0.925, 0.9250001, 0.99, 1 - 1e-9, 1 - 1e-16 })
        {
            double lane = LaneNormalQuantile.Of<Anoikis.Numerics.Lanes.Lanes1, double>(p);
            Assert.Equal(BitConverter.DoubleToInt64Bits(NormalDistributionFunction.Quantile(p)), BitConverter.DoubleToInt64Bits(lane));
        }
    }

    [Fact]
    public void Exponentials_have_the_scalar_ones_bits()
    {
        double[] numbers = [.. Enumerable.Range(0, 1003).Select(i => (i - 500) * 0.3711)];
        double[] exponentials = [.. numbers];
        SpanExp.InPlace(exponentials);
        Assert.Equal(numbers.Select(x => BitConverter.DoubleToInt64Bits(PortableMath.Exp(x))), exponentials.Select(BitConverter.DoubleToInt64Bits));
    }

    private static long One(ulong seed, uint draw)
    {
        var stream = new RandomStream(seed, 0xDEADBEEF12345678, 0x01020307, draw);
        return BitConverter.DoubleToInt64Bits(stream.NextNormal());
    }
}
