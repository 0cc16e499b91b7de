using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Tests.Studies.Results.Measures;

public sealed class MeasureParserTests
{
    private static readonly string[] Steps = ["circulation", "solitary", "micrometastasis"];

    [Theory]
    [InlineData("injected")]
    [InlineData("alive at 3 d per injected")]
    [InlineData("cells alive at 45 min")]
    [InlineData("in micrometastasis at 3 d per alive at 3 d")]
    [InlineData("reached micrometastasis by 1.5 d per reached solitary by 13 d")]
    [InlineData("visibly apoptotic for 9 h in solitary at 13 d per seen for 9 h in solitary at 13 d")]
    [InlineData("apoptotic by 24 s per injected")]
    [InlineData("colony of 4 to 16 cells at 3 d per alive at 3 d")]
    [InlineData("cells colony of at least 1000 cells at 13 d per colony of at least 1 cells at 13 d")]
    public void A_measure_is_written_as_it_is_read(string text)
    {
        DiagnosticBag findings = [];
        Measure? measure = MeasureParser.Parse(text, new SourceLocation("s.yaml", 3), Steps, findings);
        Assert.Empty(findings);
        Assert.Equal(text, measure!.ToString());
    }

    [Fact]
    public void Times_are_in_seconds()
    {
        Measure measure = MeasureParser.Parse("in solitary at 1.5 h per alive at 3 d", SourceLocation.None, Steps, [])!;
        Assert.Equal(new InStep("solitary", 5400), measure.Numerator);
        Assert.Equal(new AliveAt(259200), measure.Denominator);
    }

    [Theory]
    [InlineData("", "a selector is missing")]
    [InlineData("alive at 3 d per", "a selector is missing")]
    [InlineData("alivee at 3 d", "did you mean alive?")]
    [InlineData("in solitry at 3 d", "did you mean solitary?")]
    [InlineData("alive on 3 d", "'at' is expected after 'alive', not 'on'")]
    [InlineData("alive at 3 days", "'3 days' is no time")]
    [InlineData("alive at -3 d", "'-3 d' is no time")]
    [InlineData("alive at 1e300 d", "'1e300 d' is no time")]
    [InlineData("alive at NaN d", "'NaN d' is no time")]
    [InlineData("alive at 3 d over injected", "'over' is not expected here")]
    [InlineData("cells reached solitary by 3 d", "'cells' cannot stand before 'reached'")]
    [InlineData("colony of 16 to 4 cells at 3 d", "a colony of 16 to 4 cells")]
    [InlineData("colony of at least 0 cells at 3 d", "'0' is no number of cells")]
    [InlineData("visibly apoptotic in solitary at 13 d", "for how long an apoptotic cell is seen is not said")]
    public void A_wrong_measure_is_refused_with_its_place(string text, string message)
    {
        DiagnosticBag findings = [];
        Assert.Null(MeasureParser.Parse(text, new SourceLocation("s.yaml", 7), Steps, findings));
        Diagnostic finding = Assert.Single(findings);
        Assert.Equal(7, finding.Location.Line);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void How_long_an_apoptotic_cell_is_seen_comes_from_the_scenario_where_the_words_do_not_say()
    {
        Measure own = MeasureParser.Parse("visibly apoptotic in solitary at 13 d per seen for 2 h in solitary at 13 d", SourceLocation.None, Steps, [], visible: 9 * 3600)!;
        Assert.Equal("visibly apoptotic for 9 h in solitary at 13 d per seen for 2 h in solitary at 13 d", own.ToString());
    }

    [Fact]
    public void An_endless_measure_is_refused()
    {
        DiagnosticBag findings = [];
        Assert.Null(MeasureParser.Parse(new string('x', 100_000), SourceLocation.None, Steps, findings));
        Assert.Contains("at most 400", Assert.Single(findings).Message, StringComparison.Ordinal);
    }
}
