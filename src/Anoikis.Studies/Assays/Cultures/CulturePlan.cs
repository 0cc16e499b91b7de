using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Studies.Assays.Cultures;

/// <summary>An experiment with names turned into indices and the network compiled, once: what every block and thread shares and nothing changes.</summary>
internal sealed class CulturePlan
{
    private const string WatchPrefix = "assay_watch_";

    private readonly int[] _moments;

    private CulturePlan(CultureExperiment experiment, CellEquations equations, LaneEngine engine)
    {
        (Experiment, Equations, Engine) = (experiment, equations, engine);
        TimeScale = 1 / experiment.Network.Network.SecondsPerTimeUnit;
        Levels = [.. experiment.Clones.Select(c => new FluctuatingLevels(equations, c.Levels, c.Variability))];
        WanderingLength = Levels.Max(l => l.StateLength);
        Traits = [.. experiment.Clones.Select(c => experiment.Network.Traits.Select(t => c.Traits.GetValueOrDefault(t.Name, t.Resting)).ToArray())];
        Protocols = [.. experiment.Protocols.Select(p => new PlannedProtocol(p, experiment.Network))];
        DeathMark[] marks = [.. experiment.Network.Marks.Select(m => m.Mark)];
        _moments =
        [
            .. equations.System.Events.Select((e, i) => equations.MarkOf(i) is { } mark ? Array.IndexOf(marks, mark)
                : e.Id.StartsWith(WatchPrefix, StringComparison.Ordinal) ? marks.Length + int.Parse(e.Id.AsSpan(WatchPrefix.Length), System.Globalization.CultureInfo.InvariantCulture)
                : -1),
        ];
        Moments = experiment.Moments.Length;
        MarkTriggers = [.. equations.System.Events.Where((_, i) => equations.MarkOf(i) is not null).Select(e => e.Trigger)];
        MarkValues = new GraphEvaluator(equations.System.Graph, MarkTriggers);
    }

    public CultureExperiment Experiment { get; }

    public CellEquations Equations { get; }

    public LaneEngine Engine { get; }

    public FluctuatingLevels[] Levels { get; }

    public double[][] Traits { get; }

    public PlannedProtocol[] Protocols { get; }

    /// <summary>Model time in one second.</summary>
    public double TimeScale { get; }

    /// <summary>Numbers that the wandering of a cell's levels needs at most.</summary>
    public int WanderingLength { get; }

    /// <summary>Moments whose times are kept.</summary>
    public int Moments { get; }

    public int StateCount => Equations.System.States.Length;

    public int ParameterCount => Equations.System.Parameters.Length;

    /// <summary>Conditions of the network's marks, as nodes of <see cref="MarkValues"/>.</summary>
    public int[] MarkTriggers { get; }

    public GraphEvaluator MarkValues { get; }

    /// <summary>The moment that an event of the equations is, or -1.</summary>
    public int MomentOf(int systemEvent) => _moments[systemEvent];

    /// <summary>Compiles an experiment.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="width">Lanes in a bundle; null for what suits.</param>
    /// <param name="before">A plan whose machine code is taken over where it does the same.</param>
    /// <exception cref="ArgumentException">The network cannot be compiled.</exception>
    public static CulturePlan Compile(CultureExperiment experiment, int? width, CulturePlan? before = null)
    {
        if (before is not null && ReferenceEquals(before.Experiment.Network, experiment.Network) && before.Experiment.Watches.SequenceEqual(experiment.Watches)
            && before.Engine.Options.RelativeTolerance == experiment.RelativeTolerance && before.Engine.Options.AbsoluteTolerance == experiment.AbsoluteTolerance
            && before.Engine.Options.Stages == experiment.Stages && before.Engine.Options.Width == width)
        {
            return new CulturePlan(experiment, before.Equations, before.Engine);
        }

        DiagnosticBag findings = [];
        ImmutableArray<(string, Kinetics.Expressions.Expression)> watches = [.. experiment.Watches.Select((w, i) => (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{WatchPrefix}{i}"), w.Condition))];
        CellEquations equations = CellEquations.Build(experiment.Network, watches, findings)
            ?? throw new ArgumentException(string.Join('\n', findings), nameof(experiment));
        var options = new LaneOptions
        {
            RelativeTolerance = experiment.RelativeTolerance,
            AbsoluteTolerance = experiment.AbsoluteTolerance,
            Stages = experiment.Stages,
            Width = width,
            StoppingEvents = [.. experiment.Network.Deaths.Select(d => d.Event), .. experiment.Network.Marks.Select(m => m.Event), .. watches.Select(w => w.Item1)],
        };
        return new CulturePlan(experiment, equations, LaneEngine.Compile(equations.System, options));
    }
}

/// <summary>A protocol as all inputs at every time at which one of them changes, counted from the end of the equilibration.</summary>
internal sealed class PlannedProtocol
{
    public PlannedProtocol(Protocol protocol, CellNetwork network)
    {
        Onset = protocol.Before;
        End = protocol.Before + protocol.Duration;
        Removal = protocol.Removal;
        double[] since = [.. protocol.Inputs.SelectMany(i => i.Times).Append(0).Distinct().Where(t => t < protocol.Duration).Order()];
        double[] resting = [.. network.Stimuli.Select(s => s.Resting)];
        List<double> times = [];
        List<double[]> inputs = [];
        if (Onset > 0)
        {
            times.Add(0);
            inputs.Add(resting);
        }

        foreach (double time in since)
        {
            double[] values = [.. resting];
            foreach (ProtocolInput input in protocol.Inputs)
            {
                values[input.Stimulus] = input.At(time);
            }

            times.Add(Onset + time);
            inputs.Add(values);
        }

        (Times, Inputs, Resting) = ([.. times], [.. inputs], resting);
    }

    /// <summary>When inputs change, the first 0.</summary>
    public double[] Times { get; }

    /// <summary>All inputs from each of these times on.</summary>
    public double[][] Inputs { get; }

    public double[] Resting { get; }

    public double Onset { get; }

    public double End { get; }

    public ProtocolRemoval? Removal { get; }
}
