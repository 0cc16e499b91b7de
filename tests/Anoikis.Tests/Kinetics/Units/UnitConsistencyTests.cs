using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Units;
using Anoikis.Tests.Kinetics.Antimony;

namespace Anoikis.Tests.Kinetics.Units;

public sealed class UnitConsistencyTests
{
    [Theory]
    [InlineData("albeck2008")]
    [InlineData("lopez2013")]
    public void Built_in_networks_are_consistent(string name)
        => Assert.Empty(Findings(BuiltInNetworks.Read(name, new DiagnosticBag())!));

    [Fact]
    public void A_rate_constant_of_the_wrong_order_is_named_with_both_units()
    {
        string text = BuiltInNetworks.Text("albeck2008").Replace("kc1 = 1e-5 per_s", "kc1 = 1e-5 per_copy_per_s", StringComparison.Ordinal);
        Diagnostic finding = Assert.Single(Findings(AntimonyText.Network(text)));
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("the rate of reaction re2 has the unit s^-1, but what it determines has item s^-1", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x = a + b", "joins mol m^-3 and s in one add")]
    [InlineData("x = piecewise(a, a > b, 2)", "joins mol m^-3 and s in one comparison")]
    [InlineData("x = exp(a)", "takes exp of mol m^-3")]
    [InlineData("x = 2^b", "has an exponent with the unit s")]
    [InlineData("x = a; x has litre", "determines has 0.001 m^3")]
    [InlineData("x' = a; x = 1; x has mole", "but what it determines has mol s^-1")]
    [InlineData("at b after (c > 1): x = a; x = 1 second", "event _E0, assignment to x")]
    [InlineData("at a after (c > 1): c = 2", "the delay of event _E0")]
    [InlineData("x = b*1; x has hour", "has the unit s, but what it determines has 3600 s")]
    public void What_does_not_fit_is_a_warning(string statement, string message)
    {
        DiagnosticBag findings = Findings(AntimonyText.Network(Frame(statement)));
        Diagnostic finding = Assert.Single(findings);
        Assert.Equal(("test.ant", 9), (finding.Location.File, finding.Location.Line));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x = a*b; x has amb")]
    [InlineData("x = a + 2")]
    [InlineData("x = a + c")]
    [InlineData("x = sqrt(b*b) + b")]
    [InlineData("x = exp(b/time)")]
    [InlineData("x = (a/a)^c")]
    [InlineData("x = max(a, 0)")]
    public void What_fits_or_is_not_known_gives_no_finding(string statement) => Assert.Empty(Findings(AntimonyText.Network(Frame(statement))));

    private static string Frame(string statement) => $"""
        model m
        unit time_unit = 1 second
        unit hour = 3600 second
        unit conc = mole / metre^3
        unit amb = conc * second
        a = 1 conc
        b = 2 second; h = 1 hour
        c = 3
        {statement}
        end
        """;

    private static DiagnosticBag Findings(ReactionNetwork network)
    {
        var findings = new DiagnosticBag();
        UnitConsistency.Run(network, findings);
        return findings;
    }
}
