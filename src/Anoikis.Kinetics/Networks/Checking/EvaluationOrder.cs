using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Networks.Checking;

/// <summary>
/// Orders assignment rules and initial assignments so that each reads only what stands before it. Reading is followed through whatever
/// a name stands for: a reaction its rate, a concentration its compartment, a stoichiometry its formula.
/// </summary>
internal sealed class EvaluationOrder
{
    private readonly NetworkDraft _draft;
    private readonly NetworkSymbols _symbols;
    private readonly Dictionary<string, Expression> _formulas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    private EvaluationOrder(NetworkDraft draft, NetworkSymbols symbols)
    {
        (_draft, _symbols) = (draft, symbols);
        foreach (Reaction reaction in draft.Reactions)
        {
            _formulas.TryAdd(reaction.Id, reaction.Rate);
            foreach (SpeciesReference reference in reaction.Reactants.Concat(reaction.Products).Where(r => r.Id is not null))
            {
                _formulas.TryAdd(reference.Id!, reference.Stoichiometry);
            }
        }

        foreach (InitialAssignment assignment in draft.InitialAssignments)
        {
            _formulas[assignment.Variable] = assignment.Formula;
        }

        foreach (AssignmentRule rule in draft.AssignmentRules)
        {
            _formulas[rule.Variable] = rule.Formula;
        }
    }

    private enum State
    {
        Open,
        Done,
    }

    /// <summary>Sorts the lists of <paramref name="draft"/> in place; a cycle is an error that names its members.</summary>
    public static void Sort(NetworkDraft draft, NetworkSymbols symbols, DiagnosticBag findings)
    {
        var order = new EvaluationOrder(draft, symbols);
        foreach ((string variable, SourceLocation location) in draft.AssignmentRules.Select(r => (r.Variable, r.Location))
            .Concat(draft.InitialAssignments.Select(a => (a.Variable, a.Location))))
        {
            order.Visit(variable, location, findings);
        }

        var rank = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string id in order._order)
        {
            rank[id] = rank.Count;
        }

        Reorder(draft.AssignmentRules, r => rank[r.Variable]);
        Reorder(draft.InitialAssignments, a => rank[a.Variable]);
    }

    private static void Reorder<T>(List<T> items, Func<T, int> rank)
    {
        T[] sorted = [.. items.OrderBy(rank)];
        items.Clear();
        items.AddRange(sorted);
    }

    /// <summary>Depth-first with a stack of its own: chains of rules may be as long as the input likes.</summary>
    private void Visit(string start, SourceLocation location, DiagnosticBag findings)
    {
        if (_states.ContainsKey(start))
        {
            return;
        }

        var path = new Stack<(string Id, Queue<string> Reads)>();
        Open(start);
        while (path.TryPeek(out (string Id, Queue<string> Reads) top))
        {
            if (!top.Reads.TryDequeue(out string? next))
            {
                path.Pop();
                _states[top.Id] = State.Done;
                _order.Add(top.Id);
            }
            else if (!_states.TryGetValue(next, out State state))
            {
                Open(next);
            }
            else if (state == State.Open)
            {
                string[] cycle = [.. path.Select(p => p.Id).TakeWhile(id => id != next).Reverse().Prepend(next).Append(next)];
                string shown = cycle.Length <= 30 ? string.Join(" -> ", cycle) : $"{string.Join(" -> ", cycle.Take(15))} -> ... -> {next}";
                findings.Error(location, $"formulas depend on themselves: {shown}");
            }
        }

        void Open(string id)
        {
            _states[id] = State.Open;
            path.Push((id, new Queue<string>(Reads(id))));
        }
    }

    private IEnumerable<string> Reads(string id)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        if (_formulas.TryGetValue(id, out Expression? formula))
        {
            DraftFormulas.CollectNames(formula, names);
        }
        else if (_symbols.TryGet(id, out NetworkSymbols.Symbol symbol) && symbol.Kind == SymbolKind.Species && !_draft.Species[symbol.Index].HasOnlySubstanceUnits)
        {
            names.Add(_draft.Species[symbol.Index].Compartment);
        }

        return names;
    }
}
