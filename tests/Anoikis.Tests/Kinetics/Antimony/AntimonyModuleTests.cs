using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using static Anoikis.Tests.Kinetics.Antimony.AntimonyText;

namespace Anoikis.Tests.Kinetics.Antimony;

public sealed class AntimonyModuleTests
{
    private const string Side = """
        model side(S, k1)
          J0: S + E -> SE; k1*S*E - k2*SE
          S = 5; E = 3; SE = E + S; k1 = 1.2; k2 = 0.4
        end

        """;

    [Fact]
    public void Instances_are_laid_out_flat_and_bound_by_position()
    {
        ReactionNetwork network = Network(Side + """
            model full
              A: side(S1, k4)
              B: side(S2, k5)
              S1 = 1; S2 = 2; k4 = 7; k5 = 8
            end
            """);
        Assert.Equal(["A_E", "A_SE", "B_E", "B_SE", "S1", "S2"], network.Species.Select(s => s.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["A_J0", "B_J0"], network.Reactions.Select(r => r.Id));
        Assert.Equal("(k4 * S1 * A_E) - (A_k2 * A_SE)", FormulaText.Show(network.Reactions[0].Rate));
        Assert.Equal(1, network.Species.Single(s => s.Id == "S1").InitialConcentration);
        Assert.Equal(["k4", "A_k2", "k5", "B_k2"], network.Parameters.Select(p => p.Id));
        Assert.Equal([7.0, 0.4, 8.0, 0.4], network.Parameters.Select(p => p.Value!.Value));
    }

    [Fact]
    public void The_outer_text_overrules_the_inner_one_in_any_order()
    {
        foreach (string body in new[] { "A: side()\nA.E = 10\nA.J0 = A.k1*A.S", "A.E = 10\nA.J0 = A.k1*A.S\nA: side()" })
        {
            ReactionNetwork network = Network($"{Side}model full\n{body}\nend");
            Assert.Equal(10, network.Species.Single(s => s.Id == "A_E").InitialConcentration);
            Assert.Equal("A_k1 * A_S", FormulaText.Show(network.Reactions[0].Rate));
        }
    }

    [Fact]
    public void Names_made_one_by_is_are_one_species()
    {
        ReactionNetwork network = Network(Side + "model full\nvar species S\nA: side()\nB: side()\nA.S is S; B.S is S\nS = 9\nend");
        Assert.Single(network.Species, s => s.Id == "S");
        Assert.DoesNotContain(network.Species, s => s.Id is "A_S" or "B_S");
        Assert.All(network.Reactions, r => Assert.Equal("S", r.Reactants[0].Species));
    }

    [Theory]
    [InlineData("A: side()\nA.E = 10", "A_E", 10)]
    [InlineData("A: side(S)\nspecies S = 7", "S", 7)]
    [InlineData("A: side()\nB: side()\nA.E is B.E", "B_E", 3)]
    [InlineData("A: side()\nvar species S = 9\nA.S is S", "S", 9)]
    public void A_value_of_another_text_may_be_overruled(string body, string species, double value)
    {
        Assert.DoesNotContain(Findings($"{Side}model full\n{body}\nk1 = 1\nend".Replace("side(S)", "side(S, k1)", StringComparison.Ordinal)), f => f.Severity != Severity.Note);
        ReactionNetwork network = Network($"{Side}model full\n{body}\nk1 = 1\nend".Replace("side(S)", "side(S, k1)", StringComparison.Ordinal));
        Assert.Equal(value, network.Species.Single(s => s.Id == species).InitialConcentration);
    }

    [Fact]
    public void Names_made_one_with_two_values_are_a_warning()
    {
        Diagnostic finding = Assert.Single(Findings(Side + "model full\nA: side()\nS = 9; T = 8\nA.S is S; A.S is T; S -> T; 1\nend"));
        Assert.Equal((Severity.Warning, 7), (finding.Severity, finding.Location.Line));
        Assert.EndsWith("the last one counts", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_twice_in_one_text_is_refused_once_whatever_the_instances()
    {
        string faulty = "model two\nS = 1\nS = 2\n S -> ; S\nend\n";
        Assert.StartsWith("S is given a value twice", Assert.Single(Findings($"{faulty}model full\nA: two(); B: two()\nend")).Message, StringComparison.Ordinal);
        AssertRefused($"{Side}model full\nA: side()\nA.E = 10\nA.E = 11\nend", 8, "A.E is given a value twice");
    }

    [Fact]
    public void A_deleted_reaction_is_gone_and_a_deleted_species_takes_its_reactions()
    {
        Assert.Empty(Network(Side + "model full\nA: side()\ndelete A.J0\nend").Reactions);
        Assert.Empty(Network("model a\nS -> T; k\nS=1;T=1;k=1\nend\nmodel full\nA: a()\ndelete A.S\nend").Reactions);
    }

    [Fact]
    public void Instances_nest_and_lie_in_compartments()
    {
        ReactionNetwork network = Network(Side + """
            model middle(S)
              X: side(S, k)
              k = 3
            end
            model outer
              compartment cell = 2
              M in cell: middle(T)
              species T in cell; T = 1
            end
            """);
        Assert.Equal(["M_X_E", "M_X_SE", "T"], network.Species.Select(s => s.Id).Order(StringComparer.Ordinal));
        Assert.All(network.Species, s => Assert.Equal("cell", s.Compartment));
    }

    [Fact]
    public void Files_are_imported_once_relative_to_the_importing_file()
    {
        var files = new Dictionary<string, string>
        {
            ["lib/side.ant"] = "import \"../base.ant\"\n" + Side,
            ["base.ant"] = "function twice(x)\n 2*x\nend",
        };
        ReactionNetwork network = Network(
            "import \"lib/side.ant\"\nimport \"base.ant\"\nmodel full\nA: side()\nx := twice(A.S)\nend", files.GetValueOrDefault);
        Assert.Equal("2 * A_S", FormulaText.Show(network.AssignmentRules.Single().Formula));
    }

    [Theory]
    [InlineData("A: sidee()", "unknown model sidee (did you mean side?)")]
    [InlineData("A: side(x)", "takes 2 names (S, k1), but the instance A gives 1")]
    [InlineData("A: side()\nA.EE = 3", "model side has no EE (did you mean E?)", 7)]
    [InlineData("A: side()\nx = A.q", "model side has no q", 7)]
    [InlineData("A: side()\nA: side()", "declared twice", 7)]
    [InlineData("A: side(), timeconv=60", "conversion factors of instances")]
    [InlineData("A: side()\nA.S is x / 3", "conversion factors (A.x is y / c)", 7)]
    [InlineData("A: side()\nA_E = 3", "both become A_E", 7)]
    [InlineData("B: full()", "holds an instance of itself: full -> full")]
    [InlineData("delete A.J0", "A is not an instance of a model")]
    public void Faulty_modules_are_refused(string body, string message, int line = 6)
        => AssertRefused($"{Side}model full\n{body}\nend".Replace("\n\nmodel full\n", "\nmodel full\n", StringComparison.Ordinal), line, message);

    [Theory]
    [InlineData("import \"none.ant\"", "there is no file none.ant")]
    [InlineData("import \"/etc/passwd\"", "there is no file /etc/passwd")]
    [InlineData("import \"x.xml\"", "import of SBML")]
    [InlineData("import none", "needs a file name in quotes")]
    public void Faulty_imports_are_refused(string import, string message) => AssertRefused($"{import}\nmodel m\nx = 1\nend", 1, message, _ => null);

    [Fact]
    public void Instances_that_multiply_without_end_are_refused()
    {
        string text = string.Concat(Enumerable.Range(1, 60).Select(i => $"model m{i}\nA: m{i - 1}()\nB: m{i - 1}()\nend\n"));
        Assert.Contains("more than 1000000 statements", Assert.Single(Findings($"model m0\nx = 1\ny = 2\nend\n{text}")).Message, StringComparison.Ordinal);
    }
}
