using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Antimony;

/// <summary>
/// Reads models written in Antimony (Smith et al. 2009, Bioinformatics 25:2452), a language of text for reaction networks. Models made
/// of other models are laid out flat; what instance A knows as S becomes A_S. See docs/models.md for the subset.
/// </summary>
public static class AntimonyReader
{
    /// <summary>Largest text in characters.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    /// <summary>Most files that one model may import, directly or not.</summary>
    public const int MaxImports = 200;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">Its name in messages.</param>
    /// <param name="findings">Receives every problem, with its line.</param>
    /// <param name="resolveImport">Gives the text of an imported file by its path relative to this text's folder, or null when there is none.</param>
    /// <param name="modules">Paths of files, as an import has them, whose last model joins the main one: every name of its interface is the main model's name of the same spelling.</param>
    /// <returns>What the text says, to be checked by <see cref="NetworkCheck"/>; null when there were errors.</returns>
    public static NetworkDraft? Read(string text, string fileName, DiagnosticBag findings, Func<string, string?>? resolveImport = null, IEnumerable<string>? modules = null)
    {
        var source = new AntimonySource();
        var imports = new AntimonyImports(source, findings, resolveImport);
        var own = new DiagnosticBag();
        imports.Parse(text, fileName, folder: "", own);
        AntimonyModule? main = own.HasErrors ? null : Main(source, fileName, own);
        foreach (string path in main is null ? [] : modules ?? [])
        {
            Join(main!, path, source, imports, own);
        }

        NetworkDraft? draft = null;
        if (main is not null)
        {
            ModelFlattener model = ModelFlattener.Flatten(main, source, own);
            if (!own.HasErrors)
            {
                draft = DraftWriter.Write(model, main, source, own);
                NameModel(draft, main, source, own);
            }
        }

        foreach (Diagnostic finding in own)
        {
            findings.Add(finding);
        }

        return own.HasErrors ? null : draft;
    }

    /// <summary>Reads a file; imports are looked for beside it.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="findings">Receives every problem, a file that cannot be read included.</param>
    /// <param name="imported">Receives the path of every file that is imported.</param>
    public static NetworkDraft? ReadFile(string path, DiagnosticBag findings, ICollection<string>? imported = null)
    {
        if (Load(path, findings) is not { } text)
        {
            return null;
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        return Read(text, path, findings, name =>
        {
            string file = Path.Combine(folder, name);
            if (!File.Exists(file))
            {
                return null;
            }

            imported?.Add(file);
            return Load(file, findings);
        });
    }

    private static string? Load(string path, DiagnosticBag findings)
    {
        var place = new SourceLocation(path, 0);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                findings.Error(place, "there is no such file");
                return null;
            }

            if (file.Length > 4L * MaxLength)
            {
                findings.Error(place, $"the file has {file.Length} bytes; allowed are {4L * MaxLength}");
                return null;
            }

            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            findings.Error(place, $"the file cannot be read: {e.Message}");
            return null;
        }
    }

    // As if the main model said "name: module(x, y, ...)" with the interface's own names.
    private static void Join(AntimonyModule main, string path, AntimonySource source, AntimonyImports imports, DiagnosticBag findings)
    {
        imports.Import(path, main.Location, folder: "", findings);
        if (source.Order.LastOrDefault(m => m.Location.File == path) is not { } module)
        {
            findings.Error(new SourceLocation(path, 1), "the text holds no model to join");
            return;
        }

        main.Statements.Add(new InstanceStatement(module.Name, module.Name, null, module.Interface, module.Location));
    }

    private static AntimonyModule? Main(AntimonySource source, string fileName, DiagnosticBag findings)
    {
        AntimonyModule[] own = [.. source.Order.Where(m => m.Location.File == fileName)];
        AntimonyModule[] marked = [.. own.Where(m => m.IsMain)];
        if (marked.Length > 1)
        {
            findings.Error(marked[1].Location, $"two models are marked as the main one: {marked[0].Name} and {marked[1].Name}");
        }

        AntimonyModule? main = marked.FirstOrDefault() ?? BareModel(source) ?? own.LastOrDefault() ?? source.Order.LastOrDefault();
        if (main is null)
        {
            findings.Error(new SourceLocation(fileName, 1), "the text holds no model");
        }

        return main;
    }

    /// <summary>The statements outside any model, with the names for people that are not those of models; null when there are none.</summary>
    private static AntimonyModule? BareModel(AntimonySource source)
    {
        if (source.Bare.Statements.Count == 0)
        {
            return null;
        }

        source.Bare.Statements.AddRange(source.DisplayNames.Where(d => !source.Modules.ContainsKey(d.Name)));
        source.DisplayNames.RemoveAll(d => !source.Modules.ContainsKey(d.Name));
        return source.Bare with { Location = source.Bare.Statements[0].Location };
    }

    private static void NameModel(NetworkDraft draft, AntimonyModule main, AntimonySource source, DiagnosticBag findings)
    {
        foreach (DisplayName display in source.DisplayNames)
        {
            if (display.Name == main.Name)
            {
                draft.Name = display.Text;
            }
            else if (!source.Modules.ContainsKey(display.Name) && !source.Functions.ContainsKey(display.Name))
            {
                findings.Error(display.Location, $"unknown model {display.Name}{NearestName.Hint(display.Name, source.Modules.Keys)}");
            }
        }
    }
}
