using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Survival.Curves;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>All that the analysis says about one score.</summary>
public sealed record ScoreResult
{
    /// <summary>The score.</summary>
    public required ScorePlan Plan { get; init; }

    /// <summary>Patients in whom it can be formed.</summary>
    public required int Count { get; init; }

    /// <summary>Events among them.</summary>
    public required int Events { get; init; }

    /// <summary>Patients of the analysis in whom a marker is missing.</summary>
    public required int Missing { get; init; }

    /// <summary>Mean of the score.</summary>
    public required double Mean { get; init; }

    /// <summary>Its standard deviation, by which ratios are.</summary>
    public required double Deviation { get; init; }

    /// <summary>Hazard ratio, tests and concordance.</summary>
    public required EffectEstimate Effect { get; init; }

    /// <summary>Benjamini and Hochberg's p of the score's test among all scores of the file.</summary>
    public double AdjustedP { get; init; } = double.NaN;

    /// <summary>Curves of its thirds.</summary>
    public required IReadOnlyList<(string Name, KaplanMeierCurve Curve)> Curves { get; init; }

    /// <summary>Third of each row of the frame, from 0; -1 where the score is missing.</summary>
    public required IReadOnlyList<int> Thirds { get; init; }

    /// <summary>Prediction at the horizon; null where there is none.</summary>
    public PredictionEstimate? Prediction { get; init; }

    /// <summary>Why there is no prediction; empty where there is.</summary>
    public string NoPrediction { get; init; } = "";

    /// <summary>Cut-points.</summary>
    public required CutEstimate Cut { get; init; }

    /// <summary>Competing risks, or null.</summary>
    public CompetingEstimate? Competing { get; init; }

    /// <summary>Subgroups.</summary>
    public required IReadOnlyList<SubgroupEstimate> Subgroups { get; init; }

    /// <summary>Uncertainty by the markers' errors; null where no marker states one.</summary>
    public MappingEstimate? Mapping { get; init; }

    /// <summary>Whether anything was found: the corrected p is below 0.05.</summary>
    public bool IsFinding => AdjustedP < PrognosisResult.Level;

    /// <summary>Whether a split at the median looks like a finding where the score itself does not.</summary>
    public bool IsFindingOnlyWhenSplit => Cut.MedianP < PrognosisResult.Level && !(Effect.Alone.P < PrognosisResult.Level);
}
