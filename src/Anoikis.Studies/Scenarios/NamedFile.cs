using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios;

/// <summary>Tells a built-in name from a file in a scenario, and holds files to where they may lie.</summary>
/// <param name="scenarioFolder">Folder of the scenario: relative paths start and stay there.</param>
/// <param name="values">Takes every problem.</param>
internal sealed class NamedFile(string scenarioFolder, ValueReader values)
{
    /// <summary>The path of the file that a text names, or null with a finding when it is no path, leaves the scenario's folder or is not there.</summary>
    /// <param name="scalar">The text.</param>
    /// <param name="key">Its key: "network" or "cascade".</param>
    /// <param name="builtIn">Names that are built in.</param>
    /// <param name="extensions">Ends of file names that are allowed, with their dots.</param>
    public string? Resolve(YamlScalar scalar, string key, IReadOnlyCollection<string> builtIn, IReadOnlyCollection<string> extensions)
    {
        string text = scalar.Text;
        string allowed = $"allowed is {string.Concat(builtIn.Select(b => b + ", "))}a file ({string.Join(", ", extensions)})";
        bool looksLikeFile = extensions.Any(e => text.EndsWith(e, StringComparison.OrdinalIgnoreCase)) || text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal);
        if (!looksLikeFile)
        {
            values.Findings.Error(scalar.Location, $"{key} is '{scalar.Shown}', which is {(builtIn.Count > 0 ? "not built in" : "no file")}{NearestName.Hint(text, builtIn)}; {allowed}");
            return null;
        }

        if (text.Contains('\0', StringComparison.Ordinal) || text.Length > 1000 || !extensions.Any(e => text.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            values.Findings.Error(scalar.Location, $"{key} is '{scalar.Shown}', a file of another kind; {allowed}");
            return null;
        }

        string root = Path.GetFullPath(scenarioFolder);
        string full = Path.GetFullPath(text, root);
        if (!Path.IsPathRooted(text) && Path.GetRelativePath(root, full).Split('/', '\\')[0] == "..")
        {
            values.Findings.Error(
                scalar.Location,
                $"{key} is '{scalar.Shown}', which leaves the scenario's folder; allowed is a file in that folder, or the full path of a file elsewhere");
            return null;
        }

        if (!File.Exists(full))
        {
            values.Findings.Error(scalar.Location, $"{key} is '{scalar.Shown}', but there is no such file{NearestFile.Hint(full, extensions)}; {allowed}");
            return null;
        }

        return full;
    }
}
