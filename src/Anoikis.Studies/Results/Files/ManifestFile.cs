using System.Collections.Immutable;
using System.Text.Json;

namespace Anoikis.Studies.Results.Files;

/// <summary>manifest.json: what was run.</summary>
internal static class ManifestFile
{
    public const string Name = "manifest.json";

    public static string Text(RunManifest manifest) => JsonSerializer.Serialize(manifest, ResultJson.Options) + "\n";

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    /// <exception cref="InvalidDataException">It is one that this program does not read, or holds a number that none can be.</exception>
    public static RunManifest Read(string text)
    {
        RunManifest manifest = JsonSerializer.Deserialize<RunManifest>(text, ResultJson.Options) ?? throw new JsonException("the file holds null");
        if (manifest.Format != RunManifest.CurrentFormat)
        {
            throw new InvalidDataException($"its format is {manifest.Format}; this program reads format {RunManifest.CurrentFormat}");
        }

        Require(IsWhole(manifest), "a list is null");
        Require(manifest.Cells >= 1, $"cells is {manifest.Cells}; at least 1 is allowed");
        Require(manifest.Horizon > 0 && double.IsFinite(manifest.Horizon), $"horizon is {FileText.Number(manifest.Horizon)}; a time above 0 s is allowed");
        Require(manifest.DeathBin > 0 && double.IsFinite(manifest.DeathBin), $"death_bin is {FileText.Number(manifest.DeathBin)}; a time above 0 s is allowed");
        Require(manifest.Steps.Length >= 1, "it names no steps");
        return manifest;
    }

    /// <summary>Version and inputs of a manifest, whether of a run or of an assay.</summary>
    /// <exception cref="JsonException">It is neither.</exception>
    public static (string Version, ImmutableArray<RunInput> Inputs) ReadInputs(string text)
    {
        KeptInputs kept = JsonSerializer.Deserialize<KeptInputs>(text, ResultJson.Options) ?? throw new JsonException("the file holds null");
        return kept.Inputs.IsDefault || kept.Inputs.Any(i => i.Text is null) ? throw new JsonException("a list is null") : (kept.Version, kept.Inputs);
    }

    private static bool IsWhole(RunManifest m)
        => !(m.ObservationTimes.IsDefault || m.Limits.IsDefault || m.Clones.IsDefault || m.Steps.IsDefault || m.LossCauses.IsDefault || m.Regulators.IsDefault || m.Marks.IsDefault
            || m.KeySpecies.IsDefault || m.Parameters.IsDefault || m.Inputs.IsDefault);

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new InvalidDataException(message);
        }
    }

    private sealed record KeptInputs(string Version, ImmutableArray<RunInput> Inputs);
}
