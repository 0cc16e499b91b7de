using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;
using Anoikis.Metastasis.Cascade;

namespace Anoikis.Studies.Scenarios.Cascades;

/// <summary>Reads a condition on the cell's own network: a comparison of its ids, or several joined by &amp;&amp; and ||.</summary>
internal sealed class ConditionReader(DiagnosticBag findings, CellNetwork? network)
{
    /// <summary>The condition, or null with findings.</summary>
    public NetworkCondition? Read(string text, SourceLocation location)
    {
        if (AntimonyFormula.Read(text, location, findings) is not { } formula)
        {
            return null;
        }

        if (!IsTruth(formula))
        {
            findings.Error(location, $"the condition '{text}' is a number; allowed is a comparison of the network's ids, such as BAX > 5e4");
            return null;
        }

        return network is null || KnowsAll(formula, network.Network, location) ? new NetworkCondition(formula, text) : null;
    }

    private static bool IsTruth(Expression formula) => formula is Application
    {
        Operation: Operation.Equal or Operation.NotEqual or Operation.Less or Operation.LessOrEqual or Operation.Greater or Operation.GreaterOrEqual
            or Operation.And or Operation.Or or Operation.Xor or Operation.Not
    };

    private bool KnowsAll(Expression formula, ReactionNetwork network, SourceLocation location)
    {
        string[] known = [.. network.Species.Select(s => s.Id), .. network.Parameters.Select(p => p.Id), .. network.Compartments.Select(c => c.Id)];
        bool all = true;
        foreach (string unknown in Names(formula).Distinct().Except(known))
        {
            findings.Error(location, $"the network {network.Id} has no '{unknown}'{NearestName.Hint(unknown, known)}; allowed are its species, parameters and compartments");
            all = false;
        }

        return all;
    }

    private static IEnumerable<string> Names(Expression formula) => formula switch
    {
        SymbolReference symbol => [symbol.Id],
        FunctionCall call => [call.Function, .. call.Arguments.SelectMany(Names)],
        Application application => application.Operands.SelectMany(Names),
        _ => [],
    };
}
