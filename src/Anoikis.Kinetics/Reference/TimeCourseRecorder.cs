using System.Collections.Immutable;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Reference;

/// <summary>Computes the columns at the times of the rows while an integrator goes along.</summary>
internal sealed class TimeCourseRecorder
{
    private readonly ImmutableArray<int> _nodes;
    private readonly GraphEvaluator _evaluator;
    private readonly double[] _values;
    private readonly double[] _states;

    public TimeCourseRecorder(OdeSystem system, ImmutableArray<string> columns)
    {
        _nodes = [.. columns.Select(id => system.Values[id])];
        _evaluator = new GraphEvaluator(system.Graph, _nodes);
        _values = _evaluator.CreateValues();
        _states = new double[system.States.Length];
    }

    public List<double[]> Rows { get; } = [];

    /// <summary>Goes on until the integrator reaches or has passed a time, and records the row there. Rows do not alter the steps.</summary>
    public IntegrationStatus Record(ScalarIntegrator integrator, double time, int maximumSteps, double end, CancellationToken cancellation)
    {
        for (int taken = 0; integrator.Time < time; taken++)
        {
            cancellation.ThrowIfCancellationRequested();
            IntegrationStatus status = taken == maximumSteps ? IntegrationStatus.TooManySteps : integrator.Step(end);
            if (status != IntegrationStatus.Reached)
            {
                return status;
            }
        }

        if (integrator.Time == time)
        {
            Add(time, integrator.States, integrator.Parameters);
        }
        else
        {
            integrator.Interpolate(time, _states);
            Add(time, _states, integrator.StepParameters);
        }

        return IntegrationStatus.Reached;
    }

    /// <summary>Records one row.</summary>
    public void Add(double time, ReadOnlySpan<double> states, ReadOnlySpan<double> parameters)
    {
        _evaluator.Evaluate(time, states, parameters, _values);
        double[] row = new double[_nodes.Length];
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = _values[_nodes[i]];
        }

        Rows.Add(row);
    }
}
