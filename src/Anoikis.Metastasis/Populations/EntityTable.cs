using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Metastasis.Populations;

/// <summary>
/// One row an entity, in the order of founder and replicate. An entity is a founding cell with the colony that it may found; where a step splits, one of its replicates.
/// Columns hold one value a row unless they say otherwise. Sums over rows are weighted with <see cref="Weight"/>; rows of one founder are not independent.
/// </summary>
public sealed record EntityTable
{
    /// <summary>Rows.</summary>
    public int Count => Founder.Length;

    /// <summary>HGNC symbols of the columns of <see cref="Levels"/>.</summary>
    public required ImmutableArray<string> Regulators { get; init; }

    /// <summary>Names of the columns of <see cref="StepTimes"/>: the cascade's steps.</summary>
    public required ImmutableArray<string> Steps { get; init; }

    /// <summary>Names that <see cref="Loss"/> counts.</summary>
    public required ImmutableArray<string> LossCauses { get; init; }

    /// <summary>Times of the columns of <see cref="ColonySizes"/>, seconds.</summary>
    public required ImmutableArray<double> ObservationTimes { get; init; }

    /// <summary>Number of the founding cell, from 0.</summary>
    public required ImmutableArray<long> Founder { get; init; }

    /// <summary>Number of the replicate among those of its founder, from 0.</summary>
    public required ImmutableArray<int> Replicate { get; init; }

    /// <summary>1 divided by the number of replicates in each split on its way.</summary>
    public required ImmutableArray<double> Weight { get; init; }

    /// <summary>Index of its clone.</summary>
    public required ImmutableArray<int> CloneIndex { get; init; }

    /// <summary>Levels with which the founding cell entered the cascade, copies per cell: row by row, one column a regulator.</summary>
    public required ImmutableArray<double> Levels { get; init; }

    /// <summary>Index of the step in which it ended.</summary>
    public required ImmutableArray<int> Step { get; init; }

    /// <summary>How it ended.</summary>
    public required ImmutableArray<CellFate> Fate { get; init; }

    /// <summary>Index in <see cref="LossCauses"/> when its fate is a named loss, else -1.</summary>
    public required ImmutableArray<int> Loss { get; init; }

    /// <summary>Time of its fate, seconds; the horizon for those alive.</summary>
    public required ImmutableArray<double> FateTime { get; init; }

    /// <summary>When it first entered each step, seconds, NaN for never: row by row, one column a step.</summary>
    public required ImmutableArray<double> StepTimes { get; init; }

    /// <summary>Moments on the way to death whose times the network gives: the columns of <see cref="MarkTimes"/>.</summary>
    public ImmutableArray<DeathMark> Marks { get; init; } = [];

    /// <summary>When the single cell first passed each mark, seconds, NaN for never: row by row, one column a mark. Cells of colonies leave no times.</summary>
    public ImmutableArray<double> MarkTimes { get; init; } = [];

    /// <summary>Most cells that its colony ever had; 0 when it founded none.</summary>
    public required ImmutableArray<long> LargestColony { get; init; }

    /// <summary>Living cells of its colony at the end; 0 when it founded none.</summary>
    public required ImmutableArray<long> FinalColony { get; init; }

    /// <summary>Living cells of its colony at each observation time, 0 where there is no colony: row by row, one column a time.</summary>
    public required ImmutableArray<long> ColonySizes { get; init; }

    /// <summary>Divisions in its colony.</summary>
    public required ImmutableArray<long> Divisions { get; init; }

    /// <summary>Cells of its colony that died of their own networks, by apoptosis or without caspases.</summary>
    public required ImmutableArray<long> ColonyDeaths { get; init; }

    /// <summary>Founding cells that were drawn before it and died at rest, before they could enter the cascade; the same in all replicates of a founder. Empty where none were.</summary>
    public ImmutableArray<int> Redraws { get; init; } = [];

    /// <summary>Cells of its colony whose numbers could not be computed; they left the colony and are not counted as dead.</summary>
    public required ImmutableArray<int> FailedCells { get; init; }

    /// <summary>How the integration of its last cell (of a colony: of the first of its cells that failed, else of the founding cell) ended.</summary>
    public required ImmutableArray<LaneStop> Status { get; init; }

    /// <summary>Cells over all founders that died at rest and were replaced by the next draw.</summary>
    public long DiedAtRest
    {
        get
        {
            long died = 0;
            for (int row = 0; row < Redraws.Length; row++)
            {
                died += Replicate[row] == 0 ? Redraws[row] : 0;
            }

            return died;
        }
    }

    /// <summary>Level of a regulator (by column) in a row, copies per cell.</summary>
    public double Level(int row, int regulator) => Levels[(row * Regulators.Length) + regulator];

    /// <summary>When a row first entered a step, seconds; NaN for never.</summary>
    public double StepTime(int row, int step) => StepTimes[(row * Steps.Length) + step];

    /// <summary>When a row's single cell first passed a mark; NaN for never, or where the network does not tell.</summary>
    public double MarkTime(int row, DeathMark mark)
    {
        int column = Marks.IndexOf(mark);
        return column < 0 ? double.NaN : MarkTimes[(row * Marks.Length) + column];
    }

    /// <summary>Size of a row's colony at an observation time (by column).</summary>
    public long ColonySize(int row, int observation) => ColonySizes[(row * ObservationTimes.Length) + observation];
}
