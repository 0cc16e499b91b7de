namespace Anoikis.Kinetics.Lanes;

/// <summary>Each lane's own time and step: vectors that the stepper reads and writes whole, and schedules one lane at a time.</summary>
internal readonly unsafe struct Control
{
    /// <summary>How many vectors it takes.</summary>
    public const int Vectors = 13;

    private readonly double* _start;
    private readonly int _width;

    /// <summary>Lays the vectors out.</summary>
    public Control(double* start, int width)
    {
        _start = start;
        _width = width;
    }

    /// <summary>The lane's time.</summary>
    public double* Time => _start;

    /// <summary>Where it stops.</summary>
    public double* StopTime => _start + _width;

    /// <summary>The step that the controller proposes.</summary>
    public double* Step => _start + (2 * _width);

    /// <summary>The step on trial.</summary>
    public double* TrialStep => _start + (3 * _width);

    /// <summary>The root, of the method's order, of the error norm of the last accepted step; 0 when there is none to build on.</summary>
    public double* LastError => _start + (4 * _width);

    /// <summary>The last accepted step.</summary>
    public double* LastStep => _start + (5 * _width);

    /// <summary>Next time to sample.</summary>
    public double* NextSample => _start + (6 * _width);

    /// <summary>Steps accepted since the cell started.</summary>
    public double* Steps => _start + (7 * _width);

    /// <summary>Steps tried since the lane last stood.</summary>
    public double* Tries => _start + (8 * _width);

    /// <summary>The step that the lane's error allowed just after its last jump; 0 when it met none.</summary>
    public double* StepAfterJump => _start + (10 * _width);

    /// <summary>1 between a jump of the lane's states or parameters and the first accepted step after it, else 0.</summary>
    public double* Jumped => _start + (11 * _width);

    /// <summary>The largest factor by which the next step may exceed the one on trial.</summary>
    public double* Growth => _start + (12 * _width);

    /// <summary>One over the step on trial.</summary>
    public double* InverseStep => _start + (9 * _width);
}
