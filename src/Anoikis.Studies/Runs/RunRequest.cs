using Anoikis.Studies.Scenarios;

namespace Anoikis.Studies.Runs;

/// <summary>A run as a user asks for it.</summary>
public sealed record RunRequest : ResultRequest
{
    /// <summary>What to simulate.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>results/NAME-SEED: where results go when nothing is said.</summary>
    public static string DefaultDirectory(Scenario scenario) => Default(scenario.Name, scenario.Experiment.Seed);
}
