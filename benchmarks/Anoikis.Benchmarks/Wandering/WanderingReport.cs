using System.Text.Json.Serialization;

namespace Anoikis.Benchmarks.Wandering;

/// <summary>Both sides on cells of the reference network, at an equal error of the times of death.</summary>
public sealed record WanderingReport
{
    [JsonPropertyName("network")]
    public required string Network { get; init; }

    [JsonPropertyName("states")]
    public required int States { get; init; }

    [JsonPropertyName("lu_nonzeros")]
    public required int LuNonzeros { get; init; }

    [JsonPropertyName("compile_ms")]
    public required double CompileMilliseconds { get; init; }

    [JsonPropertyName("levels")]
    public required string Levels { get; init; }

    [JsonPropertyName("cells")]
    public required int Cells { get; init; }

    [JsonPropertyName("cells_that_die")]
    public required int CellsThatDie { get; init; }

    [JsonPropertyName("rtol")]
    public required double RelativeTolerance { get; init; }

    [JsonPropertyName("cells_per_second_per_core")]
    public required double CellsPerSecondPerCore { get; init; }

    [JsonPropertyName("steps_per_cell")]
    public required double StepsPerCell { get; init; }

    [JsonPropertyName("death_time_rms")]
    public required double DeathTimeRms { get; init; }

    [JsonPropertyName("death_mismatch")]
    public required int DeathMismatch { get; init; }

    /// <summary>The fastest settings of the grid whose times of death are no farther off than the lanes'.</summary>
    [JsonPropertyName("cvode")]
    public CvodeFigures? Cvode { get; init; }

    [JsonPropertyName("ratio")]
    public double? Ratio { get; init; }
}

/// <summary>CVODE with KLU at chosen settings.</summary>
public sealed record CvodeFigures(
    [property: JsonPropertyName("build")] string Build,
    [property: JsonPropertyName("rtol")] double RelativeTolerance,
    [property: JsonPropertyName("atol")] double AbsoluteTolerance,
    [property: JsonPropertyName("jacobian_lag")] int JacobianLag,
    [property: JsonPropertyName("cells_per_second")] double CellsPerSecond,
    [property: JsonPropertyName("steps_per_cell")] double StepsPerCell,
    [property: JsonPropertyName("death_time_rms")] double DeathTimeRms,
    [property: JsonPropertyName("death_mismatch")] int DeathMismatch);
