using System.Globalization;
using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Formulas;

/// <summary>Looks for columns whose values were entered in two units.</summary>
public static class CovariateUnits
{
    private const int FewestDistinct = 10;
    private const double Gap = 10.0;

    /// <summary>Warns of a positive column whose values fall into two groups with a tenfold gap between them, at least two rows in each.</summary>
    public static void Check(DesignMatrix covariates, FindingList findings)
    {
        if (covariates.RowCount > 200_000)
            return;
        for (int j = 0; j < covariates.ColumnCount; j++)
        {
            double[] values = new double[covariates.RowCount];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = covariates.Row(i)[j];
            }

            Array.Sort(values);
            if (values.Length == 0 || values[0] <= 0 || values.Distinct().Count() < FewestDistinct)
                continue;
            for (int i = 2; i <= values.Length - 2; i++)
            {
                if (values[i] < Gap * values[i - 1])
                    continue;
                findings.Warning(string.Create(CultureInfo.InvariantCulture, $"{covariates.Names[j]} has {i} values from {values[0]:G6} to {values[i - 1]:G6} and {values.Length - i} from {values[i]:G6} to {values[^1]:G6}, nothing between: are units mixed?"));
                break;
            }
        }
    }
}
