using System.Globalization;
using System.Text;

namespace Anoikis.Studies.Results.Files;

/// <summary>Writes files so that a reader finds the old one or the new one whole, never a part.</summary>
internal static class FileText
{
    /// <summary>Writes through a temporary file beside the target, then moves it there.</summary>
    public static void Replace(string path, Action<Stream> write)
    {
        string temporary = path + ".partial";
        using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Writes a text in UTF-8 without a mark.</summary>
    public static void Replace(string path, string text) => Replace(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>A weighted count without the last digits that adding fractions leaves: 2000, not 2000.0000000000089.</summary>
    public static double Count(double cells) => Math.Round(cells, 6);

    /// <summary>A number in the shortest form that reads back the same.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
