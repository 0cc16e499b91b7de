using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Assays;

/// <summary>What an assay came to.</summary>
public sealed class AssayOutcome
{
    internal AssayOutcome(AssayScenario scenario, AssayEvaluation evaluation, double seconds)
        => (Scenario, Evaluation, Seconds) = (scenario, evaluation, seconds);

    /// <summary>What was run.</summary>
    public AssayScenario Scenario { get; }

    /// <summary>Courses of cells that could not be computed; they count neither as dead nor as alive.</summary>
    public long Failed => Evaluation.Result.Failed;

    /// <summary>How long it took, seconds.</summary>
    public double Seconds { get; }

    /// <summary>Accepted steps of the integration, of all cells.</summary>
    public long LaneSteps => Evaluation.Result.LaneSteps;

    /// <summary>Tables and sections.</summary>
    internal AssayEvaluation Evaluation { get; }

    /// <summary>Name, columns and rows of the table that tells most, as words for a terminal.</summary>
    public (IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) Headline()
    {
        ResultTable table = Evaluation.Tables.FirstOrDefault(t => t.Name is not (CommonFindings.Conditions or CommonFindings.Viability or DeathTimeFindings.SurvivalName)) ?? Evaluation.Tables[0];
        return TableText.Of(table);
    }

    /// <summary>The published numbers beside those of the assay, as words for a terminal; no rows where there are none.</summary>
    public (IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) Observed() => ObservedText.Of(this);
}
