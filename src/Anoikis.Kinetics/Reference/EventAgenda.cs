using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Reference;

/// <summary>
/// What has been triggered and waits, and what each trigger was last: the meaning of SBML's events (Level 3 Version 2, section 4.11).
/// An event happens when its trigger turns from false to true, after its delay; of those due at one instant the one with the greatest priority goes
/// first, all triggers are looked at again after each. Of equal priorities chance decides, as SBML asks, by a fixed sequence, so that a run repeats itself;
/// events without a priority go in the order of the network.
/// </summary>
internal sealed class EventAgenda
{
    /// <summary>Executions at one instant beyond which the events are held to go on for ever.</summary>
    private const int LargestCascade = 10_000;

    private readonly ScalarEquations _equations;
    private readonly SystemEvent[] _events;
    private readonly bool[] _holds;
    private readonly double[] _triggerValues;
    private readonly double[] _actionValues;
    private readonly List<Pending> _pending = [];
    private ulong _executions;

    public EventAgenda(ScalarEquations equations)
    {
        _equations = equations;
        _events = [.. equations.System.Events];
        _holds = new bool[_events.Length];
        _triggerValues = equations.Triggers.CreateValues();
        _actionValues = equations.Actions.CreateValues();
    }

    private sealed record Pending(int Event, double Time, double[]? Assigned);

    public bool Any => _events.Length > 0;

    /// <summary>When the next delayed event is due.</summary>
    public double NextTime => _pending.Count == 0 ? double.PositiveInfinity : _pending.Min(p => p.Time);

    /// <summary>Forgets everything; triggers are held to have had the value before the start that each event states.</summary>
    public void Reset()
    {
        _pending.Clear();
        _executions = 0;
        for (int e = 0; e < _events.Length; e++)
        {
            _holds[e] = _events[e].TriggerInitialValue;
        }
    }

    /// <summary>Whether any trigger's value at a point differs from the last known.</summary>
    public bool Differs(double time, double[] states, double[] parameters)
    {
        _equations.Triggers.Evaluate(time, states, parameters, _triggerValues);
        for (int e = 0; e < _events.Length; e++)
        {
            if (Triggered(e) != _holds[e])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Everything that happens at one instant. States and parameters are changed in place.</summary>
    /// <returns>The events executed, in order; null when they would go on for ever.</returns>
    public List<int>? Act(double time, double[] states, double[] parameters)
    {
        List<int> executed = [];
        Observe(time, states, parameters);
        while (TakeDue(time, states, parameters) is { } due)
        {
            if (executed.Count == LargestCascade)
            {
                return null;
            }

            double[] assigned = due.Assigned ?? Assigned(due.Event, time, states, parameters);
            double[] scales = Scales(due.Event, time, states, parameters);
            for (int i = 0; i < assigned.Length; i++)
            {
                SystemAssignment assignment = _events[due.Event].Assignments[i];
                (assignment.IsState ? states : parameters)[assignment.Index] = assigned[i] * scales[i];
            }

            executed.Add(due.Event);
            _executions++;
            Observe(time, states, parameters);
        }

        return executed;
    }

    /// <summary>Looks at all triggers: what has turned true is put on the agenda, what has turned false loses its place unless it persists.</summary>
    private void Observe(double time, double[] states, double[] parameters)
    {
        _equations.Triggers.Evaluate(time, states, parameters, _triggerValues);
        for (int e = 0; e < _events.Length; e++)
        {
            bool holds = Triggered(e);
            if (holds && !_holds[e])
            {
                Schedule(e, time, states, parameters);
            }
            else if (!holds && _holds[e] && !_events[e].Persistent)
            {
                _pending.RemoveAll(p => p.Event == e);
            }

            _holds[e] = holds;
        }
    }

    private void Schedule(int e, double time, double[] states, double[] parameters)
    {
        SystemEvent @event = _events[e];
        double delay = 0;
        if (@event.Delay >= 0)
        {
            _equations.Actions.Evaluate(time, states, parameters, _actionValues);
            delay = Math.Max(0, _actionValues[@event.Delay]);
        }

        double[]? assigned = @event.UseValuesFromTriggerTime ? Assigned(e, time, states, parameters) : null;
        _pending.Add(new Pending(e, time + delay, assigned));
    }

    private Pending? TakeDue(double time, double[] states, double[] parameters)
    {
        Pending? first = null;
        double firstPriority = double.NegativeInfinity;
        foreach (Pending pending in _pending.Where(p => p.Time <= time).OrderBy(p => p.Event))
        {
            double priority = Priority(pending.Event, time, states, parameters);
            if (first is null || priority > firstPriority || (priority == firstPriority && double.IsFinite(priority) && Draw(pending.Event) > Draw(first.Event)))
            {
                (first, firstPriority) = (pending, priority);
            }
        }

        if (first is not null)
        {
            _pending.Remove(first);
        }

        return first;
    }

    /// <summary>An event's lot in the present draw: the mixing function of SplitMix64 (Steele, Lea and Flood 2014) on the count of executions and the event.</summary>
    private ulong Draw(int e)
    {
        ulong z = (_executions + 1) * 0x9E3779B97F4A7C15 + (ulong)(e + 1) * 0xD1B54A32D192ED03;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>An event without a priority goes after those that have one.</summary>
    private double Priority(int e, double time, double[] states, double[] parameters)
    {
        if (_events[e].Priority < 0)
        {
            return double.NegativeInfinity;
        }

        _equations.Actions.Evaluate(time, states, parameters, _actionValues);
        return _actionValues[_events[e].Priority];
    }

    private double[] Assigned(int e, double time, double[] states, double[] parameters)
    {
        _equations.Actions.Evaluate(time, states, parameters, _actionValues);
        return [.. _events[e].Assignments.Select(a => _actionValues[a.Formula])];
    }

    /// <summary>Sizes at the moment of execution, whenever the values themselves were computed.</summary>
    private double[] Scales(int e, double time, double[] states, double[] parameters)
    {
        _equations.Actions.Evaluate(time, states, parameters, _actionValues);
        return [.. _events[e].Assignments.Select(a => a.Scale < 0 ? 1 : _actionValues[a.Scale])];
    }

    private bool Triggered(int e) => _triggerValues[_events[e].Trigger] != 0;
}
