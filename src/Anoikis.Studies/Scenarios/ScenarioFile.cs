using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios;

/// <summary>
/// A scenario's file, read. One that says <c>based_on: FILE</c> is the other file's scenario with <c>changes</c>, so that what two scenarios have in common stands in one place. Every value keeps the file and line
/// where it stands, be it the base's or the change's.
/// </summary>
/// <param name="Root">The outermost value of the file, or of the one at the bottom of what it is based on, with the name and description of the file itself.</param>
/// <param name="Changes">What takes the place of values in it, from the bottom up. Settings of the command line come after.</param>
public sealed record ScenarioFile(YamlNode Root, ImmutableArray<Setting> Changes)
{
    /// <summary>Scenarios that may stand on each other, the first one not counted.</summary>
    public const int MostBases = 5;

    private const string Paths = "a group of paths and values, as in clones.B16F1.levels.BCL2.fold: 2";

    /// <summary>Reads a file with all that it is based on. Null, with findings, when one of them cannot be taken.</summary>
    /// <param name="path">The file, as the user gave it.</param>
    /// <param name="findings">Takes every problem.</param>
    public static ScenarioFile? Read(string path, DiagnosticBag findings) => Read(path, [Path.GetFullPath(path)], findings);

    private static ScenarioFile? Read(string path, ImmutableArray<string> chain, DiagnosticBag findings)
    {
        YamlNode? root = YamlText.ReadFile(path, path, findings);
        if (root is not YamlMap map || (map["based_on"] is null && map["changes"] is null))
        {
            return root is null ? null : new ScenarioFile(root, []);
        }

        ValueReader values = new(findings);
        GroupReader group = new(map, "a scenario that is based on another", values);
        YamlNode? name = group.Take("name");
        YamlNode? description = group.Take("description");
        YamlNode? basis = group.Need("based_on", "the scenario's file beside this one that 'changes' is about, as in based_on: liver.yaml");
        ImmutableArray<Setting> changes = ReadChanges(group.Take("changes"), values);
        group.Finish();

        if (Resolve(basis, path, chain, values) is not { } file || Read(Path.Combine(Path.GetDirectoryName(path) ?? "", Path.GetFileName(file)), chain.Add(file), findings) is not { } under)
        {
            return null;
        }

        return new ScenarioFile(under.Root is YamlMap common ? Named(common, name, description) : under.Root, [.. under.Changes, .. changes]);
    }

    private static string? Resolve(YamlNode? basis, string path, ImmutableArray<string> chain, ValueReader values)
    {
        string folder = Path.GetDirectoryName(chain[^1]) ?? ".";
        if (values.Text(basis, "based_on") is null || new NamedFile(folder, values).Resolve((YamlScalar)basis!, "based_on", [], [".yaml", ".yml"]) is not { } file)
        {
            return null;
        }

        string shown = ((YamlScalar)basis!).Shown;
        string circle = string.Join(" -> ", chain.Append(file).Select(Path.GetFileName));
        string? problem = Path.GetDirectoryName(file) != folder
            ? $"based_on is '{shown}', in another folder; allowed is a file in the folder of {Path.GetFileName(path)}, so that files which both name are the same"
            : chain.Contains(file) ? $"based_on is '{shown}', which closes a circle: {circle}"
            : chain.Length > MostBases ? $"based_on is '{shown}', one scenario too many: {circle}; allowed are {MostBases} that stand on each other"
            : null;
        if (problem is not null)
        {
            values.Findings.Error(basis!.Location, problem);
        }

        return problem is null ? file : null;
    }

    private static ImmutableArray<Setting> ReadChanges(YamlNode? node, ValueReader values)
    {
        List<Setting> changes = [];
        foreach (YamlEntry entry in values.Group(node, "changes", Paths)?.Entries ?? [])
        {
            ImmutableArray<string> parts = YamlPath.Parts(entry.Key);
            string shown = new YamlScalar(entry.Key, true, entry.KeyLocation).Shown;
            if (parts.Any(p => p.Length == 0))
            {
                values.Findings.Error(entry.KeyLocation, $"the path '{shown}' has an empty part; its parts are keys with single dots between them");
            }
            else
            {
                changes.Add(new Setting(parts, entry.Value, shown) { Place = entry.KeyLocation });
            }
        }

        return [.. changes];
    }

    /// <summary>The base's name is its own: a scenario without one is called after its file.</summary>
    private static YamlMap Named(YamlMap common, YamlNode? name, YamlNode? description)
    {
        YamlMap named = name is null ? common.Without("name") : common.With("name", name, name.Location);
        return description is null ? named : named.With("description", description, description.Location);
    }
}
