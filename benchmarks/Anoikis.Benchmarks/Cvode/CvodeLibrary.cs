using System.Diagnostics;

namespace Anoikis.Benchmarks.Cvode;

/// <summary>Which SUNDIALS the baseline is linked with.</summary>
public enum CvodeBuild
{
    /// <summary>Built from Debian's source package for this processor.</summary>
    Native,

    /// <summary>The packaged library.</summary>
    Packaged,
}

/// <summary>SUNDIALS and KLU as benchmarks/cvode/build.sh leaves them, and the C compiler.</summary>
public sealed class CvodeLibrary
{
    private static readonly string[] Sources = ["ensemble.c", "cells.c", "solver.c", "linear.c"];
    private readonly string _sourceFolder;
    private readonly string[] _compilerFlags;
    private readonly string[] _linkerFlags;

    private CvodeLibrary(string sourceFolder, CvodeBuild build, string flags, string versions)
    {
        _sourceFolder = sourceFolder;
        string[] halves = flags.Split('|');
        _compilerFlags = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _linkerFlags = halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Build = build;
        Versions = [.. versions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    /// <summary>Which library it is.</summary>
    public CvodeBuild Build { get; }

    /// <summary>Versions of the packages.</summary>
    public IReadOnlyList<string> Versions { get; }

    /// <summary>The flags that everything is compiled with.</summary>
    public string CompilerFlags => string.Join(' ', _compilerFlags.Where(f => !f.StartsWith("-I", StringComparison.Ordinal)));

    /// <summary>Builds the library, unless that is done already.</summary>
    /// <param name="sourceFolder">The folder benchmarks/cvode.</param>
    /// <param name="buildFolder">Where the build goes.</param>
    /// <param name="wanted">Which library, or null for the native one where it can be had.</param>
    /// <exception cref="CvodeException">There is neither.</exception>
    public static CvodeLibrary Open(string sourceFolder, string buildFolder, CvodeBuild? wanted = null)
    {
        Directory.CreateDirectory(buildFolder);
        var start = new ProcessStartInfo("sh") { Environment = { ["CVODE_BUILD"] = buildFolder } };
        start.ArgumentList.Add(Path.Combine(sourceFolder, "build.sh"));
        if (wanted is CvodeBuild build)
        {
            start.ArgumentList.Add(build == CvodeBuild.Native ? "native" : "packaged");
        }

        string kind = CvodeProcess.Run(start).Trim();
        string versions = Path.Combine(buildFolder, "versions");
        return new CvodeLibrary(
            sourceFolder,
            kind == "native" ? CvodeBuild.Native : CvodeBuild.Packaged,
            File.ReadAllText(Path.Combine(buildFolder, "flags")),
            File.Exists(versions) ? File.ReadAllText(versions) : "");
    }

    /// <summary>Writes and compiles the program of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="folder">Where its text and the program go.</param>
    public CvodeProgram Compile(CvodeNetwork network, string folder)
    {
        Directory.CreateDirectory(folder);
        string source = Path.Combine(folder, network.Name + ".c");
        string program = Path.Combine(folder, network.Name);
        File.WriteAllText(source, NetworkSource.Write(network));
        var start = new ProcessStartInfo("gcc");
        foreach (string argument in (IEnumerable<string>)[
            .. _compilerFlags, "-I" + _sourceFolder, .. Sources.Select(s => Path.Combine(_sourceFolder, s)), source, "-o", program, .. _linkerFlags])
        {
            start.ArgumentList.Add(argument);
        }

        CvodeProcess.Run(start);
        return new CvodeProgram(program, folder, network.StateCount);
    }
}
