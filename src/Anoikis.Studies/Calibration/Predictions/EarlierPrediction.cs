using System.Collections.Immutable;
using System.Text.Json;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Results.Files;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Calibration.Predictions;

/// <summary>A finished prediction, read from its folder to lay another beside it.</summary>
/// <param name="Title">Name of its scenario.</param>
/// <param name="Command">The command that made it.</param>
/// <param name="Rows">Values of each set by the row's quantity.</param>
internal sealed record EarlierPrediction(string Title, string Command, ImmutableDictionary<string, ImmutableArray<double>> Rows)
{
    private const int LargestText = 16 << 20;

    /// <summary>
    /// Reads a prediction that can be paired with one to come: of the same posterior, sets, cells and seed. Null, with a finding for each of these that differs.
    /// </summary>
    /// <param name="directory">Its folder.</param>
    /// <param name="pairing">What it must have in common.</param>
    /// <param name="findings">Takes every problem.</param>
    public static EarlierPrediction? Read(string directory, Pairing pairing, DiagnosticBag findings)
    {
        string file = Path.Combine(directory, PredictionResult.ResultName);
        if (BoundedFile.ReadText(file, file, LargestText, findings) is not { } text)
        {
            return null;
        }

        string table = Path.Combine(directory, PredictionResult.SetsName);
        string reading = file;
        try
        {
            Heading heading = JsonSerializer.Deserialize<Heading>(text, ResultJson.Options) ?? throw new InvalidDataException("it is empty");
            int before = findings.Count;
            Same("seed", heading.Seed, pairing.Seed);
            Same("cells", heading.Cells, pairing.Cells);
            Same("sets", heading.Sets, pairing.Sets.Length);
            Same("posterior, SHA-256", heading.PosteriorSha256, pairing.Posterior);
            if (findings.Count > before)
            {
                return null;
            }

            reading = table;
            using FileStream stream = File.OpenRead(table);
            (int[] rows, ImmutableDictionary<string, ImmutableArray<double>> values) = ReadAsync(stream).GetAwaiter().GetResult();
            return rows.SequenceEqual(pairing.Sets) ? new EarlierPrediction(heading.Title, heading.Command, values) : throw new InvalidDataException("it holds other sets of the posterior");
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A damaged table can make the reader of its format fail in any way.
            findings.Error(new SourceLocation(reading, 0), $"this is not what a finished prediction writes: {fault.Message.Split('\n', '\r')[0]}");
            return null;
        }

        void Same<T>(string what, T there, T here)
        {
            if (!Equals(there, here))
            {
                findings.Error(new SourceLocation(file, 0), $"this prediction cannot be paired: its {what} is {there}, here it is {here}");
            }
        }
    }

    private static async Task<(int[] Rows, ImmutableDictionary<string, ImmutableArray<double>> Values)> ReadAsync(Stream stream)
    {
        await using ParquetTableReader reader = await ParquetTableReader.OpenAsync(stream, PredictionRun.MostSets).ConfigureAwait(false);
        int[] rows = await reader.NumbersAsync<int>(PredictionResult.PosteriorRow).ConfigureAwait(false);
        var values = ImmutableDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        foreach (string name in reader.Names.Where(n => n.StartsWith(PredictionResult.Simulated, StringComparison.Ordinal)))
        {
            values[name[PredictionResult.Simulated.Length..]] = [.. await reader.NumbersAsync<double>(name).ConfigureAwait(false)];
        }

        return (rows, values.ToImmutable());
    }

    /// <summary>What is read of prediction.json.</summary>
    private sealed record Heading(string Title, string Command, ulong Seed, long Cells, int Sets, string PosteriorSha256);
}

/// <summary>What two predictions have in common when they are paired.</summary>
/// <param name="Seed">Their seed.</param>
/// <param name="Cells">Founding cells of each set.</param>
/// <param name="Sets">Rows of the posterior that were drawn, in order.</param>
/// <param name="Posterior">SHA-256 of the posterior's file.</param>
internal sealed record Pairing(ulong Seed, long Cells, ImmutableArray<int> Sets, string Posterior);
