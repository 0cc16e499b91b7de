using Anoikis.Studies.Calibration.Posteriors;

namespace Anoikis.Tests.Studies.Calibration.Posteriors;

public sealed class WeightedSampleTests
{
    [Fact]
    public void Equal_weights_give_Hazens_quantiles()
    {
        // Five values stand at 0.1, 0.3, 0.5, 0.7 and 0.9.
        double[] values = [50, 10, 30, 20, 40];
        double[] weights = [1, 1, 1, 1, 1];
        Assert.Equal(30, WeightedSample.Quantile(values, weights, 0.5), 12);
        Assert.Equal(25, WeightedSample.Quantile(values, weights, 0.4), 12);
        Assert.Equal(10, WeightedSample.Quantile(values, weights, 0.05), 12);
        Assert.Equal(50, WeightedSample.Quantile(values, weights, 0.99), 12);
    }

    [Fact]
    public void A_weight_counts_as_so_many_values()
    {
        // 1 x 0 and 3 x 10 stand at 1/8 and 5/8.
        Assert.Equal(5, WeightedSample.Quantile([0, 10], [1, 3], 3.0 / 8), 12);
        Assert.Equal(10, WeightedSample.Quantile([0, 10], [1, 3], 0.7), 12);
        Assert.Equal(10, WeightedSample.Quantile([0, 10, double.NaN], [0, 3, 9], 0.1), 12);
        Assert.Equal(double.NaN, WeightedSample.Quantile([double.NaN], [1], 0.5));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Systematic_draws_follow_the_weights_to_within_one(double uniform)
    {
        double[] weights = [0.05, 0, 0.5, 0.25, 0.2];
        int[] drawn = WeightedSample.Resample(weights, 100, uniform);
        for (int k = 0; k < weights.Length; k++)
        {
            Assert.InRange(drawn.Count(d => d == k), (100 * weights[k]) - 1, (100 * weights[k]) + 1);
        }

        Assert.DoesNotContain(1, drawn);
    }
}
