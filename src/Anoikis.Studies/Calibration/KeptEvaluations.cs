using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Calibration.Sampling;
using Anoikis.Studies.Results.Files;
using Anoikis.Studies.Runs;

namespace Anoikis.Studies.Calibration;

/// <summary>
/// What a fit or a prediction has finished, in a folder of its results: each population, and each evaluation of the generation under way, as a file of its own that is
/// written whole or not at all. Killed at any moment it goes on from there to the same bits. While one has the folder open no other can open it.
/// </summary>
internal sealed class KeptEvaluations : IDisposable
{
    private const string IdentityName = "identity.json";

    private static readonly JsonSerializerOptions Exact = new() { WriteIndented = false, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, MaxDepth = 16 };

    private readonly string _folder;
    private readonly FileStream _lock;

    private KeptEvaluations(string folder, FileStream held) => (_folder, _lock) = (folder, held);

    /// <summary>
    /// Opens a folder of results for an identity. Null, with findings that say what to do, when it holds something else, or the same and was not asked to go on.
    /// Nothing is written when it is refused.
    /// </summary>
    /// <param name="directory">The folder of results.</param>
    /// <param name="name">Name of the folder inside it that keeps what is finished.</param>
    /// <param name="what">What is kept, for messages: "a fit".</param>
    /// <param name="identity">All that decides the result.</param>
    /// <param name="resume">Whether to go on with what is kept.</param>
    /// <param name="findings">Takes what refuses the folder.</param>
    public static KeptEvaluations? Open(string directory, string name, string what, RunIdentity identity, bool resume, DiagnosticBag findings)
    {
        SourceLocation location = new(directory, 0);
        string folder = Path.Combine(directory, name);
        if (Refusal(directory, folder, what, identity, resume) is { } problem)
        {
            findings.Error(location, problem);
            return null;
        }

        try
        {
            Directory.CreateDirectory(folder);
            FileStream held = new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            KeptEvaluations kept = new(folder, held);
            if (IdentityIn(folder) is null)
            {
                foreach (string orphan in Directory.GetFiles(folder, "*.json"))
                {
                    File.Delete(orphan);
                }

                kept.Replace(IdentityName, identity);
            }

            return kept;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            findings.Error(location, $"the folder cannot be written, or another process is writing to it: {fault.Message.ReplaceLineEndings(" ")}");
            return null;
        }
    }

    /// <summary>A population that was kept, or null; a damaged one counts as not kept.</summary>
    public Population? FindPopulation(int generation)
        => Find<Population>(PopulationName(generation)) is { Sets.IsDefaultOrEmpty: false } population && population.Generation == generation ? population : null;

    /// <summary>Keeps a population; the evaluations of its generation are in it, or dropped.</summary>
    public void Keep(Population population)
    {
        Replace(PopulationName(population.Generation), population);
        foreach (string file in Directory.GetFiles(_folder, string.Create(CultureInfo.InvariantCulture, $"set-{population.Generation:D3}-*.json")))
        {
            File.Delete(file);
        }
    }

    /// <summary>An evaluation that was kept, or null.</summary>
    public Evaluation? FindSet(int generation, int index)
        => Find<Evaluation>(SetName(generation, index)) is { Simulated.IsDefault: false } evaluation ? evaluation : null;

    /// <summary>Keeps an evaluation.</summary>
    public void Keep(int generation, int index, Evaluation evaluation) => Replace(SetName(generation, index), evaluation);

    /// <summary>Throws what is kept away.</summary>
    public void Delete()
    {
        Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static string? Refusal(string directory, string folder, string what, RunIdentity identity, bool resume)
    {
        if (File.Exists(directory))
        {
            return "this is a file; results need a folder, choose another with --out";
        }

        if (!Directory.Exists(directory) || Directory.EnumerateFileSystemEntries(directory).All(e => e == folder && IdentityIn(folder) is null))
        {
            return null;
        }

        if (IdentityIn(folder) is not { } kept)
        {
            return $"the folder holds files that are not those of {what} to go on with; choose another folder with --out, or an empty one";
        }

        IReadOnlyList<string> differences = identity.DifferencesTo(kept);
        return differences.Count > 0
            ? $"the folder keeps {what} with other inputs: {string.Join("; ", differences)}. Choose another folder with --out, or delete this one"
            : resume ? null
            : $"the folder keeps {what} with the same inputs. Add --resume to go on with it, choose another folder with --out, or delete this one";
    }

    private static RunIdentity? IdentityIn(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<RunIdentity>(File.ReadAllText(Path.Combine(folder, IdentityName)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private T? Find<T>(string name)
        where T : class
    {
        try
        {
            string path = Path.Combine(_folder, name);
            return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path), Exact) : null;
        }
        catch (Exception problem) when (problem is IOException or JsonException)
        {
            return null;
        }
    }

    private void Replace<T>(string name, T value) => FileText.Replace(Path.Combine(_folder, name), JsonSerializer.Serialize(value, Exact) + "\n");

    private static string PopulationName(int generation) => string.Create(CultureInfo.InvariantCulture, $"generation-{generation:D3}.json");

    private static string SetName(int generation, int index) => string.Create(CultureInfo.InvariantCulture, $"set-{generation:D3}-{index:D5}.json");
}
