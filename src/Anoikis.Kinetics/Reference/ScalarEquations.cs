using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Reference;

/// <summary>
/// The equations of one cell as functions of plain arrays: f, df/dy, df/dt, events. Prepared once; integrators on several threads may share it.
/// </summary>
public sealed class ScalarEquations
{
    /// <summary>Differentiates the system and prepares its evaluation. The system's graph grows.</summary>
    public ScalarEquations(OdeSystem system)
        : this(system, Jacobian.Build(system))
    {
    }

    /// <summary>With derivatives given: a test hands in wrong ones.</summary>
    internal ScalarEquations(OdeSystem system, Jacobian jacobian)
    {
        System = system;
        Jacobian = jacobian;
        Rates = new GraphEvaluator(system.Graph, system.Derivatives);
        Slopes = new GraphEvaluator(system.Graph, system.Derivatives.Concat(jacobian.Entries.Select(e => e.Node)).Concat(jacobian.TimeDerivatives));
        Triggers = new GraphEvaluator(system.Graph, system.Events.Select(e => e.Trigger));
        Actions = new GraphEvaluator(system.Graph, system.Events.SelectMany(ActionNodes));
        TimeConditions = new TimeConditions(system);
        Start = new StartingValues(system);
    }

    /// <summary>What is integrated.</summary>
    public OdeSystem System { get; }

    /// <summary>Starting values.</summary>
    public StartingValues Start { get; }

    /// <summary>Number of states.</summary>
    public int Count => System.States.Length;

    internal Jacobian Jacobian { get; }

    internal GraphEvaluator Rates { get; }

    internal GraphEvaluator Slopes { get; }

    internal GraphEvaluator Triggers { get; }

    internal GraphEvaluator Actions { get; }

    internal TimeConditions TimeConditions { get; }

    private static IEnumerable<int> ActionNodes(SystemEvent e)
        => e.Assignments.SelectMany(a => new[] { a.Formula, a.Scale }).Append(e.Delay).Append(e.Priority).Where(node => node >= 0).Append(e.Trigger);
}
