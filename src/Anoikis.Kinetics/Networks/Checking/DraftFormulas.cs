using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Networks.Checking;

/// <summary>The formulas of a draft and the names in them.</summary>
internal static class DraftFormulas
{
    /// <summary>Every formula except the bodies of functions.</summary>
    public static IEnumerable<Expression> All(NetworkDraft draft)
    {
        IEnumerable<Expression> reactions = draft.Reactions.SelectMany(
            r => r.Reactants.Concat(r.Products).Select(s => s.Stoichiometry).Append(r.Rate));
        IEnumerable<Expression> events = draft.Events.SelectMany(
            e => e.Assignments.Select(a => a.Formula).Append(e.Trigger).Concat(new[] { e.Delay, e.Priority }.OfType<Expression>()));
        return reactions
            .Concat(events)
            .Concat(draft.AssignmentRules.Select(r => r.Formula))
            .Concat(draft.RateRules.Select(r => r.Formula))
            .Concat(draft.InitialAssignments.Select(a => a.Formula));
    }

    /// <summary>Adds every name that <paramref name="formula"/> reads.</summary>
    public static void CollectNames(Expression formula, ISet<string> names)
    {
        if (formula is SymbolReference reference)
        {
            names.Add(reference.Id);
        }
        else if (formula is Application application)
        {
            foreach (Expression operand in application.Operands)
            {
                CollectNames(operand, names);
            }
        }
    }
}
