using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Kinetics.Equations;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Colonies;

namespace Anoikis.Metastasis.Populations;

/// <summary>A step of the cascade in indices.</summary>
internal sealed class PlannedStep
{
    public PlannedStep(CascadeExperiment experiment, CellEquations equations, ImmutableArray<string> losses, int index)
    {
        CascadeStep step = experiment.Cascade.Steps[index];
        (Index, Growth, Split) = (index, step.Growth, step.Split);
        CellNetwork network = experiment.Network;
        Base = [.. network.Stimuli.Select(s => step.Stimuli.Any(own => own.Name == s.Name) ? 0 : s.Resting)];
        var pulses = new List<PulsedInput>();
        var tables = new List<TabledInput>();
        var shared = new List<SharedInput>();
        foreach (Stimulus stimulus in step.Stimuli)
        {
            int number = network.Stimuli.IndexOf(network.Stimulus(stimulus.Name)!);
            switch (stimulus.Course)
            {
                case ConstantStimulus constant: Base[number] += constant.Value; break;
                case StimulusPulses course: pulses.Add(new PulsedInput(number, course)); break;
                case StimulusTable table: tables.Add(new TabledInput(number, [.. table.Times], [.. table.Values])); break;
                case ColonyStimulus course: shared.Add(new SharedInput(number, course)); break;
                default: throw new ArgumentException($"no such course: {stimulus.Course}", nameof(experiment));
            }
        }

        (Pulses, Tables, Shared) = ([.. pulses], [.. tables], [.. shared]);
        Exits = [.. step.Exits.Select((exit, e) => Plan(experiment.Cascade, equations, losses, exit, index, e))];
        HasConditions = Exits.Any(e => e.Event >= 0);
        Threshold = Exits.Min(e => e.Cells > 0 ? e.Cells : (long?)null) ?? long.MaxValue;
    }

    public int Index { get; }

    public GrowthSettings? Growth { get; }

    public int Split { get; }

    /// <summary>The constant part of every input, in the order of the network's stimuli: at rest where the step does not set it.</summary>
    public double[] Base { get; }

    public PulsedInput[] Pulses { get; }

    public TabledInput[] Tables { get; }

    /// <summary>Inputs that all cells of a colony feel alike.</summary>
    public SharedInput[] Shared { get; }

    public PlannedExit[] Exits { get; }

    /// <summary>Whether any exit waits for a condition on the network.</summary>
    public bool HasConditions { get; }

    /// <summary>Least number of cells at which an exit is taken.</summary>
    public long Threshold { get; }

    /// <summary>The exit that an event of the network takes, or -1.</summary>
    public int ExitOfEvent(int systemEvent)
    {
        for (int e = 0; e < Exits.Length; e++)
        {
            if (Exits[e].Event == systemEvent && systemEvent >= 0)
            {
                return e;
            }
        }

        return -1;
    }

    /// <summary>The first exit that a colony of so many cells takes, or -1.</summary>
    public int ExitOfSize(long cells)
    {
        for (int e = 0; e < Exits.Length; e++)
        {
            if (Exits[e].Cells > 0 && cells >= Exits[e].Cells)
            {
                return e;
            }
        }

        return -1;
    }

    private static PlannedExit Plan(MetastaticCascade cascade, CellEquations equations, ImmutableArray<string> losses, Exit exit, int step, int number)
    {
        int target = exit is Advance advance ? cascade.IndexOf(advance.To) : -1;
        int loss = exit is Loss lost ? losses.IndexOf(lost.Cause) : -1;
        return exit.When switch
        {
            WaitingTime waiting => new PlannedExit(target, loss, waiting, -1, null, 0),
            NetworkCondition => Conditional(target, loss, equations, equations.EventIndex(CascadePlan.WatchId(step, number))),
            ColonyCells cells => new PlannedExit(target, loss, null, -1, null, cells.Cells),
            ColonyDiameter size => new PlannedExit(target, loss, null, -1, null, cascade.Steps[step].Growth!.CellsForDiameter(size.Millimetres)),
            _ => throw new ArgumentException($"no such condition: {exit.When}", nameof(exit)),
        };
    }

    private static PlannedExit Conditional(int target, int loss, CellEquations equations, int systemEvent)
    {
        OdeSystem system = equations.System;
        var evaluator = new GraphEvaluator(system.Graph, [system.Events[systemEvent].Trigger]);
        return new PlannedExit(target, loss, null, systemEvent, evaluator, 0) { TriggerNode = system.Events[systemEvent].Trigger };
    }
}

/// <summary>An exit in indices.</summary>
/// <param name="Target">Index of the step it leads to, or -1.</param>
/// <param name="Loss">Index of the named cause, or -1.</param>
/// <param name="Waiting">Its waiting time, or null.</param>
/// <param name="Event">Index of the event of the equations that takes it, or -1.</param>
/// <param name="Condition">Computes whether that event's condition holds, or null.</param>
/// <param name="Cells">Cells of a colony that take it, or 0.</param>
internal sealed record PlannedExit(int Target, int Loss, WaitingTime? Waiting, int Event, GraphEvaluator? Condition, long Cells)
{
    /// <summary>Node of the condition.</summary>
    public int TriggerNode { get; init; } = -1;
}

/// <summary>Contacts add to a stimulus of the network.</summary>
internal sealed record PulsedInput(int Stimulus, StimulusPulses Course);

/// <summary>A course of a colony's age and size adds to a stimulus of the network.</summary>
internal sealed record SharedInput(int Stimulus, ColonyStimulus Course);

/// <summary>A table adds to a stimulus of the network.</summary>
internal sealed record TabledInput(int Stimulus, double[] Times, double[] Values)
{
    /// <summary>The value at a time when the step was entered at another, and when it next changes.</summary>
    public double At(double entry, double now, out double nextChange)
    {
        // Compared as entry + Times[i], the very number that was handed out as the next change.
        int next = 0;
        while (next < Times.Length && entry + Times[next] <= now)
        {
            next++;
        }

        nextChange = next < Times.Length ? entry + Times[next] : double.PositiveInfinity;
        return next > 0 ? Values[next - 1] : 0;
    }
}
