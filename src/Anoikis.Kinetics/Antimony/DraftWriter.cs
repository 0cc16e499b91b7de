using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Antimony;

/// <summary>Writes the gathered symbols of a model as a draft: what Antimony leaves open gets Antimony's defaults.</summary>
internal sealed class DraftWriter
{
    private const string DefaultCompartment = "default_compartment";

    private readonly ModelFlattener _model;
    private readonly DiagnosticBag _findings;
    private readonly NetworkDraft _draft;
    private readonly UnitNames _units;
    private readonly Dictionary<string, FlatSymbol> _byId = new(StringComparer.Ordinal);

    private DraftWriter(ModelFlattener model, NetworkDraft draft, DiagnosticBag findings)
    {
        (_model, _draft, _findings) = (model, draft, findings);
        _units = new UnitNames(model.Units, draft, findings);
    }

    public static NetworkDraft Write(ModelFlattener model, AntimonyModule main, AntimonySource source, DiagnosticBag findings)
    {
        var draft = new NetworkDraft { Id = main.Name, Location = main.Location };
        var writer = new DraftWriter(model, draft, findings);
        draft.Functions.AddRange(source.Functions.Values);
        if (model.Symbols.Any(s => s is { IsSpecies: true, Deleted: false, Compartment: null, ImpliedCompartment: null })
            && model.Find(DefaultCompartment) is null)
        {
            draft.Compartments.Add(new Compartment(DefaultCompartment, main.Location) { Size = 1 });
        }

        foreach (FlatSymbol symbol in model.Symbols)
        {
            writer.Write(symbol, main);
        }

        writer.WriteEvents();
        return draft;
    }

    private void Write(FlatSymbol symbol, AntimonyModule main)
    {
        if (symbol.Path == main.Name && symbol is { Defined: false, Name: not null })
        {
            _draft.Name = symbol.Name;
            return;
        }

        bool exists = symbol.Defined || symbol.HoldsSpecies || symbol.ChangedByEvent;
        if (!exists && (symbol.Deleted || symbol.Name is not null))
        {
            IEnumerable<string> known = _model.Symbols.Where(s => s.Defined).Select(s => s.Path);
            _findings.Error(symbol.Location, $"the model has no {symbol.Path}{NearestName.Hint(symbol.Path, known)}");
        }

        if (!exists || symbol.Deleted)
        {
            return;
        }

        if (!_byId.TryAdd(symbol.Id, symbol))
        {
            _findings.Error(symbol.Location, $"{symbol.Path} and {_byId[symbol.Id].Path} both become {symbol.Id}; rename one of them");
            return;
        }

        WriteKind(symbol);
    }

    private void WriteKind(FlatSymbol symbol)
    {
        bool isReaction = symbol.Reaction is not null || symbol.Says.HasFlag(Declared.Reaction);
        bool isEvent = symbol.Says.HasFlag(Declared.Event);
        int kinds = (isReaction ? 1 : 0) + (isEvent ? 1 : 0) + (symbol.IsSpecies ? 1 : 0) + (symbol.IsCompartment ? 1 : 0);
        if (kinds > 1 || (kinds > 0 && symbol.Says.HasFlag(Declared.Formula)))
        {
            string[] used = [
                .. new[] { (isReaction, "a reaction"), (isEvent, "an event"), (symbol.IsSpecies, "a species"), (symbol.IsCompartment, "a compartment"), (symbol.Says.HasFlag(Declared.Formula), "a formula") }
                    .Where(k => k.Item1).Select(k => k.Item2)];
            _findings.Error(symbol.Location, $"{symbol.Path} is used as {string.Join(" and as ", used)}");
        }
        else if (isReaction)
        {
            WriteReaction(symbol);
        }
        else if (symbol.IsSpecies)
        {
            WriteSpecies(symbol);
        }
        else if (symbol.IsCompartment)
        {
            WriteCompartment(symbol);
        }
        else if (!isEvent)
        {
            WriteParameter(symbol);
        }
    }

    private void WriteReaction(FlatSymbol symbol)
    {
        if (symbol.Reaction is not { } reaction)
        {
            _findings.Error(symbol.Location, $"reaction {symbol.Path} is declared but has no reactants and products");
            return;
        }

        if (reaction.Reactants.Concat(reaction.Products).Any(p => _model.Find(p.Species) is { Deleted: true }))
        {
            return;
        }

        if (symbol.Initial?.Formula is not { } rate)
        {
            _findings.Error(reaction.Location, $"reaction {symbol.Path} has no rate; write it behind a semicolon: A -> B; k*A");
            return;
        }

        WriteRules(symbol);
        _draft.Reactions.Add(new Reaction(
            symbol.Id, [.. reaction.Reactants.Select(Reference)], [.. reaction.Products.Select(Reference)], WithIds(rate), reaction.Location)
        {
            Name = symbol.Name,
            Reversible = reaction.Reversible,
        });
    }

    private SpeciesReference Reference(Participant participant) => new(IdOf(participant.Species), WithIds(participant.Stoichiometry));

    private void WriteSpecies(FlatSymbol symbol)
    {
        string compartment = symbol.Compartment ?? symbol.ImpliedCompartment ?? DefaultCompartment;
        bool amount = symbol.Says.HasFlag(Declared.SubstanceOnly);
        var species = new Species(symbol.Id, IdOf(compartment), symbol.Initial?.Location ?? symbol.Location)
        {
            Name = symbol.Name,
            HasOnlySubstanceUnits = amount,
            BoundaryCondition = symbol.Says.HasFlag(Declared.Boundary) || symbol.Says.HasFlag(Declared.Constant)
                || symbol.Assignment?.Formula is not null || symbol.Rate?.Formula is not null,
        };
        Expression? initial = symbol.Initial?.Formula;
        string? unit = symbol.Unit ?? (initial as NumberLiteral)?.Unit;
        species = species with { SubstanceUnits = _units.OfSpecies(unit, amount, _model.Find(compartment)?.Unit, symbol.Location) };
        if (initial is NumberLiteral number)
        {
            species = amount ? species with { InitialAmount = number.Value } : species with { InitialConcentration = number.Value };
        }
        else if (!amount && initial is Application { Operation: Operation.Divide, Operands: [NumberLiteral total, SymbolReference volume] } && volume.Id == compartment)
        {
            species = species with { InitialAmount = total.Value };
        }
        else if (amount && initial is Application { Operation: Operation.Multiply, Operands: [NumberLiteral density, SymbolReference size] } && size.Id == compartment)
        {
            species = species with { InitialConcentration = density.Value };
        }
        else
        {
            WriteInitial(symbol);
        }

        WriteRules(symbol);
        _draft.Species.Add(species);
    }

    private void WriteCompartment(FlatSymbol symbol)
    {
        double? size = Literal(symbol);
        string? unit = symbol.Unit ?? (symbol.Initial?.Formula as NumberLiteral)?.Unit;
        if (symbol.Path == DefaultCompartment && symbol.Initial is null)
        {
            size = 1;
        }

        WriteRules(symbol);
        _draft.Compartments.Add(new Compartment(symbol.Id, symbol.Location)
        {
            Name = symbol.Name,
            Size = size,
            Constant = IsConstant(symbol),
            Units = _units.Known(unit, symbol.Location),
        });
    }

    private void WriteParameter(FlatSymbol symbol)
    {
        double? value = Literal(symbol);
        string? unit = symbol.Unit ?? (symbol.Initial?.Formula as NumberLiteral)?.Unit;
        WriteRules(symbol);
        _draft.Parameters.Add(new Parameter(symbol.Id, value, symbol.Initial?.Location ?? symbol.Location)
        {
            Name = symbol.Name,
            Constant = IsConstant(symbol),
            Units = _units.Known(unit, symbol.Location),
        });
    }

    private static bool IsConstant(FlatSymbol symbol)
        => symbol.Says.HasFlag(Declared.Constant)
            || !(symbol.Says.HasFlag(Declared.Variable) || symbol.ChangedByEvent || symbol.Assignment?.Formula is not null || symbol.Rate?.Formula is not null);

    /// <summary>The number of x = number; any other formula goes to the initial assignments.</summary>
    private double? Literal(FlatSymbol symbol)
    {
        if (symbol.Initial?.Formula is NumberLiteral number)
        {
            return number.Value;
        }

        WriteInitial(symbol);
        return null;
    }

    private void WriteInitial(FlatSymbol symbol)
    {
        if (symbol.Initial is { Formula: { } formula } initial)
        {
            _draft.InitialAssignments.Add(new InitialAssignment(symbol.Id, WithIds(formula), initial.Location));
        }
    }

    private void WriteRules(FlatSymbol symbol)
    {
        if (symbol.Assignment is { Formula: { } always } assignment)
        {
            _draft.AssignmentRules.Add(new AssignmentRule(symbol.Id, WithIds(always), assignment.Location));
            // A rule that a joined module gives to a value of the main model is meant to take its place.
            if (symbol.Initial is { Formula: NumberLiteral } && symbol.Initial.Depth >= assignment.Depth)
            {
                _findings.Warning(symbol.Initial.Location, $"the value of {symbol.Path} has no effect: the rule at {assignment.Location} sets it at every time");
            }
        }

        if (symbol.Rate is { Formula: { } change } rate)
        {
            _draft.RateRules.Add(new RateRule(symbol.Id, WithIds(change), rate.Location));
        }
    }

    private void WriteEvents()
    {
        foreach (Event item in _model.Events.Where(e => _model.Find(e.Id) is { Deleted: false }))
        {
            _draft.Events.Add(item with
            {
                Id = IdOf(item.Id),
                Name = _model.Find(item.Id)?.Name,
                Trigger = WithIds(item.Trigger),
                Delay = item.Delay is { } delay ? WithIds(delay) : null,
                Priority = item.Priority is { } priority ? WithIds(priority) : null,
                Assignments = [.. item.Assignments.Select(a => a with { Variable = IdOf(a.Variable), Formula = WithIds(a.Formula) })],
            });
        }
    }

    private Expression WithIds(Expression formula) => formula switch
    {
        SymbolReference reference => reference with { Id = IdOf(reference.Id) },
        NumberLiteral { Unit: { } unit } number => number with { Unit = _units.Known(unit, _draft.Location) },
        Application application => application with { Operands = [.. application.Operands.Select(WithIds)] },
        FunctionCall call => call with { Arguments = [.. call.Arguments.Select(WithIds)] },
        _ => formula,
    };

    private static string IdOf(string path) => path.Replace('.', '_');
}
