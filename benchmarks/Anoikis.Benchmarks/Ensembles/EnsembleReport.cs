using System.Text.Json.Serialization;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>What death times are compared with.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReferenceSolution>))]
public enum ReferenceSolution
{
    /// <summary>CVODE at tolerances of 1e-10 and 1e-6 copies.</summary>
    Cvode,

    /// <summary>The lane engine itself at 1e-9 and 1e-5 copies: a check of the step control only, for runs without CVODE.</summary>
    Lanes,
}

/// <summary>CVODE's side of a comparison.</summary>
public sealed record CvodeReport
{
    [JsonPropertyName("build")]
    public required string Build { get; init; }

    [JsonPropertyName("versions")]
    public required IReadOnlyList<string> Versions { get; init; }

    [JsonPropertyName("flags")]
    public required string Flags { get; init; }

    [JsonPropertyName("linear_solver")]
    public required string LinearSolver { get; init; }

    [JsonPropertyName("rtol")]
    public required double RelativeTolerance { get; init; }

    [JsonPropertyName("atol")]
    public required double AbsoluteTolerance { get; init; }

    [JsonPropertyName("jacobian_lag")]
    public required int JacobianLag { get; init; }

    [JsonPropertyName("cells_per_second")]
    public required double CellsPerSecond { get; init; }

    [JsonPropertyName("death_time_rms")]
    public required double DeathTimeRms { get; init; }

    [JsonPropertyName("death_mismatch")]
    public required int DeathMismatch { get; init; }

    [JsonPropertyName("steps_per_cell")]
    public required double StepsPerCell { get; init; }

    [JsonPropertyName("newton_iterations_per_cell")]
    public required double NewtonIterationsPerCell { get; init; }

    [JsonPropertyName("factorizations_per_cell")]
    public required double FactorizationsPerCell { get; init; }
}

/// <summary>The lanes at one setting.</summary>
public record LaneReport
{
    [JsonPropertyName("rtol")]
    public required double RelativeTolerance { get; init; }

    [JsonPropertyName("atol")]
    public required double AbsoluteTolerance { get; init; }

    [JsonPropertyName("stages")]
    public required string Stages { get; init; }

    [JsonPropertyName("lane_width")]
    public required int LaneWidth { get; init; }

    [JsonPropertyName("cells_per_second_per_core")]
    public required double CellsPerSecondPerCore { get; init; }

    [JsonPropertyName("death_time_rms")]
    public required double DeathTimeRms { get; init; }

    [JsonPropertyName("death_mismatch")]
    public required int DeathMismatch { get; init; }

    [JsonPropertyName("steps_per_cell")]
    public required double StepsPerCell { get; init; }

    /// <summary>Its cells per second over those of CVODE at its fastest accurate settings on the full system.</summary>
    [JsonPropertyName("ratio")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Ratio { get; init; }

    /// <summary>The same where CVODE decides how long it keeps a Jacobian.</summary>
    [JsonPropertyName("ratio_own_lag")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RatioOwnLag { get; init; }

    /// <summary>The same where CVODE has the reduced system and generated elimination.</summary>
    [JsonPropertyName("ratio_reduced")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RatioReduced { get; init; }
}

/// <summary>One network's figures; those of the lanes are at the claim's tolerances, with the faster precision of stages that is accurate.</summary>
public sealed record NetworkReport : LaneReport
{
    [JsonPropertyName("network")]
    public required string Network { get; init; }

    [JsonPropertyName("cells")]
    public required int Cells { get; init; }

    [JsonPropertyName("threads")]
    public required int Threads { get; init; }

    [JsonPropertyName("cells_that_die")]
    public required int CellsThatDie { get; init; }

    [JsonPropertyName("compile_ms")]
    public required double CompileMilliseconds { get; init; }

    [JsonPropertyName("two_threads_speedup")]
    public required double? TwoThreadsSpeedup { get; init; }

    [JsonPropertyName("states")]
    public required int States { get; init; }

    [JsonPropertyName("reduced_states")]
    public required int ReducedStates { get; init; }

    [JsonPropertyName("lu_nonzeros")]
    public required int LuNonzeros { get; init; }

    [JsonPropertyName("code_bytes")]
    public required int CodeBytes { get; init; }

    [JsonPropertyName("reference")]
    public required ReferenceSolution Reference { get; init; }

    /// <summary>The fastest accurate settings of the grid on the full system with KLU.</summary>
    [JsonPropertyName("cvode")]
    public CvodeReport? Cvode { get; init; }

    /// <summary>The same among those that leave CVODE's own frequency of Jacobians.</summary>
    [JsonPropertyName("cvode_own_lag")]
    public CvodeReport? CvodeOwnLag { get; init; }

    /// <summary>The fastest accurate settings on the reduced system with generated elimination.</summary>
    [JsonPropertyName("cvode_reduced")]
    public CvodeReport? CvodeReduced { get; init; }

    /// <summary>The lanes at the claim's tolerances with each precision of stages.</summary>
    [JsonPropertyName("lanes")]
    public required IReadOnlyList<LaneReport> Lanes { get; init; }

    /// <summary>The lanes at their fastest accurate tolerances.</summary>
    [JsonPropertyName("lanes_chosen")]
    public LaneReport? LanesChosen { get; init; }
}
