using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Antimony;

/// <summary>All that the texts of one reading hold: the main file and what it imports.</summary>
internal sealed class AntimonySource
{
    /// <summary>Name of the model that statements outside any model make.</summary>
    public const string BareModel = "__main";

    /// <summary>Models by name.</summary>
    public Dictionary<string, AntimonyModule> Modules { get; } = new(StringComparer.Ordinal);

    /// <summary>Models in the order of the texts.</summary>
    public List<AntimonyModule> Order { get; } = [];

    /// <summary>Functions by name.</summary>
    public Dictionary<string, FunctionDefinition> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>Statements outside any model, units and display names apart.</summary>
    public AntimonyModule Bare { get; } = new(BareModel, false, [], default);

    /// <summary>Units that stand outside any model: every model knows them.</summary>
    public List<UnitStatement> Units { get; } = [];

    /// <summary>Display names given outside any model, to models or to bare names.</summary>
    public List<DisplayName> DisplayNames { get; } = [];
}
