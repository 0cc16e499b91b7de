using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Studies.Results.Files;

namespace Anoikis.Studies.Diagrams;

/// <summary>The course of one cell through a diagram: amounts of species at some times.</summary>
/// <param name="Times">Seconds, rising.</param>
/// <param name="Values">Amounts of each species by its id, a value a time; a species that is not here is drawn without a colour.</param>
public sealed record DiagramCourse(ImmutableArray<double> Times, ImmutableDictionary<string, ImmutableArray<double>> Values)
{
    /// <summary>Most frames of a page; a longer course is thinned.</summary>
    public const int MostFrames = 200;

    private const int MostRows = 1_000_000;

    /// <summary>Activity of a species at a frame: its amount over its own largest, 0 to 1; NaN where it is not known.</summary>
    public double Activity(string species, int frame)
    {
        if (!Values.TryGetValue(species, out ImmutableArray<double> values))
        {
            return double.NaN;
        }

        double most = values.Max();
        return most > 0 ? Math.Clamp(values[frame] / most, 0, 1) : 0;
    }

    /// <summary>The same course at no more than so many times, the last among them.</summary>
    public DiagramCourse Thinned(int frames)
    {
        int every = Math.Max(1, (Times.Length + frames - 2) / Math.Max(1, frames - 1));
        int[] kept = [.. Enumerable.Range(0, Times.Length).Where(i => i % every == 0 || i == Times.Length - 1)];
        return new DiagramCourse([.. kept.Select(i => Times[i])], Values.ToImmutableDictionary(v => v.Key, v => kept.Select(i => v.Value[i]).ToImmutableArray()));
    }

    /// <summary>Reads a course as <c>anoikis simulate --out</c> writes it: time and ids, then a row a time. Null, with findings by line and column, when it is none of the network.</summary>
    /// <param name="text">The table.</param>
    /// <param name="file">Its name in messages.</param>
    /// <param name="network">The network whose course it is.</param>
    /// <param name="findings">Takes every problem.</param>
    public static DiagramCourse? Read(string text, string file, ReactionNetwork network, DiagnosticBag findings)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(findings);
        (int Line, string[] Fields)[] rows;
        try
        {
            rows = [.. Csv.Rows(text.TrimStart('\uFEFF')).Take(MostRows)];
        }
        catch (FormatException problem)
        {
            findings.Error(new SourceLocation(file, 0), $"the course is no table of comma-separated values: {problem.Message}");
            return null;
        }

        if (rows.Length < 2 || rows[0].Fields[0] != "time")
        {
            findings.Error(new SourceLocation(file, 1), "a course begins with a row of names, time first, and has a row for each time, as 'anoikis simulate MODEL --end 24h --out FILE' writes it");
            return null;
        }

        string[] names = rows[0].Fields[1..];
        HashSet<string> species = [.. network.Species.Select(s => s.Id)];
        if (!names.Any(species.Contains))
        {
            findings.Error(new SourceLocation(file, 1), $"the course has no species of the network {network.Id}; its columns are {string.Join(", ", names.Take(6))}{(names.Length > 6 ? ", ..." : "")}");
            return null;
        }

        double[][]? values = Numbers(rows, file, findings);
        return values is null
            ? null
            : new DiagramCourse(
                [.. values.Select(v => v[0] * network.SecondsPerTimeUnit)],
                names.Select((name, c) => (name, Column: values.Select(v => v[c + 1]).ToImmutableArray())).Where(c => species.Contains(c.name))
                    .DistinctBy(c => c.name).ToImmutableDictionary(c => c.name, c => c.Column));
    }

    private static double[][]? Numbers((int Line, string[] Fields)[] rows, string file, DiagnosticBag findings)
    {
        double[][] values = new double[rows.Length - 1][];
        for (int r = 1; r < rows.Length; r++)
        {
            (int line, string[] fields) = rows[r];
            if (fields.Length != rows[0].Fields.Length)
            {
                findings.Error(new SourceLocation(file, line), $"the row has {fields.Length} fields where the first has {rows[0].Fields.Length}");
                continue;
            }

            values[r - 1] = [.. fields.Select((f, c) => Number(f, rows[0].Fields[c], file, line, findings))];
            if (r > 1 && values[r - 2] is { } before && values[r - 1][0] <= before[0])
            {
                findings.Error(new SourceLocation(file, line), $"the time is '{fields[0]}', which does not lie after the row before");
            }
        }

        return findings.HasErrors ? null : values;
    }

    private static double Number(string field, string column, string file, int line, DiagnosticBag findings)
    {
        if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
        {
            return number;
        }

        findings.Error(new SourceLocation(file, line), $"{column} is '{(field.Length <= 60 ? field : field[..57] + "...")}'; allowed is a finite number");
        return 0;
    }
}
