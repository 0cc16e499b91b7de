using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Lanes;

/// <summary>Carries out an event's assignments on one lane.</summary>
internal sealed class EventAction
{
    private readonly SystemEvent _event;
    private readonly GraphEvaluator _evaluator;
    private readonly double[] _values;
    private readonly double[] _states;
    private readonly double[] _parameters;

    /// <summary>Prepares for one event. It holds scratch, so it belongs to one thread.</summary>
    public EventAction(OdeSystem system, SystemEvent happening)
    {
        _event = happening;
        _evaluator = new GraphEvaluator(system.Graph, happening.Assignments.SelectMany(a => new[] { a.Formula, a.Scale }).Where(node => node >= 0));
        _values = _evaluator.CreateValues();
        _states = new double[system.States.Length];
        _parameters = new double[system.Parameters.Length];
    }

    /// <summary>Whether anything changes.</summary>
    public bool Changes => _event.Assignments.Length > 0;

    /// <summary>All formulas are evaluated before any value changes.</summary>
    public void Apply(Bundle bundle, int lane, double time)
    {
        for (int i = 0; i < _states.Length; i++)
        {
            _states[i] = bundle.ReadState(lane, i);
        }

        for (int j = 0; j < _parameters.Length; j++)
        {
            _parameters[j] = bundle.Parameter(lane, j);
        }

        _evaluator.Evaluate(time, _states, _parameters, _values);
        bool statesChange = false;
        foreach (SystemAssignment assignment in _event.Assignments)
        {
            double value = _values[assignment.Formula] * (assignment.Scale < 0 ? 1 : _values[assignment.Scale]);
            if (assignment.IsState)
            {
                _states[assignment.Index] = value;
                statesChange = true;
            }
            else
            {
                bundle.Parameter(lane, assignment.Index) = value;
            }
        }

        if (statesChange)
        {
            bundle.WriteStates(lane, _states);
        }

        bundle.Touched[lane] = true;
    }
}
