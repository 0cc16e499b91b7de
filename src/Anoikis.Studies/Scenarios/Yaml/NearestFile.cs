using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Scenarios.Yaml;

/// <summary>Finds the file that a misspelt path probably meant, among those in the same folder.</summary>
internal static class NearestFile
{
    // A folder may hold any number of files.
    private const int MostFiles = 1000;

    /// <summary>" (did you mean X?)", or nothing when no file is near or the folder cannot be read.</summary>
    /// <param name="path">The path at which there is no file.</param>
    /// <param name="extensions">Only files that end like this, with the dot; none for all.</param>
    public static string Hint(string path, params IReadOnlyCollection<string> extensions)
    {
        try
        {
            IEnumerable<string> names = new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".").EnumerateFiles().Take(MostFiles).Select(f => f.Name);
            return NearestName.Hint(Path.GetFileName(path), names.Where(n => extensions.Count == 0 || extensions.Any(e => n.EndsWith(e, StringComparison.OrdinalIgnoreCase))));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }
}
