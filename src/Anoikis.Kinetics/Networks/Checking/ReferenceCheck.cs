using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Networks.Checking;

/// <summary>What stands outside formulas names the right kind of thing: a species its compartment, a reaction its species.</summary>
internal static class ReferenceCheck
{
    public static void Run(NetworkDraft draft, NetworkSymbols symbols, DiagnosticBag findings)
    {
        foreach (Species species in draft.Species)
        {
            CheckKind(symbols, species.Compartment, SymbolKind.Compartment, species.Location, $"the compartment of species {species.Id}", findings);
            if (species.ConversionFactor is { } factor)
            {
                CheckKind(symbols, factor, SymbolKind.Parameter, species.Location, $"the conversion factor of species {species.Id}", findings);
                if (symbols.TryGet(factor, out NetworkSymbols.Symbol symbol) && symbol.Kind == SymbolKind.Parameter && !draft.Parameters[symbol.Index].Constant)
                {
                    findings.Error(species.Location, $"the conversion factor {factor} of species {species.Id} is not constant");
                }
            }

            if (species.Id is "time")
            {
                findings.Warning(species.Location, "the species time has the name of the column of times in tables");
            }
        }

        foreach (Reaction reaction in draft.Reactions)
        {
            CheckReaction(reaction, symbols, findings);
        }
    }

    private static void CheckReaction(Reaction reaction, NetworkSymbols symbols, DiagnosticBag findings)
    {
        if (reaction.Reactants.IsEmpty && reaction.Products.IsEmpty)
        {
            findings.Warning(reaction.Location, $"reaction {reaction.Id} has no reactant and no product: it changes nothing");
        }

        foreach (SpeciesReference reference in reaction.Reactants.Concat(reaction.Products))
        {
            CheckKind(symbols, reference.Species, SymbolKind.Species, reaction.Location, $"reaction {reaction.Id}", findings);
            if (reference.Stoichiometry is NumberLiteral { Value: <= 0 } number)
            {
                string value = number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
                findings.Warning(reaction.Location, $"reaction {reaction.Id}: the stoichiometry {value} of {reference.Species} is not above zero");
            }
        }

        foreach (string modifier in reaction.Modifiers)
        {
            CheckKind(symbols, modifier, SymbolKind.Species, reaction.Location, $"the modifiers of reaction {reaction.Id}", findings);
        }
    }

    private static void CheckKind(NetworkSymbols symbols, string id, SymbolKind kind, SourceLocation location, string what, DiagnosticBag findings)
    {
        if (!symbols.TryGet(id, out NetworkSymbols.Symbol symbol))
        {
            findings.Error(location, $"{what}: unknown {kind.ToString().ToLowerInvariant()} {id}{symbols.Hint(id, k => k == kind)}");
        }
        else if (symbol.Kind != kind)
        {
            findings.Error(location, $"{what}: {id} is {NetworkSymbols.Describe(symbol.Kind)}, not {NetworkSymbols.Describe(kind)}");
        }
    }
}
