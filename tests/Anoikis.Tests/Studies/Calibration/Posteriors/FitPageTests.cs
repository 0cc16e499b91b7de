using Anoikis.Studies.Calibration.Pages;
using Anoikis.Studies.Calibration.Posteriors;

namespace Anoikis.Tests.Studies.Calibration.Posteriors;

/// <summary>What a fit says in words and on its page.</summary>
public sealed class FitPageTests
{
    [Theory]
    [InlineData(-0.95, "more of the one is made up for by less of the other")]
    [InlineData(0.95, "more of the one is made up for by more of the other")]
    public void A_ridge_is_named_in_words(double correlation, string trade)
    {
        FitResult fit = SyntheticFit.Create(correlation);
        string ridge = Assert.Single(fit.Findings, f => f.Contains("are not told apart", StringComparison.Ordinal));
        Assert.StartsWith("contacts with cells that bear TRAIL and growth factor of a lone cell are not told apart (correlation ", ridge, StringComparison.Ordinal);
        Assert.Contains(trade, ridge, StringComparison.Ordinal);
        Assert.Equal(correlation, fit.Pairs[0].Correlation, 0.05);
        Assert.InRange(fit.Numbers[0].ToldByOthers, 0.8, 1);
    }

    [Fact]
    public void Without_a_ridge_none_is_named()
    {
        FitResult fit = SyntheticFit.Create(0.2);
        Assert.DoesNotContain(fit.Findings, f => f.Contains("are not told apart", StringComparison.Ordinal));
        Assert.Contains(fit.Findings, f => f.StartsWith("strength of a contact is hardly told by the observations", StringComparison.Ordinal));
        Assert.Contains(fit.Findings, f => f.Contains("agreement with these observations is no evidence", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_holds_its_figures_and_no_foreign_markup()
    {
        string page = FitPage.Html(SyntheticFit.Create(-0.95, "<script>alert(1)</script>"));
        foreach (string id in new[] { "plot-marginals", "plot-pairs", "plot-observed", "plot-generations" })
        {
            Assert.Contains($"id=\"{id}\"", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fit_draws_the_same_page_again()
        => Assert.Equal(FitPage.Html(SyntheticFit.Create(0.5)), FitPage.Html(SyntheticFit.Create(0.5)));
}
