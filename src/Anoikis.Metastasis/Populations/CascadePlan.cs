using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Cascade;

namespace Anoikis.Metastasis.Populations;

/// <summary>An experiment with names turned into indices and the network compiled: what every block and thread shares and nothing changes.</summary>
internal sealed class CascadePlan
{
    private CascadePlan(CascadeExperiment experiment, CellEquations equations, LaneEngine engine)
    {
        (Experiment, Equations, Engine) = (experiment, equations, engine);
        Horizon = experiment.Horizon;
        Losses = experiment.Cascade.LossCauses;
        Steps = [.. experiment.Cascade.Steps.Select((step, s) => new PlannedStep(experiment, equations, Losses, s))];
        Levels = [.. experiment.Clones.Select(c => new FluctuatingLevels(equations, c.Levels, c.Variability))];
        FluctuationLength = Levels.Max(l => l.StateLength);
        Traits = [.. experiment.Clones.Select(c => experiment.Network.Traits.Select(t => c.Traits.GetValueOrDefault(t.Name, t.Resting)).ToArray())];
        PublishedCopies = [.. experiment.Network.Regulators.Select(r => r.PublishedCopies)];
        PulsedStimuli = Steps.Max(s => s.Pulses.Length);
        SharedStimuli = Steps.Max(s => s.Shared.Length);
        StateCount = equations.System.States.Length;
        ParameterCount = equations.System.Parameters.Length;
        MarkIndices = [.. equations.System.Events.Select((_, e) => equations.MarkOf(e) is { } mark ? experiment.Network.Marks.Select(m => m.Mark).ToList().IndexOf(mark) : -1)];
        TimeScale = 1 / experiment.Network.Network.SecondsPerTimeUnit;
        ShareSums = new double[experiment.Clones.Length];
        double sum = 0;
        for (int c = 0; c < ShareSums.Length; c++)
        {
            sum += experiment.Clones[c].Share;
            ShareSums[c] = sum;
        }
    }

    public CascadeExperiment Experiment { get; }

    public CellEquations Equations { get; }

    public LaneEngine Engine { get; }

    public double Horizon { get; }

    public ImmutableArray<string> Losses { get; }

    public PlannedStep[] Steps { get; }

    public FluctuatingLevels[] Levels { get; }

    /// <summary>Numbers that the wandering of a cell's levels needs at most.</summary>
    public int FluctuationLength { get; }

    /// <summary>Values of the network's traits, by clone.</summary>
    public double[][] Traits { get; }

    public double[] PublishedCopies { get; }

    /// <summary>Most pulsed stimuli in one step.</summary>
    public int PulsedStimuli { get; }

    /// <summary>Most stimuli of one step that depend on the colony.</summary>
    public int SharedStimuli { get; }

    public int StateCount { get; }

    public int ParameterCount { get; }

    /// <summary>Model time in one second.</summary>
    public double TimeScale { get; }

    private double[] ShareSums { get; }

    private int[] MarkIndices { get; }

    /// <summary>Compiles an experiment, with the code of a plan made before where that does the same.</summary>
    public static CascadePlan Compile(CascadeExperiment experiment, int? width, CascadePlan? before = null)
    {
        DiagnosticBag findings = [];
        ImmutableArray<(string Id, Expression Condition)> watches = [.. Watches(experiment.Cascade)];
        if (before is not null && before.Engine.Options.RelativeTolerance == experiment.RelativeTolerance && before.Engine.Options.AbsoluteTolerance == experiment.AbsoluteTolerance
            && before.Engine.Options.Stages == experiment.Stages && before.Engine.Options.Width == width && ReferenceEquals(before.Experiment.Network, experiment.Network) && watches.SequenceEqual(Watches(before.Experiment.Cascade)))
        {
            return new CascadePlan(experiment, before.Equations, before.Engine);
        }

        CellEquations equations = CellEquations.Build(experiment.Network, watches, findings)
            ?? throw new ArgumentException(string.Join('\n', findings), nameof(experiment));
        var options = new LaneOptions
        {
            RelativeTolerance = experiment.RelativeTolerance,
            AbsoluteTolerance = experiment.AbsoluteTolerance,
            Stages = experiment.Stages,
            Width = width,
            StoppingEvents = [.. experiment.Network.Deaths.Select(d => d.Event), .. experiment.Network.Marks.Select(m => m.Event), .. watches.Select(w => w.Id)],
        };
        return new CascadePlan(experiment, equations, LaneEngine.Compile(equations.System, options));
    }

    /// <summary>Column of the mark that an event of the equations is, or -1.</summary>
    public int MarkIndex(int systemEvent) => MarkIndices[systemEvent];

    /// <summary>The clone of a founder, by its uniform number.</summary>
    public int CloneAt(double uniform)
    {
        double target = uniform * ShareSums[^1];
        for (int c = 0; c < ShareSums.Length - 1; c++)
        {
            if (target < ShareSums[c])
            {
                return c;
            }
        }

        return ShareSums.Length - 1;
    }

    internal static string WatchId(int step, int exit) => $"exit_{exit}_of_step_{step}";

    private static IEnumerable<(string Id, Expression Condition)> Watches(MetastaticCascade cascade)
    {
        for (int s = 0; s < cascade.Steps.Length; s++)
        {
            for (int e = 0; e < cascade.Steps[s].Exits.Length; e++)
            {
                if (cascade.Steps[s].Exits[e].When is NetworkCondition condition)
                {
                    yield return (WatchId(s, e), condition.Condition);
                }
            }
        }
    }
}
