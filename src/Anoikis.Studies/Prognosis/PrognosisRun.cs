using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Multiplicity;

namespace Anoikis.Studies.Prognosis;

/// <summary>The analysis of a cohort: its table is read and checked, then every score goes through the same estimates.</summary>
public sealed class PrognosisRun
{
    private readonly CohortPlan _plan;
    private readonly CohortTable _cohort;
    private readonly FindingList _reading;
    private readonly double _horizon;
    private readonly int _told;
    private CohortTable? _scored;

    private PrognosisRun(CohortPlan plan, CohortTable cohort, FindingList reading, double horizon) => (_plan, _cohort, _reading, _horizon, _told) = (plan, cohort, reading, horizon, reading.Count);

    /// <summary>The table with all scores; those by models are run the first time.</summary>
    internal CohortTable Scored(CancellationToken cancellation)
    {
        if (_scored is not null)
            return _scored;
        DiagnosticBag findings = [];
        Dictionary<string, CohortScore> plain = _cohort.Scores.ToDictionary(s => s.Plan.Name, StringComparer.Ordinal);
        _scored = _cohort with { Scores = [.. _plan.Scores.Select(s => s.Model is null ? plain[s.Name] : ModelScores.Of(_plan, s, _cohort, findings, cancellation))] };
        foreach (Diagnostic finding in findings.Where(f => f.Severity == Severity.Warning))
        {
            _reading.Warning(finding.Message);
        }

        return _scored;
    }

    /// <summary>Scores to do.</summary>
    public int Scores => _plan.Scores.Length;

    /// <summary>Accounts for every row of the table.</summary>
    public PatientFlow Flow => _cohort.Flow;

    /// <summary>Events among the rows used.</summary>
    public int Events => _cohort.Frame.Times.EventCount;

    /// <summary>Reads and checks the table. Null, with findings that name rows, when the analysis is refused.</summary>
    public static PrognosisRun? Prepare(CohortPlan plan, DiagnosticBag findings)
    {
        FindingList reading = [];
        CohortTable? cohort = CohortTableReader.Read(plan, reading);
        double horizon = cohort is null ? double.NaN : HorizonOf(plan, cohort, reading);
        foreach (CohortScore score in cohort?.Scores ?? [])
        {
            double[] known = [.. score.Values.Where(v => !double.IsNaN(v))];
            if (known.Distinct().Count() < 2)
                reading.Error($"score {score.Plan.Name} is the same for all patients");
        }

        foreach (Finding finding in reading)
        {
            findings.Add(SurvivalDiagnostics.Of(finding, plan.DataFile));
        }

        return cohort is null || reading.HasErrors ? null : new PrognosisRun(plan, cohort, reading, horizon);
    }

    /// <summary>Does the analysis.</summary>
    /// <param name="progress">Told of each score that is done; or null.</param>
    /// <param name="cancellation">Asks for an end.</param>
    public PrognosisResult Execute(Action<long>? progress = null, CancellationToken cancellation = default)
    {
        PrognosisResult result = Execute(Scored(cancellation), progress, cancellation);
        return result with { Targets = ModelScores.Targets(_plan, _cohort, result.Findings, cancellation) };
    }

    /// <summary>What the analysis itself warns of, beyond what reading the table said already.</summary>
    public DiagnosticBag Warnings(PrognosisResult result)
    {
        DiagnosticBag warnings = [];
        foreach (Finding finding in result.Findings.Skip(_told).Where(f => f.Severity == FindingSeverity.Warning))
        {
            warnings.Add(SurvivalDiagnostics.Of(finding, _plan.DataFile));
        }

        return warnings;
    }

    /// <summary>Does the analysis of another table of the same columns: a permuted one, in studies of the method itself.</summary>
    internal PrognosisResult Execute(CohortTable cohort, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        FindingList findings = [];
        foreach (Finding finding in _reading)
        {
            findings.Add(finding);
        }

        List<ScoreRows> rows = [.. cohort.Scores.Select(s => ScoreRows.Of(s, cohort.Frame))];
        List<ScoreResult> scores = [];
        for (int k = 0; k < rows.Count; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            scores.Add(Score(rows[k], cohort.Scores[k], cohort, findings));
            progress?.Invoke(1);
        }

        double[] adjusted = AdjustedP.BenjaminiHochberg([.. scores.Select(s => double.IsNaN(s.Effect.Added.P) ? 1.0 : s.Effect.Added.P)]);
        SurvivalTimes times = cohort.Frame.Times;
        IReadOnlyList<ClinicalFactor> clinical = ClinicalFactor.All(_plan, cohort, findings);
        IReadOnlyList<ImputedEstimate> imputed = _plan.Imputes ? ImputedEstimate.Of(_plan, cohort, [.. rows.Where(r => r.Plan.Model is null)], findings) : [];
        return new PrognosisResult
        {
            Plan = _plan,
            Cohort = cohort,
            Findings = Distinct(findings),
            Horizon = _horizon,
            MedianFollowUp = KaplanMeier.Reverse(times).Quantile(0.5),
            FreeAtHorizon = KaplanMeier.Estimate(times, new CurveOptions { Type = ConfidenceType.LogLog }).At(_horizon),
            Gaps = GapsOf(_plan, cohort),
            Markers = [.. cohort.Markers.Select(m => new MarkerSummary(m.Plan.Name, m.Plan.Column, Distribution.Of(m.Values), m.Values.Count(double.IsNaN)))],
            Clinical = clinical,
            Associations = AssociationEstimate.All(cohort, clinical),
            Scores = [.. scores.Select((s, k) => s with { AdjustedP = adjusted[k] })],
            Imputed = imputed,
        };
    }

    private ScoreResult Score(ScoreRows rows, CohortScore score, CohortTable cohort, FindingList findings)
    {
        string? noPrediction = PredictionEstimate.WhyNot(rows, _horizon);
        PredictionEstimate? prediction = noPrediction is null ? PredictionEstimate.Of(rows, _horizon, _plan.Resampling, _plan.Seed) : null;
        int[] thirds = [.. Enumerable.Repeat(-1, cohort.Frame.Rows.Count)];
        for (int i = 0; i < rows.Rows.Length; i++)
        {
            thirds[rows.Rows[i]] = rows.Thirds.Codes[i];
        }

        return new ScoreResult
        {
            Plan = rows.Plan,
            Count = rows.Rows.Length,
            Events = rows.Times.EventCount,
            Missing = cohort.Frame.Rows.Count - rows.Rows.Length,
            Mean = rows.Mean,
            Deviation = rows.Deviation,
            Effect = EffectEstimate.Of(rows, cohort.Frame.Specification, findings),
            Curves = rows.Curves(),
            Thirds = thirds,
            Prediction = prediction,
            NoPrediction = noPrediction ?? (prediction is null ? "No stratum has ten events." : ""),
            Cut = CutEstimate.Of(rows, _plan.Resampling, _plan.Seed),
            Competing = CompetingEstimate.Of(rows, cohort.Competing),
            Subgroups = [.. _plan.Subgroups.Select(s => SubgroupEstimate.Of(rows, s, cohort, _plan.Levels, findings)).OfType<SubgroupEstimate>()],
            Mapping = MappingEstimate.Of(rows, score, cohort),
        };
    }

    // What holds for the cohort is found with every score, and said once.
    private static FindingList Distinct(FindingList findings)
    {
        FindingList distinct = [];
        foreach (Finding finding in findings.DistinctBy(f => (f.Severity, f.Message)))
        {
            distinct.Add(finding);
        }

        return distinct;
    }

    private static double HorizonOf(CohortPlan plan, CohortTable cohort, FindingList findings)
    {
        double last = cohort.Frame.Times.Time.ToArray().Max();
        double horizon = plan.Horizon ?? KaplanMeier.Reverse(cohort.Frame.Times).Quantile(0.5).Value;
        if (double.IsNaN(horizon))
            horizon = last / 2;
        if (!(horizon < last))
            findings.Error(string.Create(CultureInfo.InvariantCulture, $"nobody is followed beyond the horizon of {horizon:G6} {plan.FollowUp.Unit.Name}; the longest follow-up is {last:G6}"));
        return horizon;
    }

    private static IReadOnlyList<ColumnGaps> GapsOf(CohortPlan plan, CohortTable cohort)
    {
        List<(string Column, string Role)> columns = [(plan.FollowUp.Time, "time"), (plan.FollowUp.Event, "event")];
        columns.AddRange(plan.Strata.Select(s => (s, "stratum")));
        columns.AddRange((plan.Clinical?.Columns ?? []).Select(c => (c, "clinical factor")));
        columns.AddRange(plan.Markers.Select(m => (m.Column, $"marker {m.Name}")));
        columns.AddRange(plan.Subgroups.Select(s => (s.Column, "subgroup")));
        return [.. columns.DistinctBy(c => c.Column).Select(c => new ColumnGaps(c.Column, c.Role, Enumerable.Range(0, cohort.Table.RowCount).Count(cohort.Table.Find(c.Column)!.IsMissing), cohort.Table.RowCount))];
    }
}
