using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>The patients in whom a score can be formed, and the score per standard deviation: what every estimate about it is made of.</summary>
internal sealed class ScoreRows
{
    private ScoreRows(ScorePlan plan, int[] rows, ModelFrame frame, double[] raw)
    {
        (Plan, Rows) = (plan, rows);
        Raw = [.. rows.Select(r => raw[r])];
        Mean = Raw.Average();
        Deviation = Raw.Length < 2 ? 0 : Math.Sqrt(Raw.Sum(v => (v - Mean) * (v - Mean)) / (Raw.Length - 1));
        PerDeviation = [.. Raw.Select(v => (v - Mean) / Deviation)];
        Times = frame.Times.Subset(rows);
        Strata = frame.Strata?.Subset(rows);
        Clinical = frame.Covariates.ColumnCount == 0 ? frame.Covariates : frame.Covariates.Subset(rows);
        Thirds = ThirdsOf(Raw, Strata);
    }

    /// <summary>The score.</summary>
    public ScorePlan Plan { get; }

    /// <summary>Rows of the frame.</summary>
    public int[] Rows { get; }

    /// <summary>The score.</summary>
    public double[] Raw { get; }

    /// <summary>Its mean.</summary>
    public double Mean { get; }

    /// <summary>Its standard deviation.</summary>
    public double Deviation { get; }

    /// <summary>(score - mean) / SD.</summary>
    public double[] PerDeviation { get; }

    /// <summary>Follow-up.</summary>
    public SurvivalTimes Times { get; }

    /// <summary>Strata, or null.</summary>
    public RowGroups? Strata { get; }

    /// <summary>Clinical factors; no columns for none.</summary>
    public DesignMatrix Clinical { get; }

    /// <summary>Thirds of the score, formed within each stratum: for pictures and never for a finding.</summary>
    public RowGroups Thirds { get; }

    /// <summary>Whether there are clinical factors.</summary>
    public bool HasClinical => Clinical.ColumnCount > 0;

    /// <summary>The score's term.</summary>
    public (string Label, IReadOnlyList<(string Name, double[] Values)> Columns) Term => Covariates.Term(Plan.Name, PerDeviation);

    /// <summary>The rows of a score.</summary>
    public static ScoreRows Of(CohortScore score, ModelFrame frame)
        => new(score.Plan, [.. Enumerable.Range(0, score.Values.Count).Where(i => !double.IsNaN(score.Values[i]))], frame, [.. score.Values]);

    /// <summary>A stratified model of clinical factors, where wanted, and terms.</summary>
    public CoxFit Fit(bool clinical, params IReadOnlyList<(string Label, IReadOnlyList<(string Name, double[] Values)> Columns)> terms)
        => CoxRegression.Fit(Covariates.Data(Times, Strata, Covariates.With(clinical ? Clinical : new DesignMatrix([], []), terms)));

    /// <summary>The curves of the thirds.</summary>
    public IReadOnlyList<(string Name, KaplanMeierCurve Curve)> Curves()
        => [.. Thirds.Names.Select((name, g) => (name, KaplanMeier.Estimate(Times.Subset(Members(g)), new CurveOptions { Type = ConfidenceType.LogLog })))];

    /// <summary>Rows of a third.</summary>
    public int[] Members(int third) => [.. Enumerable.Range(0, Thirds.Codes.Length).Where(i => Thirds.Codes[i] == third)];

    private static RowGroups ThirdsOf(double[] values, RowGroups? strata)
    {
        int[] codes = new int[values.Length];
        foreach (IGrouping<int, int> stratum in Enumerable.Range(0, values.Length).GroupBy(i => strata?.Codes[i] ?? 0))
        {
            double[] sorted = [.. stratum.Select(i => values[i]).Order()];
            double low = sorted[(sorted.Length - 1) / 3];
            double high = sorted[(sorted.Length - 1) * 2 / 3];
            foreach (int i in stratum)
            {
                codes[i] = values[i] <= low ? 0 : values[i] <= high ? 1 : 2;
            }
        }

        string[] names = ["lowest third", "middle third", "highest third"];
        int[] present = [.. codes.Distinct().Order()];
        return new RowGroups([.. codes.Select(c => Array.IndexOf(present, c))], [.. present.Select(c => names[c])]);
    }
}
