namespace Anoikis.Kinetics.Networks.Checking;

/// <summary>What an id of a network names.</summary>
internal enum SymbolKind
{
    Compartment,
    Species,
    Parameter,
    Reaction,
    Stoichiometry,
    Event,
    Function,
}
