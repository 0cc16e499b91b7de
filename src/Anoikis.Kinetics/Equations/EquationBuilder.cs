using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Equations;

/// <summary>
/// Turns a checked network into equations. States are amounts: dA/dt = sum over reactions of (conversion factor x stoichiometry x rate), and for a
/// species whose concentration C a rate rule gives, dA/dt = V dC/dt + C dV/dt.
/// </summary>
/// <remarks>
/// Assignment rules are put in where they are read. What events assign, and what an initial assignment computes from varying parameters, becomes a
/// varying parameter by itself. A species or variable whose rate of change is identically 0 is no state.
/// </remarks>
public static class EquationBuilder
{
    /// <summary>The equations, or null when <paramref name="findings"/> holds new errors: an option that names what the network lacks or cannot vary.</summary>
    public static OdeSystem? Build(ReactionNetwork network, EquationOptions options, DiagnosticBag findings)
    {
        DiagnosticBag own = [];
        OptionCheck.Run(network, options, own);
        OdeSystem? system = null;
        HashSet<string> still = [];
        while (!own.HasErrors && system is null)
        {
            // A state that never changes is a constant; as a constant it may still others.
            NetworkLowering lowering = new(network, options, still, own);
            OdeSystem candidate = lowering.Run();
            List<string> found = [.. candidate.States
                .Where((_, i) => candidate.Graph.Is(candidate.Derivatives[i], 0))
                .Select(state => state.Id)];
            still.UnionWith(found);
            system = found.Count == 0 ? candidate : null;
        }

        foreach (Diagnostic finding in own)
        {
            findings.Add(finding);
        }

        return own.HasErrors ? null : system;
    }
}
