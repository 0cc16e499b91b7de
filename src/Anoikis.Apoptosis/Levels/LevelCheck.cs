using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Apoptosis.Levels;

/// <summary>Refuses regulators and traits that a network does not hold.</summary>
public static class LevelCheck
{
    /// <summary>Whether the network has the regulator; else an error that names it, the nearest known and all known.</summary>
    public static bool Knows(CellNetwork network, string symbol, SourceLocation location, DiagnosticBag findings)
    {
        if (network.Regulator(symbol) is not null)
        {
            return true;
        }

        IEnumerable<string> known = network.Regulators.Select(r => r.Symbol);
        findings.Error(location, $"the network {network.Name} has no regulator \"{symbol}\"{NearestName.Hint(symbol, known)}; it has {string.Join(", ", known)}");
        return false;
    }

    /// <summary>Whether the network has the trait; else an error that names it, the nearest known and all known.</summary>
    public static bool KnowsTrait(CellNetwork network, string name, SourceLocation location, DiagnosticBag findings)
    {
        if (network.Trait(name) is not null)
        {
            return true;
        }

        IEnumerable<string> known = network.Traits.Select(t => t.Name);
        string allowed = network.Traits.IsEmpty ? "it has none" : $"it has {string.Join(", ", known)}";
        findings.Error(location, $"the network {network.Name} has no trait \"{name}\"{NearestName.Hint(name, known)}; {allowed}");
        return false;
    }
}
