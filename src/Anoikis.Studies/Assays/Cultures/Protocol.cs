using System.Collections.Immutable;

namespace Anoikis.Studies.Assays.Cultures;

/// <summary>What is done to a dish of cells, counted from the onset; before it, and wherever no course says otherwise, inputs rest.</summary>
/// <param name="Name">What tables and figures call it; unique in an assay.</param>
/// <param name="Duration">How long cells are followed from the onset, seconds.</param>
internal sealed record Protocol(string Name, double Duration)
{
    /// <summary>Inputs that differ from rest.</summary>
    public ImmutableArray<ProtocolInput> Inputs { get; init; } = [];

    /// <summary>How long cells live at rest between the end of their equilibration and the onset, seconds: for sisters the time since they parted.</summary>
    public double Before { get; init; }

    /// <summary>Takes inputs away when a cell's own network has come to a moment; null for never.</summary>
    public ProtocolRemoval? Removal { get; init; }
}

/// <summary>The course of one input: Values[i] from Times[i] on.</summary>
/// <param name="Stimulus">Number of the stimulus in the network.</param>
/// <param name="Times">Seconds from the onset, the first 0, rising.</param>
/// <param name="Values">Inputs in the network's unit, as many.</param>
internal sealed record ProtocolInput(int Stimulus, ImmutableArray<double> Times, ImmutableArray<double> Values)
{
    /// <summary>The same all the time.</summary>
    public static ProtocolInput Constant(int stimulus, double value) => new(stimulus, [0], [value]);

    /// <summary>One value until a time, another from then on.</summary>
    public static ProtocolInput Until(int stimulus, double value, double time, double after)
        => time <= 0 ? Constant(stimulus, after) : new(stimulus, [0, time], [value, after]);

    /// <summary>The value at a time from the onset on.</summary>
    public double At(double time)
    {
        int i = Times.Length - 1;
        while (i > 0 && Times[i] > time)
        {
            i--;
        }

        return Values[i];
    }
}

/// <summary>Inputs go back to rest so long after a cell has come to a moment.</summary>
/// <param name="Moment">Number of the moment in <see cref="CultureExperiment.Moments"/>.</param>
/// <param name="Delay">Seconds from the moment, at least 0.</param>
/// <param name="Stimuli">Numbers of the inputs that go back to rest.</param>
internal sealed record ProtocolRemoval(int Moment, double Delay, ImmutableArray<int> Stimuli);
