using Anoikis.Kinetics.Compilation;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Lanes;

/// <summary>Finds where in a step an event's margin passes zero, for one lane at a time.</summary>
internal sealed unsafe class EventLocation
{
    // Of a step: far below what its error control promises.
    private const double Resolution = 1e-13;

    private readonly MarginCode _margin;
    private readonly Interpolant[] _interpolants;
    private readonly double[] _memory;
    private readonly double* _shared;
    private readonly double* _states;
    private readonly double* _value;

    /// <summary>Prepares for one event. It holds scratch, so it belongs to one thread.</summary>
    public EventLocation(OdeSystem system, MarginCode margin)
    {
        _margin = margin;
        _interpolants = new Interpolant[margin.Reads.Length];

        // Pinned, so that the addresses hold for as long as the array does.
        _memory = GC.AllocateArray<double>(margin.SharedSlots + system.States.Length + 1, pinned: true);
        fixed (double* memory = _memory)
        {
            _shared = memory;
            _states = memory + margin.SharedSlots;
            _value = _states + system.States.Length;
        }
    }

    /// <summary>
    /// The smallest fraction of the step, to one part in 10^13, at which the trigger holds by its margin; 0 when it does at the start. It must hold at the end.
    /// </summary>
    public double Find(Bundle bundle, int lane, double start, double step)
    {
        foreach (int parameter in _margin.Parameters)
        {
            _shared[MarginCode.FirstParameter + parameter] = bundle.Parameter(lane, parameter);
        }

        for (int i = 0; i < _interpolants.Length; i++)
        {
            _interpolants[i] = DenseOutput.Of(bundle, lane, _margin.Reads[i]);
        }

        double low = 0;
        double high = 1;
        double below = Margin(start, step, low);
        if (Holds(below))
        {
            return 0;
        }

        double above = Margin(start, step, high);

        // Illinois' rule: a secant in a bracket; the value of an end that stays for a second time is halved, so that both ends move.
        bool? heldBefore = null;
        for (int i = 0; i < 100 && high - low > Resolution; i++)
        {
            double middle = above > below ? low - (below * (high - low) / (above - below)) : 0.5 * (low + high);
            if (!(middle > low && middle < high))
            {
                middle = 0.5 * (low + high);
            }

            double value = Margin(start, step, middle);
            bool holds = Holds(value);
            double stale = holds == heldBefore ? 0.5 : 1;
            heldBefore = holds;
            if (holds)
            {
                (high, above) = (middle, value);
                below *= stale;
            }
            else
            {
                (low, below) = (middle, value);
                above *= stale;
            }
        }

        // A little after the root, where code that rounds in another order finds the trigger true too.
        return Math.Min(1, high + Resolution);
    }

    /// <summary>Whether the trigger holds where the margin is this.</summary>
    public bool Holds(double margin) => _margin.IsStrict ? margin > 0 : margin >= 0;

    private double Margin(double start, double step, double fraction)
    {
        for (int i = 0; i < _interpolants.Length; i++)
        {
            _states[_margin.Reads[i]] = _interpolants[i].At(fraction);
        }

        _shared[MarginCode.Time] = start + (fraction * step);
        _margin.Code.Run(_shared, _states, _value);
        return *_value;
    }
}
