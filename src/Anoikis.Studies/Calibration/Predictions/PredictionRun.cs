using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Numerics.Parallel;
using Anoikis.Numerics.Random;
using Anoikis.Studies.Calibration.Pages;
using Anoikis.Studies.Calibration.Posteriors;
using Anoikis.Studies.Results.Files;
using Anoikis.Studies.Runs;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;

namespace Anoikis.Studies.Calibration.Predictions;

/// <summary>
/// A scenario run under sets of a posterior, drawn by weight. Set i is run with a seed keyed by (seed, i), so that two scenarios of one seed run the same sets on the
/// same cells. Finished sets are kept until the results are written.
/// </summary>
public sealed class PredictionRun : IDisposable
{
    /// <summary>Most sets of one prediction.</summary>
    public const int MostSets = 100_000;

    private const string KeptFolder = "partial";
    private const uint Drawing = 0x64726177;
    private const uint Simulations = 0x70726564;

    private readonly RunRequest _request;
    private readonly string _posterior;
    private readonly string _hash;
    private readonly EarlierPrediction? _against;
    private readonly PredictedPlaces _places;
    private readonly int[] _sets;
    private readonly KeptEvaluations _kept;
    private readonly ScenarioVariants _variants;

    private PredictionRun(
        RunRequest request, string posterior, string hash, PredictedPlaces places, int[] sets, KeptEvaluations kept, ScenarioVariants variants, EarlierPrediction? against)
    {
        (_request, _posterior, _hash, _places) = (request, posterior, hash, places);
        (_sets, _kept, _variants, _against) = (sets, kept, variants, against);
    }

    /// <summary>Founding cells of all sets.</summary>
    public long Cells => _sets.Length * _request.Scenario.Experiment.Cells;

    /// <summary>results/NAME-prediction-SEED: where results go when nothing is said.</summary>
    public static string DefaultDirectory(Scenario scenario)
        => Path.Combine("results", string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}-prediction-{scenario.Experiment.Seed}"));

    /// <summary>Reads the posterior, places its numbers and opens the folder. Null, with findings, when anything is refused; nothing is written then.</summary>
    /// <param name="request">The scenario, whose cells each set runs, and the folder.</param>
    /// <param name="posterior">The posterior's file.</param>
    /// <param name="sets">Sets to draw.</param>
    /// <param name="networks">Finds networks.</param>
    /// <param name="findings">Takes every problem.</param>
    /// <param name="against">Folder of a finished prediction of the same posterior, sets, cells and seed to lay this one beside; null for none.</param>
    public static PredictionRun? Prepare(RunRequest request, string posterior, int sets, INetworkLibrary networks, DiagnosticBag findings, string? against = null)
    {
        Scenario scenario = request.Scenario;
        if (PosteriorFile.Read(posterior, findings) is not { } table || PredictedPlaces.Of(table, scenario, findings) is not { } places)
        {
            return null;
        }

        int[] drawn = WeightedSample.Resample(table.Weights, sets, new RandomStream(scenario.Experiment.Seed, 0, Drawing).NextDouble());
        ScenarioVariants variants = new(scenario, networks);
        foreach (int set in drawn.Distinct())
        {
            DiagnosticBag own = [];
            if (variants.Read(places.At(set), new SourceLocation(posterior, 0), own) is null)
            {
                findings.Error(new SourceLocation(posterior, 0), $"the scenario refuses set {set} of the posterior: {own.First(f => f.Severity == Severity.Error).Message}");
                return null;
            }
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(posterior)));
        EarlierPrediction? earlier = null;
        if (against is not null && (earlier = EarlierPrediction.Read(against, new Pairing(scenario.Experiment.Seed, scenario.Experiment.Cells, [.. drawn], hash), findings)) is null)
        {
            return null;
        }

        KeptEvaluations? kept = KeptEvaluations.Open(request.Directory, KeptFolder, "a prediction", Identity(request, hash, sets), request.Resume, findings);
        return kept is null ? null : new PredictionRun(request, posterior, hash, places, drawn, kept, variants, earlier);
    }

    /// <summary>Runs what is missing and writes the results.</summary>
    /// <param name="progress">Takes founding cells whose fate is known, as increments, those kept earlier included; called from any thread.</param>
    /// <param name="cancellation">Stops it; finished sets are kept.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public PredictionResult Execute(Action<long> progress, CancellationToken cancellation = default)
    {
        Scenario scenario = _request.Scenario;
        var outcomes = new Evaluation[_sets.Length];
        Lock handing = new();

        void Take(int i, CancellationToken stop)
        {
            if (_kept.FindSet(0, i) is { } known)
            {
                progress(scenario.Experiment.Cells);
                outcomes[i] = known;
                return;
            }

            VariantRun run = ScenarioModel.Run(_variants, _places.At(_sets[i]), scenario.Experiment.Cells, SeedOf(i), progress, stop);
            outcomes[i] = new Evaluation(0, run.Simulated, run.FailedCells);
            lock (handing)
            {
                _kept.Keep(0, i, outcomes[i]);
            }
        }

        IndependentBlocks.Run(_sets.Length, scenario.Execution.Threads, "prediction", Take, cancellation);
        PredictionResult result = new()
        {
            Scenario = scenario,
            Cells = scenario.Experiment.Cells,
            Sets = _sets.Length,
            Posterior = _posterior,
            PosteriorSha256 = _hash,
            Paired = _against is null
                ? null
                : PairedPrediction.Of(_against, scenario.Observed.Select((o, row) => (o.Quantity, outcomes.Select(e => e.Simulated[row]).ToImmutableArray()))),
            Rows = PredictionResult.RowsOf(scenario, outcomes),
            LeftOut = _places.LeftOut,
            Moved = [.. _places.Columns.Where(c => c.Paths is not [var only] || only != c.Column.Path).Select(c => (c.Column.Path, string.Join(", ", c.Paths)))],
            FailedCells = outcomes.Sum(o => o.FailedCells),
            Version = _request.Version,
            Command = _request.Command,
        };
        Write(result, outcomes);
        _kept.Delete();
        return result;
    }

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => _kept.Dispose();

    private ulong SeedOf(int index) => new RandomStream(_request.Scenario.Experiment.Seed, (ulong)index, Simulations).NextUInt64() & (ulong)ScenarioReader.LargestSeed;

    private void Write(PredictionResult result, Evaluation[] outcomes)
    {
        string directory = _request.Directory;
        List<ParquetColumn> columns = [ParquetColumn.Of(PredictionResult.PosteriorRow, row => _sets[row]), ParquetColumn.Of("failed_cells", row => outcomes[row].FailedCells)];
        columns.AddRange(_places.Columns.SelectMany(c => c.Paths.Select(path => ParquetColumn.Of($"{path} [{c.Column.Unit}]", row => c.Column.Values[_sets[row]]))));
        columns.AddRange(result.Rows.Select((r, i) => ParquetColumn.Of(PredictionResult.Simulated + r.Quantity.Quantity, row => outcomes[row].Simulated[i])));
        FileText.Replace(Path.Combine(directory, PredictionResult.SetsName), stream => ParquetTable.Write(stream, columns, _sets.Length));
        FileText.Replace(Path.Combine(directory, PredictionResult.TableName), result.ToCsv());
        FileText.Replace(Path.Combine(directory, PredictionResult.ResultName), result.ToJson());
        if (result.Paired is { } paired)
        {
            FileText.Replace(Path.Combine(directory, PairedPrediction.TableName), paired.ToCsv());
        }

        FileText.Replace(Path.Combine(directory, PredictionPage.Name), PredictionPage.Html(result));
    }

    private static RunIdentity Identity(RunRequest request, string hash, int sets)
    {
        RunIdentity run = RunIdentity.Of(request.Scenario, request.Version);
        string places = string.Join("; ", request.Scenario.PosteriorPaths.Select(p => $"{p.Path}: {string.Join(", ", p.To)}"));
        return new RunIdentity([.. run.Parts, new("posterior, SHA-256", hash), new("sets", sets.ToString(CultureInfo.InvariantCulture)), new("predict", places)]);
    }
}
