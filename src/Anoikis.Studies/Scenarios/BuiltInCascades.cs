using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace Anoikis.Studies.Scenarios;

/// <summary>Texts that are part of the program, so that a scenario works from any folder: the cascades of models/cascades.</summary>
public static class BuiltInCascades
{
    private const string Prefix = "cascades/";

    /// <summary>Names of the built-in cascades.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. typeof(BuiltInCascades).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^".yaml".Length])
            .Order(StringComparer.Ordinal)];

    /// <summary>The YAML text of a built-in cascade, or null when there is none of that name.</summary>
    public static string? Text(string name) => Resource($"{Prefix}{name}.yaml");

    internal static string? Resource(string name)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
