using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>Small networks that together use every part of the lane engine.</summary>
internal static class LaneNetworks
{
    /// <summary>Robertson's problem: three states, one conservation law, rates over nine orders of magnitude.</summary>
    public static OdeSystem Robertson()
    {
        NetworkDraft draft = Start(("A", 1), ("B", 0), ("C", 0));
        Add(draft, "r1", ["A"], ["B"], Times(0.04, "A"));
        Add(draft, "r2", ["B", "B"], ["C", "B"], Times(3e7, "B", "B"));
        Add(draft, "r3", ["B", "C"], ["A", "C"], Times(1e4, "B", "C"));
        return Build(draft);
    }

    /// <summary>A switch of the caspase kind: input, receptor, zymogen, positive feedback, inhibitor; two laws; death when half the substrate is cut.</summary>
    public static OdeSystem Switch()
    {
        NetworkDraft draft = Start(("R", 200), ("Ra", 0), ("Z", 1e4), ("C", 0), ("I", 2e3), ("CI", 0), ("S", 1e5), ("P", 0));
        draft.Parameters.Add(new Parameter("ligand", 1000, SourceLocation.None));
        draft.Parameters.Add(new Parameter("half", 5e4, SourceLocation.None));
        Add(draft, "bind", ["R"], ["Ra"], Times(4e-7, "ligand", "R"));
        Add(draft, "activate", ["Z"], ["C"], Times(1e-7, "Ra", "Z"));
        Add(draft, "feedback", ["Z"], ["C"], Times(1e-8, "C", "Z"));
        Add(draft, "hold", ["C", "I"], ["CI"], Times(1e-6, "C", "I"));
        Add(draft, "release", ["CI"], ["C", "I"], Times(1e-3, "CI"));
        Add(draft, "cut", ["S"], ["P"], Times(1e-7, "C", "S"));
        return Build(draft, new EquationOptions
        {
            VaryingParameters = ["ligand", "half"],
            Watches = [("death", new Application(Operation.GreaterOrEqual, [new SymbolReference("P"), new SymbolReference("half")]))],
        });
    }

    /// <summary>Every elementary function, explicit time, choices and powers in rate laws; nothing conserved.</summary>
    public static OdeSystem Functions()
    {
        NetworkDraft draft = Start(("X", 2), ("Y", 0.5));
        Expression x = new SymbolReference("X");
        Expression y = new SymbolReference("Y");
        draft.RateRules.Add(new RateRule("X", Sum(
            Op(Operation.Exp, Negative(x)), Op(Operation.Sin, Op(Operation.Multiply, new NumberLiteral(0.3), new TimeSymbol())),
            Op(Operation.Power, y, new NumberLiteral(1.7)), Negative(Op(Operation.Multiply, x, Op(Operation.Ln, Sum(new NumberLiteral(1), x)))),
            Op(Operation.Piecewise, new NumberLiteral(0.2), Op(Operation.Less, y, new NumberLiteral(1)), Op(Operation.Sqrt, y))), SourceLocation.None));
        draft.RateRules.Add(new RateRule("Y", Sum(
            Op(Operation.Tanh, x), Negative(Op(Operation.Multiply, new NumberLiteral(0.8), y)), Op(Operation.Cos, x),
            Op(Operation.ArcTan, y), Op(Operation.Max, new NumberLiteral(0.1), Negative(y)), Op(Operation.Divide, Op(Operation.Abs, Op(Operation.Sinh, Negative(y))), Op(Operation.Cosh, y))), SourceLocation.None));
        return Build(draft);
    }

    /// <summary>Growth by feedback: X' = k X (1 - X/1e6), whose Jacobian is positive at the start.</summary>
    public static OdeSystem Growth(double rate)
    {
        NetworkDraft draft = Start(("X", 1));
        Expression x = new SymbolReference("X");
        draft.RateRules.Add(new RateRule("X", Op(
            Operation.Multiply, new NumberLiteral(rate), x,
            Op(Operation.Subtract, new NumberLiteral(1), Op(Operation.Divide, x, new NumberLiteral(1e6)))), SourceLocation.None));
        return Build(draft);
    }

    /// <summary>Decay that an event refills: X falls from 100 at rate 1 and jumps back to 100 when it reaches 10, every ln 10.</summary>
    public static OdeSystem Refill()
    {
        NetworkDraft draft = Start(("X", 100));
        Add(draft, "decay", ["X"], [], Times(1, "X"));
        draft.Events.Add(new Event(
            "refill",
            Op(Operation.LessOrEqual, new SymbolReference("X"), new NumberLiteral(10)),
            [new EventAssignment("X", new NumberLiteral(100), SourceLocation.None)],
            SourceLocation.None));
        return Build(draft);
    }

    private static NetworkDraft Start(params (string Id, double Amount)[] species)
    {
        var draft = new NetworkDraft();
        draft.Compartments.Add(new Compartment("cell", SourceLocation.None) { Size = 1 });
        foreach ((string id, double amount) in species)
        {
            draft.Species.Add(new Species(id, "cell", SourceLocation.None) { InitialAmount = amount, HasOnlySubstanceUnits = true });
        }

        return draft;
    }

    private static void Add(NetworkDraft draft, string id, string[] from, string[] to, Expression rate)
        => draft.Reactions.Add(new Reaction(id, [.. from.Select(One)], [.. to.Select(One)], rate, SourceLocation.None));

    private static SpeciesReference One(string species) => new(species, new NumberLiteral(1));

    private static Expression Times(double rate, params string[] factors)
        => Op(Operation.Multiply, [new NumberLiteral(rate), .. factors.Select(f => new SymbolReference(f))]);

    private static Expression Sum(params Expression[] terms) => Op(Operation.Add, terms);

    private static Expression Negative(Expression x) => Op(Operation.Negate, x);

    private static Expression Op(Operation operation, params Expression[] operands) => new Application(operation, [.. operands]);

    private static OdeSystem Build(NetworkDraft draft, EquationOptions? options = null)
    {
        DiagnosticBag findings = [];
        ReactionNetwork? network = NetworkCheck.Run(draft, findings);
        OdeSystem? system = network is null ? null : EquationBuilder.Build(network, options ?? new EquationOptions(), findings);
        return system ?? throw new InvalidOperationException(string.Join(Environment.NewLine, findings.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f}"))));
    }
}
