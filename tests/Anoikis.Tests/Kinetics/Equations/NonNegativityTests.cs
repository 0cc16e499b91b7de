using System.Collections.Immutable;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Tests.Kinetics.Equations;

/// <summary>Which states the equations keep from turning negative.</summary>
public sealed class NonNegativityTests
{
    [Theory]
    [InlineData("A + B -> C; k*A*B - m*C; C -> ; d*C; -> A; s")]
    [InlineData("2 A -> B; k*A^2; B -> 2 A; m*B; A + C -> C; k*A*C/(m + A); C -> ; C")]
    [InlineData("A + B -> 2 A; k*A*B; A -> C; m*A; C -> B; k*C^1.5*exp(-A)")]
    [InlineData("species A, B, C; A' = k*A*(1 - A/m); B' = d - B; C' = k*abs(A - B) - m*C")]
    [InlineData("A -> B; k*A; C -> ; d*C; at (A < 1): A = A + 5, C = k*B")]
    [InlineData("A -> B; k*A; C -> ; d*C; at (time > 3): d = 2*k")]
    [InlineData("A -> B; piecewise(k*A, time > 2, m*A); C -> ; C")]
    public void Amounts_that_cannot_turn_negative_are_found(string body) => Assert.Equal("A B C", Kept(body));

    [Theory]
    [InlineData("A -> B; k; C -> ; C", "B C")] // taken away at a constant rate
    [InlineData("A -> B; k*(A - 1); C -> ; C", "A C")]
    [InlineData("A -> B; k*A*sin(time); C -> ; C", "A C")]
    [InlineData("A -> B; k*(A - B); B -> C; 1", "C")]
    [InlineData("species A, B, C; A' = B; B' = -A; C' = -C", "C")]
    [InlineData("A -> B; k*A; C -> ; C; at (B > 1): A = A - 1", "C")]
    [InlineData("A -> B; k*A; C -> ; d*A*C; at (time > 3): k = -1", "A C")]
    [InlineData("A -> B; k*A; B -> C; n*B", "A B")]
    public void What_may_turn_negative_is_left_alone(string body, string kept) => Assert.Equal(kept, Kept(body));

    [Fact]
    public void A_negative_start_is_left_alone() => Assert.Equal("B C", Kept("A -> ; A; B -> C; B", start: "A = -1; B = 1; C = 1"));

    [Theory]
    [InlineData(true, "A B C")]
    [InlineData(false, "B")]
    public void An_open_number_counts_only_where_it_is_said_not_to_be_negative(bool said, string kept)
    {
        var open = new EquationOptions { VaryingParameters = ["k"], VaryingInitialAmounts = ["C"], Ranges = said ? Positive("k", "C") : ImmutableDictionary<string, (double, double)>.Empty };
        Assert.Equal(kept, Kept("-> A; k; A -> ; A; B -> ; B; C -> ; C", options: open));
    }

    [Theory]
    [InlineData(0, 1, "A B")]
    [InlineData(0, 1.5, "B")]
    public void A_share_settles_what_its_rest_makes(double lower, double upper, string kept)
    {
        var open = new EquationOptions { VaryingParameters = ["k"], Ranges = ImmutableDictionary<string, (double, double)>.Empty.Add("k", (lower, upper)) };
        Assert.Equal(kept, Kept("-> A; (1 - k)*m; A -> ; A; -> B; k*m; B -> ; B", "A = 0; B = 0", open));
    }

    private static ImmutableDictionary<string, (double, double)> Positive(params string[] ids)
        => ids.ToImmutableDictionary(id => id, _ => (0.0, double.PositiveInfinity));

    private static string Kept(string body, string start = "A = 1; B = 2; C = 3", EquationOptions? options = null)
    {
        DiagnosticBag findings = [];
        string text = $"model m\n{body}\n{start}\nk = 0.1; m = 0.2; d = 0.3; s = 0.4; n = -0.5\nend";
        ReactionNetwork? network = AntimonyReader.Read(text, "test.ant", findings) is { } draft ? NetworkCheck.Run(draft, findings) : null;
        OdeSystem? system = network is null ? null : EquationBuilder.Build(network, options ?? new EquationOptions(), findings);
        Assert.True(system is not null, string.Join('\n', findings));
        return string.Join(' ', system.States.Select(s => s.Id).Where((_, i) => system.NonNegativeStates[i]).Order(StringComparer.Ordinal));
    }
}
