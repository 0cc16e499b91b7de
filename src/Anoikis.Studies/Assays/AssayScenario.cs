using System.Collections.Immutable;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Designs;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Studies.Assays;

/// <summary>An experiment in dishes that was read and found good.</summary>
public sealed record AssayScenario
{
    internal AssayScenario(AssayDesign design, CultureExperiment experiment) => (Design, Experiment) = (design, experiment);

    /// <summary>Its name: a single word.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about, for people.</summary>
    public required string Description { get; init; }

    /// <summary>The file, as the user gave it.</summary>
    public required string File { get; init; }

    /// <summary>What is done.</summary>
    public AssayKind Kind => Design.Kind;

    /// <summary>Key of all randomness.</summary>
    public ulong Seed => Experiment.Seed;

    /// <summary>Cells of each clone in every dish.</summary>
    public int Cells => Experiment.Cells;

    /// <summary>Names of the clones.</summary>
    public IEnumerable<string> Clones => Experiment.Clones.Select(c => c.Name);

    /// <summary>Names of the conditions: a dish each for every clone.</summary>
    public IEnumerable<string> Conditions => Experiment.Protocols.Select(p => p.Name);

    /// <summary>Name of the network.</summary>
    public string Network => Experiment.Network.Name;

    /// <summary>Courses of cells in all: cells times clones times conditions.</summary>
    public long Courses => Experiment.Courses;

    /// <summary>What a run tells its progress of: courses of cells, and where cells divide the founders of colonies besides.</summary>
    public long Steps => Experiment.Growth is null ? Courses : 2 * Courses;

    /// <summary>Threads and lanes that the scenario asks for; they do not change the result.</summary>
    public ExecutionOptions Execution { get; init; } = new();

    /// <summary>The texts that it was made from, each with its hash.</summary>
    public required ImmutableArray<ScenarioInput> Inputs { get; init; }

    /// <summary>What is done to which dish, and how dishes are read.</summary>
    internal AssayDesign Design { get; }

    /// <summary>The cells.</summary>
    internal CultureExperiment Experiment { get; }

    /// <summary>Published numbers to lay beside the result.</summary>
    internal ImmutableArray<ObservedValue> Observed { get; init; } = [];
}
