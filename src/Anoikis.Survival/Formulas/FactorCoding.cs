using System.Globalization;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Formulas;

/// <summary>
/// How one factor becomes columns, fixed on the rows it was learned from: a number is itself, levels have treatment contrasts (one column a level but the first),
/// a spline keeps its knots.
/// </summary>
internal sealed class FactorCoding
{
    private const int MostLevels = 10_000;
    private const int MostDistinctOfMixed = 10;
    private readonly FormulaFactor _factor;
    private readonly string[] _levels;
    private readonly RestrictedCubicSpline? _spline;

    private FactorCoding(FormulaFactor factor, string[] levels, RestrictedCubicSpline? spline, IReadOnlyList<string> names)
        => (_factor, _levels, _spline, Names) = (factor, levels, spline, names);

    /// <summary>Names of its columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether it codes levels.</summary>
    public bool HasLevels => _levels.Length > 0;

    /// <summary>The knots of a spline; none of anything else.</summary>
    public IReadOnlyList<double> Knots => _spline?.Knots ?? [];

    /// <summary>Learns levels or knots from the rows that the model uses.</summary>
    public static FactorCoding? Learn(FormulaFactor factor, DataTable table, ReadOnlySpan<int> rows, LevelOrders orders, FindingList findings)
    {
        TableColumn column = table.Find(factor.Columns.First())!;
        bool words = column.Kind == ColumnKind.Words;
        if (factor.Kind == FactorKind.Levels || (factor.Kind == FactorKind.Column && (words || orders.Has(column.Name))))
            return LearnLevels(factor, column, table, rows, orders, findings);
        if (factor.Kind == FactorKind.Column)
            return new FactorCoding(factor, [], null, [factor.Label]);
        foreach (string name in factor.Columns.Where(c => table.Find(c)!.Kind == ColumnKind.Words))
        {
            findings.Error($"{factor.Label}: column '{name}' holds words ({Sample(table.Find(name)!)}); arithmetic takes numbers");
            return null;
        }

        if (factor.Kind == FactorKind.Arithmetic)
            return new FactorCoding(factor, [], null, [factor.Label]);
        double[] values = new double[rows.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = column.Numbers[rows[i]];
        }

        if (RestrictedCubicSpline.AtQuantiles(values, factor.Knots) is not { } spline)
        {
            findings.Error($"{factor.Label}: '{column.Name}' has too few distinct values for 3 knots");
            return null;
        }

        return new FactorCoding(factor, [], spline, [.. Enumerable.Range(0, spline.Width).Select(j => factor.Label + column.Name + new string('\'', j))]);
    }

    /// <summary>Fills the columns of a row; false when its level is unknown.</summary>
    public bool Fill(DataTable table, int row, Span<double> columns)
    {
        if (_spline is not null)
        {
            _spline.Fill(_factor.Expression.Value(table, row), columns);
            return true;
        }

        if (_levels.Length == 0)
        {
            columns[0] = _factor.Expression.Value(table, row);
            return double.IsFinite(columns[0]);
        }

        TableColumn column = table.Find(_factor.Columns.First())!;
        int level = column.Text(row) is { } text ? Array.IndexOf(_levels, text) : -1;
        columns.Clear();
        if (level > 0)
            columns[level - 1] = 1.0;
        return level >= 0;
    }

    private static FactorCoding? LearnLevels(FormulaFactor factor, TableColumn column, DataTable table, ReadOnlySpan<int> rows, LevelOrders orders, FindingList findings)
    {
        if (factor.Kind == FactorKind.Column && !orders.Has(column.Name) && MixedWithNumbers(column, table, rows) is { } mixed)
        {
            findings.Error(mixed.Message, mixed.Line);
            return null;
        }

        string[]? levels = orders.Levels(column, rows, table, findings);
        if (levels is null)
            return null;
        if (levels.Length == 1)
        {
            findings.Error($"{factor.Label} has one level only ('{levels[0]}') in the {rows.Length.ToString(CultureInfo.InvariantCulture)} rows used; a factor needs two");
            return null;
        }

        if (levels.Length is 0 or > MostLevels)
        {
            findings.Error(string.Create(CultureInfo.InvariantCulture, $"{factor.Label} has {levels.Length} levels; allowed are 2 to {MostLevels}"));
            return null;
        }

        return new FactorCoding(factor, levels, null, [.. levels.Skip(1).Select(l => factor.Label + l)]);
    }

    /// <summary>A column of many different numbers with a few words among them is a mistake more often than a factor: units, "&gt;90", "unknown".</summary>
    private static (string Message, int Line)? MixedWithNumbers(TableColumn column, DataTable table, ReadOnlySpan<int> rows)
    {
        bool[] isNumber = [.. column.Levels.Select(l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out _))];
        if (isNumber.Count(b => b) <= MostDistinctOfMixed)
            return null;
        List<int> lines = [];
        SortedSet<string> words = new(StringComparer.Ordinal);
        foreach (int row in rows)
        {
            int code = column.Codes[row];
            if (code < 0 || isNumber[code])
                continue;
            lines.Add(table.Line(row));
            words.Add(column.Levels[code]);
        }

        return lines.Count == 0 || lines.Count * 2 > rows.Length
            ? null
            : ($"column '{column.Name}' mixes numbers and words ({string.Join(", ", words.Take(5).Select(w => $"'{w}'"))}) in {FindingList.Lines(lines)}; make them numbers or missing, or write factor({FormulaName.Quoted(column.Name)})", lines[0]);
    }

    private static string Sample(TableColumn column) => string.Join(", ", column.Levels.Take(3).Select(l => $"'{l}'")) + (column.Levels.Count > 3 ? ", ..." : "");
}
