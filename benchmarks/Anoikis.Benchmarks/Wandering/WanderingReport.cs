using System.Text.Json.Serialization;
using Anoikis.Benchmarks.Ensembles;

namespace Anoikis.Benchmarks.Wandering;

/// <summary>Both sides on cells of a liver scenario, at an equal error of the times of death.</summary>
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

    /// <summary>The lanes at the scenario's own tolerances.</summary>
    [JsonPropertyName("scenario")]
    public required WanderingPair Scenario { get; init; }

    /// <summary>The lanes at those of their tolerances at which they are furthest ahead of CVODE at its best.</summary>
    [JsonPropertyName("lanes_choose")]
    public WanderingPair? LanesChoose { get; init; }

    /// <summary>The lanes at those of their tolerances at which they are furthest ahead of CVODE with a lag of its own choice.</summary>
    [JsonPropertyName("lanes_choose_own_lag")]
    public WanderingPair? LanesChooseOwnLag { get; init; }
}

/// <summary>
/// The lanes at one setting, and CVODE at the fastest of its settings whose times of death are no farther off than the lanes': of all, and of those where CVODE decides how long it keeps a Jacobian.
/// </summary>
public sealed record WanderingPair(
    [property: JsonPropertyName("lanes")] LaneReport Lanes,
    [property: JsonPropertyName("cvode")] CvodeFigures? Cvode,
    [property: JsonPropertyName("ratio")] double? Ratio,
    [property: JsonPropertyName("cvode_own_lag")] CvodeFigures? CvodeOwnLag,
    [property: JsonPropertyName("ratio_own_lag")] double? RatioOwnLag);

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
