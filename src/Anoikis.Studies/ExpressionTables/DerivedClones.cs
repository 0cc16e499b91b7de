using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Apoptosis.Networks;
using Anoikis.Clinic.Levels;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Scenarios;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Studies.ExpressionTables;

/// <summary>What is asked of an expression table besides the mapping.</summary>
public sealed record CloneRequest
{
    /// <summary>The column that names samples; null to find it.</summary>
    public string? SampleColumn { get; init; }

    /// <summary>Names of the samples to make clones of; empty for all. The median is that of all samples.</summary>
    public ImmutableArray<string> Samples { get; init; } = [];

    /// <summary>Rows to read: column and value, all of which must hold. The median is that of the rows read.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Where { get; init; } = [];
}

/// <summary>One clone for each sample of an expression table.</summary>
/// <param name="Mapping">How numbers became levels.</param>
/// <param name="Network">Name of the network whose regulators were looked for.</param>
/// <param name="Table">The table's file.</param>
/// <param name="Symbols">The regulators that the table holds, in the order of its columns.</param>
/// <param name="Names">Names of the clones.</param>
/// <param name="Folds">Levels as multiples of the network's own, clone by clone in the order of <paramref name="Symbols"/>; NaN where the table has none.</param>
public sealed record DerivedClones(ExpressionMapping Mapping, string Network, string Table, ImmutableArray<string> Symbols, ImmutableArray<string> Names, ImmutableArray<double> Folds)
{
    // 2^64 is more than any count of molecules or reads.
    private const double LargestLog2 = 64;

    /// <summary>Makes clones of a table; null, with findings, when none can be made. All that is left out of it is said.</summary>
    /// <param name="table">The table: samples by genes.</param>
    /// <param name="mapping">How numbers become levels.</param>
    /// <param name="network">The network whose regulators count.</param>
    /// <param name="request">What is asked besides.</param>
    /// <param name="findings">Takes every problem, and what was done.</param>
    public static DerivedClones? From(DataTable table, ExpressionMapping mapping, CellNetwork network, CloneRequest request, DiagnosticBag findings)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(findings);
        if (SampleNames.Column(table, request.SampleColumn, network, findings) is not { } nameColumn || Rows(table, request.Where, findings) is not { } rows)
        {
            return null;
        }

        List<(int Row, string Name)> samples = SampleNames.Of(table, nameColumn, rows, findings);
        ImmutableArray<(TableColumn Column, string Symbol)> columns = RegulatorColumns.Of(table, nameColumn, network, findings);
        int[]? chosen = Chosen(samples, request.Samples, table.Source, findings);
        int reference = Reference(samples, mapping, table.Source, findings);
        if (samples.Count == 0)
        {
            findings.Error(new SourceLocation(table.Source, 0), "no row is left to make a clone of");
        }

        if (findings.HasErrors || chosen is null)
        {
            return null;
        }

        double[][] all = [.. columns.Select(c => Column(table, c.Column, c.Symbol, [.. samples.Select(s => s.Row)], reference, mapping, findings))];
        int[] held = [.. Enumerable.Range(0, all.Length).Where(c => chosen.Any(i => !double.IsNaN(all[c][i])))];
        double[][] folds = [.. held.Select(c => all[c])];
        string[] names = SampleNames.ForClones([.. chosen.Select(i => samples[i])], table.Source, findings);
        return new DerivedClones(
            mapping, network.Name, table.Source, [.. held.Select(c => columns[c].Symbol)], [.. names], [.. chosen.SelectMany(i => folds.Select(f => f[i]))]);
    }

    private static double[] Column(DataTable table, TableColumn column, string symbol, int[] rows, int referenceRow, ExpressionMapping mapping, DiagnosticBag findings)
    {
        double[] numbers = ExpressionColumn.Numbers(table, column, rows, mapping.Scale, "the clone keeps the network's own level", findings);
        double reference = referenceRow >= 0 ? numbers[referenceRow] : Percentiles.At([.. numbers.Where(x => !double.IsNaN(x)).Order()], 0.5);
        var head = new SourceLocation(table.Source, 1);
        if (!double.IsFinite(reference) || (mapping.Scale == ExpressionScale.Linear && reference <= 0))
        {
            string whose = mapping.Reference is { } sample ? $"the reference sample '{sample}'" : "the median of the samples";
            string what = double.IsFinite(reference) ? string.Create(CultureInfo.InvariantCulture, $"is {reference:G6}, which no level is") : "has no number";
            findings.Warning(head, $"column '{column.Name}' is left out: {whose} {what}, so that no multiple of it can be taken");
            return [.. numbers.Select(_ => double.NaN)];
        }

        double largest = numbers.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        if (mapping.Scale == ExpressionScale.Log2 && largest > LargestLog2)
        {
            findings.Warning(head, string.Create(CultureInfo.InvariantCulture, $"column '{column.Name}' goes up to {largest:G6}, which no logarithm to base 2 of an amount does; is the scale linear?"));
        }

        double[] folds = [.. numbers.Select(x => double.IsNaN(x) ? double.NaN : mapping.Fold(x, reference))];
        List<int> above = [], beyond = [];
        for (int i = 0; i < folds.Length; i++)
        {
            if (folds[i] > LevelReader.LargestFold)
            {
                beyond.Add(table.Line(rows[i]));
                folds[i] = double.NaN;
            }
            else if (folds[i] > LevelReader.PlausibleFold)
            {
                above.Add(table.Line(rows[i]));
            }
        }

        if (above.Count > 0)
        {
            findings.Warning(new SourceLocation(table.Source, above[0]), string.Create(CultureInfo.InvariantCulture, $"{symbol} comes to more than the plausible {LevelReader.PlausibleFold} times its reference on {FindingList.Lines(above)}; it is taken as it is"));
        }

        if (beyond.Count > 0)
        {
            findings.Warning(new SourceLocation(table.Source, beyond[0]), string.Create(CultureInfo.InvariantCulture, $"{symbol} comes to more than {LevelReader.LargestFold:0} times its reference on {FindingList.Lines(beyond)}: the clone keeps the network's own level"));
        }

        return folds;
    }

    // The rows in which every column asked for has its value.
    private static List<int>? Rows(DataTable table, ImmutableArray<KeyValuePair<string, string>> where, DiagnosticBag findings)
    {
        List<int> rows = [.. Enumerable.Range(0, table.RowCount)];
        foreach ((string name, string value) in where)
        {
            if (table.Find(name) is not { } column)
            {
                findings.Error(new SourceLocation(table.Source, 1), $"there is no column '{name}'{NearestName.Hint(name, table.Names)}; there are {string.Join(", ", table.Names.Take(30))}");
                return null;
            }

            rows = [.. rows.Where(r => column.Text(r) == value)];
            if (rows.Count == 0)
            {
                string known = column.Kind == ColumnKind.Words ? $"{NearestName.Hint(value, column.Levels)}; there are {string.Join(", ", column.Levels.Take(40))}" : "";
                findings.Error(new SourceLocation(table.Source, 1), $"no row has '{value}' in column '{name}'{known}");
                return null;
            }
        }

        return rows;
    }

    private static int[]? Chosen(List<(int Row, string Name)> samples, ImmutableArray<string> asked, string source, DiagnosticBag findings)
    {
        if (asked.IsEmpty)
        {
            return [.. Enumerable.Range(0, samples.Count)];
        }

        var places = samples.Select((s, i) => (s.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        foreach (string unknown in asked.Where(a => !places.ContainsKey(a)))
        {
            findings.Error(new SourceLocation(source, 0), $"there is no sample '{unknown}'{NearestName.Hint(unknown, places.Keys)}");
        }

        return asked.All(places.ContainsKey) ? [.. asked.Distinct().Select(a => places[a])] : null;
    }

    private static int Reference(List<(int Row, string Name)> samples, ExpressionMapping mapping, string source, DiagnosticBag findings)
    {
        if (mapping.Reference is not { } name)
        {
            return -1;
        }

        int place = samples.FindIndex(s => s.Name == name);
        if (place < 0)
        {
            findings.Error(new SourceLocation(source, 0), $"there is no sample '{name}' to be the reference{NearestName.Hint(name, samples.Select(s => s.Name))}; allowed is a sample or median");
        }

        return place;
    }
}
