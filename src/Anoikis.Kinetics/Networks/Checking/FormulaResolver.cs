using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Networks.Checking;

/// <summary>
/// Checks every formula of a draft (names, numbers of operands, finite numbers, depth) and puts each function's body in the place of
/// its calls. Depth and size stay bounded, so that what follows may recurse.
/// </summary>
internal sealed partial class FormulaResolver
{
    /// <summary>Deepest nesting of a formula after functions are expanded.</summary>
    internal const int MaxDepth = 400;

    /// <summary>Most nodes that the expansion of functions may make in one network.</summary>
    internal const long MaxExpandedNodes = 2_000_000;

    private readonly NetworkSymbols _symbols;
    private readonly DiagnosticBag _findings;
    private long _expandedNodes;
    private FormulaSite _site = new(SourceLocation.None, "", default);

    public FormulaResolver(NetworkSymbols symbols, DiagnosticBag findings) => (_symbols, _findings) = (symbols, findings);

    /// <summary>A draft with the same content whose formulas call no function.</summary>
    public NetworkDraft Resolve(NetworkDraft draft)
    {
        ExpandFunctions(draft);
        var resolved = new NetworkDraft
        {
            Id = draft.Id,
            Name = draft.Name,
            Location = draft.Location,
            TimeUnits = draft.TimeUnits,
            ExtentUnits = draft.ExtentUnits,
            SubstanceUnits = draft.SubstanceUnits,
            VolumeUnits = draft.VolumeUnits,
        };
        resolved.Compartments.AddRange(draft.Compartments);
        resolved.Species.AddRange(draft.Species);
        resolved.Parameters.AddRange(draft.Parameters);
        resolved.Functions.AddRange(draft.Functions);
        resolved.Units.AddRange(draft.Units);
        resolved.Reactions.AddRange(draft.Reactions.Select(Resolve));
        resolved.AssignmentRules.AddRange(draft.AssignmentRules.Select(
            r => r with { Formula = Resolve(r.Formula, r.Location, $"the assignment rule of {r.Variable}") }));
        resolved.RateRules.AddRange(draft.RateRules.Select(
            r => r with { Formula = Resolve(r.Formula, r.Location, $"the rate rule of {r.Variable}") }));
        resolved.InitialAssignments.AddRange(draft.InitialAssignments.Select(
            a => a with { Formula = Resolve(a.Formula, a.Location, $"the initial assignment of {a.Variable}") }));
        resolved.Events.AddRange(draft.Events.Select(Resolve));
        return resolved;
    }

    private Reaction Resolve(Reaction reaction) => reaction with
    {
        Reactants = [.. reaction.Reactants.Select(r => Resolve(r, reaction))],
        Products = [.. reaction.Products.Select(r => Resolve(r, reaction))],
        Rate = Resolve(reaction.Rate, reaction.Location, $"the rate of reaction {reaction.Id}"),
    };

    private SpeciesReference Resolve(SpeciesReference reference, Reaction reaction) => reference with
    {
        Stoichiometry = Resolve(reference.Stoichiometry, reaction.Location, $"the stoichiometry of {reference.Species} in reaction {reaction.Id}"),
    };

    private Event Resolve(Event item) => item with
    {
        Trigger = Resolve(item.Trigger, item.Location, $"the trigger of event {item.Id}"),
        Delay = item.Delay is { } delay ? Resolve(delay, item.Location, $"the delay of event {item.Id}") : null,
        Priority = item.Priority is { } priority ? Resolve(priority, item.Location, $"the priority of event {item.Id}") : null,
        Assignments = [.. item.Assignments.Select(
            a => a with { Formula = Resolve(a.Formula, a.Location, $"event {item.Id}, assignment to {a.Variable}") })],
    };

    private Expression Resolve(Expression formula, SourceLocation location, string what)
    {
        _site = new FormulaSite(location, what, default);
        Expression resolved = Expand(formula, 1);
        return _site.TooDeep ? new NumberLiteral(0) : resolved;
    }

    private Expression Expand(Expression formula, int depth)
    {
        if (depth > MaxDepth)
        {
            ReportDepth();
            return formula;
        }

        switch (formula)
        {
            case NumberLiteral number:
                if (!double.IsFinite(number.Value))
                {
                    Report(number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), value => $"{value} is not a finite number");
                }

                return number;
            case SymbolReference reference:
                CheckName(reference.Id);
                return reference;
            case Application application:
                CheckOperands(application);
                return Rebuild(application, depth);
            case FunctionCall call:
                return Expand(call, depth);
            default:
                return formula;
        }
    }

    private Application Rebuild(Application application, int depth)
    {
        ImmutableArray<Expression>.Builder? changed = null;
        for (int i = 0; i < application.Operands.Length; i++)
        {
            Expression operand = Expand(application.Operands[i], depth + 1);
            if (changed is null && !ReferenceEquals(operand, application.Operands[i]))
            {
                changed = application.Operands.ToBuilder();
            }

            if (changed is not null)
            {
                changed[i] = operand;
            }
        }

        return changed is null ? application : application with { Operands = changed.MoveToImmutable() };
    }

    private Expression Expand(FunctionCall call, int depth)
    {
        if (Function(call.Function) is not { } function)
        {
            string hint = _symbols.Hint(call.Function, kind => kind == SymbolKind.Function);
            Report(call.Function, name => $"unknown function {name}{hint}");
            return new NumberLiteral(0);
        }

        var arguments = call.Arguments.Select(a => Expand(a, depth + 1)).ToImmutableArray();
        if (arguments.Length != function.Definition.Arguments.Length)
        {
            _findings.Error(_site.Location, $"{_site.What}: function {call.Function} takes {Count(function.Definition.Arguments.Length)}, but the call has {arguments.Length}");
            return new NumberLiteral(0);
        }

        if (function.Body is null)
        {
            return new NumberLiteral(0);
        }

        // Depth and size are known before anything is built: a body never grows by more than its deepest and largest arguments.
        ExpressionMeasure[] measures = [.. arguments.Select(ExpressionMeasure.Of)];
        if (depth + function.Measure.Depth + measures.Select(m => m.Depth).DefaultIfEmpty().Max() > MaxDepth)
        {
            ReportDepth();
            return new NumberLiteral(0);
        }

        _expandedNodes += function.Measure.Nodes + function.Uses.Select((uses, i) => uses * measures[i].Nodes).Sum();
        if (_expandedNodes > MaxExpandedNodes)
        {
            Report("", _ => $"its function calls expand to more than {MaxExpandedNodes} terms in this network");
            return new NumberLiteral(0);
        }

        return Substitution.Apply(function.Body, function.Definition.Arguments, arguments);
    }

    private void CheckName(string id)
    {
        if (!_site.Arguments.IsDefault)
        {
            if (!_site.Arguments.Contains(id))
            {
                Report(id, name => $"unknown name {name}; the body of a function knows its arguments only{NearestName.Hint(name, _site.Arguments)}");
            }
        }
        else if (!_symbols.TryGet(id, out NetworkSymbols.Symbol symbol))
        {
            string hint = _symbols.Hint(id, kind => kind is not SymbolKind.Event);
            Report(id, name => $"unknown name {name}{hint}");
        }
        else if (symbol.Kind is SymbolKind.Event or SymbolKind.Function)
        {
            Report(id, name => $"{name} is {NetworkSymbols.Describe(symbol.Kind)}, which has no value");
        }
    }

    private void CheckOperands(Application application)
    {
        (int least, int most) = OperationArity.Of(application.Operation);
        int count = application.Operands.Length;
        if (count < least || count > most)
        {
            _findings.Error(_site.Location, $"{_site.What}: {application.Operation} takes {OperationArity.Describe(application.Operation)} operands, found {count}");
        }
    }

    private void ReportDepth()
    {
        _site.TooDeep = true;
        Report("\0depth", _ => $"the formula is nested more than {MaxDepth} deep");
    }

    private void Report(string key, Func<string, string> message)
    {
        if (_site.Reported.Add(key))
        {
            _findings.Error(_site.Location, $"{_site.What}: {message(key)}");
        }
    }

    private static string Count(int arguments) => arguments == 1 ? "1 argument" : $"{arguments} arguments";
}
