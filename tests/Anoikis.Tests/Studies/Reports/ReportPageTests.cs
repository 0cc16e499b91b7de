using Anoikis.Studies.Reports;
using Anoikis.Studies.Results;
using Anoikis.Tests.Studies.Results;

namespace Anoikis.Tests.Studies.Reports;

public sealed class ReportPageTests
{
    private static readonly string Page = ReportPage.Html(SyntheticRun.Create());

    [Theory]
    [InlineData("observed")]
    [InlineData("funnel")]
    [InlineData("states")]
    [InlineData("deaths")]
    [InlineData("regulators")]
    [InlineData("courses")]
    [InlineData("failures")]
    [InlineData("parameters")]
    [InlineData("reproduce")]
    public void Every_section_is_there(string id) => Assert.Contains($"<section id=\"{id}\">", Page, StringComparison.Ordinal);

    [Fact]
    public void Selection_is_a_map_of_numbers_too()
    {
        int at = Page.IndexOf("plot-regulator-map", StringComparison.Ordinal);
        Assert.True(at > 0);
        string map = Page[at..Page.IndexOf("plot-regulators", at, StringComparison.Ordinal)];
        Assert.Matches(@">\(?[+-]0\.\d\d\)?<", map);
        Assert.Contains(">BCL2L1<", map, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_from_outside_becomes_markup()
    {
        Assert.DoesNotContain("<script", Page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", Page, StringComparison.Ordinal);
        Assert.Contains("title: &lt;b&gt;B16F1&lt;/b&gt; &amp; others", Page, StringComparison.Ordinal);
        RunRecord hostile = SyntheticRun.Create(200);
        hostile = hostile with { Manifest = hostile.Manifest with { Title = "</title><script>x</script>", Description = "\"><img src=x onerror=y>" } };
        string page = ReportPage.Html(hostile);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_page_needs_nothing_but_itself()
    {
        Assert.DoesNotContain("src=", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(http", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Verdicts_are_said_in_words()
    {
        Assert.Contains(">inside</span>", Page, StringComparison.Ordinal);
        Assert.Contains(">outside</span>", Page, StringComparison.Ordinal);
        Assert.Contains(">not judged</span>", Page, StringComparison.Ordinal);
        Assert.Contains(">not simulated</span>", Page, StringComparison.Ordinal);
        Assert.Contains("not yet calibrated", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_are_unique()
    {
        string[] ids = [.. System.Text.RegularExpressions.Regex.Matches(Page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(
            System.Text.RegularExpressions.Regex.Matches(Page, "url\\(#([^)]+)\\)").Select(m => m.Groups[1].Value).Distinct(),
            used => Assert.Contains(used, ids));
    }

    [Fact]
    public void A_run_in_which_nothing_happens_has_a_report()
    {
        RunRecord run = SyntheticRun.Create(1);
        run = run with { Observed = [], Courses = [] };
        Assert.Contains("</html>", ReportPage.Html(run), StringComparison.Ordinal);
    }
}
