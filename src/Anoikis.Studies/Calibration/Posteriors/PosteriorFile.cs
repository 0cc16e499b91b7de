using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Calibration.Sampling;
using Anoikis.Studies.Results.Files;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Calibration.Posteriors;

/// <summary>
/// posterior.parquet: one row a set. Columns: weight, distance, generation, set, failed_cells, a column for each path of each free number, "path [unit]", and
/// "simulated: quantity" for each observed row.
/// </summary>
internal static class PosteriorFile
{
    public const string Name = "posterior.parquet";

    private const string Simulated = "simulated: ";
    private const int MostSets = 1_000_000;

    /// <summary>Writes the table.</summary>
    public static void Write(Stream stream, ImmutableArray<FreeNumber> free, ImmutableArray<ObservedQuantity> observed, Population population)
    {
        double[] weights = population.NormalisedWeights();
        ImmutableArray<ParameterSet> sets = population.Sets;
        List<ParquetColumn> columns =
        [
            ParquetColumn.Of("weight", row => weights[row]),
            ParquetColumn.Of("distance", row => sets[row].Outcome.Distance),
            ParquetColumn.Of("generation", row => sets[row].Generation),
            ParquetColumn.Of("set", row => sets[row].Index),
            ParquetColumn.Of("failed_cells", row => sets[row].Outcome.FailedCells),
        ];
        columns.AddRange(free.SelectMany((number, k) => number.Paths.Select(path => ParquetColumn.Of(Column(path, number.Unit), row => sets[row].Numbers[k]))));
        columns.AddRange(observed.Select((o, i) => ParquetColumn.Of(Simulated + o.Quantity, row => sets[row].Outcome.Simulated[i])));
        ParquetTable.Write(stream, columns, sets.Length);
    }

    /// <summary>Reads the weights and numbers of a posterior; null, with a finding, when the file is not one.</summary>
    public static PosteriorTable? Read(string path, DiagnosticBag findings)
    {
        SourceLocation location = new(path, 0);
        if (!File.Exists(path))
        {
            findings.Error(location, "there is no such file; a fit writes posterior.parquet into its folder");
            return null;
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            return ReadAsync(stream).GetAwaiter().GetResult();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A damaged table can make the reader of its format fail in any way.
            findings.Error(location, $"this is no posterior of a fit: {fault.Message.Split('\n', '\r')[0]}");
            return null;
        }
    }

    private static async Task<PosteriorTable> ReadAsync(Stream stream)
    {
        await using ParquetTableReader reader = await ParquetTableReader.OpenAsync(stream, MostSets).ConfigureAwait(false);
        double[] weights = await reader.NumbersAsync<double>("weight").ConfigureAwait(false);
        if (weights.Length == 0 || !weights.All(w => w >= 0 && double.IsFinite(w)) || !(weights.Sum() > 0))
        {
            throw new InvalidDataException("its weights are not numbers of at least 0 that sum up to more than 0");
        }

        List<PosteriorColumn> columns = [];
        foreach (string name in reader.Names.Where(n => n.EndsWith(']') && n.Contains(" [", StringComparison.Ordinal) && !n.StartsWith(Simulated, StringComparison.Ordinal)))
        {
            int at = name.LastIndexOf(" [", StringComparison.Ordinal);
            double[] values = await reader.NumbersAsync<double>(name).ConfigureAwait(false);
            if (!values.All(double.IsFinite))
            {
                throw new InvalidDataException($"its column '{name}' holds what is no finite number");
            }

            columns.Add(new PosteriorColumn(name[..at], name[(at + 2)..^1], [.. values]));
        }

        double sum = weights.Sum();
        return columns.Count > 0
            ? new PosteriorTable([.. weights.Select(w => w / sum)], [.. columns])
            : throw new InvalidDataException("it has no column of a free number, 'path [unit]'");
    }

    /// <summary>The unit stands behind the path; a plain number has empty brackets.</summary>
    private static string Column(string path, string unit) => $"{path} [{unit}]";
}

/// <summary>A number of a posterior.</summary>
/// <param name="Path">Its path in the scenario that was fitted.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Values">Its value in each set.</param>
internal sealed record PosteriorColumn(string Path, string Unit, ImmutableArray<double> Values)
{
    /// <summary>Its value in a set as a scenario writes it.</summary>
    public string Written(int set) => (FileText.Number(Values[set]) + " " + Unit).TrimEnd();
}

/// <summary>The sets of a posterior.</summary>
/// <param name="Weights">Weights that sum up to 1.</param>
/// <param name="Columns">Its numbers.</param>
internal sealed record PosteriorTable(ImmutableArray<double> Weights, ImmutableArray<PosteriorColumn> Columns);
