using System.Collections.Immutable;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Calibration;
using Anoikis.Studies.Calibration.Predictions;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Measures;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios;

/// <summary>A scenario that was read and found good: what to simulate, what to lay beside it, and the texts it came from.</summary>
public sealed record Scenario
{
    /// <summary>Its name: a single word, from the file's name when the text states none.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about, for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>The file, as the user gave it.</summary>
    public required string File { get; init; }

    /// <summary>All that decides the result.</summary>
    public required CascadeExperiment Experiment { get; init; }

    /// <summary>Published numbers to lay beside the result.</summary>
    public ImmutableArray<ObservedQuantity> Observed { get; init; } = [];

    /// <summary>For how long an apoptotic cell is seen, and where that comes from; null when the scenario does not say.</summary>
    public ParameterNote? Visible { get; init; }

    /// <summary>Threads and lanes that the scenario asks for; they do not change the result.</summary>
    public ExecutionOptions Execution { get; init; } = new();

    /// <summary>How it is fitted to its observed rows; null when it does not say.</summary>
    public CalibrationPlan? Fit { get; init; }

    /// <summary>Where numbers stand here that a posterior knows from another scenario.</summary>
    public ImmutableArray<PosteriorPath> PosteriorPaths { get; init; } = [];

    /// <summary>
    /// The scenario as one tree, settings of the command line and the cascade's text in their places, without <c>fit</c> and <c>predict</c>:
    /// with other values in it, <see cref="ScenarioReader"/> reads a variant of the scenario.
    /// </summary>
    public required YamlMap Tree { get; init; }

    /// <summary>The texts that the scenario was made from, settings of the command line included, each with its hash.</summary>
    public required ImmutableArray<ScenarioInput> Inputs { get; init; }
}

/// <summary>A text that a scenario was made from.</summary>
/// <param name="Role">What it is to the scenario: "scenario", "network", "cascade".</param>
/// <param name="Name">File or built-in name.</param>
/// <param name="Text">
/// The text itself. For the scenario and the cascade it is JSON with every setting of the command line in its place, without comments, layout and
/// what cannot change the result (threads, width): two texts that say the same are the same.
/// </param>
/// <param name="Hash">SHA-256 of the text in UTF-8, in lower-case hexadecimal digits.</param>
public sealed record ScenarioInput(string Role, string Name, string Text, string Hash)
{
    /// <summary>An input with the hash of its text.</summary>
    public static ScenarioInput Of(string role, string name, string text)
        => new(role, name, text, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))));
}
