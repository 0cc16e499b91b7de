using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Clinic.Scores;
using Anoikis.Clinic.Targets;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Survival.Findings;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>A score that a model of the network gives.</summary>
/// <param name="Score">The score.</param>
/// <param name="Column">Which of its numbers.</param>
public sealed record ModelScore(IPatientScore Score, int Column)
{
    /// <summary>The number.</summary>
    public ScoreColumn Number => Score.Columns[Column];
}

/// <summary>The regulators whose change moves a patient's score, the strongest first. A model hypothesis, not treatment advice.</summary>
/// <param name="Patient">Name of the patient.</param>
/// <param name="Targets">The regulators.</param>
public sealed record PatientTargets(string Patient, ImmutableArray<PatientTarget> Targets);

/// <summary>What a cohort file asks of a model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Cells">Cells that stand for a patient's tumour; null for the usual number.</param>
/// <param name="Network">The network of stimulus_deaths.</param>
/// <param name="Stimuli">Stimuli of stimulus_deaths; empty for all.</param>
/// <param name="Scenario">File of the scenario of cascade_survival, or null.</param>
internal sealed record ModelRequest(string Model, int? Cells, string Network, ImmutableArray<string> Stimuli, string? Scenario);

/// <summary>Scores by models: their names in cohort files, and patients' values of them.</summary>
internal static class ModelScores
{
    private static readonly SortedDictionary<string, (int Cells, Func<ModelRequest, PopulationSettings, DiagnosticBag, IPatientScore?> Prepare)> Known = new(StringComparer.Ordinal)
    {
        ["bh3_dose"] = (50, (_, population, _) => Bh3DoseScore.Prepare(new Bh3DoseSettings { Population = population })),
        ["cascade_survival"] = (100, Cascade),
        ["effector_caspases"] = (500, (_, population, _) => EffectorCaspaseScore.Prepare(population)),
        ["stimulus_deaths"] = (50, (request, population, findings) => StimulusDeathScore.Prepare(new StimulusDeathSettings { Network = request.Network, Stimuli = request.Stimuli, Population = population }, findings)),
    };

    /// <summary>Names of the scores.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>Makes a score; null, with findings, where something of the request is wrong.</summary>
    public static IPatientScore? Prepare(ModelRequest request, DiagnosticBag findings)
    {
        (int usual, var prepare) = Known[request.Model];
        return prepare(request, new PopulationSettings { Cells = request.Cells ?? usual }, findings);
    }

    private static CascadeSurvivalScore? Cascade(ModelRequest request, PopulationSettings population, DiagnosticBag findings)
    {
        if (request.Scenario is null)
        {
            findings.Error(SourceLocation.None, "cascade_survival lacks 'scenario': the file of the cascade that cells run through, by its path from this file's folder");
            return null;
        }

        Scenario? scenario = ScenarioReader.ReadFile(request.Scenario, [], new NetworkLibrary(), findings);
        return scenario is null || findings.HasErrors ? null : CascadeSurvivalScore.Prepare(scenario.Experiment, population);
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

    /// <summary>Targets of the patients that the plan names; a name that nobody bears is a finding.</summary>
    public static IReadOnlyList<PatientTargets> Targets(CohortPlan plan, CohortTable cohort, FindingList findings, CancellationToken cancellation)
    {
        if (plan.Targets is not { } targets)
            return [];
        Dictionary<string, int> rows = new(StringComparer.Ordinal);
        for (int i = 0; i < cohort.Frame.Rows.Count; i++)
        {
            rows.TryAdd(cohort.Name(plan, i), i);
        }

        foreach (string unknown in targets.Patients.Where(p => !rows.ContainsKey(p)))
        {
            findings.Warning($"targets: there is no patient '{unknown}' in the analysis{NearestName.Hint(unknown, rows.Keys)}");
        }

        string[] known = [.. targets.Patients.Where(rows.ContainsKey)];
        ModelScore model = plan.Scores.First(s => s.Name == targets.Score).Model!;
        PatientLevels levels = Levels(plan, cohort, model.Score, []);
        var ranked = PerturbedTargets.Of(
            model.Score, model.Column, levels, [.. known.Select(p => rows[p])], new TargetSettings { Regulators = targets.Regulators, Factor = targets.Factor, Draws = plan.MappingDraws }, new ScoreExecution { Cancellation = cancellation });
        return [.. known.Select((name, k) => new PatientTargets(name, ranked[k]))];
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
