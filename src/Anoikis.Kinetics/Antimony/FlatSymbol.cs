using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Antimony;

/// <summary>Something of the flat model: all that the statements say of one name (or of several that <c>is</c> made one).</summary>
internal sealed class FlatSymbol(string path, SourceLocation location)
{
    /// <summary>Path from the main model.</summary>
    public string Path { get; } = path;

    /// <summary>Where it first stands.</summary>
    public SourceLocation Location { get; } = location;

    /// <summary>Its id in the network.</summary>
    public string Id => Path.Replace('.', '_');

    public Declared Says { get; set; }

    public string? Compartment { get; set; }

    /// <summary>Compartment of the last reaction or instance that has one and to which this belongs.</summary>
    public string? ImpliedCompartment { get; set; }

    public string? Name { get; set; }

    public string? Unit { get; set; }

    public bool Deleted { get; set; }

    /// <summary>Whether a reaction has it as reactant or product.</summary>
    public bool InReaction { get; set; }

    /// <summary>Whether something lies in it.</summary>
    public bool HoldsSpecies { get; set; }

    /// <summary>Whether an event assigns it.</summary>
    public bool ChangedByEvent { get; set; }

    /// <summary>Whether a declaration or a definition names it, so that it exists even where no reaction does.</summary>
    public bool Defined { get; set; }

    public FlatReaction? Reaction { get; set; }

    public FlatDefinition? Initial { get; set; }

    public FlatDefinition? Assignment { get; set; }

    public FlatDefinition? Rate { get; set; }

    public bool IsSpecies => InReaction || Says.HasFlag(Declared.Species) || Says.HasFlag(Declared.SubstanceOnly) || Says.HasFlag(Declared.Boundary);

    public bool IsCompartment => HoldsSpecies || Says.HasFlag(Declared.Compartment);
}

/// <summary>A formula of a symbol, with the depth of the instance whose text gives it: the outer text overrules the inner one.</summary>
/// <param name="Formula">The formula; null where an earlier one is taken away.</param>
/// <param name="Path">The name as that text has it, as a path from the main model.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Depth">0 for the main model.</param>
internal sealed record FlatDefinition(Expression? Formula, string Path, SourceLocation Location, int Depth);

/// <summary>A reaction with flat names.</summary>
internal sealed record FlatReaction(
    ImmutableArray<Participant> Reactants, ImmutableArray<Participant> Products, bool Reversible, SourceLocation Location);
