using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Networks.Checking;

/// <summary>Every id of a draft and what it names. All kinds but units share one space of names, as in SBML.</summary>
internal sealed class NetworkSymbols
{
    /// <summary>Misspelt names that get a suggestion; later ones go without, since hostile input may hold a million.</summary>
    private const int HintLimit = 200;

    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);
    private int _hints;

    /// <summary>An id and what it names.</summary>
    /// <param name="Kind">What it names.</param>
    /// <param name="Index">Which, in the draft's list of its kind; for a stoichiometry, of its reaction.</param>
    /// <param name="Location">Where it is declared.</param>
    internal readonly record struct Symbol(SymbolKind Kind, int Index, SourceLocation Location);

    public static NetworkSymbols Collect(NetworkDraft draft, DiagnosticBag findings)
    {
        var symbols = new NetworkSymbols();
        symbols.AddAll(draft.Compartments, SymbolKind.Compartment, c => (c.Id, c.Location), findings);
        symbols.AddAll(draft.Species, SymbolKind.Species, s => (s.Id, s.Location), findings);
        symbols.AddAll(draft.Parameters, SymbolKind.Parameter, p => (p.Id, p.Location), findings);
        symbols.AddAll(draft.Reactions, SymbolKind.Reaction, r => (r.Id, r.Location), findings);
        for (int i = 0; i < draft.Reactions.Count; i++)
        {
            Reaction reaction = draft.Reactions[i];
            foreach (SpeciesReference reference in reaction.Reactants.Concat(reaction.Products))
            {
                if (reference.Id is { } id)
                {
                    symbols.Add(id, new Symbol(SymbolKind.Stoichiometry, i, reaction.Location), findings);
                }
            }
        }

        symbols.AddAll(draft.Events, SymbolKind.Event, e => (e.Id, e.Location), findings);
        symbols.AddAll(draft.Functions, SymbolKind.Function, f => (f.Id, f.Location), findings);
        return symbols;
    }

    public bool TryGet(string id, out Symbol symbol) => _symbols.TryGetValue(id, out symbol);

    public bool Is(string id, SymbolKind kind) => _symbols.TryGetValue(id, out Symbol symbol) && symbol.Kind == kind;

    /// <summary>" (did you mean X?)" among the ids that <paramref name="allowed"/> lets through.</summary>
    public string Hint(string id, Func<SymbolKind, bool> allowed)
        => _hints++ < HintLimit ? NearestName.Hint(id, _symbols.Where(s => allowed(s.Value.Kind)).Select(s => s.Key)) : "";

    public static string Describe(SymbolKind kind) => kind switch
    {
        SymbolKind.Compartment => "a compartment",
        SymbolKind.Species => "a species",
        SymbolKind.Parameter => "a parameter",
        SymbolKind.Reaction => "a reaction",
        SymbolKind.Stoichiometry => "a stoichiometry",
        SymbolKind.Event => "an event",
        _ => "a function",
    };

    private void AddAll<T>(List<T> items, SymbolKind kind, Func<T, (string Id, SourceLocation Location)> describe, DiagnosticBag findings)
    {
        for (int i = 0; i < items.Count; i++)
        {
            (string id, SourceLocation location) = describe(items[i]);
            Add(id, new Symbol(kind, i, location), findings);
        }
    }

    private void Add(string id, Symbol symbol, DiagnosticBag findings)
    {
        if (id.Length == 0)
        {
            findings.Error(symbol.Location, $"{Describe(symbol.Kind)} has no id");
        }
        else if (!_symbols.TryAdd(id, symbol))
        {
            Symbol first = _symbols[id];
            string where = first.Location.Line > 0 ? $" at {first.Location}" : "";
            findings.Error(symbol.Location, $"the id {id} is used twice: it already names {Describe(first.Kind)}{where}");
        }
    }
}
