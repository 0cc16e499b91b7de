using System.Globalization;
using System.Text;

namespace Anoikis.Benchmarks.Cvode;

/// <summary>
/// Elimination of I - gamma J and substitution as C without indices to look up, in a fixed order and without pivoting. Places in
/// <c>lu</c> hold multipliers, entries above the diagonal, and the diagonal's reciprocals, in the order in which substitution reads them.
/// </summary>
public sealed class EliminationSource
{
    private readonly StringBuilder _factor = new();
    private readonly StringBuilder _solve = new();

    private EliminationSource()
    {
    }

    /// <summary>Body of network_factor.</summary>
    public StringBuilder Factor => _factor;

    /// <summary>Body of network_solve.</summary>
    public StringBuilder Solve => _solve;

    /// <summary>Entries of L and U, the diagonal once.</summary>
    public int NonZeros { get; private set; }

    /// <summary>Eliminates row by row.</summary>
    /// <exception cref="ArgumentException">The network has no order of elimination.</exception>
    public static EliminationSource Build(CvodeNetwork network, CompressedColumns pattern)
    {
        IReadOnlyList<int> order = network.Elimination ?? throw new ArgumentException("has no order of elimination", nameof(network));
        var source = new EliminationSource();
        SortedDictionary<int, string>[] rows = source.StepMatrix(order, pattern);
        string[] reciprocal = new string[order.Count];
        var lower = new List<(int Column, string Name)>[order.Count];
        var upper = new List<(int Column, string Name)>[order.Count];
        int places = 0, local = 0;
        string Place() => string.Create(CultureInfo.InvariantCulture, $"lu[{places++}]");
        string Local() => string.Create(CultureInfo.InvariantCulture, $"x{local++}");

        for (int k = 0; k < order.Count; k++)
        {
            SortedDictionary<int, string> row = rows[k];
            lower[k] = [];
            for (int column = 0; column < k; column++)
            {
                if (!row.Remove(column, out string? entry))
                {
                    continue;
                }

                string multiplier = Local();
                source.Line($"const double {multiplier} = {entry} * {reciprocal[column]};");
                lower[k].Add((column, multiplier));
                foreach ((int above, string name) in upper[column])
                {
                    string value = Local();
                    source.Line($"const double {value} = {(row.TryGetValue(above, out string? old) ? old : "0.0")} - {multiplier} * {name};");
                    row[above] = value;
                }
            }

            reciprocal[k] = Local();
            source.Line($"const double {reciprocal[k]} = 1.0 / ({row[k]});");
            upper[k] = [.. row.Where(e => e.Key > k).Select(e => (e.Key, e.Value))];
        }

        source.Substitute(order, lower, upper, reciprocal, Place);
        source.NonZeros = places;
        return source;
    }

    private SortedDictionary<int, string>[] StepMatrix(IReadOnlyList<int> order, CompressedColumns pattern)
    {
        int[] position = new int[order.Count];
        for (int k = 0; k < order.Count; k++)
        {
            position[order[k]] = k;
        }

        SortedDictionary<int, string>[] rows = [.. order.Select(_ => new SortedDictionary<int, string>())];
        for (int k = 0; k < pattern.Positions.Count; k++)
        {
            (int row, int column) = pattern.Positions[k];
            string name = string.Create(CultureInfo.InvariantCulture, $"m{k}");
            Line($"const double {name} = {(pattern.IsDiagonal(k) ? "1 - " : "-")}gamma * j[{k.ToString(CultureInfo.InvariantCulture)}];");
            rows[position[row]][position[column]] = name;
        }

        return rows;
    }

    private void Substitute(
        IReadOnlyList<int> order,
        List<(int Column, string Name)>[] lower,
        List<(int Column, string Name)>[] upper,
        string[] reciprocal,
        Func<string> place)
    {
        string Keep(string name)
        {
            string target = place();
            Line($"{target} = {name};");
            return target;
        }

        string Index(int k) => order[k].ToString(CultureInfo.InvariantCulture);
        for (int k = 0; k < order.Count; k++)
        {
            string sum = string.Concat(lower[k].Select(e => $" - {Keep(e.Name)} * c{e.Column.ToString(CultureInfo.InvariantCulture)}"));
            SolveLine($"const double c{k.ToString(CultureInfo.InvariantCulture)} = b[{Index(k)}]{sum};");
        }

        for (int k = order.Count - 1; k >= 0; k--)
        {
            string number = k.ToString(CultureInfo.InvariantCulture);
            string sum = string.Concat(upper[k].Select(e => $" - {Keep(e.Name)} * u{e.Column.ToString(CultureInfo.InvariantCulture)}"));
            SolveLine($"const double u{number} = (c{number}{sum}) * {Keep(reciprocal[k])};");
            SolveLine($"b[{Index(k)}] = u{number};");
        }
    }

    private void Line(string statement) => _factor.Append("    ").Append(statement).Append('\n');

    private void SolveLine(string statement) => _solve.Append("    ").Append(statement).Append('\n');
}
