using Anoikis.Studies.Runs;

namespace Anoikis.Studies.Assays;

/// <summary>An assay as a user asks for it.</summary>
public sealed record AssayRequest : ResultRequest
{
    /// <summary>What to do.</summary>
    public required AssayScenario Scenario { get; init; }

    /// <summary>results/NAME-SEED: where results go when nothing is said.</summary>
    public static string DefaultDirectory(AssayScenario scenario) => Default(scenario.Name, scenario.Seed);
}
