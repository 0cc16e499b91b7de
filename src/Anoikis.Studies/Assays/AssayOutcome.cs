using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Assays;

/// <summary>What an assay came to.</summary>
public sealed class AssayOutcome
{
    private AssayOutcome(AssayScenario scenario, AssayEvaluation evaluation, RunProvenance provenance)
        => (Scenario, Evaluation, Provenance) = (scenario, evaluation, provenance);

    /// <summary>What was run.</summary>
    public AssayScenario Scenario { get; }

    /// <summary>Courses of cells that could not be computed; they count neither as dead nor as alive.</summary>
    public long Failed => Evaluation.Result.Failed;

    /// <summary>How long it took, seconds.</summary>
    public double Seconds => Provenance.Execution.WallSeconds ?? double.NaN;

    /// <summary>Accepted steps of the integration, of all cells.</summary>
    public long LaneSteps => Evaluation.Result.LaneSteps;

    /// <summary>Tables and sections.</summary>
    internal AssayEvaluation Evaluation { get; }

    /// <summary>What it was run with.</summary>
    internal RunProvenance Provenance { get; }

    /// <summary>Reads the dishes of a scenario.</summary>
    internal static AssayOutcome Of(AssayScenario scenario, CultureResult result, RunProvenance provenance)
    {
        var evaluation = new AssayEvaluation(result);
        CommonFindings.Add(evaluation, scenario.Design);
        scenario.Design.Evaluate(evaluation);
        return new AssayOutcome(scenario, evaluation, provenance);
    }

    /// <summary>Name, columns and rows of the table that tells most, as words for a terminal.</summary>
    public (IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) Headline()
    {
        ResultTable table = Evaluation.Tables.FirstOrDefault(t => t.Name is not (CommonFindings.Conditions or CommonFindings.Viability or DeathTimeFindings.SurvivalName)) ?? Evaluation.Tables[0];
        return TableText.Of(table);
    }

    /// <summary>The published numbers beside those of the assay, as words for a terminal; no rows where there are none.</summary>
    public (IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) Observed() => ObservedText.Of(this);
}
