using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Networks;

/// <summary>What a reader found, before anything is checked: the common ground of Antimony and SBML.</summary>
public sealed class NetworkDraft
{
    /// <summary>Id of the model.</summary>
    public string Id { get; set; } = "model";

    /// <summary>Name for people, or null.</summary>
    public string? Name { get; set; }

    /// <summary>Where the model begins.</summary>
    public SourceLocation Location { get; set; } = SourceLocation.None;

    /// <summary>Id of the unit of time, or null for seconds.</summary>
    public string? TimeUnits { get; set; }

    /// <summary>Id of the unit of reaction extent, or null when none is stated.</summary>
    public string? ExtentUnits { get; set; }

    /// <summary>Id of the unit of amounts, or null when none is stated.</summary>
    public string? SubstanceUnits { get; set; }

    /// <summary>Id of the unit of volumes, or null when none is stated.</summary>
    public string? VolumeUnits { get; set; }

    /// <summary>Compartments.</summary>
    public List<Compartment> Compartments { get; } = [];

    /// <summary>Species.</summary>
    public List<Species> Species { get; } = [];

    /// <summary>Parameters, those local to reactions included under their new names.</summary>
    public List<Parameter> Parameters { get; } = [];

    /// <summary>Reactions.</summary>
    public List<Reaction> Reactions { get; } = [];

    /// <summary>Assignment rules.</summary>
    public List<AssignmentRule> AssignmentRules { get; } = [];

    /// <summary>Rate rules.</summary>
    public List<RateRule> RateRules { get; } = [];

    /// <summary>Initial assignments.</summary>
    public List<InitialAssignment> InitialAssignments { get; } = [];

    /// <summary>Events.</summary>
    public List<Event> Events { get; } = [];

    /// <summary>Functions.</summary>
    public List<FunctionDefinition> Functions { get; } = [];

    /// <summary>Units.</summary>
    public List<UnitDefinition> Units { get; } = [];
}
