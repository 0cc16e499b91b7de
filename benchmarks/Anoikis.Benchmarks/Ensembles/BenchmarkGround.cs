using Anoikis.Benchmarks.Cvode;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>What every comparison with CVODE stands on: the repository's folder and the opponent's library.</summary>
internal static class BenchmarkGround
{
    /// <summary>The library, or null, aloud, where it cannot be had.</summary>
    public static CvodeLibrary? OpenCvode(string root)
    {
        string folder = Path.Combine(root, "benchmarks", "cvode");
        try
        {
            return CvodeLibrary.Open(folder, Path.Combine(folder, "build"));
        }
        catch (CvodeException e)
        {
            Console.Error.WriteLine($"CVODE is left out: {e.Message}");
            return null;
        }
    }

    /// <summary>The folder of Anoikis.slnx above the program.</summary>
    public static string RepositoryRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Anoikis.slnx")))
            {
                return folder.FullName;
            }
        }

        return Directory.GetCurrentDirectory();
    }
}
