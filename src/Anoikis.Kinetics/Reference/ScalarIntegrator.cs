using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Reference;

/// <summary>
/// Integrates one cell: the readable engine that the lane engine is held to. A step of a Rosenbrock method with the exact Jacobian and partial
/// pivoting; events with their full meaning; the method's own dense output.
/// </summary>
/// <remarks>
/// An event's time is found by bisection of its trigger on the dense output, to the last bit; the state there is the dense output's. A trigger that turns
/// true and false again within a tenth of a step is missed.
/// </remarks>
public sealed class ScalarIntegrator
{
    /// <summary>Points of a step at which triggers are looked at.</summary>
    private const int TriggerSamples = 10;

    private readonly ScalarEquations _equations;
    private readonly IntegrationOptions _options;
    private readonly RosenbrockTableau _tableau;
    private readonly RosenbrockStep _step;
    private readonly StepControl _control;
    private readonly EventAgenda _agenda;
    private readonly double[] _timeValues;
    private readonly double[] _y;
    private readonly double[] _p;
    private readonly double[] _trial;
    private readonly double[] _stepParameters;
    private readonly List<(int, double)> _executed = [];
    private double _h;
    private double _stepLength;
    private double _stepEnd;
    private double _resumeAt = double.NegativeInfinity;
    private bool _pointIsNew;
    private bool _eventsMayDiffer;
    private bool _lastRejected;

    /// <summary>An integrator of its own state; any number may share the equations.</summary>
    public ScalarIntegrator(ScalarEquations equations, IntegrationOptions options)
    {
        (_equations, _options) = (equations, options);
        _tableau = RosenbrockTableau.Of(options.Method);
        _step = new RosenbrockStep(equations, _tableau);
        _control = new StepControl(options, _tableau.Order);
        _agenda = new EventAgenda(equations);
        _timeValues = equations.TimeConditions.CreateValues();
        _y = new double[equations.Count];
        _trial = new double[equations.Count];
        _p = new double[equations.System.Parameters.Length];
        _stepParameters = new double[_p.Length];
    }

    /// <summary>The present time, in the model's unit.</summary>
    public double Time { get; private set; }

    /// <summary>Where the last step began.</summary>
    public double StepStart { get; private set; }

    /// <summary>y at <see cref="Time"/>, after the events there.</summary>
    public ReadOnlySpan<double> States => _y;

    /// <summary>p at <see cref="Time"/>, after the events there.</summary>
    public ReadOnlySpan<double> Parameters => _p;

    /// <summary>p as it was during the last step.</summary>
    public ReadOnlySpan<double> StepParameters => _stepParameters;

    /// <summary>Steps accepted since the start.</summary>
    public long Steps { get; private set; }

    /// <summary>Steps tried and rejected since the start.</summary>
    public long RejectedSteps { get; private set; }

    /// <summary>Events that have happened since the start: index in the system's events, and time.</summary>
    public IReadOnlyList<(int Event, double Time)> Executed => _executed;

    /// <summary>Begins at a time with given parameters and states. Events whose trigger holds and is said not to have held before happen now.</summary>
    /// <returns><see cref="IntegrationStatus.Reached"/>, or why the start itself fails.</returns>
    public IntegrationStatus Start(double time, ReadOnlySpan<double> parameters, ReadOnlySpan<double> states)
    {
        Time = StepStart = time;
        parameters.CopyTo(_p);
        states.CopyTo(_y);
        _p.CopyTo(_stepParameters, 0);
        (Steps, RejectedSteps, _lastRejected, _resumeAt, _stepLength) = (0, 0, false, double.NegativeInfinity, 0);
        _executed.Clear();
        _agenda.Reset();
        Restart();
        return Act();
    }

    /// <summary>Begins with the starting values of the equations.</summary>
    public IntegrationStatus Start(double time = 0)
    {
        double[] p = _equations.Start.Parameters();
        return Start(time, p, _equations.Start.States(p));
    }

    /// <summary>A parameter jumps, at <see cref="Time"/>.</summary>
    public void SetParameter(int index, double value)
    {
        _p[index] = value;
        Restart();
    }

    /// <summary>A state jumps, at <see cref="Time"/>.</summary>
    public void SetState(int index, double value)
    {
        _y[index] = value;
        Restart();
    }

    /// <summary>Goes on to a time exactly.</summary>
    public IntegrationStatus AdvanceTo(double end, CancellationToken cancellation = default)
    {
        for (int taken = 0; Time < end; taken++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (taken == _options.MaximumSteps)
            {
                return IntegrationStatus.TooManySteps;
            }

            IntegrationStatus status = Step(end);
            if (status != IntegrationStatus.Reached)
            {
                return status;
            }
        }

        return IntegrationStatus.Reached;
    }

    /// <summary>Takes one accepted step, not beyond <paramref name="end"/>, and lets the events at its end happen.</summary>
    public IntegrationStatus Step(double end)
    {
        Time = Math.Max(Time, _resumeAt);
        (_resumeAt, StepStart, _stepLength) = (double.NegativeInfinity, Time, 0);
        if (_eventsMayDiffer && Act() is var early && early != IntegrationStatus.Reached)
        {
            return early;
        }

        double stop = Math.Min(end, _agenda.NextTime);
        if (stop <= Time)
        {
            return Act();
        }

        Prepare(stop);
        double longest = Math.Min(Math.Min(_h, _options.MaximumStep), stop - Time);
        double resume = double.NegativeInfinity;
        if (_equations.TimeConditions.FirstChange(Time, Time + longest, _stepParameters, _timeValues) is { } change)
        {
            // The right-hand side jumps between these two neighbouring times: one step ends at the first, the next begins at the second.
            (stop, resume) = change;
            _h = stop <= Time ? 0 : _h;
        }

        IntegrationStatus status = stop <= Time ? IntegrationStatus.Reached : Accept(stop);
        if (status == IntegrationStatus.Reached && _agenda.Any && _stepLength > 0)
        {
            status = LandOnEvents();
        }

        if (Time == stop && resume > stop)
        {
            _resumeAt = resume;
            _pointIsNew = true;
            _h = 0;
        }

        return status;
    }

    /// <summary>Dense output of the last step at a time within it, before the events at its end.</summary>
    public void Interpolate(double time, Span<double> target)
    {
        if (_stepLength == 0)
        {
            States.CopyTo(target);
            return;
        }

        _step.Interpolate((time - StepStart) / _stepLength, target);
    }

    private void Prepare(double stop)
    {
        _p.CopyTo(_stepParameters, 0);
        if (_pointIsNew)
        {
            _step.StartFrom(Time, _y, _stepParameters);
            _pointIsNew = false;
        }

        if (_h == 0)
        {
            // A guess below what the time resolves, as the last moments before an end may suggest, is no reason to give up.
            double resolved = 32 * (Math.BitIncrement(Math.Abs(Time)) - Math.Abs(Time));
            _h = Math.Max(resolved, _control.FirstStep(_step, Time, _y, _stepParameters, Math.Min(stop - Time, _options.MaximumStep)));
        }
    }

    /// <summary>Tries shorter and shorter steps until one is accepted.</summary>
    private IntegrationStatus Accept(double stop)
    {
        IntegrationStatus failure = IntegrationStatus.StepTooSmall;
        while (true)
        {
            double h = Math.Min(_h, _options.MaximumStep);
            bool lands = Time + 1.01 * h >= stop;
            h = lands ? stop - Time : h;
            if (!lands && TooSmall(h))
            {
                return failure;
            }

            StepOutcome outcome = _step.Try(h);
            double norm = outcome == StepOutcome.Done ? _control.Norm(_step.Error, _y, _step.NewStates) : double.NaN;
            if (norm <= 1)
            {
                double next = h * (_lastRejected ? Math.Min(1, _control.Factor(norm)) : _control.Factor(norm));
                _h = lands ? Math.Max(next, _h) : next;
                _lastRejected = false;
                MoveTo(lands ? stop : Time + h, h);
                return IntegrationStatus.Reached;
            }

            failure = outcome switch
            {
                StepOutcome.Singular => IntegrationStatus.Singular,
                StepOutcome.NotFinite => IntegrationStatus.NotFinite,
                _ => IntegrationStatus.StepTooSmall,
            };
            if (lands && TooSmall(h))
            {
                return failure;
            }

            RejectedSteps++;
            _lastRejected = true;
            _h = h * (double.IsFinite(norm) ? _control.Factor(norm) : 0.25);
        }
    }

    /// <summary>Below what the present time resolves; at time 0, below what a number can hold with its reciprocal.</summary>
    private bool TooSmall(double h) => Time + 0.1 * h == Time || h < 1e-200;

    private void MoveTo(double time, double length)
    {
        (StepStart, _stepLength, _stepEnd) = (Time, length, time);
        Time = time;
        _step.NewStates.CopyTo(_y, 0);
        KeepNonNegative();
        _pointIsNew = true;
        Steps++;
    }

    /// <summary>What the equations keep from turning negative is put to 0 where the step's error made it negative: that brings it nearer to the solution.</summary>
    private void KeepNonNegative()
    {
        ReadOnlySpan<bool> nonNegative = _equations.System.NonNegativeStates.AsSpan();
        for (int i = 0; i < nonNegative.Length; i++)
        {
            _y[i] = nonNegative[i] && _y[i] < 0 ? 0 : _y[i];
        }
    }

    /// <summary>Shortens the step to the first change of a trigger in it, and lets events happen there.</summary>
    private IntegrationStatus LandOnEvents()
    {
        double low = 0;
        for (int i = 1; i <= TriggerSamples; i++)
        {
            double high = (double)i / TriggerSamples;
            if (DiffersAt(high))
            {
                high = Bisect(low, high);
                _step.Interpolate(high, _y);
                Time = TimeAt(high);
                return Act();
            }

            low = high;
        }

        return Time >= _agenda.NextTime ? Act() : IntegrationStatus.Reached;
    }

    private double Bisect(double low, double high)
    {
        for (double middle = (low + high) / 2; middle > low && middle < high && TimeAt(low) < TimeAt(high); middle = (low + high) / 2)
        {
            if (DiffersAt(middle))
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return high;
    }

    private bool DiffersAt(double s)
    {
        _step.Interpolate(s, _trial);
        return _agenda.Differs(TimeAt(s), _trial, _stepParameters);
    }

    private double TimeAt(double s) => s == 1 ? _stepEnd : StepStart + s * _stepLength;

    private IntegrationStatus Act()
    {
        _eventsMayDiffer = false;
        if (!_agenda.Any)
        {
            return IntegrationStatus.Reached;
        }

        List<int>? executed = _agenda.Act(Time, _y, _p);
        if (executed is null)
        {
            return IntegrationStatus.EventCascade;
        }

        if (executed.Count > 0)
        {
            double time = Time;
            _executed.AddRange(executed.Select(e => (e, time)));
            Restart();
            _eventsMayDiffer = false;
        }

        _pointIsNew = true;
        return Array.TrueForAll(_y, double.IsFinite) ? IntegrationStatus.Reached : IntegrationStatus.NotFinite;
    }

    private void Restart()
    {
        _pointIsNew = true;
        _eventsMayDiffer = true;
        _h = 0;
    }
}
