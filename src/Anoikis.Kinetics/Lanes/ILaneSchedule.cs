namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// Decides what each lane does next: which cell it takes, how far it goes, what changes when it stops. Implementations are structs or sealed
/// classes used as type arguments; one schedule belongs to one thread. A lane calls it only when it stops or samples, never at every step.
/// </summary>
public interface ILaneSchedule
{
    /// <summary>
    /// A lane is free. Load the next cell: write all its states and parameters, <see cref="LaneCell.Time"/> and <see cref="LaneCell.StopTime"/>; return false when there is none left.
    /// </summary>
    bool TryStart(LaneCell cell);

    /// <summary>
    /// The lane's cell has stopped, see <see cref="LaneCell.Stop"/>. Change what must change (inputs, parameters, states, a later <see cref="LaneCell.StopTime"/>) and return true to go on;
    /// keep what the caller wants and return false to free the lane.
    /// </summary>
    bool TryContinue(LaneCell cell);

    /// <summary>
    /// The cell passes <see cref="LaneCell.NextSample"/>: <paramref name="states"/> holds y at <paramref name="time"/> from the method's dense output, in the order of the equations.
    /// Returns the next time to sample, or positive infinity. Sampling does not alter the cell's steps.
    /// </summary>
    double Sample(LaneCell cell, double time, ReadOnlySpan<double> states);
}
