using Anoikis.Survival.Cox;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Studies.Prognosis.Analysis;

/// <summary>Joins clinical factors with columns of a score into the covariates of a model.</summary>
internal static class Covariates
{
    /// <summary>The clinical factors of some rows, with more columns behind them; columns given together are one term.</summary>
    /// <param name="clinical">The clinical factors of these rows.</param>
    /// <param name="terms">Terms to add: a label and its columns.</param>
    public static DesignMatrix With(DesignMatrix clinical, params IReadOnlyList<(string Label, IReadOnlyList<(string Name, double[] Values)> Columns)> terms)
    {
        (string Name, double[] Values)[] added = [.. terms.SelectMany(t => t.Columns)];
        if (added.Length == 0)
            return clinical;
        int n = added[0].Values.Length;
        int old = clinical.ColumnCount;
        int p = old + added.Length;
        double[] values = new double[n * p];
        for (int i = 0; i < n; i++)
        {
            if (old > 0)
                clinical.Row(i).CopyTo(values.AsSpan(i * p, old));
            for (int j = 0; j < added.Length; j++)
            {
                values[(i * p) + old + j] = added[j].Values[i];
            }
        }

        List<DesignTerm> all = [.. clinical.Terms];
        int at = old;
        foreach ((string label, var columns) in terms)
        {
            all.Add(new DesignTerm(label, at, columns.Count));
            at += columns.Count;
        }

        return new DesignMatrix(values, [.. clinical.Names, .. added.Select(a => a.Name)], all);
    }

    /// <summary>One column as a term.</summary>
    public static (string Label, IReadOnlyList<(string Name, double[] Values)> Columns) Term(string name, double[] values) => (name, [(name, values)]);

    /// <summary>A column a group but the first that occurs, as one term.</summary>
    public static (string Label, IReadOnlyList<(string Name, double[] Values)> Columns) Indicators(string label, RowGroups groups)
    {
        int[] present = [.. groups.Codes.Distinct().Order()];
        return (label, [.. present.Skip(1).Select(g => (groups.Names[g], groups.Codes.Select(c => c == g ? 1.0 : 0.0).ToArray()))]);
    }

    /// <summary>A column for each combination of the columns of two terms.</summary>
    public static (string Label, IReadOnlyList<(string Name, double[] Values)> Columns) Product(
        (string Label, IReadOnlyList<(string Name, double[] Values)> Columns) a, (string Label, IReadOnlyList<(string Name, double[] Values)> Columns) b)
        => ($"{a.Label}:{b.Label}", [.. b.Columns.SelectMany(y => a.Columns.Select(x => ($"{x.Name}:{y.Name}", x.Values.Zip(y.Values, (u, v) => u * v).ToArray())))]);

    /// <summary>Data of a model.</summary>
    public static CoxData Data(SurvivalTimes times, RowGroups? strata, DesignMatrix covariates) => new() { Times = times, Strata = strata, Covariates = covariates };
}
