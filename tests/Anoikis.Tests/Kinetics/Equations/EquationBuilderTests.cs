using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;
using static Anoikis.Tests.Kinetics.Equations.NetworkText;

namespace Anoikis.Tests.Kinetics.Equations;

public sealed class EquationBuilderTests
{
    [Fact]
    public void A_reaction_moves_amounts_and_reads_concentrations()
    {
        OdeSystem system = Draft(cellSize: 4)
            .Species("A", 12, asAmount: false)
            .Species("B", 0, asAmount: false)
            .Parameter("k", 0.5)
            .Reaction("r", [("A", 2)], [("B", 1)], Times(Id("k"), Id("A"), Id("cell")))
            .Equations();

        // Rate 0.5 x (12 / 4) x 4 = 6.
        Assert.Equal(["A", "B"], system.States.Select(s => s.Id));
        Assert.Equal([-12.0, 6.0], Derivatives(system, 0, [12, 0], []));
        Assert.Equal(3, Value(system, "A", 0, [12, 0], []));
        Assert.Equal(6, Value(system, "r", 0, [12, 0], []));
    }

    [Fact]
    public void A_concentration_rate_rule_in_a_growing_compartment_becomes_an_amount_rate()
    {
        NetworkDraft draft = Draft(cellSize: 2);
        draft.Compartments[0] = draft.Compartments[0] with { Constant = false };
        OdeSystem system = draft
            .Species("A", 6, asAmount: false, boundary: true)
            .RateRule("A", Number(5))
            .RateRule("cell", Number(0.25))
            .Equations();

        // dA/dt = V dC/dt + C dV/dt = 2 x 5 + 3 x 0.25.
        Assert.Equal([10.75, 0.25], Derivatives(system, 0, [6, 2], []));
    }

    [Fact]
    public void The_size_of_an_assigned_compartment_is_differentiated_along_the_course()
    {
        NetworkDraft draft = Draft();
        draft.Compartments[0] = draft.Compartments[0] with { Constant = false, Size = null };
        OdeSystem system = draft
            .Species("A", 6, asAmount: false, boundary: true)
            .Parameter("x", 1, constant: false)
            .RateRule("A", Number(5))
            .RateRule("x", Number(3))
            .Assign("cell", Plus(Number(1), Times(Id("x"), Id("x")), Time))
            .Equations();

        // V = 1 + x^2 + t = 2; dV/dt = 2 x dx/dt + 1 = 7; dA/dt = 2 x 5 + 3 x 7.
        Assert.Equal([31.0, 3.0], Derivatives(system, 0, [6, 1], []));
    }

    [Fact]
    public void What_never_changes_is_no_state()
    {
        OdeSystem system = Draft()
            .Species("E", 3)
            .Species("A", 10)
            .Species("Dead", 7)
            .Parameter("k", 2).Parameter("off", 0)
            .Reaction("catalysed", [("A", 1), ("E", 1)], [("E", 1)], Times(Id("k"), Id("E"), Id("A")))
            .Reaction("switched_off", [("Dead", 1)], [], Times(Id("off"), Id("Dead")))
            .Equations();

        Assert.Equal(["A"], system.States.Select(s => s.Id));
        Assert.Equal([-60.0], Derivatives(system, 0, [10], []));
        Assert.Equal(7, Value(system, "Dead", 0, [10], []));
    }

    [Fact]
    public void Initial_assignments_of_varying_numbers_become_parameters_after_what_they_read()
    {
        OdeSystem system = Draft(cellSize: 2)
            .Species("A", 0, asAmount: false)
            .Parameter("k", 3).Parameter("twice", null).Parameter("fixed", null)
            .Start("twice", Times(Number(2), Id("k")))
            .Start("fixed", Plus(Number(1), Number(1)))
            .Start("A", Plus(Id("twice"), Time))
            .Reaction("r", [("A", 1)], [], Times(Id("twice"), Id("fixed"), Id("A")))
            .Equations(new EquationOptions { VaryingParameters = ["k"] });

        Assert.Equal(["k", "twice"], system.Parameters.Select(p => p.Id));
        GraphEvaluator evaluator = new(system.Graph, system.InitialParameters.Concat(system.InitialStates));
        double[] values = evaluator.CreateValues();
        double[] p = [5, 0];
        evaluator.Evaluate(0, [0], p, values);
        p[1] = values[system.InitialParameters[1]];
        evaluator.Evaluate(0, [0], p, values);
        Assert.Equal(3, values[system.InitialParameters[0]]);
        Assert.Equal(10, p[1]);
        Assert.Equal(20, values[system.InitialStates[0]]);
        Assert.Equal([-10 * 2 * 10.0], Derivatives(system, 0, [20], p));
    }

    [Fact]
    public void Held_species_and_starting_amounts_are_parameters()
    {
        OdeSystem system = Draft(cellSize: 2)
            .Species("L", 8, asAmount: false).Species("A", 6).Species("B", 1)
            .Reaction("r", [("L", 1), ("A", 1)], [("B", 1)], Times(Id("L"), Id("A")))
            .Equations(new EquationOptions { HeldSpecies = ["L"], VaryingInitialAmounts = ["A"] });

        Assert.Equal(["A", "B"], system.States.Select(s => s.Id));
        Assert.Equal<VaryingParameter[]>([new VaryingParameter("L"), new VaryingParameter("A", true)], [.. system.Parameters]);
        Assert.Equal([-24.0, 24.0], Derivatives(system, 0, [6, 1], [8, 0]));
        Assert.Equal(NodeKind.Parameter, system.Graph[system.InitialStates[0]].Kind);
    }

    [Fact]
    public void Events_assign_concentrations_in_the_compartment_as_they_find_it()
    {
        NetworkDraft draft = Draft(cellSize: 2);
        draft.Compartments[0] = draft.Compartments[0] with { Constant = false };
        OdeSystem system = draft
            .Species("A", 8, asAmount: false)
            .Parameter("k", 1, constant: false)
            .Reaction("r", [("A", 1)], [], Times(Id("k"), Id("A")))
            .Event(When("e", Of(Operation.And, Of(Operation.Greater, Time, Number(2)), Of(Operation.Less, Id("A"), Number(5))), ("A", Number(3)), ("cell", Number(10)), ("k", Times(Number(2), Id("k")))))
            .Equations();

        Assert.Equal(["A", "cell", "k"], [system.States[0].Id, .. system.Parameters.Select(p => p.Id)]);
        SystemEvent e = system.Events[0];
        GraphEvaluator evaluator = new(system.Graph, [e.Margin, e.Trigger, .. e.Assignments.Select(a => a.Formula), e.Assignments[0].Scale]);
        double[] values = evaluator.CreateValues();
        evaluator.Evaluate(2.5, [8], [2, 7], values);
        Assert.Equal(1, values[e.Trigger]);
        Assert.Equal(0.5, values[e.Margin]);
        Assert.Equal([3.0, 10.0, 14.0], e.Assignments.Select(a => values[a.Formula]));
        Assert.Equal(2, values[e.Assignments[0].Scale]);
        Assert.Equal([-1, -1], e.Assignments.Skip(1).Select(a => a.Scale));
        Assert.Equal([true, false, false], e.Assignments.Select(a => a.IsState));
        evaluator.Evaluate(2.5, [12], [2, 7], values);
        Assert.Equal(0, values[e.Trigger]);
        Assert.Equal(-1, values[e.Margin]);
    }

    [Fact]
    public void Conversion_factors_and_varying_stoichiometries_count()
    {
        NetworkDraft draft = Draft().Parameter("f", 10).Parameter("n", 1).Species("A", 1).Species("B", 0);
        draft.Species[1] = draft.Species[1] with { ConversionFactor = "f" };
        draft.Reactions.Add(new Reaction(
            "r",
            [new SpeciesReference("A", Number(1))],
            [new SpeciesReference("B", Number(2), "s")],
            Id("A"),
            Here));
        OdeSystem system = draft.Assign("s", Plus(Number(3), Time)).Equations();
        Assert.Equal([-1.0, 50.0], Derivatives(system, 2, [1, 0], []));
    }

    [Fact]
    public void Unknown_and_ruled_names_are_refused_together()
    {
        ReactionNetwork network = Draft().Species("BAX", 1).Parameter("kon", 1).Parameter("rule", null, constant: false).Assign("rule", Time).Check();
        DiagnosticBag findings = [];
        OdeSystem? system = EquationBuilder.Build(network, new EquationOptions { VaryingParameters = ["kom", "BAX", "rule"], HeldSpecies = ["BAXX"] }, findings);
        Assert.Null(system);
        Assert.Equal(4, findings.Count);
        Assert.Contains(findings, f => f.Message.Contains("did you mean kon?", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Message.Contains("did you mean BAX?", StringComparison.Ordinal));
    }

    [Fact]
    public void A_watch_with_an_unknown_name_is_refused()
    {
        DiagnosticBag findings = [];
        ReactionNetwork network = Draft().Species("PARP", 1).Check();
        Assert.Null(EquationBuilder.Build(network, new EquationOptions { Watches = [("death", Of(Operation.Greater, Id("PAPR"), Number(1)))] }, findings));
        Assert.Contains("did you mean PARP?", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    internal static double[] Derivatives(OdeSystem system, double time, double[] y, double[] p)
    {
        GraphEvaluator evaluator = new(system.Graph, system.Derivatives);
        double[] values = evaluator.CreateValues();
        evaluator.Evaluate(time, y, p, values);
        return [.. system.Derivatives.Select(d => values[d])];
    }

    private static double Value(OdeSystem system, string id, double time, double[] y, double[] p)
    {
        GraphEvaluator evaluator = new(system.Graph, [system.Values[id]]);
        double[] values = evaluator.CreateValues();
        evaluator.Evaluate(time, y, p, values);
        return values[system.Values[id]];
    }
}
