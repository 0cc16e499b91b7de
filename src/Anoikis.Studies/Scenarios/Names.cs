using System.Text.RegularExpressions;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios;

/// <summary>Names of scenarios, clones, steps and causes: they become names of files, columns and words of measures, so they are single words.</summary>
internal static partial class Names
{
    /// <summary>A name, or null when it is missing or, with a finding, wrong.</summary>
    public static string? Read(ValueReader values, YamlNode? node, string key)
        => values.Text(node, key) is { } name && Check(values, name, node!.Location, key) ? name : null;

    /// <summary>Whether a name is allowed; if not, a finding says so.</summary>
    public static bool Check(ValueReader values, string name, SourceLocation location, string what)
    {
        if (IsName(name))
        {
            return true;
        }

        values.Findings.Error(
            location,
            $"{what} is named '{new YamlScalar(name, true, location).Shown}'; allowed is a word of at most 60 letters, digits, '-', '_' and '.' that begins with a letter or a digit");
        return false;
    }

    /// <summary>Whether a name is allowed.</summary>
    public static bool IsName(string name) => Word().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
