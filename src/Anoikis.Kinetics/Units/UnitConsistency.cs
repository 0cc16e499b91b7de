using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Units;

/// <summary>
/// Dimensional analysis of a network where its units are declared. What is inconsistent is a warning, never an error, since units do
/// not enter the equations; what depends on something undeclared is unknown and gives no finding.
/// </summary>
public static class UnitConsistency
{
    /// <summary>Checks every formula: sums and comparisons of like with like, arguments of exp and ln, and each formula against what it determines.</summary>
    public static void Run(ReactionNetwork network, DiagnosticBag findings)
    {
        var units = new NetworkUnits(network);
        var check = new FormulaUnits(units, findings);
        foreach (Reaction reaction in network.Reactions)
        {
            check.Expect(reaction.Rate, units.Rate, reaction.Location, $"the rate of reaction {reaction.Id}");
        }

        foreach (AssignmentRule rule in network.AssignmentRules)
        {
            check.Expect(rule.Formula, units.Of(rule.Variable), rule.Location, $"the rule of {rule.Variable}");
        }

        foreach (RateRule rule in network.RateRules)
        {
            Unit? rate = units.Of(rule.Variable) is { } unit && units.Time is { } time ? unit / time : null;
            check.Expect(rule.Formula, rate, rule.Location, $"the rate rule of {rule.Variable}");
        }

        foreach (InitialAssignment assignment in network.InitialAssignments)
        {
            check.Expect(assignment.Formula, units.Of(assignment.Variable), assignment.Location, $"the first value of {assignment.Variable}");
        }

        foreach (Event item in network.Events)
        {
            check.Expect(item.Trigger, null, item.Location, $"the trigger of event {item.Id}");
            if (item.Delay is { } delay)
            {
                check.Expect(delay, units.Time, item.Location, $"the delay of event {item.Id}");
            }

            foreach (EventAssignment assignment in item.Assignments)
            {
                check.Expect(assignment.Formula, units.Of(assignment.Variable), assignment.Location, $"event {item.Id}, assignment to {assignment.Variable}");
            }
        }
    }
}
