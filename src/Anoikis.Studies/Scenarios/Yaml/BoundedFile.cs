using System.Text;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Scenarios.Yaml;

/// <summary>Reads a text file that may be hostile: no more than a given size, strict UTF-8, and every failure a finding.</summary>
public static class BoundedFile
{
    /// <summary>The text, or null with the reason in <paramref name="findings"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shownAs">Its name in messages.</param>
    /// <param name="limit">Bytes that it may have.</param>
    /// <param name="findings">Takes the problem.</param>
    public static string? ReadText(string path, string shownAs, int limit, DiagnosticBag findings)
    {
        SourceLocation file = new(shownAs, 0);
        try
        {
            if (Directory.Exists(path))
            {
                findings.Error(file, "this is a folder; a file is needed");
                return null;
            }

            using FileStream stream = File.OpenRead(path);
            byte[] bytes = new byte[Math.Min(limit + 1, stream.CanSeek ? stream.Length + 1 : limit + 1)];
            int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read > limit)
            {
                findings.Error(file, $"the file is larger than the allowed {limit / 1024.0 / 1024.0:0.#} MB");
                return null;
            }

            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, read);
            return text.TrimStart('\uFEFF');
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            findings.Error(file, $"there is no such file{NearestFile.Hint(path)}");
        }
        catch (UnauthorizedAccessException)
        {
            findings.Error(file, "the file may not be read: permission denied");
        }
        catch (DecoderFallbackException)
        {
            findings.Error(file, "the file is not text in UTF-8");
        }
        catch (IOException problem)
        {
            findings.Error(file, $"the file cannot be read: {problem.Message}");
        }

        return null;
    }
}
