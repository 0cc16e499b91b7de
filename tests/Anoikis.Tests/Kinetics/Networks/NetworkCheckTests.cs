using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Tests.Kinetics.Networks;

public sealed class NetworkCheckTests
{

    private static SourceLocation Here => new("test.ant", 1);

    [Fact]
    public void A_sound_draft_becomes_a_network()
    {
        var findings = new DiagnosticBag();
        ReactionNetwork? network = NetworkCheck.Run(Sound(), findings);
        Assert.NotNull(network);
        Assert.Empty(findings);
        Assert.Equal(1, network.SecondsPerTimeUnit);
    }

    [Fact]
    public void Calls_are_expanded_through_functions_that_call_functions()
    {
        NetworkDraft draft = Sound();
        draft.Functions.Add(new FunctionDefinition("outer", ["x"], new FunctionCall("twice", [new FunctionCall("twice", [Name("x")])]), Here));
        draft.Functions.Add(new FunctionDefinition("twice", ["y"], Of(Operation.Multiply, Number(2), Name("y")), Here));
        draft.Reactions[0] = draft.Reactions[0] with { Rate = new FunctionCall("outer", [Name("A")]) };
        ReactionNetwork network = Accepted(draft);
        Application outer = Assert.IsType<Application>(network.Reactions[0].Rate);
        Application inner = Assert.IsType<Application>(outer.Operands[1]);
        Assert.Equal(Name("A"), inner.Operands[1]);
    }

    [Fact]
    public void An_argument_of_a_call_does_not_capture_the_names_of_the_body()
    {
        NetworkDraft draft = Sound();
        draft.Functions.Add(new FunctionDefinition("f", ["A", "k"], Of(Operation.Subtract, Name("A"), Name("k")), Here));
        draft.Reactions[0] = draft.Reactions[0] with { Rate = new FunctionCall("f", [Name("k"), Name("A")]) };
        Application rate = Assert.IsType<Application>(Accepted(draft).Reactions[0].Rate);
        Assert.Equal([Name("k"), Name("A")], rate.Operands.AsEnumerable());
    }

    [Fact]
    public void Recursion_names_the_cycle()
    {
        NetworkDraft draft = Sound();
        draft.Functions.Add(new FunctionDefinition("f", ["x"], new FunctionCall("g", [Name("x")]), Here));
        draft.Functions.Add(new FunctionDefinition("g", ["x"], new FunctionCall("f", [Name("x")]), Here));
        AssertRefused(draft, "calls itself: f -> g -> f");
    }

    [Fact]
    public void An_expansion_that_doubles_again_and_again_is_refused()
    {
        NetworkDraft draft = Sound();
        draft.Functions.Add(new FunctionDefinition("f0", ["x"], Of(Operation.Add, Name("x"), Name("x")), Here));
        for (int i = 1; i < 100; i++)
        {
            draft.Functions.Add(new FunctionDefinition($"f{i}", ["x"], new FunctionCall($"f{i - 1}", [new FunctionCall($"f{i - 1}", [Name("x")])]), Here));
        }

        draft.Reactions[0] = draft.Reactions[0] with { Rate = new FunctionCall("f99", [Name("A")]) };
        Assert.True(Findings(draft).HasErrors);
    }

    [Fact]
    public void A_formula_as_deep_as_the_input_likes_is_refused_not_a_crash()
    {
        NetworkDraft draft = Sound();
        Expression deep = Name("A");
        for (int i = 0; i < 1_000_000; i++)
        {
            deep = Of(Operation.Negate, deep);
        }

        draft.Reactions[0] = draft.Reactions[0] with { Rate = deep };
        AssertRefused(draft, "nested more than");
    }

    [Fact]
    public void Rules_are_ordered_through_rates_of_reactions_and_sizes_of_compartments()
    {
        NetworkDraft draft = Sound();
        draft.Parameters.Add(new Parameter("late", null, Here) { Constant = false });
        draft.Parameters.Add(new Parameter("early", null, Here) { Constant = false });
        draft.Compartments[0] = draft.Compartments[0] with { Constant = false };
        draft.AssignmentRules.Add(new AssignmentRule("late", Name("J"), Here));
        draft.AssignmentRules.Add(new AssignmentRule("cell", Name("early"), Here));
        draft.AssignmentRules.Add(new AssignmentRule("early", Number(3), Here));
        Assert.Equal(["early", "cell", "late"], Accepted(draft).AssignmentRules.Select(r => r.Variable));
    }

    [Fact]
    public void A_cycle_of_rules_is_named()
    {
        NetworkDraft draft = Sound();
        draft.Parameters.Add(new Parameter("x", null, Here) { Constant = false });
        draft.Parameters.Add(new Parameter("y", null, Here));
        draft.AssignmentRules.Add(new AssignmentRule("x", Name("y"), Here));
        draft.InitialAssignments.Add(new InitialAssignment("y", Of(Operation.Multiply, Number(2), Name("x")), Here));
        AssertRefused(draft, "x -> y -> x");
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_rules_is_ordered()
    {
        NetworkDraft draft = Sound();
        const int count = 100_000;
        for (int i = 0; i < count; i++)
        {
            draft.Parameters.Add(new Parameter($"p{i}", null, Here) { Constant = false });
            draft.AssignmentRules.Add(new AssignmentRule($"p{i}", i + 1 < count ? Name($"p{i + 1}") : Number(1), Here));
        }

        Assert.Equal($"p{count - 1}", Accepted(draft).AssignmentRules[0].Variable);
    }

    public static TheoryData<string, Action<NetworkDraft>> Faults => new()
    {
        { "unknown name kk (did you mean k?)", d => d.Reactions[0] = d.Reactions[0] with { Rate = Name("kk") } },
        { "unknown function", d => d.Reactions[0] = d.Reactions[0] with { Rate = new FunctionCall("f", []) } },
        { "which has no value", d =>
        {
            d.Functions.Add(new FunctionDefinition("f", [], Number(1), Here));
            d.Reactions[0] = d.Reactions[0] with { Rate = Name("f") };
        } },
        { "takes 1 argument, but the call has 2", d =>
        {
            d.Functions.Add(new FunctionDefinition("f", ["x"], Name("x"), Here));
            d.Reactions[0] = d.Reactions[0] with { Rate = new FunctionCall("f", [Number(1), Number(2)]) };
        } },
        { "knows its arguments only", d => d.Functions.Add(new FunctionDefinition("f", ["x"], Name("k"), Here)) },
        { "names its argument x twice", d => d.Functions.Add(new FunctionDefinition("f", ["x", "x"], Name("x"), Here)) },
        { "the id A is used twice", d => d.Parameters.Add(new Parameter("A", 1, Here)) },
        { "has no id", d => d.Parameters.Add(new Parameter("", 1, Here)) },
        { "sets k, which is constant", d => d.AssignmentRules.Add(new AssignmentRule("k", Number(1), Here)) },
        { "sets the unknown variable q", d => d.RateRules.Add(new RateRule("q", Number(1), Here)) },
        { "which is a reaction; allowed are", d => d.RateRules.Add(new RateRule("J", Number(1), Here)) },
        { "by reaction J here and by a rate rule", d => d.RateRules.Add(new RateRule("A", Number(1), Here)) },
        { "determined twice: by a rate rule here and by an assignment rule", d =>
        {
            d.Parameters.Add(new Parameter("x", 1, Here) { Constant = false });
            d.AssignmentRules.Add(new AssignmentRule("x", Number(1), Here));
            d.RateRules.Add(new RateRule("x", Number(1), Here));
        } },
        { "by an initial assignment here and by an assignment rule", d =>
        {
            d.Parameters.Add(new Parameter("x", 1, Here) { Constant = false });
            d.AssignmentRules.Add(new AssignmentRule("x", Number(1), Here));
            d.InitialAssignments.Add(new InitialAssignment("x", Number(1), Here));
        } },
        { "two initial assignments", d =>
        {
            d.InitialAssignments.Add(new InitialAssignment("k", Number(1), Here));
            d.InitialAssignments.Add(new InitialAssignment("k", Number(1), Here));
        } },
        { "which is constant; make it a boundary species", d => d.Species[0] = d.Species[0] with { Constant = true } },
        { "E sets k, which is constant", d => d.Events.Add(new Event("E", Number(1), [new EventAssignment("k", Number(1), Here)], Here)) },
        { "event E assigns A twice", d => d.Events.Add(new Event(
            "E", Number(1), [new EventAssignment("A", Number(1), Here), new EventAssignment("A", Number(2), Here)], Here)) },
        { "unknown compartment cel (did you mean cell?)", d => d.Species[0] = d.Species[0] with { Compartment = "cel" } },
        { "unknown species C", d => d.Reactions[0] = d.Reactions[0] with { Products = [new SpeciesReference("C", Number(1))] } },
        { "k is a parameter, not a species", d => d.Reactions[0] = d.Reactions[0] with { Modifiers = ["k"] } },
        { "parameter k has no value", d => d.Parameters[0] = d.Parameters[0] with { Value = null } },
        { "species A has no value", d => d.Species[0] = d.Species[0] with { InitialAmount = null } },
        { "compartment cell has no value", d => d.Compartments[0] = d.Compartments[0] with { Size = null } },
        { "has the size 0", d => d.Compartments[0] = d.Compartments[0] with { Size = 0 } },
        { "negative size -1", d => d.Compartments[0] = d.Compartments[0] with { Size = -1 } },
        { "both a starting amount", d => d.Species[0] = d.Species[0] with { InitialConcentration = 1 } },
        { "NaN, which is not a finite number", d => d.Parameters[0] = d.Parameters[0] with { Value = double.NaN } },
        { "Infinity is not a finite number", d => d.Reactions[0] = d.Reactions[0] with { Rate = Number(double.PositiveInfinity) } },
        { "Divide takes exactly 2 operands, found 1", d => d.Reactions[0] = d.Reactions[0] with { Rate = Of(Operation.Divide, Number(1)) } },
        { "Less takes at least 2 operands, found 1", d => d.Reactions[0] = d.Reactions[0] with { Rate = Of(Operation.Less, Number(1)) } },
        { "Piecewise takes at least 1 operands, found 0", d => d.Reactions[0] = d.Reactions[0] with { Rate = Of(Operation.Piecewise) } },
        { "unknown unit of time secnd (did you mean second?)", d => d.TimeUnits = "secnd" },
        { "is not a time but mol", d => d.TimeUnits = "mole" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_has_its_message_and_its_place(string message, Action<NetworkDraft> plant)
    {
        NetworkDraft draft = Sound();
        plant(draft);
        DiagnosticBag findings = AssertRefused(draft, message);
        Assert.All(findings, f => Assert.True(f.Location.Line > 0, f.ToString()));
    }

    [Fact]
    public void All_faults_are_reported_at_once()
    {
        NetworkDraft draft = Sound();
        draft.Reactions[0] = draft.Reactions[0] with { Rate = Of(Operation.Add, Name("one"), Name("two")) };
        draft.Species[1] = draft.Species[1] with { Compartment = "nowhere" };
        Assert.Equal(3, Findings(draft).Count(f => f.Severity == Severity.Error));
    }

    [Fact]
    public void What_is_only_suspicious_is_a_warning()
    {
        NetworkDraft draft = Sound();
        draft.Parameters.Add(new Parameter("unused", null, Here));
        draft.Species[0] = draft.Species[0] with { InitialAmount = -1 };
        draft.Reactions.Add(new Reaction("empty", [], [], Number(1), Here));
        DiagnosticBag findings = Findings(draft);
        Assert.False(findings.HasErrors);
        Assert.Equal(3, findings.Count);
    }

    [Fact]
    public void Time_units_become_seconds()
    {
        NetworkDraft draft = Sound();
        draft.TimeUnits = "hour";
        draft.Units.Add(new UnitDefinition("hour", [new UnitPart("second", 1, 2, 36)], Here));
        Assert.Equal(3600, Accepted(draft).SecondsPerTimeUnit);
    }

    private static NetworkDraft Sound()
    {
        var draft = new NetworkDraft { Location = Here };
        draft.Compartments.Add(new Compartment("cell", Here) { Size = 1 });
        draft.Species.Add(new Species("A", "cell", Here) { InitialAmount = 1 });
        draft.Species.Add(new Species("B", "cell", Here) { InitialAmount = 0 });
        draft.Parameters.Add(new Parameter("k", 2, Here));
        draft.Reactions.Add(new Reaction(
            "J", [new SpeciesReference("A", Number(1))], [new SpeciesReference("B", Number(1))], Of(Operation.Multiply, Name("k"), Name("A")), Here));
        return draft;
    }

    private static DiagnosticBag AssertRefused(NetworkDraft draft, string message)
    {
        DiagnosticBag findings = Findings(draft);
        Assert.Contains(findings, f => f.Severity == Severity.Error && f.Message.Contains(message, StringComparison.Ordinal));
        return findings;
    }

    private static DiagnosticBag Findings(NetworkDraft draft)
    {
        var findings = new DiagnosticBag();
        ReactionNetwork? network = NetworkCheck.Run(draft, findings);
        Assert.Equal(findings.HasErrors, network is null);
        return findings;
    }

    private static ReactionNetwork Accepted(NetworkDraft draft)
    {
        var findings = new DiagnosticBag();
        ReactionNetwork? network = NetworkCheck.Run(draft, findings);
        Assert.True(network is not null, string.Join('\n', findings));
        return network;
    }

    private static NumberLiteral Number(double value) => new(value);

    private static SymbolReference Name(string id) => new(id);

    private static Application Of(Operation operation, params ImmutableArray<Expression> operands) => new(operation, operands);
}
