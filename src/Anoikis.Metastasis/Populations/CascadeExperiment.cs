using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Clones;

namespace Anoikis.Metastasis.Populations;

/// <summary>Cells that run through a cascade: all that decides the result. Times in seconds, amounts in copies per cell.</summary>
public sealed record CascadeExperiment
{
    /// <summary>The network that every cell carries.</summary>
    public required CellNetwork Network { get; init; }

    /// <summary>The clones that the founding cells belong to; each cell's clone is drawn by the shares.</summary>
    public required ImmutableArray<Clone> Clones { get; init; }

    /// <summary>The steps.</summary>
    public required MetastaticCascade Cascade { get; init; }

    /// <summary>Founding cells.</summary>
    public required long Cells { get; init; }

    /// <summary>How long they are followed, seconds.</summary>
    public required double Horizon { get; init; }

    /// <summary>
    /// How long every founding cell rests before it enters the first step at time 0, with all stimuli at rest, seconds; a cell that dies then is replaced by the next draw.
    /// </summary>
    public double Equilibration { get; init; }

    /// <summary>Key of all randomness.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Relative tolerance of the integration.</summary>
    public double RelativeTolerance { get; init; } = 1e-4;

    /// <summary>Absolute tolerance of the integration, copies.</summary>
    public double AbsoluteTolerance { get; init; } = 1;

    /// <summary>In what the inside of a step is reckoned; null for what suits the tolerance.</summary>
    public StagePrecision? Stages { get; init; }

    /// <summary>Founding cells whose courses (all species) are kept, spread evenly over the founders.</summary>
    public int SampledCells { get; init; }

    /// <summary>Time between two samples of a course, seconds.</summary>
    public double SampleInterval { get; init; } = 3600;

    /// <summary>Times at which every colony's size is noted, seconds, rising.</summary>
    public ImmutableArray<double> ObservationTimes { get; init; } = [];

    /// <summary>Width of the time bins in which deaths are counted, seconds.</summary>
    public double DeathBin { get; init; } = 3600;

    /// <summary>Longest time that the cells of a colony advance apart from each other, seconds: at its multiples all of them stand at the same time.</summary>
    public double ColonyWindow { get; init; } = 96 * 3600;

    /// <summary>The same in steps with a <see cref="Apoptosis.Stimuli.ColonyStimulus"/>, seconds: within it every cell feels what the colony's size at its beginning and age at its middle give.</summary>
    public double ColonyStimulusWindow { get; init; } = 3600;

    /// <summary>Time between the sizes that are drawn for colonies beyond their cap, seconds; what depends on size happens at these times.</summary>
    public double LargeColonyWindow { get; init; } = 3600;
}
