using System.Collections.Immutable;
using Anoikis.Clinic.Levels;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>A cohort file that was read and found good: which patients, what is asked of them, and how it is answered.</summary>
public sealed record CohortPlan
{
    /// <summary>Its name: a single word, from the file's name when the text states none.</summary>
    public required string Name { get; init; }

    /// <summary>What question it answers, for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>The file, as the user gave it.</summary>
    public required string File { get; init; }

    /// <summary>The table of patients, a path from the working directory.</summary>
    public required string DataFile { get; init; }

    /// <summary>Which rows are wanted; all must hold.</summary>
    public ImmutableArray<RowCondition> Where { get; init; } = [];

    /// <summary>Column that names patients, or null.</summary>
    public string? Id { get; init; }

    /// <summary>Columns of the follow-up.</summary>
    public required FollowUpPlan FollowUp { get; init; }

    /// <summary>Time of predictions, in the data's unit; null for the median follow-up.</summary>
    public double? Horizon { get; init; }

    /// <summary>Columns whose combinations have a baseline hazard each.</summary>
    public ImmutableArray<string> Strata { get; init; } = [];

    /// <summary>Clinical factors that every score is measured against; null for none.</summary>
    public Formula? Clinical { get; init; }

    /// <summary>Orders of factors' levels.</summary>
    public required LevelOrders Levels { get; init; }

    /// <summary>Markers by name.</summary>
    public ImmutableArray<MarkerPlan> Markers { get; init; } = [];

    /// <summary>How markers become levels of regulators, for scores by models; null where there are none.</summary>
    public LevelMapping? Mapping { get; init; }

    /// <summary>Draws of the mapping besides its centre.</summary>
    public int MappingDraws { get; init; }

    /// <summary>Scores, in the file's order.</summary>
    public required ImmutableArray<ScorePlan> Scores { get; init; }

    /// <summary>Whose targets are asked for; null for nobody's.</summary>
    public TargetPlan? Targets { get; init; }

    /// <summary>Subgroups of the forest.</summary>
    public ImmutableArray<SubgroupPlan> Subgroups { get; init; } = [];

    /// <summary>Whether an analysis with gaps filled by multiple imputation stands beside that of complete cases.</summary>
    public bool Imputes { get; init; }

    /// <summary>How much is drawn.</summary>
    public ResamplingPlan Resampling { get; init; } = new();

    /// <summary>Key of all randomness.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The file as one tree in JSON, settings of the command line in their places.</summary>
    public required string Text { get; init; }
}

/// <summary>Columns of the follow-up.</summary>
/// <param name="Time">End of observation.</param>
/// <param name="Unit">Unit of times.</param>
/// <param name="Event">Whether the event happened.</param>
/// <param name="EventValue">The value that is the event; null for 0 and 1.</param>
/// <param name="Outcome">What the event is, in words.</param>
/// <param name="Entry">Begin of observation, or null.</param>
/// <param name="Competing">What ends follow-up otherwise, or null.</param>
public sealed record FollowUpPlan(string Time, FollowUpUnit Unit, string Event, string? EventValue, string Outcome, string? Entry, CompetingPlan? Competing);

/// <summary>An event that makes the one of interest impossible.</summary>
/// <param name="Event">Its column; may be that of the event of interest.</param>
/// <param name="Value">Its value; null for 0 and 1.</param>
/// <param name="Time">Its time; null for the end of observation.</param>
/// <param name="Name">What it is, in words.</param>
public sealed record CompetingPlan(string Event, string? Value, string? Time, string Name);

/// <summary>A condition on a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">Values that are wanted; empty for a range.</param>
/// <param name="Above">Only numbers above it; minus infinity for none.</param>
/// <param name="UpTo">Only numbers up to it; infinity for none.</param>
public sealed record RowCondition(string Column, ImmutableArray<string> Values, double Above, double UpTo)
{
    /// <summary>The condition that fails, in words.</summary>
    public string Reason => Values.Length > 0
        ? $"{Column} is not {string.Join(" or ", Values)}"
        : double.IsInfinity(UpTo) ? FormattableString.Invariant($"{Column} is not above {Above}")
        : double.IsInfinity(Above) ? FormattableString.Invariant($"{Column} is above {UpTo}")
        : FormattableString.Invariant($"{Column} is not above {Above} and up to {UpTo}");
}

/// <summary>How a column becomes a marker.</summary>
/// <param name="Name">Its name in scores: a regulator's HGNC symbol or any word.</param>
/// <param name="Column">The column.</param>
/// <param name="TakesLog2">Whether log2(value + <paramref name="Offset"/>) is taken.</param>
/// <param name="Offset">Added before the logarithm, for zeros.</param>
/// <param name="Standardised">Whether the mean is taken off and the SD divided out, within each stratum.</param>
/// <param name="Unit">Unit of the column, for people.</param>
/// <param name="Error">Standard deviation of the measurement's error on the marker's scale, before standardising; 0 when none is stated.</param>
/// <param name="Source">Where the error comes from.</param>
public sealed record MarkerPlan(string Name, string Column, bool TakesLog2, double Offset, bool Standardised, string Unit, double Error, string Source)
{
    /// <summary>A number of the column on the marker's scale, before standardising; not finite where it has no logarithm.</summary>
    internal double OnScale(double value) => TakesLog2 ? Math.Log2(value + Offset) : value;
}

/// <summary>A score of a patient.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">Arithmetic on markers; for a model, what it gives in words.</param>
/// <param name="About">What it is meant to tell.</param>
/// <param name="Source">Who proposed it.</param>
public sealed record ScorePlan(string Name, string Expression, string About, string Source)
{
    /// <summary>The model that gives it; null for arithmetic.</summary>
    public ModelScore? Model { get; init; }
}

/// <summary>Which regulators a model would change in which patients.</summary>
/// <param name="Score">Name of the score that is to move.</param>
/// <param name="Patients">Names of patients.</param>
/// <param name="Regulators">Regulators to change; empty for all that the score reads.</param>
/// <param name="Factor">Each level is multiplied with it and divided by it.</param>
public sealed record TargetPlan(string Score, ImmutableArray<string> Patients, ImmutableArray<string> Regulators, double Factor);

/// <summary>A column that divides patients.</summary>
/// <param name="Column">The column.</param>
/// <param name="At">Numbers are divided into those up to this and above it; null for the column's own values.</param>
public sealed record SubgroupPlan(string Column, double? At);

/// <summary>How much is drawn.</summary>
/// <param name="Bootstrap">Samples of the optimism bootstrap; 0 for none.</param>
/// <param name="Folds">Folds of the held-out predictions, at least 2.</param>
/// <param name="Permutations">Permutations behind a cut-point's p.</param>
/// <param name="Imputations">Completed tables.</param>
/// <param name="MappingDraws">Draws of the markers' errors.</param>
public sealed record ResamplingPlan(int Bootstrap = 200, int Folds = 10, int Permutations = 1000, int Imputations = 20, int MappingDraws = 200);
