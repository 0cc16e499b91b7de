using System.Globalization;

namespace Anoikis.Studies.Runs;

/// <summary>Where results go and who asked for them, whatever is run.</summary>
public abstract record ResultRequest
{
    /// <summary>Folder for the results.</summary>
    public required string Directory { get; init; }

    /// <summary>Whether to go on with what an interrupted run of the same inputs has kept there.</summary>
    public bool Resume { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The command as the user typed it, for the manifest.</summary>
    public string Command { get; init; } = "";

    private protected static string Default(string name, ulong seed) => Path.Combine("results", string.Create(CultureInfo.InvariantCulture, $"{name}-{seed}"));
}
