using System.Globalization;

namespace Anoikis.Studies.Assays;

/// <summary>An assay as a user asks for it.</summary>
public sealed record AssayRequest
{
    /// <summary>What to do.</summary>
    public required AssayScenario Scenario { get; init; }

    /// <summary>Folder for the results.</summary>
    public required string Directory { get; init; }

    /// <summary>Whether to go on with what an interrupted run of the same inputs has kept there.</summary>
    public bool Resume { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The command as the user typed it, for the manifest.</summary>
    public string Command { get; init; } = "";

    /// <summary>results/NAME-SEED: where results go when nothing is said.</summary>
    public static string DefaultDirectory(AssayScenario scenario) => Path.Combine("results", string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}-{scenario.Seed}"));
}
