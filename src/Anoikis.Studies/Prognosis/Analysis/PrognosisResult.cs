using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Survival.Findings;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>Gaps of a column among the rows that were asked for.</summary>
/// <param name="Column">The column.</param>
/// <param name="Role">What it is to the cohort.</param>
/// <param name="Missing">Rows without a value.</param>
/// <param name="Rows">Rows asked for.</param>
public sealed record ColumnGaps(string Column, string Role, int Missing, int Rows);

/// <summary>How a marker is distributed among the patients of the analysis, on the scale that scores use.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Column">Its column.</param>
/// <param name="Values">The values that are there.</param>
/// <param name="Missing">Patients without one.</param>
public sealed record MarkerSummary(string Name, string Column, Distribution Values, int Missing);

/// <summary>All that the analysis of a cohort says.</summary>
public sealed record PrognosisResult
{
    /// <summary>The level of findings, two-sided, after Benjamini and Hochberg.</summary>
    public const double Level = 0.05;

    /// <summary>The cohort file.</summary>
    public required CohortPlan Plan { get; init; }

    /// <summary>The cohort's table.</summary>
    public required CohortTable Cohort { get; init; }

    /// <summary>Warnings and notes of reading and of every model.</summary>
    public required FindingList Findings { get; init; }

    /// <summary>Time of predictions, in the data's unit.</summary>
    public required double Horizon { get; init; }

    /// <summary>Median follow-up by the reverse Kaplan-Meier curve.</summary>
    public required Interval MedianFollowUp { get; init; }

    /// <summary>Part without the event at the horizon.</summary>
    public required Interval FreeAtHorizon { get; init; }

    /// <summary>Gaps by column.</summary>
    public required IReadOnlyList<ColumnGaps> Gaps { get; init; }

    /// <summary>Markers.</summary>
    public required IReadOnlyList<MarkerSummary> Markers { get; init; }

    /// <summary>Clinical factors, column by column.</summary>
    public required IReadOnlyList<ClinicalFactor> Clinical { get; init; }

    /// <summary>Scores and markers against each clinical factor.</summary>
    public required IReadOnlyList<AssociationEstimate> Associations { get; init; }

    /// <summary>Scores in the file's order.</summary>
    public required IReadOnlyList<ScoreResult> Scores { get; init; }

    /// <summary>Estimates from imputed tables; empty where none were asked for.</summary>
    public required IReadOnlyList<ImputedEstimate> Imputed { get; init; }

    /// <summary>Targets of the patients that the file names; empty where it names none.</summary>
    public IReadOnlyList<PatientTargets> Targets { get; init; } = [];

    /// <summary>Events for each coefficient of the model of clinical factors and one score.</summary>
    public double EventsPerVariable => (double)Cohort.Frame.Times.EventCount / (Cohort.Frame.Covariates.ColumnCount + 1);
}
