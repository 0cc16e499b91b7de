using System.Collections.Immutable;

namespace Anoikis.Metastasis.Populations;

/// <summary>What became of the cells of an experiment, or of a range of its founders.</summary>
public sealed record CascadeResult
{
    /// <summary>First founder.</summary>
    public required long FirstFounder { get; init; }

    /// <summary>Founders.</summary>
    public required long Founders { get; init; }

    /// <summary>One row an entity.</summary>
    public required EntityTable Entities { get; init; }

    /// <summary>Deaths and losses over time.</summary>
    public required DeathTally Deaths { get; init; }

    /// <summary>Courses of sampled cells, in the order of founder and replicate.</summary>
    public required ImmutableArray<SampledCourse> Courses { get; init; }

    /// <summary>Ids of the states in the courses.</summary>
    public required ImmutableArray<string> States { get; init; }

    /// <summary>How the integration went.</summary>
    public required LaneTally Lanes { get; init; }

    /// <summary>Where the entities of each step went.</summary>
    public ImmutableArray<StepAccount> Accounts => StepAccount.Of(Entities);
}
