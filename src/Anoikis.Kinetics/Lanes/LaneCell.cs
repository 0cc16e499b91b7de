namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// One cell as a user of the lane engine sees it: plain numbers. Storage is in bundles of lanes; this file alone gathers and scatters.
/// Anything written takes effect at <see cref="Time"/>; the engine then chooses a fresh first step.
/// </summary>
public readonly struct LaneCell
{
    /// <summary>Number of the lane, from 0: where a schedule keeps what it knows of the cell.</summary>
    public int Lane => throw new NotImplementedException();

    /// <summary>The cell's own time, in the model's unit. Set it when starting a cell.</summary>
    public double Time
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <summary>Time at which the lane stops exactly. It must not lie before <see cref="Time"/>.</summary>
    public double StopTime
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <summary>Next time at which <see cref="ILaneSchedule.Sample"/> is wanted; positive infinity (the default at a start) for never.</summary>
    public double NextSample
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <summary>Why it stands still.</summary>
    public LaneStop Stop => throw new NotImplementedException();

    /// <summary>Index of the event that stopped it, in the order of <see cref="Equations.OdeSystem.Events"/>; -1 when none did.</summary>
    public int Event => throw new NotImplementedException();

    /// <summary>Steps accepted since the cell was started.</summary>
    public long Steps => throw new NotImplementedException();

    /// <summary>y[i], in the order of the equations' states.</summary>
    public double State(int index) => throw new NotImplementedException();

    /// <summary>Copies all of y.</summary>
    public void ReadStates(Span<double> target) => throw new NotImplementedException();

    /// <summary>Sets all of y.</summary>
    public void WriteStates(ReadOnlySpan<double> source) => throw new NotImplementedException();

    /// <summary>p[j], in the order of the equations' varying parameters.</summary>
    public double Parameter(int index) => throw new NotImplementedException();

    /// <summary>Sets p[j]: an input jumps, a rate changes.</summary>
    public void SetParameter(int index, double value) => throw new NotImplementedException();

    /// <summary>Copies all of p.</summary>
    public void ReadParameters(Span<double> target) => throw new NotImplementedException();

    /// <summary>Sets all of p.</summary>
    public void WriteParameters(ReadOnlySpan<double> source) => throw new NotImplementedException();
}
