using Anoikis.Studies.Calibration;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Tests.Studies.Calibration;

public sealed class ObservationDistanceTests
{
    private static readonly Measure Share = new(new AliveAt(10), new Injected());
    private static readonly Measure Ratio = new(new ReachedStep("macro", 10), new ColonyOf(4, 16, 3));

    [Fact]
    public void At_symmetric_bounds_the_distance_is_one()
    {
        // On the logit scale 0.2, 0.5 and 0.8 are as far apart; on the scale of logarithms 0.5, 1 and 2.
        ObservationDistance share = ObservationDistance.Of(new ObservedQuantity("q", "s", 0.5, 0.2, 0.8, Share))!;
        Assert.Equal(0, share.Between(5000, 10000, 0), 12);
        Assert.Equal(1, share.Between(2000, 10000, 0), 12);
        Assert.Equal(1, share.Between(8000, 10000, 0), 12);
        ObservationDistance ratio = ObservationDistance.Of(new ObservedQuantity("q", "s", 1, 0.5, 2, Ratio))!;
        Assert.Equal(1, ratio.Between(5000, 10000, 0), 12);
        Assert.Equal(1, ratio.Between(20000, 10000, 0), 12);
        Assert.Equal(2, ratio.Between(40000, 10000, 0), 12);
    }

    [Fact]
    public void None_of_many_is_far_and_none_of_none_cannot_be_compared()
    {
        ObservationDistance share = ObservationDistance.Of(new ObservedQuantity("q", "s", 0.5, 0.2, 0.8, Share))!;
        Assert.Equal(Math.Log(0.5 / 1000.5) / -Math.Log(4), share.Between(0, 1000, 0.5), 12);
        Assert.InRange(share.Between(0, 1e6, 0.5), share.Between(0, 1000, 0.5), double.MaxValue);
        Assert.Equal(double.PositiveInfinity, share.Between(0, 0, 0.5));
        Assert.True(double.IsFinite(share.Between(1000, 1000, 0.5)));
    }

    [Theory]
    [InlineData(0.0, 0.5, 0.1)]
    [InlineData(0.2, 1.0, 0.3)]
    [InlineData(0.3, 0.3, 0.3)]
    [InlineData(0.1, 0.5, 0.0)]
    public void What_has_no_place_on_the_scale_has_no_distance(double lower, double upper, double observed)
        => Assert.Null(ObservationDistance.Of(new ObservedQuantity("q", "s", observed, lower, upper, Share)));

    [Fact]
    public void Only_parts_of_a_whole_are_shares()
    {
        Assert.True(ObservationDistance.IsShare(Share));
        Assert.True(ObservationDistance.IsShare(new Measure(new ColonyOf(4, 16, 3), new AliveAt(3))));
        Assert.False(ObservationDistance.IsShare(new Measure(new ColonyOf(4, 16, 3), new AliveAt(2))));
        Assert.False(ObservationDistance.IsShare(Ratio));
        Assert.False(ObservationDistance.IsShare(new Measure(new AliveAt(3), null)));
        Assert.False(ObservationDistance.IsShare(new Measure(new AliveAt(3, Counting.Cells), new Injected())));
    }
}
