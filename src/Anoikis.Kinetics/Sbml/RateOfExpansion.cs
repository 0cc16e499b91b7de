using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Sbml;

/// <summary>
/// Replaces every <see cref="RateOf"/> by the formula of that rate: of a rate rule, or of the reactions that change a species,
/// d[S]/dt = (f sum(stoichiometry rate) - [S] dV/dt) / V, and 0 of what only events change.
/// </summary>
internal sealed class RateOfExpansion(NetworkDraft draft, DiagnosticBag findings)
{
    /// <summary>Rates inside rates at the most; it also ends circles.</summary>
    private const int MaximumDepth = 20;

    /// <summary>Replacements at the most: formulas that name each other's rates may double at each step.</summary>
    private const int MaximumReplacements = 10_000;

    private readonly Dictionary<string, Species> _species = First(draft.Species, s => s.Id);
    private readonly Dictionary<string, RateRule> _rateRules = First(draft.RateRules, r => r.Variable);
    private readonly HashSet<string> _assigned = [.. draft.AssignmentRules.Select(r => r.Variable)];
    private readonly Dictionary<string, Compartment> _compartments = First(draft.Compartments, c => c.Id);
    private int _replacements;

    public void Run()
    {
        for (int i = 0; i < draft.Functions.Count; i++)
        {
            draft.Functions[i] = draft.Functions[i] with { Body = InFunction(draft.Functions[i]) };
        }

        for (int i = 0; i < draft.AssignmentRules.Count; i++)
        {
            draft.AssignmentRules[i] = draft.AssignmentRules[i] with { Formula = Rewrite(draft.AssignmentRules[i].Formula) };
        }

        for (int i = 0; i < draft.InitialAssignments.Count; i++)
        {
            draft.InitialAssignments[i] = draft.InitialAssignments[i] with { Formula = Rewrite(draft.InitialAssignments[i].Formula) };
        }

        for (int i = 0; i < draft.RateRules.Count; i++)
        {
            draft.RateRules[i] = draft.RateRules[i] with { Formula = Rewrite(draft.RateRules[i].Formula) };
        }

        for (int i = 0; i < draft.Reactions.Count; i++)
        {
            Reaction old = draft.Reactions[i];
            draft.Reactions[i] = old with
            {
                Rate = Rewrite(old.Rate),
                Reactants = [.. old.Reactants.Select(r => r with { Stoichiometry = Rewrite(r.Stoichiometry) })],
                Products = [.. old.Products.Select(p => p with { Stoichiometry = Rewrite(p.Stoichiometry) })],
            };
        }

        for (int i = 0; i < draft.Events.Count; i++)
        {
            Event old = draft.Events[i];
            draft.Events[i] = old with
            {
                Trigger = Rewrite(old.Trigger),
                Delay = old.Delay is null ? null : Rewrite(old.Delay),
                Priority = old.Priority is null ? null : Rewrite(old.Priority),
                Assignments = [.. old.Assignments.Select(a => a with { Formula = Rewrite(a.Formula) })],
            };
        }
    }

    /// <summary>A function may ask for the rate of a model's variable, but of an argument only the caller could know it.</summary>
    private Expression InFunction(FunctionDefinition function)
        => Map(function.Body, rate =>
        {
            if (!function.Arguments.Contains(rate.Id))
            {
                return Rate(rate, 0);
            }

            findings.Error(rate.Location, $"rateOf of the argument {rate.Id} of the function {function.Id} is not supported");
            return new NumberLiteral(0);
        });

    private Expression Rewrite(Expression formula) => Rewrite(formula, 0);

    private Expression Rewrite(Expression formula, int depth) => Map(formula, rate => Rate(rate, depth));

    private Expression Rate(RateOf rate, int depth)
    {
        if (depth >= MaximumDepth || ++_replacements > MaximumReplacements)
        {
            if (_replacements <= MaximumReplacements + 1)
            {
                findings.Error(rate.Location, $"rateOf {rate.Id} depends on itself, or on too many other rates");
            }

            return new NumberLiteral(0);
        }

        if (_rateRules.TryGetValue(rate.Id, out RateRule? rule))
        {
            return Rewrite(rule.Formula, depth + 1);
        }

        if (_assigned.Contains(rate.Id))
        {
            findings.Error(rate.Location, $"rateOf {rate.Id} is not supported: an assignment rule determines it");
            return new NumberLiteral(0);
        }

        if (_species.TryGetValue(rate.Id, out Species? species))
        {
            return RateOfSpecies(species, rate, depth);
        }

        if (!_compartments.ContainsKey(rate.Id) && !draft.Parameters.Exists(p => p.Id == rate.Id) && !IsStoichiometry(rate.Id))
        {
            findings.Error(rate.Location, $"rateOf {rate.Id}: no species, compartment, parameter or stoichiometry has that id{NearestName.Hint(rate.Id, _species.Keys)}");
        }

        return new NumberLiteral(0);
    }

    private Expression RateOfSpecies(Species species, RateOf rate, int depth)
    {
        Expression amount = species.BoundaryCondition || species.Constant ? new NumberLiteral(0) : RateOfAmount(species, depth);
        if (species.HasOnlySubstanceUnits)
        {
            return amount;
        }

        // A compartment's size that an assignment rule gives has no formula for its rate; the call refuses it.
        Expression growth = Rate(new RateOf(species.Compartment, rate.Location), depth + 1);
        SymbolReference size = new(species.Compartment);
        Expression change = growth is NumberLiteral { Value: 0 }
            ? amount
            : Of(Operation.Subtract, amount, Of(Operation.Multiply, new SymbolReference(species.Id), growth));
        return change is NumberLiteral { Value: 0 } ? change : Of(Operation.Divide, change, size);
    }

    private Expression RateOfAmount(Species species, int depth)
    {
        var terms = ImmutableArray.CreateBuilder<Expression>();
        foreach (Reaction reaction in draft.Reactions)
        {
            foreach (SpeciesReference product in reaction.Products)
            {
                if (product.Species == species.Id)
                {
                    terms.Add(Of(Operation.Multiply, Stoichiometry(product, depth), new SymbolReference(reaction.Id)));
                }
            }

            foreach (SpeciesReference reactant in reaction.Reactants)
            {
                if (reactant.Species == species.Id)
                {
                    terms.Add(Of(Operation.Negate, Of(Operation.Multiply, Stoichiometry(reactant, depth), new SymbolReference(reaction.Id))));
                }
            }
        }

        Expression sum = terms.Count == 0 ? new NumberLiteral(0) : new Application(Operation.Add, terms.ToImmutable());
        return species.ConversionFactor is { } factor && terms.Count > 0 ? Of(Operation.Multiply, new SymbolReference(factor), sum) : sum;
    }

    private Expression Stoichiometry(SpeciesReference reference, int depth)
        => reference.Id is { } id ? new SymbolReference(id) : Rewrite(reference.Stoichiometry, depth + 1);

    private bool IsStoichiometry(string id)
        => draft.Reactions.Exists(r => r.Reactants.Any(s => s.Id == id) || r.Products.Any(s => s.Id == id));

    /// <summary>A formula with each rate replaced; what holds none is returned as it is.</summary>
    private static Expression Map(Expression formula, Func<RateOf, Expression> replace)
    {
        switch (formula)
        {
            case RateOf rate:
                return replace(rate);
            case Application application:
                ImmutableArray<Expression> operands = MapAll(application.Operands, replace);
                return operands == application.Operands ? application : application with { Operands = operands };
            case FunctionCall call:
                ImmutableArray<Expression> arguments = MapAll(call.Arguments, replace);
                return arguments == call.Arguments ? call : call with { Arguments = arguments };
            default:
                return formula;
        }
    }

    private static ImmutableArray<Expression> MapAll(ImmutableArray<Expression> formulas, Func<RateOf, Expression> replace)
    {
        ImmutableArray<Expression>.Builder? changed = null;
        for (int i = 0; i < formulas.Length; i++)
        {
            Expression mapped = Map(formulas[i], replace);
            if (!ReferenceEquals(mapped, formulas[i]))
            {
                changed ??= formulas.ToBuilder();
                changed[i] = mapped;
            }
        }

        return changed?.ToImmutable() ?? formulas;
    }

    private static Application Of(Operation operation, params ImmutableArray<Expression> operands) => new(operation, operands);

    private static Dictionary<string, T> First<T>(IEnumerable<T> items, Func<T, string> id)
    {
        Dictionary<string, T> first = [];
        foreach (T item in items)
        {
            first.TryAdd(id(item), item);
        }

        return first;
    }
}
