using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks.Checking;
using Anoikis.Kinetics.Units;

namespace Anoikis.Kinetics.Networks;

/// <summary>
/// Turns a reader's draft into a network that every engine can trust, or says all that is wrong with it.
/// </summary>
public static class NetworkCheck
{
    /// <summary>The checked network, or null when <paramref name="findings"/> holds errors (the reader's own included).</summary>
    public static ReactionNetwork? Run(NetworkDraft draft, DiagnosticBag findings)
    {
        NetworkSymbols symbols = NetworkSymbols.Collect(draft, findings);
        NetworkDraft expanded = new FormulaResolver(symbols, findings).Resolve(draft);
        DeterminationCheck.Run(expanded, symbols, findings);
        ReferenceCheck.Run(expanded, symbols, findings);
        ValueCheck.Run(expanded, findings);
        EvaluationOrder.Sort(expanded, symbols, findings);
        double secondsPerTimeUnit = TimeUnit.Seconds(draft, new UnitTable(draft.Units, findings), findings);
        return findings.HasErrors ? null : new ReactionNetwork(expanded) { SecondsPerTimeUnit = secondsPerTimeUnit };
    }
}
