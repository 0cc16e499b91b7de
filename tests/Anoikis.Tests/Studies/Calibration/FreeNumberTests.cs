using Anoikis.Studies.Calibration;

namespace Anoikis.Tests.Studies.Calibration;

public sealed class FreeNumberTests
{
    [Theory]
    [InlineData(PriorScale.Linear, 0.08, 0.2)]
    [InlineData(PriorScale.Log, 1e-3, 50.0)]
    [InlineData(PriorScale.Linear, -3.0, 4.0)]
    public void Normal_scores_and_values_are_each_others_inverse_inside_the_range(PriorScale scale, double from, double to)
    {
        FreeNumber number = new() { Name = "n", Paths = ["n"], From = from, To = to, Scale = scale, Source = "x", Unit = "per d" };
        double before = from;
        for (double z = -4; z <= 4; z += 0.25)
        {
            double value = number.ValueAt(z);
            Assert.InRange(value, before, to);
            Assert.Equal(z, number.ScoreOf(value), 7);
            before = value;
        }

        Assert.Equal(scale == PriorScale.Log ? Math.Sqrt(from * to) : (from + to) / 2, number.ValueAt(0), 12);
        Assert.Equal(from, number.ValueAt(-40), 12);
        Assert.Equal(to, number.ValueAt(40), 12);
    }

    [Fact]
    public void A_value_is_written_with_all_its_digits_and_its_unit()
    {
        FreeNumber number = new() { Name = "n", Paths = ["n"], From = 0, To = 1, Source = "x", Unit = "per d" };
        Assert.Equal("0.1 per d", number.Written(0.1));
        Assert.Equal("0.30000000000000004", (number with { Unit = "" }).Written(0.1 + 0.2));
    }
}
