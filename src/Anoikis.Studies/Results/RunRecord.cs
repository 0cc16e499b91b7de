using System.Collections.Immutable;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Results;

/// <summary>A finished run: everything that its folder holds and its report shows.</summary>
public sealed record RunRecord
{
    /// <summary>What was run.</summary>
    public required RunManifest Manifest { get; init; }

    /// <summary>The published numbers beside which it is laid.</summary>
    public required ImmutableArray<ObservedQuantity> Observed { get; init; }

    /// <summary>One row an entity.</summary>
    public required EntityTable Entities { get; init; }

    /// <summary>Deaths and losses over time.</summary>
    public required DeathTally Deaths { get; init; }

    /// <summary>Courses of sampled cells.</summary>
    public required ImmutableArray<SampledCourse> Courses { get; init; }

    /// <summary>Ids of the states in the courses.</summary>
    public required ImmutableArray<string> States { get; init; }

    /// <summary>The record of an experiment and its result.</summary>
    /// <param name="experiment">What was run.</param>
    /// <param name="result">What came of it; it holds all founders of the experiment.</param>
    /// <param name="observed">Published numbers.</param>
    /// <param name="provenance">What the experiment itself does not know.</param>
    public static RunRecord Of(CascadeExperiment experiment, CascadeResult result, ImmutableArray<ObservedQuantity> observed, RunProvenance provenance) => new()
    {
        Manifest = ManifestComposition.Of(experiment, result, provenance),
        Observed = observed,
        Entities = result.Entities,
        Deaths = result.Deaths,
        Courses = result.Courses,
        States = result.States,
    };
}
