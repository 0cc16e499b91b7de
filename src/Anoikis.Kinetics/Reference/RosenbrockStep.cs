using Anoikis.Kinetics.Equations;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Reference;

/// <summary>How one attempted step ended.</summary>
internal enum StepOutcome
{
    Done,
    NotFinite,
    Singular,
}

/// <summary>One step of a Rosenbrock method from a point (t, y), of any size, with its error estimate and dense output. Knows nothing of tolerances.</summary>
internal sealed class RosenbrockStep
{
    private readonly ScalarEquations _equations;
    private readonly RosenbrockTableau _tableau;
    private readonly double[] _rateValues;
    private readonly double[] _slopeValues;
    private readonly double[][] _u;
    private readonly double[][] _dense;
    private readonly double[] _argument;
    private readonly double[] _y0;
    private readonly PivotedLu _matrix;
    private double _t0;
    private double[] _parameters = [];

    public RosenbrockStep(ScalarEquations equations, RosenbrockTableau tableau)
    {
        int n = equations.Count;
        (_equations, _tableau) = (equations, tableau);
        _rateValues = equations.Rates.CreateValues();
        _slopeValues = equations.Slopes.CreateValues();
        _u = Arrays(tableau.Stages, n);
        _dense = Arrays(tableau.Dense.Length, n);
        _argument = new double[n];
        _y0 = new double[n];
        _matrix = new PivotedLu(n);
        Rates = new double[n];
        NewStates = new double[n];
    }

    /// <summary>f(t, y) at the point that the step starts from.</summary>
    public double[] Rates { get; }

    /// <summary>y at the end of the step.</summary>
    public double[] NewStates { get; }

    /// <summary>The error estimate.</summary>
    public double[] Error => _u[^1];

    /// <summary>Takes (t, y) as the starting point: f, df/dy and df/dt are evaluated there once, for steps of any size.</summary>
    public void StartFrom(double time, double[] states, double[] parameters)
    {
        (_t0, _parameters) = (time, parameters);
        states.CopyTo(_y0, 0);
        _equations.Slopes.Evaluate(time, states, parameters, _slopeValues);
        Gather(_equations.System.Derivatives.AsSpan(), _slopeValues, Rates);
    }

    /// <summary>f at any point.</summary>
    public void Evaluate(double time, double[] states, double[] parameters, double[] target)
    {
        _equations.Rates.Evaluate(time, states, parameters, _rateValues);
        Gather(_equations.System.Derivatives.AsSpan(), _rateValues, target);
    }

    public StepOutcome Try(double h)
    {
        if (!FillMatrix(h))
        {
            return StepOutcome.Singular;
        }

        for (int stage = 0; stage < _tableau.Stages; stage++)
        {
            Stage(stage, h);
        }

        for (int i = 0; i < _y0.Length; i++)
        {
            NewStates[i] = _argument[i] + Error[i];
            if (!double.IsFinite(NewStates[i]))
            {
                return StepOutcome.NotFinite;
            }
        }

        for (int row = 0; row < _dense.Length; row++)
        {
            Combine(_tableau.Dense[row].AsSpan(), _dense[row]);
        }

        return StepOutcome.Done;
    }

    /// <summary>Dense output of the last step taken, at the part <paramref name="s"/> of it (0 to 1).</summary>
    public void Interpolate(double s, Span<double> target)
    {
        for (int i = 0; i < _y0.Length; i++)
        {
            double inner = 0;
            for (int row = _dense.Length - 1; row >= 0; row--)
            {
                inner = _dense[row][i] + s * inner;
            }

            target[i] = (1 - s) * _y0[i] + s * (NewStates[i] + (1 - s) * inner);
        }
    }

    private void Stage(int stage, double h)
    {
        double[] u = _u[stage];
        Combine(_tableau.A[stage].AsSpan(), _argument);
        for (int i = 0; i < _argument.Length; i++)
        {
            _argument[i] += _y0[i];
        }

        if (stage == 0)
        {
            Rates.CopyTo(u, 0);
        }
        else
        {
            Evaluate(_t0 + _tableau.Alpha[stage] * h, _argument, _parameters, u);
        }

        ReadOnlySpan<double> c = _tableau.C[stage].AsSpan();
        double timeFactor = _tableau.GammaSums[stage] * h;
        for (int i = 0; i < u.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < c.Length; j++)
            {
                sum += c[j] * _u[j][i];
            }

            u[i] += sum / h;
            if (timeFactor != 0)
            {
                u[i] += timeFactor * Slope(_equations.Jacobian.TimeDerivatives[i]);
            }
        }

        _matrix.Solve(u);
    }

    private bool FillMatrix(double h)
    {
        _matrix.Clear();
        foreach (JacobianEntry entry in _equations.Jacobian.Entries)
        {
            _matrix.Row(entry.Row)[entry.Column] = -Slope(entry.Node);
        }

        double diagonal = 1 / (_tableau.Gamma * h);
        for (int i = 0; i < _y0.Length; i++)
        {
            _matrix.Row(i)[i] += diagonal;
        }

        return _matrix.TryFactor();
    }

    /// <summary>A slope that is infinite at one point (a square root at 0) is left out there; the error estimate guards the step.</summary>
    private double Slope(int node) => double.IsFinite(_slopeValues[node]) ? _slopeValues[node] : 0;

    private void Combine(ReadOnlySpan<double> factors, double[] target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < factors.Length; j++)
            {
                sum += factors[j] * _u[j][i];
            }

            target[i] = sum;
        }
    }

    private static void Gather(ReadOnlySpan<int> nodes, double[] values, double[] target)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            target[i] = values[nodes[i]];
        }
    }

    private static double[][] Arrays(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new double[length])];
}
