using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Clinic.Scores;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>A score that a model of the network gives.</summary>
/// <param name="Score">The score.</param>
/// <param name="Column">Which of its numbers.</param>
public sealed record ModelScore(IPatientScore Score, int Column)
{
    /// <summary>The number.</summary>
    public ScoreColumn Number => Score.Columns[Column];
}

/// <summary>Scores by models: their names in cohort files, and patients' values of them.</summary>
internal static class ModelScores
{
    private static readonly SortedDictionary<string, (int Cells, Func<PopulationSettings, IPatientScore> Prepare)> Known = new(StringComparer.Ordinal)
    {
        ["bh3_dose"] = (50, population => Bh3DoseScore.Prepare(new Bh3DoseSettings { Population = population })),
        ["effector_caspases"] = (500, population => EffectorCaspaseScore.Prepare(population)),
    };

    /// <summary>Names of the scores.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>Makes a score of so many cells a patient; null for the usual number.</summary>
    public static IPatientScore Prepare(string name, int? cells)
    {
        (int usual, Func<PopulationSettings, IPatientScore> prepare) = Known[name];
        return prepare(new PopulationSettings { Cells = cells ?? usual });
    }

    /// <summary>Levels of the frame's rows from the markers that a score reads.</summary>
    public static PatientLevels Levels(CohortPlan plan, CohortTable cohort, IPatientScore score, DiagnosticBag findings)
    {
        MarkerValues[] markers = [.. cohort.Markers.Where(m => score.Inputs.Contains(m.Plan.Name))];
        int n = cohort.Frame.Rows.Count;
        string[] names = [.. Enumerable.Range(0, n).Select(i => cohort.Name(plan, i))];
        if (names.Distinct(StringComparer.Ordinal).Count() < n)
            names = [.. Enumerable.Range(0, n).Select(i => string.Create(CultureInfo.InvariantCulture, $"line {cohort.Line(i)}"))];
        double[] values = [.. Enumerable.Range(0, n).SelectMany(i => markers.Select(m => m.Measured[i]))];
        PatientMarkers measured = new(names, [.. markers.Select(m => m.Plan.Name)], values, cohort.Frame.Strata is { } strata ? [.. strata.Codes.Select(c => strata.Names[c])] : null);
        return PatientLevels.Of(measured, plan.Mapping!, plan.Seed, findings);
    }

    /// <summary>The score of all rows of the analysis, its draws those of the mapping.</summary>
    public static CohortScore Of(CohortPlan plan, ScorePlan score, CohortTable cohort, DiagnosticBag findings, CancellationToken cancellation)
    {
        ModelScore model = score.Model!;
        PatientLevels levels = Levels(plan, cohort, model.Score, findings);
        ScoreTable table = ScoreTable.Of(model.Score, levels, plan.MappingDraws, new ScoreExecution { Cancellation = cancellation });
        if (table.FailedCells > 0)
            findings.Warning(new SourceLocation(plan.File, 0), string.Create(CultureInfo.InvariantCulture, $"score {score.Name}: {table.FailedCells:N0} of {table.Cells:N0} cells could not be computed; they count neither as dead nor as alive"));
        ImmutableArray<string> unmeasured = [.. model.Score.Inputs.Where(s => !levels.IsMeasured(s))];
        string statement = plan.Mapping!.Statement + (unmeasured.Length > 0 ? $"; not measured, at the network's own level in the score and spread in draws: {string.Join(", ", unmeasured.Take(12))}{(unmeasured.Length > 12 ? $" and {unmeasured.Length - 12} others" : "")}" : "");
        return new CohortScore(score, table.Values(model.Column))
        {
            Draws = plan.MappingDraws == 0 ? null : new ScoreDraws(plan.MappingDraws, statement, draw => table.Values(model.Column, draw + 1)),
        };
    }
}
