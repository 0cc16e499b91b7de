using Anoikis.Kinetics.Compilation;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Lanes;

/// <summary>Finds where in a step an event's margin passes zero, and what its assignments give, for one lane at a time.</summary>
internal sealed class EventLocation
{
    // Of a step: far below what its error control promises.
    private const double Resolution = 1e-13;

    private readonly GraphEvaluator _evaluator;
    private readonly SystemEvent _event;
    private readonly int[] _reads;
    private readonly Cubic[] _cubics;
    private readonly double[] _values;
    private readonly double[] _states;
    private readonly double[] _parameters;

    /// <summary>Prepares for one event. It holds scratch, so it belongs to one thread.</summary>
    public EventLocation(OdeSystem system, SystemEvent happening)
    {
        _event = happening;
        _evaluator = new GraphEvaluator(system.Graph, [happening.Margin]);
        _values = _evaluator.CreateValues();
        _reads = [.. GraphTraversal.StatesOf(system.Graph, happening.Margin)];
        _cubics = new Cubic[_reads.Length];
        _states = new double[system.States.Length];
        _parameters = new double[system.Parameters.Length];
    }

    /// <summary>
    /// The smallest fraction of the step, to rounding, at which the margin is no longer negative; 0 when it is not at the start. The margin at the end must not be negative.
    /// </summary>
    public double Find(Bundle bundle, int lane, double start, double step)
    {
        for (int j = 0; j < _parameters.Length; j++)
        {
            _parameters[j] = bundle.Parameter(lane, j);
        }

        for (int i = 0; i < _reads.Length; i++)
        {
            _cubics[i] = DenseOutput.Of(bundle, lane, _reads[i]);
        }

        double low = 0;
        double high = 1;
        double below = Margin(start, step, low);
        if (below >= 0)
        {
            return 0;
        }

        double above = Margin(start, step, high);

        // Illinois' rule: a secant in a bracket, with the stale end's value halved.
        for (int i = 0; i < 100 && high - low > Resolution; i++)
        {
            double middle = above > below ? low - (below * (high - low) / (above - below)) : 0.5 * (low + high);
            if (!(middle > low && middle < high))
            {
                middle = 0.5 * (low + high);
            }

            double value = Margin(start, step, middle);
            if (value >= 0)
            {
                (high, above) = (middle, value);
                below *= 0.5;
            }
            else
            {
                (low, below) = (middle, value);
                above *= 0.5;
            }
        }

        return high;
    }

    private double Margin(double start, double step, double fraction)
    {
        for (int i = 0; i < _reads.Length; i++)
        {
            _states[_reads[i]] = _cubics[i].At(fraction);
        }

        _evaluator.Evaluate(start + (fraction * step), _states, _parameters, _values);
        return _values[_event.Margin];
    }
}
