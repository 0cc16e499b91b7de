namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// One cell as a user of the lane engine sees it: plain numbers. Storage is in bundles of lanes. Whatever is written takes effect at
/// <see cref="Time"/> and costs no restart: the method is one-step, and the error control meets a jump.
/// </summary>
public readonly unsafe struct LaneCell
{
    private readonly Bundle _bundle;

    internal LaneCell(Bundle bundle, int lane)
    {
        _bundle = bundle;
        Lane = lane;
    }

    /// <summary>Number of the lane, from 0: where a schedule keeps what it knows of the cell.</summary>
    public int Lane { get; }

    /// <summary>The cell's own time, in the model's unit. Set it when starting a cell.</summary>
    public double Time
    {
        get => _bundle.Lanes.Time[Lane];
        set => _bundle.Lanes.Time[Lane] = value;
    }

    /// <summary>Time at which the lane stops exactly. It must not lie before <see cref="Time"/>.</summary>
    public double StopTime
    {
        get => _bundle.Lanes.StopTime[Lane];
        set => _bundle.Lanes.StopTime[Lane] = value;
    }

    /// <summary>Next time at which <see cref="ILaneSchedule.Sample"/> is wanted; positive infinity (the default at a start) for never.</summary>
    public double NextSample
    {
        get => _bundle.Lanes.NextSample[Lane];
        set => _bundle.Lanes.NextSample[Lane] = value;
    }

    /// <summary>Step that the controller proposes, in the model's unit of time. A cell that goes on elsewhere may take its own along, so as to need no search.</summary>
    public double Step
    {
        get => _bundle.Lanes.Step[Lane];
        set => _bundle.Lanes.Step[Lane] = value;
    }

    /// <summary>Why it stands still.</summary>
    public LaneStop Stop => _bundle.Stops[Lane];

    /// <summary>Index of the event that stopped it, in the order of <see cref="Equations.OdeSystem.Events"/>; -1 when none did.</summary>
    public int Event => _bundle.Events[Lane];

    /// <summary>Steps accepted since the cell was started.</summary>
    public long Steps => (long)_bundle.Lanes.Steps[Lane];

    /// <summary>Steps tried with row exchanges since the cell was started, because a pivot came too near zero without them.</summary>
    public long PivotingSteps => _bundle.PivotingSteps[Lane];

    /// <summary>y[i], in the order of the equations' states.</summary>
    public double State(int index) => _bundle.ReadState(Lane, index);

    /// <summary>Copies all of y.</summary>
    public void ReadStates(Span<double> target) => _bundle.ReadStates(Lane, target);

    /// <summary>Sets all of y. What is negative where <see cref="Equations.OdeSystem.NonNegativeStates"/> rules it out is 0 after the next step.</summary>
    public void WriteStates(ReadOnlySpan<double> source) => _bundle.WriteStates(Lane, source);

    /// <summary>p[j], in the order of the equations' varying parameters.</summary>
    public double Parameter(int index) => _bundle.Parameter(Lane, index);

    /// <summary>Sets p[j]: an input jumps, a rate changes.</summary>
    public void SetParameter(int index, double value)
    {
        _bundle.Parameter(Lane, index) = value;
        _bundle.Touched[Lane] = true;
    }

    /// <summary>Copies all of p.</summary>
    public void ReadParameters(Span<double> target) => _bundle.ReadParameters(Lane, target);

    /// <summary>Sets all of p.</summary>
    public void WriteParameters(ReadOnlySpan<double> source) => _bundle.WriteParameters(Lane, source);
}
