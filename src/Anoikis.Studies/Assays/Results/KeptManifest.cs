using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Files;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Assays.Results;

/// <summary>What an assay's manifest.json keeps: its inputs, from which the scenario is read again, and how it was carried out.</summary>
internal static class KeptManifest
{
    private const string KindKey = "assay";

    /// <summary>Whether a folder's manifest is that of an assay.</summary>
    public static bool IsAssay(string directory)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(Path.Combine(directory, ManifestFile.Name))) is JsonObject manifest && manifest.ContainsKey(KindKey);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    /// <summary>Provenance, and steps of the integration.</summary>
    /// <exception cref="JsonException">It is no manifest of an assay.</exception>
    public static (RunProvenance Provenance, long Steps, long PivotingSteps) Read(string text)
    {
        JsonObject json = JsonNode.Parse(text) as JsonObject ?? throw new JsonException("it is no object");
        T Part<T>(string name) => (json[name] ?? throw new JsonException($"it has no {name}")).Deserialize<T>(ResultJson.Options) ?? throw new JsonException($"its {name} is null");
        ImmutableArray<RunInput> inputs = Part<ImmutableArray<RunInput>>("inputs");
        return inputs.IsDefaultOrEmpty
            ? throw new JsonException("it has no inputs")
            : (new RunProvenance
            {
                Title = Part<string>("title"),
                Description = Part<string>("description"),
                Version = Part<string>("version"),
                Command = Part<string>("command"),
                Inputs = inputs,
                Execution = Part<ExecutionNote>("execution"),
                Machine = Part<MachineNote>("machine"),
            }, Part<long>("lane_steps"), Part<long>("pivoting_steps"));
    }

    /// <summary>The scenario, read again from the texts that the manifest keeps; null, with findings, when this program no longer takes them.</summary>
    public static AssayScenario? Scenario(RunProvenance kept, string directory, INetworkLibrary networks, DiagnosticBag findings)
    {
        string path = Path.Combine(directory, ManifestFile.Name);
        DiagnosticBag own = [];
        string folder = Directory.CreateTempSubdirectory("anoikis-network-").FullName;
        try
        {
            YamlNode? root = YamlText.Read(kept.Inputs[0].Text, path, own);
            AssayScenario? scenario = root is null ? null : AssayReader.Read(WithNetwork(root, kept, folder), Path.Combine(folder, "assay.yaml"), [], networks, own);
            foreach (Diagnostic finding in own.Where(f => f.Severity == Severity.Error))
            {
                findings.Error(new SourceLocation(path, 0), $"its scenario, run by version {kept.Version}, is not one that this version takes: {finding.Message}");
            }

            return own.HasErrors || scenario is null
                ? null
                : scenario with
                {
                    Name = kept.Title,
                    Description = kept.Description,
                    Inputs = [.. scenario.Inputs.Zip(kept.Inputs, (input, k) => new ScenarioInput(input.Role, k.Name, k.Text, k.Sha256))],
                };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A network of a user's own comes from the manifest and not from where its file once lay: the group that says what is in it, then the model's text.
    private static YamlNode WithNetwork(YamlNode root, RunProvenance kept, string folder)
    {
        if (root is not YamlMap map || kept.Inputs.Length < 2 || map["network"] is not { } network || (network is YamlScalar name && !name.Text.Contains(".y", StringComparison.OrdinalIgnoreCase)))
        {
            return root;
        }

        string text = kept.Inputs[1].Text;
        int end = text.IndexOf("\n}\n", StringComparison.Ordinal);
        DiagnosticBag none = [];
        if (end < 0 || YamlText.Read(text[..(end + 2)], "network", none) is not YamlMap group || group["file"] is not YamlScalar file)
        {
            return root;
        }

        string model = "model" + Path.GetExtension(file.Text).ToLowerInvariant();
        File.WriteAllText(Path.Combine(folder, model), text[(end + 3)..]);
        return map.With("network", group.With("file", new YamlScalar(model, IsQuoted: true, file.Location), file.Location), network.Location);
    }
}
