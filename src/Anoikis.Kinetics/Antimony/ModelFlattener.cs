using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Antimony;

/// <summary>
/// Gathers what the statements of a model and its instances say into symbols, in three passes: which names are one, what each symbol
/// is, and (in <see cref="DraftWriter"/>) the draft.
/// </summary>
internal sealed class ModelFlattener
{
    private readonly AntimonySource _source;
    private readonly DiagnosticBag _findings;
    private readonly InstanceTree _tree;
    private readonly NameClasses _classes = new();
    private readonly Dictionary<string, FlatSymbol> _symbols = new(StringComparer.Ordinal);
    private readonly List<(string Prefix, string Compartment)> _places = [];
    private readonly HashSet<string> _unknownFunctions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _eventPaths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceLocation> _declaredSpecies = new(StringComparer.Ordinal);

    // What was reported as given twice, so that a text with many instances says it once.
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
    private int _unnamedEvents;
    private int _unnamedReactions;

    private ModelFlattener(AntimonyModule main, AntimonySource source, DiagnosticBag findings)
    {
        (_source, _findings) = (source, findings);
        _tree = InstanceTree.Lay(main, source, findings);
    }

    /// <summary>Symbols in the order of the text.</summary>
    public List<FlatSymbol> Symbols { get; } = [];

    /// <summary>Events with flat names.</summary>
    public List<Event> Events { get; } = [];

    /// <summary>Units, with the model's own.</summary>
    public List<UnitStatement> Units { get; } = [];

    public static ModelFlattener Flatten(AntimonyModule main, AntimonySource source, DiagnosticBag findings)
    {
        var flattener = new ModelFlattener(main, source, findings);
        flattener.Units.AddRange(source.Units);
        if (findings.HasErrors)
        {
            return flattener;
        }

        flattener.JoinNames();
        foreach (InstanceTree.Placed placed in flattener._tree.Statements)
        {
            flattener.Gather(placed);
        }

        flattener.PlaceInstances();
        return flattener;
    }

    public FlatSymbol? Find(string path) => _symbols.GetValueOrDefault(path);

    private void JoinNames()
    {
        foreach ((AntimonyStatement statement, string prefix, int _) in _tree.Statements)
        {
            if (statement is Synchronization { Left: var left, Right: var right, Location: var location }
                && _tree.Check(prefix + left, location) && _tree.Check(prefix + right, location))
            {
                _classes.Join(prefix + left, prefix + right);
            }
        }
    }

    private void Gather(InstanceTree.Placed placed)
    {
        (AntimonyStatement statement, string prefix, int depth) = placed;
        switch (statement)
        {
            case Declaration declaration:
                Gather(declaration, prefix);
                break;
            case Definition definition:
                FlatSymbol variable = Symbol(prefix, definition.Name, definition.Location);
                variable.Defined = true;
                Define(variable, definition, prefix, depth);
                break;
            case ReactionStatement reaction:
                Gather(reaction, prefix, depth);
                break;
            case EventStatement item:
                Gather(item, prefix);
                break;
            case Synchronization synchronization:
                Symbol(prefix, synchronization.Left, synchronization.Location);
                break;
            case DisplayName display:
                Symbol(prefix, display.Name, display.Location).Name = display.Text;
                break;
            case UnitOf unit:
                FlatSymbol measured = Symbol(prefix, unit.Name, unit.Location);
                measured.Unit = unit.Unit;
                measured.Defined = true;
                break;
            case Deletion deletion:
                Symbol(prefix, deletion.Name, deletion.Location).Deleted = true;
                break;
            case UnitStatement unit:
                Units.Add(unit);
                break;
            case InstancePlace place:
                FlatSymbol compartment = Symbol(prefix, place.Compartment, place.Location);
                compartment.HoldsSpecies = true;
                _places.Add(($"{prefix}{place.Instance}.", compartment.Path));
                break;
        }
    }

    private void Gather(Declaration declaration, string prefix)
    {
        FlatSymbol symbol = Symbol(prefix, declaration.Name, declaration.Location);
        symbol.Defined = true;
        symbol.Says |= declaration.Says;
        if (declaration.Says.HasFlag(Declared.Variable) && symbol.Says.HasFlag(Declared.Constant))
        {
            _findings.Error(declaration.Location, $"{declaration.Name} is declared both const and var");
        }

        if (declaration.Says.HasFlag(Declared.Species)
            && !_declaredSpecies.TryAdd(prefix + declaration.Name, declaration.Location)
            && _repeated.Add($"species {declaration.Location}"))
        {
            _findings.Error(
                declaration.Location, $"species {declaration.Name} is declared twice; the first stands at {_declaredSpecies[prefix + declaration.Name]}");
        }

        if (declaration.Compartment is { } compartment)
        {
            FlatSymbol holder = Symbol(prefix, compartment, declaration.Location);
            holder.HoldsSpecies = true;
            symbol.Compartment = holder.Path;
        }
    }

    private void Gather(ReactionStatement statement, string prefix, int depth)
    {
        string name = statement.Name ?? UnusedName("_J", ref _unnamedReactions, prefix);
        FlatSymbol symbol = Symbol(prefix, name, statement.Location);
        symbol.Defined = true;
        if (symbol.Reaction is { } first)
        {
            _findings.Error(statement.Location, $"reaction {name} is given twice; the first stands at {first.Location}");
            return;
        }

        string? compartment = null;
        if (statement.Compartment is { } holder)
        {
            FlatSymbol held = Symbol(prefix, holder, statement.Location);
            held.HoldsSpecies = true;
            compartment = held.Path;
        }

        ImmutableArray<Participant> reactants = [.. statement.Reactants.Select(p => Flat(p, prefix, compartment, statement.Location))];
        ImmutableArray<Participant> products = [.. statement.Products.Select(p => Flat(p, prefix, compartment, statement.Location))];
        symbol.Reaction = new FlatReaction(reactants, products, statement.Reversible, statement.Location);
        if (statement.Rate is { } rate)
        {
            Define(symbol, new Definition(name, DefinitionKind.Initial, rate, statement.Location), prefix, depth);
        }
    }

    private Participant Flat(Participant participant, string prefix, string? compartment, SourceLocation location)
    {
        FlatSymbol species = Symbol(prefix, participant.Species, location);
        species.InReaction = true;
        species.Defined = true;
        species.ImpliedCompartment = compartment ?? species.ImpliedCompartment;
        if (participant.Boundary)
        {
            species.Says |= Declared.Boundary;
        }

        return new Participant(species.Path, Flat(participant.Stoichiometry, prefix, location), participant.Boundary);
    }

    private void Gather(EventStatement statement, string prefix)
    {
        string name = statement.Name ?? UnusedName("_E", ref _unnamedEvents, prefix);
        FlatSymbol symbol = Symbol(prefix, name, statement.Location);
        if (!_eventPaths.Add(symbol.Path))
        {
            _findings.Error(statement.Location, $"event {name} is given twice");
        }

        symbol.Says |= Declared.Event;
        symbol.Defined = true;
        var assignments = ImmutableArray.CreateBuilder<EventAssignment>();
        foreach (EventAssignment assignment in statement.Assignments)
        {
            FlatSymbol variable = Symbol(prefix, assignment.Variable, assignment.Location);
            variable.ChangedByEvent = true;
            assignments.Add(new EventAssignment(variable.Path, Flat(assignment.Formula, prefix, assignment.Location), assignment.Location));
        }

        Events.Add(new Event(symbol.Path, Flat(statement.Trigger, prefix, statement.Location), assignments.ToImmutable(), statement.Location)
        {
            Delay = statement.Delay is { } delay ? Flat(delay, prefix, statement.Location) : null,
            Priority = statement.Priority is { } priority ? Flat(priority, prefix, statement.Location) : null,
            TriggerInitialValue = statement.TriggerInitialValue,
            Persistent = statement.Persistent,
            UseValuesFromTriggerTime = statement.FromTrigger,
        });
    }

    private void Define(FlatSymbol symbol, Definition definition, string prefix, int depth)
    {
        Expression? formula = definition.Formula is null ? null : Flat(definition.Formula, prefix, definition.Location);
        var added = new FlatDefinition(formula, prefix + definition.Name, definition.Location, depth);
        FlatDefinition? earlier = definition.Kind switch
        {
            DefinitionKind.Initial => symbol.Initial,
            DefinitionKind.Assignment => symbol.Assignment,
            _ => symbol.Rate,
        };
        if (earlier is not null && earlier.Depth < depth)
        {
            return;
        }

        if (earlier is { Formula: not null } && formula is not null && earlier.Depth == depth && earlier.Location != definition.Location)
        {
            Report(definition, earlier, sameName: earlier.Path == added.Path);
        }

        switch (definition.Kind)
        {
            case DefinitionKind.Initial:
                symbol.Initial = added;
                break;
            case DefinitionKind.Assignment:
                symbol.Assignment = added;
                break;
            default:
                symbol.Rate = added;
                break;
        }
    }

    // One name with two values in one text is a slip of the pen. Names that "is" made one may each bring a value: one of them must count.
    private void Report(Definition definition, FlatDefinition earlier, bool sameName)
    {
        string given = definition.Kind switch
        {
            DefinitionKind.Initial => "value",
            DefinitionKind.Assignment => "rule (:=)",
            _ => "rate (')",
        };
        if (!sameName)
        {
            _findings.Warning(
                definition.Location, $"{definition.Name} is the same as {earlier.Path}, which has another {given} at {earlier.Location}; the last one counts");
        }
        else if (_repeated.Add($"{given} {definition.Location}"))
        {
            _findings.Error(definition.Location, $"{definition.Name} is given a {given} twice; the first stands at {earlier.Location}");
        }
    }

    private Expression Flat(Expression formula, string prefix, SourceLocation location)
    {
        switch (formula)
        {
            case SymbolReference reference:
                string path = prefix + reference.Id;
                return _tree.Check(path, location) ? new SymbolReference(_classes.Find(path)) : new NumberLiteral(0);
            case Application application:
                return application with { Operands = [.. application.Operands.Select(o => Flat(o, prefix, location))] };
            case FunctionCall call:
                if (!_source.Functions.ContainsKey(call.Function))
                {
                    if (_unknownFunctions.Add($"{call.Function} {location}"))
                    {
                        string hint = NearestName.Hint(call.Function, _source.Functions.Keys.Concat(BuiltInFunctions.All.Keys));
                        _findings.Error(location, $"unknown function {call.Function}{hint}");
                    }

                    return new NumberLiteral(0);
                }

                return call with { Arguments = [.. call.Arguments.Select(a => Flat(a, prefix, location))] };
            default:
                return formula;
        }
    }

    private FlatSymbol Symbol(string prefix, string name, SourceLocation location)
    {
        string path = prefix + name;
        if (name.Contains('.', StringComparison.Ordinal))
        {
            _tree.Check(path, location);
        }

        path = _classes.Find(path);
        if (!_symbols.TryGetValue(path, out FlatSymbol? symbol))
        {
            symbol = new FlatSymbol(path, location);
            _symbols[path] = symbol;
            Symbols.Add(symbol);
        }

        return symbol;
    }

    private string UnusedName(string stem, ref int next, string prefix)
    {
        string name;
        do
        {
            name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stem}{next++}");
        }
        while (_symbols.ContainsKey(prefix + name));
        return name;
    }

    private void PlaceInstances()
    {
        foreach ((string prefix, string compartment) in _places)
        {
            foreach (FlatSymbol symbol in Symbols.Where(s => s.Path.StartsWith(prefix, StringComparison.Ordinal)))
            {
                symbol.ImpliedCompartment ??= compartment;
            }
        }
    }
}
