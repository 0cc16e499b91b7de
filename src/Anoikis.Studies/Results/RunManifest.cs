using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;

namespace Anoikis.Studies.Results;

/// <summary>What was run, with what, where and how it went: all that it takes to run it again, and all that the tables of the run need to be read.</summary>
public sealed record RunManifest
{
    /// <summary>Layout of the folder that this program writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Layout of the folder.</summary>
    public required int Format { get; init; }

    /// <summary>Title of the scenario, for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it simulates, for people.</summary>
    public required string Description { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The command that made the run.</summary>
    public required string Command { get; init; }

    /// <summary>Key of all randomness.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Founding cells.</summary>
    public required long Cells { get; init; }

    /// <summary>How long they were followed, s.</summary>
    public required double Horizon { get; init; }

    /// <summary>Relative tolerance of the integration.</summary>
    public required double RelativeTolerance { get; init; }

    /// <summary>Absolute tolerance of the integration, copies.</summary>
    public required double AbsoluteTolerance { get; init; }

    /// <summary>Width of the bins of deaths.csv, s.</summary>
    public required double DeathBin { get; init; }

    /// <summary>Times at which colonies' sizes were noted, s.</summary>
    public required ImmutableArray<double> ObservationTimes { get; init; }

    /// <summary>The network that every cell carried.</summary>
    public required NamedPart Network { get; init; }

    /// <summary>What a person should know of the network before reading results as biology.</summary>
    public required ImmutableArray<string> Limits { get; init; }

    /// <summary>The cascade.</summary>
    public required NamedPart Cascade { get; init; }

    /// <summary>The clones, in the order of their index.</summary>
    public required ImmutableArray<CloneShare> Clones { get; init; }

    /// <summary>The cascade's steps in order.</summary>
    public required ImmutableArray<NamedPart> Steps { get; init; }

    /// <summary>Named causes of loss, in the order of their index.</summary>
    public required ImmutableArray<string> LossCauses { get; init; }

    /// <summary>HGNC symbols of the regulators whose levels were drawn.</summary>
    public required ImmutableArray<string> Regulators { get; init; }

    /// <summary>Moments on the way to death whose times the network gives.</summary>
    public ImmutableArray<DeathMark> Marks { get; init; } = [];

    /// <summary>The few species that the report shows, and what they are.</summary>
    public required ImmutableArray<NamedPart> KeySpecies { get; init; }

    /// <summary>Parameters and where they come from.</summary>
    public required ImmutableArray<ParameterNote> Parameters { get; init; }

    /// <summary>Every input file.</summary>
    public required ImmutableArray<RunInput> Inputs { get; init; }

    /// <summary>The machine.</summary>
    public required MachineNote Machine { get; init; }

    /// <summary>How it was carried out; nothing here changes results.</summary>
    public required ExecutionNote Execution { get; init; }

    /// <summary>Accepted steps of the integration.</summary>
    public required long LaneSteps { get; init; }

    /// <summary>Steps that were tried with row exchanges, because the ordinary elimination could not be trusted with them; null in results of a version that did not count them.</summary>
    public long? PivotingSteps { get; init; }

    /// <summary>How often a lane set a cell free, by reason.</summary>
    public required ImmutableSortedDictionary<string, long> LaneStatuses { get; init; }
}

/// <summary>A name and a line about it.</summary>
/// <param name="Name">Name or id.</param>
/// <param name="Description">What it is.</param>
public sealed record NamedPart(string Name, string Description);

/// <summary>A clone and its part of the founding cells.</summary>
/// <param name="Name">Name.</param>
/// <param name="Share">Its part, relative to the shares of the others.</param>
public sealed record CloneShare(string Name, double Share);

/// <summary>A parameter of the run, for people.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value with its unit, in words.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Assumed">Whether it has no source.</param>
public sealed record ParameterNote(string Name, string Value, string Source, bool Assumed);

/// <summary>An input file as it was read.</summary>
/// <param name="Name">Its path relative to the scenario, or its name when it is built in.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Text">Its text.</param>
public sealed record RunInput(string Name, string Sha256, string Text);

/// <summary>A machine.</summary>
/// <param name="System">Operating system.</param>
/// <param name="Architecture">Processor's architecture.</param>
/// <param name="Processors">Logical processors.</param>
/// <param name="Runtime">.NET version.</param>
public sealed record MachineNote(string System, string Architecture, int Processors, string Runtime);

/// <summary>How a run was carried out.</summary>
/// <param name="Threads">Threads.</param>
/// <param name="Width">Lanes in a bundle; null when the engine chose.</param>
/// <param name="WallSeconds">Time that it took, s; null when it was not measured.</param>
public sealed record ExecutionNote(int Threads, int? Width, double? WallSeconds);
