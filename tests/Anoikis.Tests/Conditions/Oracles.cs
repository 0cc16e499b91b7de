using System.Runtime.InteropServices;

namespace Anoikis.Tests.Conditions;

/// <summary>Programs and libraries outside the project that tests compare with, by the names that [OracleFact] takes.</summary>
public static class Oracles
{
    private static readonly IReadOnlyDictionary<string, Func<string?>> Known = new Dictionary<string, Func<string?>>
    {
        ["libsundials"] = () => Library("libsundials_cvode.so", "libsundials-dev") ?? Library("libklu.so", "libsuitesparse-dev") ?? Program("gcc", "gcc"),
        ["libsbml"] = () => Library("libsbml.so.5", "libsbml5"),
        ["chromium"] = () => Program("chromium", "chromium"),
        ["gcc"] = () => Program("gcc", "gcc"),
        ["R"] = () => Program("Rscript", "r-base-core"),
        ["R survival"] = () => RPackages("survival", "jsonlite", "cmprsk", "maxstat", "coin", "riskRegression", "glmnet", "mice"),
    };

    /// <summary>Names that may be asked for.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>Why a test with this oracle is skipped, or null where the oracle is there.</summary>
    public static string? Missing(string name)
        => Known.TryGetValue(name, out Func<string?>? find) ? find() : $"Unknown oracle '{name}'; known are {string.Join(", ", Known.Keys)}.";

    private static string? Library(string file, string package)
    {
        if (!NativeLibrary.TryLoad(file, out nint handle))
            return $"The library {file} is not installed (Debian: {package}).";
        NativeLibrary.Free(handle);
        return null;
    }

    private static string? RPackages(params string[] names)
    {
        if (Program("Rscript", "r-base-core") is { } missing)
            return missing;
        string[] folders = ["/usr/lib/R/library", "/usr/lib/R/site-library", "/usr/local/lib/R/site-library"];
        string[] absent = [.. names.Where(name => !folders.Any(folder => Directory.Exists(Path.Combine(folder, name))))];
        return absent.Length == 0 ? null : $"R lacks {string.Join(", ", absent)} (Debian: {string.Join(", ", absent.Select(a => "r-cran-" + a.ToLowerInvariant()))}).";
    }

    private static string? Program(string name, string package)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return folders.Any(folder => File.Exists(Path.Combine(folder, name)))
            ? null
            : $"The program {name} is not installed (Debian: {package}).";
    }
}
