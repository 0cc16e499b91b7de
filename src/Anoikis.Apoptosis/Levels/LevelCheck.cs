using System.Collections.Immutable;
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
        string hint = NearestName.Hint(symbol, known);
        string near = hint.Length > 0 || !NetworkModules.IsComposition(network.Name) ? hint : Near(symbol);
        findings.Error(location, $"the network {network.Name} has no regulator \"{symbol}\"{Reason(network, symbol) ?? $"{near}; it has {string.Join(", ", known)}"}");
        return false;
    }

    /// <summary>Whether the catalogue knows the regulator by its symbol, where the network is not known; else an error that names the symbol, or what is near to it.</summary>
    public static bool Exists(string symbol, SourceLocation location, DiagnosticBag findings)
    {
        ImmutableArray<CataloguedRegulator> found = RegulatorCatalogue.Find(symbol);
        if (found.Any(r => r.Symbol == symbol))
        {
            return true;
        }

        string meant = found.Length switch
        {
            0 => Near(symbol) is { Length: > 0 } near ? near : "; anoikis regulators lists all",
            1 => $"; write {found[0].Symbol}",
            _ => $", which may be {string.Join(" or ", found.Select(Named))}; write the symbol",
        };
        findings.Error(location, $"there is no regulator \"{symbol}\"{meant}");
        return false;
    }

    private static string Near(string symbol)
        => RegulatorCatalogue.Candidates(symbol) is { IsEmpty: false } near ? $"; near to it are {string.Join(", ", near.Take(8).Select(Named))}" : "";

    private static string Named(CataloguedRegulator regulator) => $"{regulator.Symbol} ({regulator.Name})";

    // One thing has one name in scenarios: another name of it is answered by its symbol, and a regulator that the network lacks by what holds it.
    private static string? Reason(CellNetwork network, string symbol)
    {
        ImmutableArray<CataloguedRegulator> found = RegulatorCatalogue.Find(symbol);
        if (found.IsEmpty)
        {
            return null;
        }

        if (found.Length > 1)
        {
            return $", which may be {string.Join(" or ", found.Select(Named))}; write the symbol";
        }

        CataloguedRegulator regulator = found[0];
        string named = regulator.Symbol == symbol ? "" : $", another name of {regulator.Symbol}";
        if (network.Regulator(regulator.Symbol) is not null)
        {
            return $"{named}; write {regulator.Symbol}";
        }

        return regulator.Module is { } module && NetworkModules.IsComposition(network.Name)
            ? $"{named}; it needs the module {module}: network: {NetworkModules.Shortest(network, module)}, or full"
            : regulator.Module is null && NetworkModules.IsComposition(network.Name) ? $"{named}; no module holds it: {regulator.NotModelled}" : null;
    }

    /// <summary>Whether the network has the trait; else an error that names it, the nearest known and all known.</summary>
    public static bool KnowsTrait(CellNetwork network, string name, SourceLocation location, DiagnosticBag findings)
    {
        if (network.Trait(name) is not null)
        {
            return true;
        }

        IEnumerable<string> known = network.Traits.Select(t => t.Name);
        if (NetworkModules.IsComposition(network.Name) && TraitMap.ModuleOf(name) is { } module)
        {
            findings.Error(location, $"the network {network.Name} has no trait \"{name}\"; it needs the module {module}: network: {NetworkModules.Shortest(network, module)}, or full");
            return false;
        }

        string allowed = network.Traits.IsEmpty ? "it has none" : $"it has {string.Join(", ", known)}";
        findings.Error(location, $"the network {network.Name} has no trait \"{name}\"{NearestName.Hint(name, known)}; {allowed}");
        return false;
    }
}
