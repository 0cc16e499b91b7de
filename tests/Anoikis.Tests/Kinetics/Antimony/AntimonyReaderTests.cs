using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;
using static Anoikis.Tests.Kinetics.Antimony.AntimonyText;

namespace Anoikis.Tests.Kinetics.Antimony;

public sealed class AntimonyReaderTests
{
    [Fact]
    public void A_model_without_a_frame_has_the_defaults_of_the_language()
    {
        ReactionNetwork network = Network("S1 -> S2; k1*S1\nS1 = 10; S2 = 0\nk1 = 0.1");
        Compartment compartment = Assert.Single(network.Compartments);
        Assert.Equal(("default_compartment", 1.0, true), (compartment.Id, compartment.Size, compartment.Constant));
        Assert.Equal(["S1", "S2"], network.Species.Select(s => s.Id));
        Assert.All(network.Species, s => Assert.False(s.HasOnlySubstanceUnits || s.BoundaryCondition || s.Constant));
        Assert.Equal([10.0, 0.0], network.Species.Select(s => s.InitialConcentration!.Value));
        Reaction reaction = Assert.Single(network.Reactions);
        Assert.Equal("_J0", reaction.Id);
        Assert.True(reaction.Reversible);
        Assert.Equal("k1 * S1", Show(reaction.Rate));
    }

    [Fact]
    public void Reactions_take_numbers_names_dollars_and_empty_sides()
    {
        ReactionNetwork network = Network("""
            model m()
              species $X, A, B, C
              J0: -> A; v
              J1: 2 A + 1.5 B => C; k*A
              J2: n A -> ; k
              J3: $X + A ->
                ;
              J3 = k*A
              A -> B; k; B => C; k*B
              v = 1; k = 2; n = 3; X = 1; A = 1; B = 1; C = 0
            end
            """.Replace("\n    ;", ";", StringComparison.Ordinal));
        Assert.Equal(["J0", "J1", "J2", "J3", "_J0", "_J1"], network.Reactions.Select(r => r.Id));
        Assert.Empty(network.Reactions[0].Reactants);
        Assert.Equal([2.0, 1.5], network.Reactions[1].Reactants.Select(r => ((NumberLiteral)r.Stoichiometry).Value));
        Assert.False(network.Reactions[1].Reversible);
        Assert.Equal(new SymbolReference("n"), network.Reactions[2].Reactants[0].Stoichiometry);
        Assert.True(network.Species.Single(s => s.Id == "X").BoundaryCondition);
        Assert.Equal("k * A", Show(network.Reactions[3].Rate));
    }

    [Fact]
    public void Species_are_concentrations_unless_substanceOnly_and_amounts_may_be_stated_by_the_compartment()
    {
        ReactionNetwork network = Network("""
            model m()
              compartment cell = 2, outside = 3
              species A in cell, B in cell, D in outside
              substanceOnly species C in cell, E in cell
              A = 5; B = 6/cell; C = 7; E = 8*cell; D = 1/cell
            end
            """);
        Assert.Equal(
            [("A", null, 5.0), ("B", 6.0, null), ("D", null, null), ("C", 7.0, null), ("E", null, 8.0)],
            network.Species.Select(s => (s.Id, s.InitialAmount, s.InitialConcentration)));
        Assert.Equal("D", Assert.Single(network.InitialAssignments).Variable);
        Assert.Equal(["C", "E"], network.Species.Where(s => s.HasOnlySubstanceUnits).Select(s => s.Id));
    }

    [Fact]
    public void Rules_make_variables_and_initial_formulas_do_not()
    {
        ReactionNetwork network = Network("""
            model m
              a = 2; b := a*time; c = 1; c' = b - c; d = a^2; var e = 3; const f = 4
            end
            """);
        Assert.Equal(["b", "c", "e"], network.Parameters.Where(p => !p.Constant).Select(p => p.Id));
        Assert.Equal("b", Assert.Single(network.AssignmentRules).Variable);
        Assert.Equal("c", Assert.Single(network.RateRules).Variable);
        Assert.Equal("d", Assert.Single(network.InitialAssignments).Variable);
    }

    [Fact]
    public void Events_have_delay_priority_and_options()
    {
        ReactionNetwork network = Network("""
            model m
              x = 1; y = 2
              E1: at 5 after (x > 3 && y < 2), priority = 1, t0 = false, persistent = false, fromTrigger = false:
                  x = 1, y = x + 2
              at time >= 10: x = 3
            end
            """);
        Event first = network.Events[0];
        Assert.Equal(("E1", 2), (first.Id, first.Assignments.Length));
        Assert.Equal(new NumberLiteral(5), first.Delay);
        Assert.Equal(new NumberLiteral(1), first.Priority);
        Assert.False(first.TriggerInitialValue || first.Persistent || first.UseValuesFromTriggerTime);
        Event second = network.Events[1];
        Assert.Equal("_E0", second.Id);
        Assert.True(second.TriggerInitialValue && second.Persistent && second.UseValuesFromTriggerTime);
        Assert.All(network.Parameters, p => Assert.False(p.Constant));
    }

    [Fact]
    public void Functions_are_expanded()
    {
        ReactionNetwork network = Network("""
            function mm(S, V, K)
              V*S/(K + S)
            end
            model m
              A -> B; mm(A, 2, k); A = 1; B = 0; k = 3
            end
            """);
        Assert.Equal("2 * A / (k + A)", Show(network.Reactions[0].Rate));
    }

    [Fact]
    public void Comments_annotations_and_names_for_people_carry_no_kinetics()
    {
        ReactionNetwork network = Network("""
            /* several
               lines */
            model m() # here
              model notes "for people"
              model notes ```
                more = (than one
              ```
              A -> ; k*A // there
              A = 1; k = 1
              A identity "http://a", "http://b"
              A is "a species"
              k notes "x"
            end
            m is "A model"
            """);
        Assert.Equal(("m", "A model"), (network.Id, network.Name));
        Assert.Equal("a species", network.Species[0].Name);
    }

    [Fact]
    public void Numbers_and_names_have_units()
    {
        ReactionNetwork network = Network("""
            model m
              unit time_unit = 60 seconds
              unit uM = 1e-6 mole / liter
              unit per_min = 1 / time_unit
              unit substance = 1e-6 mole
              compartment cell = 1 litre
              species A in cell, B in cell
              A = 5 uM; B = 2; B has substance
              A -> B; k*A*cell
              k = 3 per_min
              x = 1; x has uM
            end
            """);
        Assert.Equal(60, network.SecondsPerTimeUnit);
        Assert.Equal(["uM_litre", "substance"], network.Species.Select(s => s.SubstanceUnits));
        Assert.Equal(["per_min", "uM"], network.Parameters.Select(p => p.Units));
        Assert.Equal("litre", network.Compartments[0].Units);
    }

    [Fact]
    public void The_last_model_is_the_main_one_unless_a_star_marks_another()
    {
        Assert.Equal("b", Network("model a\nx=1\nend\nmodel b\ny=1\nend").Id);
        Assert.Equal("a", Network("model *a\nx=1\nend\nmodel b\ny=1\nend").Id);
        Assert.Equal("__main", Network("model a\nx=1\nend\ny = 2").Id);
    }

    [Theory]
    [InlineData("a + b + c", "a + b + c")]
    [InlineData("a - b", "a - b")]
    [InlineData("a - b + c", "a + -b + c")]
    [InlineData("a*b/c*d", "a * b / c * d")]
    [InlineData("a/(b*c)", "a / (b * c)")]
    [InlineData("-a^2", "-(a ^ 2)")]
    [InlineData("a^-2", "a ^ -2")]
    [InlineData("-2*a", "-2 * a")]
    [InlineData("-2^2", "-(2 ^ 2)")]
    [InlineData("(-2)^2", "-2 ^ 2")]
    [InlineData("2e-3 + .5", "0.002 + 0.5")]
    [InlineData("a < b && c >= 2", "(a < b) && (c >= 2)")]
    [InlineData("!(a == b)", "!(a == b)")]
    [InlineData("piecewise(1, a > b, 2)", "piecewise(1, a > b, 2)")]
    [InlineData("root(3, a)", "a ^ (1 / 3)")]
    [InlineData("log(2, a)", "ln(a) / ln(2)")]
    [InlineData("sec(a)", "1 / cos(a)")]
    [InlineData("pi*exponentiale", "3.141592653589793 * 2.718281828459045")]
    [InlineData("a % b", "rem(a, b)")]
    public void Formulas_mean_what_they_say(string text, string shown)
        => Assert.Equal(shown, Show(Network($"model m\na=1;b=2;c=3;d=4\nx = {text} * 1 + 0 * time\ny := {text}\nend").AssignmentRules.Single().Formula));

    [Theory]
    [InlineData("x = a^b^c", 2, "two powers stand in a row")]
    [InlineData("x = a < b < c", 2, "two comparisons stand in a row")]
    [InlineData("x = a && b || c", 2, "&& and || stand side by side")]
    [InlineData("x = log(a)", 2, "write ln(x), log10(x)")]
    [InlineData("x = delay(a, 1)", 2, "delays of values (delay) are not supported")]
    [InlineData("x := rateOf(a)", 2, "rateOf")]
    [InlineData("x = normal(0, 1)", 2, "random numbers in formulas")]
    [InlineData("x = sqrt(a, b)", 2, "sqrt takes 1 arguments, not 2")]
    [InlineData("x = srqt(a)", 2, "unknown function srqt (did you mean sqrt?)")]
    [InlineData("x = infinity", 2, "not a finite number")]
    [InlineData("x = 1e999", 2, "1e999")]
    [InlineData("x = a +", 2, "should stand here, not the end of the line")]
    [InlineData("x = (a", 2, "\")\" should stand here")]
    [InlineData("x = aa", 2, "unknown name aa")]
    [InlineData("time = 3", 2, "time is a word of the language")]
    [InlineData("0 = a + b", 2, "algebraic rules (0 = formula) are not supported")]
    [InlineData("a < b", 2, "constraints")]
    [InlineData("--P1--G1--", 2, "DNA strands (--) are not supported")]
    [InlineData("P1--G1", 2, "DNA strands (--) are not supported")]
    [InlineData("i1: S -| J0", 2, "interactions (-|) are not supported")]
    [InlineData("i1: S -o J0", 2, "interactions (-o) are not supported")]
    [InlineData("i1: S -( J0", 2, "interactions (-() are not supported")]
    [InlineData("maximize J1", 2, "flux balance are not supported")]
    [InlineData("A -> B", 2, "has no rate")]
    [InlineData("A <-> B; a", 2, "is no arrow of Antimony")]
    [InlineData("sub()", 2, "needs a name of its own")]
    [InlineData("X: sub()", 2, "unknown model sub")]
    [InlineData("X.y = 3", 2, "X is not an instance of a model")]
    [InlineData("at (a > 1), prioirty = 2: b = 1", 2, "did you mean priority?")]
    [InlineData("at (a > 1), t0 = 2: b = 1", 2, "t0 is true or false")]
    [InlineData("E: at (a > 1): q = 1", 2, "no value")]
    [InlineData("specis S", 2, "specis")]
    [InlineData("x = 3 uMol", 2, "unknown unit uMol")]
    [InlineData("unit u = 2 foo", 2, "unknown unit foo")]
    [InlineData("unit u = 2 u", 2, "builds on itself")]
    [InlineData("unit u = 2 second^2", 2, "programs differ")]
    [InlineData("unit second = 2 metre", 2, "cannot be defined anew")]
    [InlineData("a is \"x", 2, "has no closing")]
    [InlineData("x = 3 \u03b1", 2, "has no meaning in Antimony")]
    [InlineData("/* never closed", 2, "has no end")]
    [InlineData("import \"x.ant\"", 2, "outside models only")]
    [InlineData("const a; var a", 2, "both const and var")]
    [InlineData("A -> ; a\nA: B -> ; a\nB = 1", 2, "used as a reaction and as a species")]
    [InlineData("zz is \"name\"", 2, "the model has no zz")]
    [InlineData("delete zz", 2, "the model has no zz")]
    public void What_cannot_be_read_is_refused_at_its_line(string statement, int line, string message)
        => AssertRefused($"model m; a=1;b=2;c=3\n{statement}\nend", line, message);

    [Fact]
    public void Every_faulty_statement_is_reported()
    {
        DiagnosticBag findings = Findings("model m\nx = (\ny = 1 +\nz = 2\n-> A -> B; 1\nend");
        Assert.Equal([2, 3, 5], findings.Where(f => f.Severity == Severity.Error).Select(f => f.Location.Line).Distinct());
    }

    [Theory]
    [InlineData("x = 1\nx = 2", 3, "x is given a value twice; the first stands at test.ant:2")]
    [InlineData("x = 1\ny = 3\nx = 1", 4, "x is given a value twice")]
    [InlineData("species S = 1\nS = 2", 3, "S is given a value twice; the first stands at test.ant:2")]
    [InlineData("compartment C = 1\nC = 2", 3, "C is given a value twice")]
    [InlineData("const k = 1, k = 2", 2, "k is given a value twice")]
    [InlineData("x := time\nx := 2*time", 3, "x is given a rule (:=) twice; the first stands at test.ant:2")]
    [InlineData("x' = 1\nx' = 2\nx = 0", 3, "x is given a rate (') twice")]
    [InlineData("species S = 1\nspecies S", 3, "species S is declared twice; the first stands at test.ant:2")]
    [InlineData("species S = 1, $S", 2, "species S is declared twice")]
    [InlineData("J: S -> ; S\nJ = 2*S\nS = 1", 3, "J is given a value twice")]
    public void What_is_given_twice_is_refused(string body, int line, string message)
        => Assert.StartsWith(message, Assert.Single(Findings($"model m\n{body}\nend"), f => f.Severity == Severity.Error && f.Location.Line == line).Message);

    [Theory]
    [InlineData("x = 1\nx = \nx = 2")]
    [InlineData("species S = 1\nconst S")]
    [InlineData("x' = 1\nx = 0")]
    [InlineData("compartment C = 1\nspecies S in C = 1\nvar S")]
    public void What_is_given_once_in_parts_is_taken(string body) => Assert.DoesNotContain(Findings($"model m\n{body}\nend"), f => f.Severity == Severity.Error);

    [Fact]
    public void An_empty_formula_takes_an_earlier_one_away()
        => Assert.Empty(Network("model m\nx := time\nx := \nx = 1\nend").AssignmentRules);

    private static string Show(Expression formula) => FormulaText.Show(formula);
}
