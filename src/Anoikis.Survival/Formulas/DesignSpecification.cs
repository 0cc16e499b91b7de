using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Formulas;

/// <summary>How rows of a table become rows of a design matrix, with levels and knots fixed, so that new rows are coded as those of the fit were.</summary>
public sealed class DesignSpecification
{
    private readonly (FormulaTerm Term, FactorCoding[] Codings)[] _terms;

    private DesignSpecification((FormulaTerm Term, FactorCoding[] Codings)[] terms)
    {
        _terms = terms;
        List<string> names = [];
        List<DesignTerm> ranges = [];
        foreach ((FormulaTerm term, FactorCoding[] codings) in terms)
        {
            string[] own = [.. ColumnNames(codings)];
            ranges.Add(new DesignTerm(term.Label, names.Count, own.Length));
            names.AddRange(own);
        }

        (Names, Terms) = (names, ranges);
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Terms and their columns.</summary>
    public IReadOnlyList<DesignTerm> Terms { get; }

    /// <summary>Knots of each spline, by its name in the formula.</summary>
    public IReadOnlyList<(string Label, IReadOnlyList<double> Knots)> Splines
        => [.. _terms.SelectMany(t => t.Term.Factors.Zip(t.Codings)).Where(f => f.Second.Knots.Count > 0).DistinctBy(f => f.First.Label).Select(f => (f.First.Label, f.Second.Knots))];

    /// <summary>Learns levels and knots from rows without missing values; null with findings where a term cannot be coded.</summary>
    public static DesignSpecification? Learn(Formula formula, DataTable table, ReadOnlySpan<int> rows, LevelOrders orders, FindingList findings)
    {
        Dictionary<string, FactorCoding?> codings = new(StringComparer.Ordinal);
        foreach (FormulaFactor factor in formula.Terms.SelectMany(t => t.Factors))
        {
            if (!codings.ContainsKey(factor.Label))
                codings.Add(factor.Label, FactorCoding.Learn(factor, table, rows, orders, findings));
        }

        if (codings.Values.Any(c => c is null) || !MarginsArePresent(formula, codings, findings))
            return null;
        return new DesignSpecification([.. formula.Terms.Select(t => (t, t.Factors.Select(f => codings[f.Label]!).ToArray()))]);
    }

    /// <summary>Codes rows of a table that has the same columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="findings">Gets rows whose level is unknown or whose value is missing or not finite; the result is null then.</param>
    public DesignMatrix? Matrix(DataTable table, ReadOnlySpan<int> rows, FindingList findings)
    {
        int p = Names.Count;
        double[] values = new double[rows.Length * p];
        Dictionary<string, List<int>> bad = new(StringComparer.Ordinal);
        foreach ((DesignTerm range, int t) in Terms.Select((r, t) => (r, t)))
        {
            FactorCoding[] codings = _terms[t].Codings;
            for (int i = 0; i < rows.Length; i++)
            {
                Span<double> cells = values.AsSpan((i * p) + range.First, range.Count);
                if (codings.Length == 1 ? codings[0].Fill(table, rows[i], cells) : Product(codings, table, rows[i], cells))
                    continue;
                if (!bad.TryGetValue(range.Label, out List<int>? lines))
                    bad.Add(range.Label, lines = []);
                lines.Add(table.Line(rows[i]));
            }
        }

        foreach ((string label, List<int> lines) in bad)
        {
            findings.Error($"{label} is missing, not finite or of an unknown level in {FindingList.Lines(lines)}", lines[0]);
        }

        return bad.Count > 0 ? null : new DesignMatrix(values, Names, Terms);
    }

    // The columns of the first factor vary fastest.
    private static bool Product(FactorCoding[] codings, DataTable table, int row, Span<double> cells)
    {
        cells.Fill(1.0);
        int repeat = 1;
        bool known = true;
        foreach (FactorCoding coding in codings)
        {
            double[] own = new double[coding.Names.Count];
            known &= coding.Fill(table, row, own);
            for (int c = 0; c < cells.Length; c++)
            {
                cells[c] *= own[c / repeat % own.Length];
            }

            repeat *= own.Length;
        }

        return known;
    }

    private static IEnumerable<string> ColumnNames(FactorCoding[] codings)
        => codings.Aggregate((IEnumerable<string>)[""], (names, coding) => [.. coding.Names.SelectMany(n => names.Select(before => before.Length == 0 ? n : $"{before}:{n}"))]);

    // Contrasts of an interaction mean what they say only beside its lower terms.
    private static bool MarginsArePresent(Formula formula, Dictionary<string, FactorCoding?> codings, FindingList findings)
    {
        HashSet<string> present = [.. formula.Terms.Select(t => Key(t.Factors))];
        bool all = true;
        foreach (FormulaTerm term in formula.Terms.Where(t => t.Factors.Count > 1 && t.Factors.Any(f => codings[f.Label]!.HasLevels)))
        {
            foreach (FormulaFactor left in term.Factors)
            {
                FormulaFactor[] margin = [.. term.Factors.Where(f => f != left)];
                if (present.Contains(Key(margin)))
                    continue;
                findings.Error($"the interaction {term.Label} needs {string.Join(':', margin.Select(f => f.Label))} in the formula too; {string.Join(" * ", term.Factors.Select(f => f.Label))} has them all");
                all = false;
            }
        }

        return all;
    }

    private static string Key(IEnumerable<FormulaFactor> factors) => string.Join('\n', factors.Select(f => f.Label).Order(StringComparer.Ordinal));
}
