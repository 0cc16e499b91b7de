namespace Anoikis.Cli.Output;

/// <summary>Writes a file whole or not at all.</summary>
internal static class TextFile
{
    /// <summary>Writes to a temporary name beside the file, then moves it there. Returns what is wrong, or null.</summary>
    public static string? Write(string path, string text)
    {
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            TryDelete(temporary);
            string reason = fault is DirectoryNotFoundException ? "its folder does not exist"
                : fault is UnauthorizedAccessException || Directory.Exists(path) ? "it is a folder, or writing there is not allowed"
                : fault.Message.ReplaceLineEndings(" ");
            return $"{path}: error: cannot be written: {reason}";
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The first problem is the one to report.
        }
    }
}
