using System.Collections.Immutable;
using System.Reflection;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Apoptosis.Networks;

/// <summary>
/// The networks that come with the program, by name: every text of the folder models, the name being the file's without its ending. What lies in a folder
/// modules is no network but a part of some; networks import it.
/// </summary>
public static class BuiltInNetworks
{
    private const string Root = "models/";
    private const string Ending = ".ant";
    private const string Parts = "/modules/";

    private static readonly ImmutableSortedDictionary<string, string> Resources = Find();

    /// <summary>All names, sorted.</summary>
    public static IEnumerable<string> Names => Resources.Keys;

    /// <summary>Whether there is a network of that name.</summary>
    public static bool Contains(string name) => Resources.ContainsKey(name);

    /// <summary>The Antimony text of a network.</summary>
    /// <exception cref="ArgumentException">There is no network of that name.</exception>
    public static string Text(string name) => Load(Resource(name)) ?? throw new ArgumentException($"The text of {name} is missing.", nameof(name));

    /// <summary>Where the text of a network stands below the folder models, such as published/lopez2013.ant; messages name it so.</summary>
    /// <exception cref="ArgumentException">There is no network of that name.</exception>
    public static string FileName(string name) => Resource(name)[Root.Length..];

    /// <summary>Reads and checks a network; null, with findings, when it is faulty or when there is none of that name.</summary>
    public static ReactionNetwork? Read(string name, DiagnosticBag findings)
    {
        if (!Contains(name))
        {
            findings.Error(SourceLocation.None, $"unknown network {name}{NearestName.Hint(name, Names)}; built in are {string.Join(", ", Names)}");
            return null;
        }

        string file = FileName(name);
        string folder = file[..(file.LastIndexOf('/') + 1)];
        NetworkDraft? draft = AntimonyReader.Read(Text(name), file, findings, import => Import(folder, import));
        return draft is null ? null : NetworkCheck.Run(draft, findings);
    }

    /// <summary>The text of a file below the folder models by its path, or null: lets a text import built-in modules.</summary>
    /// <param name="path">Path with slashes, such as published/lopez2013.ant.</param>
    public static string? Import(string path) => Load(Root + path);

    private static string? Import(string folder, string path)
    {
        var parts = new List<string>();
        foreach (string part in (folder + path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                {
                    return null;
                }

                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return Import(string.Join('/', parts));
    }

    private static string Resource(string name) => Resources.TryGetValue(name, out string? resource)
        ? resource
        : throw new ArgumentException($"There is no built-in network {name}{NearestName.Hint(name, Names)}.", nameof(name));

    private static string? Load(string resource)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static ImmutableSortedDictionary<string, string> Find()
        => Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(r => r.StartsWith(Root, StringComparison.Ordinal) && r.EndsWith(Ending, StringComparison.Ordinal)
                && !r.Contains(Parts, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(r => r[(r.LastIndexOf('/') + 1)..^Ending.Length], r => r, StringComparer.Ordinal);
}
