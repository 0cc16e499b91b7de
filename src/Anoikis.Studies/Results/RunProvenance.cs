using System.Collections.Immutable;

namespace Anoikis.Studies.Results;

/// <summary>What a record of a run needs beyond the experiment and its result.</summary>
public sealed record RunProvenance
{
    /// <summary>Title of the scenario.</summary>
    public required string Title { get; init; }

    /// <summary>What it simulates.</summary>
    public string Description { get; init; } = "";

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The command that made the run.</summary>
    public required string Command { get; init; }

    /// <summary>Every input file.</summary>
    public required ImmutableArray<RunInput> Inputs { get; init; }

    /// <summary>Parameters of the scenario and their sources, beyond the network's regulators and stimuli and the cascade's exits, which are added by themselves.</summary>
    public ImmutableArray<ParameterNote> Parameters { get; init; } = [];

    /// <summary>Species whose courses the report shows; empty for those that differ most between cells that died and that lived.</summary>
    public ImmutableArray<NamedPart> KeySpecies { get; init; } = [];

    /// <summary>How it was carried out.</summary>
    public required ExecutionNote Execution { get; init; }

    /// <summary>The machine.</summary>
    public MachineNote Machine { get; init; } = new(
        System.Runtime.InteropServices.RuntimeInformation.OSDescription,
        System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription);
}
