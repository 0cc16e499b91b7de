using Anoikis.Kinetics.Descriptions;

namespace Anoikis.Tests.Kinetics.Descriptions;

public sealed class ParameterSourceTests
{
    [Theory]
    [InlineData("  k = 1 per_s   // published: Albeck 2008", ParameterOrigin.Published, null, null, "Albeck 2008")]
    [InlineData("k = 1 // assumed [1e-3, 10]: Albeck 2008 gives 0; why", ParameterOrigin.Assumed, 1e-3, 10.0, "Albeck 2008 gives 0; why")]
    [InlineData("k = 1 // calibrated [0.5, 2]: to a delay", ParameterOrigin.Calibrated, 0.5, 2.0, "to a delay")]
    [InlineData("k = 1 // derived: from the half-life", ParameterOrigin.Derived, null, null, "from the half-life")]
    public void Each_form_is_read(string line, ParameterOrigin origin, double? lower, double? upper, string text)
    {
        ParameterSource source = ParameterSource.Of(line);
        Assert.Equal((origin, lower, upper, text), (source.Origin, source.Lower, source.Upper, source.Text));
    }

    [Theory]
    [InlineData("k = 1")]
    [InlineData("k = 1 // a rate")]
    [InlineData("k = 1 // assumed: no range")]
    [InlineData("k = 1 // assumed [3, 1]: the wrong way round")]
    [InlineData("k = 1 // assumed [a, b]: no numbers")]
    [InlineData("k = 1 // published [1, 2]: a publication gives a value")]
    [InlineData("k = 1 // published:")]
    public void What_has_no_form_is_unstated(string line) => Assert.Equal(ParameterOrigin.Unstated, ParameterSource.Of(line).Origin);
}
