using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Prognosis.Report;

/// <summary>Tables of the clinical factors, by themselves and against scores and markers.</summary>
internal static class ClinicalTables
{
    /// <summary>Numbers by median and quartiles, groups by their size.</summary>
    public static ResultTable Characteristics(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("characteristics", "Clinical factors").With(ValueKind.Text, "factor").With(ValueKind.Count, "patients").With(ValueKind.Share, "share").With(ValueKind.Number, "quartile_1", "median", "quartile_3");
        int all = result.Cohort.Frame.Rows.Count;
        foreach (ClinicalFactor factor in result.Clinical)
        {
            if (factor.Groups is not { } groups)
            {
                Distribution values = Distribution.Of(factor.Numbers);
                table.Add(factor.Column, values.Count, (double)values.Count / all, values.Quantile(0.25), values.Quantile(0.5), values.Quantile(0.75));
                continue;
            }

            for (int g = 0; g < groups.Count; g++)
            {
                int count = groups.Codes.Count(c => c == g);
                table.Add(groups.Names[g], count, (double)count / all, double.NaN, double.NaN, double.NaN);
            }
        }

        return table.ToTable();
    }

    /// <summary>Test and effect of each pair.</summary>
    public static ResultTable Associations(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("associations", "Scores and markers against clinical factors").With(ValueKind.Text, "score_or_marker", "factor").With(ValueKind.Count, "patients").WithInterval(ValueKind.Number, "rank_correlation")
            .With(ValueKind.Share, "rank_variance_told_by_groups").With(ValueKind.Number, "chi_square").With(ValueKind.Count, "degrees").With(ValueKind.Probability, "p", "p_corrected");
        foreach (AssociationEstimate a in result.Associations)
        {
            table.Add(a.Name, a.Factor, a.Test.Count, a.Test.Correlation, a.Groups.Count > 0 ? a.Test.Explained : double.NaN, a.Test.ChiSquare, a.Test.Degrees, a.Test.P, a.AdjustedP);
        }

        return table.ToTable();
    }

    /// <summary>Scores and markers in the groups of each factor.</summary>
    public static ResultTable Groups(PrognosisResult result)
    {
        TableBuilder table = new TableBuilder("association_groups", "Scores and markers in groups of clinical factors").With(ValueKind.Text, "score_or_marker", "group").With(ValueKind.Count, "patients")
            .With(ValueKind.Number, "quartile_1", "median", "quartile_3");
        foreach (AssociationEstimate a in result.Associations)
        {
            foreach (AssociationGroup g in a.Groups)
            {
                table.Add(a.Name, g.Level, g.Values.Count, g.Values.Quantile(0.25), g.Values.Quantile(0.5), g.Values.Quantile(0.75));
            }
        }

        return table.ToTable();
    }
}
