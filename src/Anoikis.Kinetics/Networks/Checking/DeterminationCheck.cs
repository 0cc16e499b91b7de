using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Networks.Checking;

/// <summary>Every variable is determined in one way, and nothing changes a constant.</summary>
internal sealed class DeterminationCheck
{
    private readonly NetworkDraft _draft;
    private readonly NetworkSymbols _symbols;
    private readonly DiagnosticBag _findings;
    private readonly Dictionary<string, (string What, SourceLocation Location)> _rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal);

    private DeterminationCheck(NetworkDraft draft, NetworkSymbols symbols, DiagnosticBag findings)
        => (_draft, _symbols, _findings) = (draft, symbols, findings);

    public static void Run(NetworkDraft draft, NetworkSymbols symbols, DiagnosticBag findings)
    {
        var check = new DeterminationCheck(draft, symbols, findings);
        check.CheckRules();
        check.CheckInitialAssignments();
        check.CheckReactions();
        check.CheckEvents();
    }

    private void CheckRules()
    {
        foreach (AssignmentRule rule in _draft.AssignmentRules)
        {
            _assigned.Add(rule.Variable);
            CheckTarget(rule.Variable, rule.Location, "an assignment rule", allowConstant: false);
            AddRule(rule.Variable, "an assignment rule", rule.Location);
        }

        foreach (RateRule rule in _draft.RateRules)
        {
            CheckTarget(rule.Variable, rule.Location, "a rate rule", allowConstant: false);
            AddRule(rule.Variable, "a rate rule", rule.Location);
        }
    }

    private void AddRule(string variable, string what, SourceLocation location)
    {
        if (!_rules.TryAdd(variable, (what, location)))
        {
            (string first, SourceLocation where) = _rules[variable];
            _findings.Error(location, $"{variable} is determined twice: by {what} here and by {first} at {where}");
        }
    }

    private void CheckInitialAssignments()
    {
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (InitialAssignment assignment in _draft.InitialAssignments)
        {
            CheckTarget(assignment.Variable, assignment.Location, "an initial assignment", allowConstant: true);
            if (!seen.TryAdd(assignment.Variable, assignment.Location))
            {
                _findings.Error(assignment.Location, $"{assignment.Variable} has two initial assignments; the first stands at {seen[assignment.Variable]}");
            }

            if (_assigned.Contains(assignment.Variable))
            {
                _findings.Error(assignment.Location,
                    $"{assignment.Variable} is determined twice: by an initial assignment here and by an assignment rule at {_rules[assignment.Variable].Location}");
            }
        }
    }

    private void CheckReactions()
    {
        foreach (Reaction reaction in _draft.Reactions)
        {
            foreach (SpeciesReference reference in reaction.Reactants.Concat(reaction.Products).DistinctBy(r => r.Species))
            {
                if (!_symbols.TryGet(reference.Species, out NetworkSymbols.Symbol symbol) || symbol.Kind != SymbolKind.Species)
                {
                    continue;
                }

                Species species = _draft.Species[symbol.Index];
                if (species.BoundaryCondition)
                {
                    continue;
                }

                if (species.Constant)
                {
                    _findings.Error(reaction.Location,
                        $"reaction {reaction.Id} changes species {species.Id}, which is constant; make it a boundary species if the surroundings hold it");
                }
                else if (_rules.TryGetValue(species.Id, out (string What, SourceLocation Location) rule))
                {
                    _findings.Error(reaction.Location,
                        $"{species.Id} is determined twice: by reaction {reaction.Id} here and by {rule.What} at {rule.Location}");
                }
            }
        }
    }

    private void CheckEvents()
    {
        foreach (Event item in _draft.Events)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (EventAssignment assignment in item.Assignments)
            {
                CheckTarget(assignment.Variable, assignment.Location, $"event {item.Id}", allowConstant: false);
                if (!seen.Add(assignment.Variable))
                {
                    _findings.Error(assignment.Location, $"event {item.Id} assigns {assignment.Variable} twice");
                }

                if (_assigned.Contains(assignment.Variable))
                {
                    _findings.Error(assignment.Location,
                        $"{assignment.Variable} is determined twice: by event {item.Id} here and by an assignment rule at {_rules[assignment.Variable].Location}");
                }
            }
        }
    }

    private void CheckTarget(string id, SourceLocation location, string by, bool allowConstant)
    {
        static bool CanVary(SymbolKind kind)
            => kind is SymbolKind.Species or SymbolKind.Compartment or SymbolKind.Parameter or SymbolKind.Stoichiometry;

        if (!_symbols.TryGet(id, out NetworkSymbols.Symbol symbol))
        {
            _findings.Error(location, $"{by} sets the unknown variable {id}{_symbols.Hint(id, CanVary)}");
            return;
        }

        if (!CanVary(symbol.Kind))
        {
            _findings.Error(location,
                $"{by} sets {id}, which is {NetworkSymbols.Describe(symbol.Kind)}; allowed are species, compartments, parameters and stoichiometries");
            return;
        }

        bool constant = symbol.Kind switch
        {
            SymbolKind.Species => _draft.Species[symbol.Index].Constant,
            SymbolKind.Compartment => _draft.Compartments[symbol.Index].Constant,
            SymbolKind.Parameter => _draft.Parameters[symbol.Index].Constant,
            _ => false,
        };
        if (constant && !allowConstant)
        {
            _findings.Error(location, $"{by} sets {id}, which is constant (declared at {symbol.Location})");
        }
    }
}
