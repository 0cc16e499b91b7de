using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Antimony;

/// <summary>The names that a statement mentions, as written.</summary>
internal static class StatementNames
{
    public static void Collect(AntimonyStatement statement, ISet<string> names)
    {
        switch (statement)
        {
            case Declaration declaration:
                Add(names, declaration.Name, declaration.Compartment);
                break;
            case Definition definition:
                Add(names, definition.Name);
                Add(names, definition.Formula);
                break;
            case ReactionStatement reaction:
                Add(names, reaction.Name, reaction.Compartment);
                Add(names, reaction.Rate);
                foreach (Participant participant in reaction.Reactants.Concat(reaction.Products))
                {
                    names.Add(participant.Species);
                    Add(names, participant.Stoichiometry);
                }

                break;
            case EventStatement item:
                Add(names, item.Name);
                Add(names, item.Trigger);
                Add(names, item.Delay);
                Add(names, item.Priority);
                foreach (Networks.EventAssignment assignment in item.Assignments)
                {
                    names.Add(assignment.Variable);
                    Add(names, assignment.Formula);
                }

                break;
            case Synchronization synchronization:
                Add(names, synchronization.Left, synchronization.Right);
                break;
            case UnitOf unit:
                Add(names, unit.Name);
                break;
            case InstanceStatement instance:
                Add(names, [.. instance.Arguments]);
                break;
        }
    }

    private static void Add(ISet<string> names, params ReadOnlySpan<string?> added)
    {
        foreach (string? name in added)
        {
            if (name is not null)
            {
                names.Add(name);
            }
        }
    }

    private static void Add(ISet<string> names, Expression? formula)
    {
        if (formula is FunctionCall call)
        {
            foreach (Expression argument in call.Arguments)
            {
                Add(names, argument);
            }
        }
        else if (formula is Application application)
        {
            foreach (Expression operand in application.Operands)
            {
                Add(names, operand);
            }
        }
        else if (formula is SymbolReference reference)
        {
            names.Add(reference.Id);
        }
    }
}
