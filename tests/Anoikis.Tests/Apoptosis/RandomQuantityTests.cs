using Anoikis.Apoptosis.Variability;
using Anoikis.Numerics.Random;

namespace Anoikis.Tests.Apoptosis;

public sealed class RandomQuantityTests
{
    public static TheoryData<RandomQuantity, double, double> Laws => new()
    {
        { RandomQuantity.Fixed(3), 3, 0 },
        { RandomQuantity.Uniform(1, 5), 3, 4 / Math.Sqrt(12) },
        { RandomQuantity.Exponential(7), 7, 7 },
        { RandomQuantity.LogNormalMean(20, 0.4), 20, 8 },
        { RandomQuantity.LogNormal(10, 0.5), 10 * Math.Exp(0.125), 10 * Math.Exp(0.125) * Math.Sqrt(Math.Exp(0.25) - 1) },

        // Weibull with shape 2: mean = scale sqrt(pi)/2, variance = scale^2 (1 - pi/4).
        { RandomQuantity.Weibull(6, 2), 3 * Math.Sqrt(Math.PI), 6 * Math.Sqrt(1 - (Math.PI / 4)) },
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void Draws_have_the_mean_and_deviation_of_their_law(RandomQuantity quantity, double mean, double deviation)
    {
        Assert.Equal(mean, quantity.Mean, 1e-9 * mean);
        const int count = 50_000;
        (double sum, double squares) = (0, 0);
        for (ulong i = 0; i < count; i++)
        {
            var stream = new RandomStream(9, i, 1);
            double x = quantity.Draw(ref stream);
            (sum, squares) = (sum + x, squares + ((x - mean) * (x - mean)));
        }

        Assert.InRange(sum / count, mean - (5 * deviation / Math.Sqrt(count)), mean + (5 * deviation / Math.Sqrt(count)));
        Assert.InRange(Math.Sqrt(squares / count), deviation * 0.97, (deviation * 1.03) + 1e-12);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.PositiveInfinity)]
    public void Parameters_outside_their_range_are_refused(double first, double second)
        => Assert.Throws<ArgumentOutOfRangeException>(() => RandomQuantity.LogNormal(first, second));
}
