using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Tests.Kinetics.Equations;

/// <summary>Small networks written in C#, so that tests of the equations need no reader.</summary>
internal static class NetworkText
{
    public static Expression Id(string id) => new SymbolReference(id);

    public static Expression Number(double value) => new NumberLiteral(value);

    public static Expression Time { get; } = new TimeSymbol();

    public static Expression Of(Operation operation, params Expression[] operands) => new Application(operation, [.. operands]);

    public static Expression Times(params Expression[] operands) => Of(Operation.Multiply, operands);

    public static Expression Plus(params Expression[] operands) => Of(Operation.Add, operands);

    public static SourceLocation Here { get; } = new("test", 1);

    public static NetworkDraft Draft(double cellSize = 1)
    {
        NetworkDraft draft = new();
        draft.Compartments.Add(new Compartment("cell", Here) { Size = cellSize });
        return draft;
    }

    public static NetworkDraft Species(this NetworkDraft draft, string id, double amount, bool asAmount = true, bool boundary = false)
    {
        draft.Species.Add(new Species(id, "cell", Here) { InitialAmount = amount, HasOnlySubstanceUnits = asAmount, BoundaryCondition = boundary });
        return draft;
    }

    public static NetworkDraft Parameter(this NetworkDraft draft, string id, double? value, bool constant = true)
    {
        draft.Parameters.Add(new Parameter(id, value, Here) { Constant = constant });
        return draft;
    }

    /// <summary>"2 A + B -> C" in reactants and products of (species, stoichiometry).</summary>
    public static NetworkDraft Reaction(this NetworkDraft draft, string id, (string, double)[] reactants, (string, double)[] products, Expression rate)
    {
        draft.Reactions.Add(new Reaction(id, Side(reactants), Side(products), rate, Here));
        return draft;
    }

    public static NetworkDraft RateRule(this NetworkDraft draft, string variable, Expression formula)
    {
        draft.RateRules.Add(new RateRule(variable, formula, Here));
        return draft;
    }

    public static NetworkDraft Assign(this NetworkDraft draft, string variable, Expression formula)
    {
        draft.AssignmentRules.Add(new AssignmentRule(variable, formula, Here));
        return draft;
    }

    public static NetworkDraft Start(this NetworkDraft draft, string variable, Expression formula)
    {
        draft.InitialAssignments.Add(new InitialAssignment(variable, formula, Here));
        return draft;
    }

    public static NetworkDraft Event(this NetworkDraft draft, Event @event)
    {
        draft.Events.Add(@event);
        return draft;
    }

    public static Event When(string id, Expression trigger, params (string Variable, Expression Formula)[] assignments)
        => new(id, trigger, [.. assignments.Select(a => new EventAssignment(a.Variable, a.Formula, Here))], Here);

    public static ReactionNetwork Check(this NetworkDraft draft)
    {
        DiagnosticBag findings = [];
        ReactionNetwork? network = NetworkCheck.Run(draft, findings);
        Assert.DoesNotContain(findings, f => f.Severity == Severity.Error);
        return network!;
    }

    public static OdeSystem Equations(this NetworkDraft draft, EquationOptions? options = null)
    {
        DiagnosticBag findings = [];
        OdeSystem? system = EquationBuilder.Build(draft.Check(), options ?? new EquationOptions(), findings);
        Assert.Empty(findings);
        return system!;
    }

    private static ImmutableArray<SpeciesReference> Side((string Species, double Count)[] side)
        => [.. side.Select(s => new SpeciesReference(s.Species, Number(s.Count)))];
}
