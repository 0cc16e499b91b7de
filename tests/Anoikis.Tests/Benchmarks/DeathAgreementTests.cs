using Anoikis.Benchmarks.Ensembles;

namespace Anoikis.Tests.Benchmarks;

public sealed class DeathAgreementTests
{
    private const double Alive = double.PositiveInfinity;

    [Fact]
    public void RelativeErrorsOfCellsThatDieInBothAreAveraged()
    {
        DeathAgreement agreement = DeathAgreement.Between([101, 196, Alive], [100, 200, Alive]);
        Assert.Equal(Math.Sqrt(((0.01 * 0.01) + (0.02 * 0.02)) / 2), agreement.RelativeRms, 12);
        Assert.Equal(2, agreement.DieInBoth);
        Assert.Equal(0, agreement.Mismatches);
    }

    [Fact]
    public void AnotherFateAndAFailedCellCountAsMismatches()
        => Assert.Equal(4, DeathAgreement.Between([1, Alive, double.NaN, double.NaN], [Alive, 1, 1, Alive]).Mismatches);

    [Fact]
    public void OneMismatchIsAllowedAndTwoAreNot()
    {
        Assert.True(DeathAgreement.Between([1, 1, 1], [1, 1, Alive]).IsAccurate);
        Assert.False(DeathAgreement.Between([1, 1, 1], [1, Alive, Alive]).IsAccurate);
    }

    [Fact]
    public void AnErrorAboveTheBoundIsNotAccurate()
    {
        Assert.True(DeathAgreement.Between([1.000019], [1]).IsAccurate);
        Assert.False(DeathAgreement.Between([1.000021], [1]).IsAccurate);
    }
}
