using Anoikis.Numerics.Random;

namespace Anoikis.Tests.Numerics.Random;

public sealed class LinearBirthDeathTests
{
    [Theory]
    [InlineData(1, 1.0, 0.6, 2.0)]
    [InlineData(50, 0.4, 0.4, 3.0)]
    [InlineData(1000, 0.3, 0.9, 1.5)]
    [InlineData(20, 0.7, 0.0, 2.5)]
    [InlineData(20, 0.0, 0.7, 0.5)]
    [InlineData(10_000_000, 0.05, 0.049, 10.0)]
    public void MeanVarianceAndExtinctionAreKendalls(long size, double birth, double death, double time)
    {
        const int count = 40_000;
        var stream = new RandomStream(31, 0, 1);
        double net = birth - death;
        double growth = Math.Exp(net * time);
        double mean = size * growth;
        double variance = net == 0.0 ? size * 2 * birth * time : size * (birth + death) / net * growth * (growth - 1);
        double shift = 0, squares = 0;
        int extinct = 0;
        for (int i = 0; i < count; i++)
        {
            long n = LinearBirthDeath.Advance(ref stream, size, birth, death, time);
            shift += n - mean;
            squares += (n - mean) * (n - mean);
            if (n == 0)
                extinct++;
        }

        double lost = net == 0.0 ? birth * time / (1 + (birth * time)) : death * (growth - 1) / ((birth * growth) - death);
        double extinction = Math.Pow(lost, size);
        Assert.InRange(shift / count / Math.Sqrt(variance / count), -4.0, 4.0);
        Assert.InRange((squares / count / variance) - 1.0, -0.08, 0.08);
        double error = Math.Sqrt(extinction * (1 - extinction) / count);
        Assert.InRange(((double)extinct / count) - extinction, (-4.0 * error) - 1e-12, (4.0 * error) + 1e-12);
    }

    [Fact]
    public void NothingHappensInNoTimeOrToNobody()
    {
        var stream = new RandomStream(32, 0, 1);
        Assert.Equal(17, LinearBirthDeath.Advance(ref stream, 17, 1.0, 2.0, 0.0));
        Assert.Equal(0, LinearBirthDeath.Advance(ref stream, 0, 1.0, 2.0, 3.0));
        Assert.Equal(0, LinearBirthDeath.Advance(ref stream, 1_000_000, 1.0, 2.0, 1e6));
    }

    [Fact]
    public void ImpossibleArgumentsAreRefused()
    {
        var stream = new RandomStream(33, 0, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearBirthDeath.Advance(ref stream, 1, -1.0, 0.0, 1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearBirthDeath.Advance(ref stream, 1, 1.0, double.NaN, 1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearBirthDeath.Advance(ref stream, 1, 1.0, 0.0, 1e6));
    }
}
