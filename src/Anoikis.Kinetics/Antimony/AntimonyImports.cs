using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Antimony;

/// <summary>Reads a text and what it imports, each file once.</summary>
internal sealed class AntimonyImports(AntimonySource source, DiagnosticBag findings, Func<string, string?>? resolve)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Parses <paramref name="text"/>; its imports are relative to <paramref name="folder"/>.</summary>
    public void Parse(string text, string fileName, string folder, DiagnosticBag into)
    {
        if (text.Length > AntimonyReader.MaxLength)
        {
            into.Error(new SourceLocation(fileName, 0), $"the text has {text.Length} characters; allowed are {AntimonyReader.MaxLength}");
            return;
        }

        AntimonyParser.Parse(text, fileName, source, into, (name, location) => Import(name, location, folder, into));
    }

    /// <summary>Parses an imported file, once.</summary>
    public void Import(string name, SourceLocation location, string folder, DiagnosticBag into)
    {
        if (Path.GetExtension(name).Equals(".xml", StringComparison.OrdinalIgnoreCase))
        {
            into.Error(location, $"import of SBML into Antimony is not supported: {name}");
            return;
        }

        string path = Normal(folder, name);
        if (!_read.Add(path))
        {
            return;
        }

        if (_read.Count > AntimonyReader.MaxImports)
        {
            into.Error(location, $"more than {AntimonyReader.MaxImports} files are imported");
            return;
        }

        int before = findings.Count;
        string? text = Path.IsPathRooted(name) ? null : resolve?.Invoke(path);
        if (text is null)
        {
            if (findings.Count == before)
            {
                into.Error(location, $"there is no file {name} to import; paths are relative to the importing file's folder");
            }

            return;
        }

        int slash = path.LastIndexOf('/');
        Parse(text, path, slash < 0 ? "" : path[..slash], into);
    }

    /// <summary>folder/name without . and .. where they cancel.</summary>
    private static string Normal(string folder, string name)
    {
        var parts = new List<string>();
        foreach (string part in $"{folder}/{name}".Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
