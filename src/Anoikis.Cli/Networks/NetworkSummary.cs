using System.Globalization;
using Anoikis.Kinetics.Compilation;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Cli.Networks;

/// <summary>What a network holds, as lines for people.</summary>
internal static class NetworkSummary
{
    public static IEnumerable<(string What, string Value)> Of(ReactionNetwork network, OdeSystem system)
    {
        yield return ("model", network.Name is { } name && name != network.Id ? $"{network.Id} ({name})" : network.Id);
        yield return ("unit of time", Time(network));
        yield return ("compartments", Text(network.Compartments.Length));
        yield return ("species", Text(network.Species.Length));
        yield return ("reactions", Text(network.Reactions.Length));
        yield return ("parameters", Text(network.Parameters.Length));
        yield return ("rules", $"{network.AssignmentRules.Length} assignment, {network.RateRules.Length} rate, {network.InitialAssignments.Length} initial");
        yield return ("events", Text(network.Events.Length));
        yield return ("states", States(system));
    }

    private static string Time(ReactionNetwork network)
    {
        string seconds = network.SecondsPerTimeUnit.ToString(CultureInfo.InvariantCulture);
        return network.TimeUnits is { } unit ? $"{unit} = {seconds} s" : $"{seconds} s (none is stated)";
    }

    /// <summary>Each conservation law makes one state follow from the others.</summary>
    private static string States(OdeSystem system)
    {
        if (system.States.IsEmpty || system.Events.Any(e => e.Delay >= 0 || e.Priority >= 0))
        {
            return Text(system.States.Length);
        }

        CompilationReport report = LaneEngine.Compile(system, new LaneOptions { Width = 1 }).Report;
        int laws = report.States - report.ReducedStates;
        return $"{report.States}, of which {report.ReducedStates} remain after {laws} conservation {(laws == 1 ? "law" : "laws")}; {report.JacobianEntries} Jacobian entries";
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
