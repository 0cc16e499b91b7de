using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Sbml;

/// <summary>
/// Reads models in SBML Level 2 (Versions 1 to 5) and Level 3 Core (Versions 1 and 2). What it cannot give its full meaning it refuses by
/// construct, file and line: algebraic rules, delayed values, fast reactions, packages that a document declares as required.
/// </summary>
/// <remarks>Source: the SBML specifications, sbml.org/documents/specifications. Text from anywhere may be given: document types, entities and anything
/// beyond the limits of size and depth are refused, and no exception leaves the reader because of the text.</remarks>
public static class SbmlReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path, as findings name it.</param>
    /// <param name="findings">Gets every finding.</param>
    /// <returns>The network before its check, or null when <paramref name="findings"/> holds an error that leaves nothing to check.</returns>
    public static NetworkDraft? ReadFile(string path, DiagnosticBag findings)
    {
        SourceLocation whole = new(path, 0);
        if (Directory.Exists(path))
        {
            findings.Error(whole, "is a folder; a file is needed");
            return null;
        }

        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(stream, path, findings);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            findings.Error(whole, "no such file");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            findings.Error(whole, "the file cannot be opened");
        }

        return null;
    }

    /// <summary>Reads a model from bytes; the XML declaration or the first bytes say how characters are encoded.</summary>
    /// <param name="stream">The bytes; read to the end, left open.</param>
    /// <param name="fileName">What findings call the text.</param>
    /// <param name="findings">Gets every finding.</param>
    /// <returns>The network before its check, or null when <paramref name="findings"/> holds an error that leaves nothing to check.</returns>
    public static NetworkDraft? Read(Stream stream, string fileName, DiagnosticBag findings)
        => Interpret(SbmlXml.Load(stream, fileName, findings), findings);

    /// <summary>Reads a model from text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">What findings call it.</param>
    /// <param name="findings">Gets every finding.</param>
    /// <returns>The network before its check, or null when <paramref name="findings"/> holds an error that leaves nothing to check.</returns>
    public static NetworkDraft? Read(string text, string fileName, DiagnosticBag findings)
    {
        using StringReader reader = new(text);
        return Interpret(SbmlXml.Load(reader, fileName, findings), findings);
    }

    private static NetworkDraft? Interpret(SbmlElement? root, DiagnosticBag findings)
        => root is not null && SbmlDialect.Read(root, findings) is { } dialect ? new SbmlModelReader(dialect, findings).Read(root) : null;
}
