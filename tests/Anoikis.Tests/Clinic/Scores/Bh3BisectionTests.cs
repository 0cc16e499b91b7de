using Anoikis.Clinic.Scores;

namespace Anoikis.Tests.Clinic.Scores;

/// <summary>The search for a dose against thresholds that are known.</summary>
public sealed class Bh3BisectionTests
{
    [Theory]
    [InlineData(-1.7)]
    [InlineData(0.001)]
    [InlineData(2.9)]
    [InlineData(-2.9999)]
    [InlineData(2.9999)]
    public void A_threshold_is_found_to_half_the_last_interval(double threshold)
    {
        (double found, int doses) = Search(threshold);
        Assert.InRange(Math.Abs(found - threshold), 0, 3.0 / 1024);
        Assert.InRange(doses, 10, 11);
    }

    [Theory]
    [InlineData(-4, -3)]
    [InlineData(-3, -3)]
    [InlineData(3.5, 3)]
    public void Beyond_the_ends_it_is_the_end(double threshold, double expected)
    {
        (double found, int doses) = Search(threshold);
        Assert.Equal(expected, found);
        Assert.Equal(11, doses);
    }

    [Fact]
    public void Pores_that_are_open_at_rest_need_no_dose()
    {
        Bh3Bisection search = new(-3, 3, 10, opensAtRest: true);
        Assert.True(search.IsDone);
        Assert.Equal(-3, search.Found);
    }

    [Fact]
    public void No_setting_takes_more_than_twelve_doses()
        => Assert.Throws<ArgumentException>(() => Bh3DoseScore.Prepare(new Bh3DoseSettings { Halvings = 12 }));

    private static (double Found, int Doses) Search(double threshold)
    {
        Bh3Bisection search = new(-3, 3, 10, opensAtRest: false);
        int doses = 0;
        while (!search.IsDone)
        {
            doses++;
            search.Tell(search.LogDose >= threshold);
        }

        return (search.Found, doses);
    }
}
