using Anoikis.Kinetics.Compilation;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Reference;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// The same step for one lane with row exchanges: for the rare step whose matrix the static order of elimination cannot factorise safely.
/// It fills the lane's stages and trial states, so that all else goes on as if the bundle had done them.
/// </summary>
internal sealed unsafe class PivotingStep
{
    private readonly RosenbrockTableau _tableau;
    private readonly ReducedSystem _system;
    private readonly GraphEvaluator _derivatives;
    private readonly GraphEvaluator _jacobian;
    private readonly double[] _values;
    private readonly double[] _jacobianValues;
    private readonly double[] _parameters;
    private readonly double[] _argument;
    private readonly double[] _right;
    private readonly int[] _places;
    private readonly PivotedLu _matrix;

    /// <summary>Prepares for a network. It holds scratch, so it belongs to one thread.</summary>
    public PivotingStep(CompiledNetwork network)
    {
        _tableau = network.Tableau;
        _system = network.Reduced;
        _derivatives = new GraphEvaluator(_system.Graph, _system.Derivatives);
        _jacobian = new GraphEvaluator(_system.Graph, _system.Jacobian.Select(e => e.Node).Concat(_system.TimeDerivatives));
        _values = _derivatives.CreateValues();
        _jacobianValues = _jacobian.CreateValues();
        int n = _system.States.Length;
        _parameters = new double[_system.InverseGammaStep];
        _argument = new double[n];
        _right = new double[n];
        _places = [.. Enumerable.Range(0, n).Select(network.Layout.PositionOf)];
        _matrix = new PivotedLu(n);
    }

    /// <summary>Steps one lane; false when its matrix is singular, and then the step counts as not finite.</summary>
    public bool Try(Bundle bundle, int lane)
    {
        int n = _argument.Length;
        double time = bundle.Lanes.Time[lane];
        double h = bundle.Lanes.TrialStep[lane];
        for (int j = 0; j < _parameters.Length; j++)
        {
            _parameters[j] = bundle.Parameter(lane, j);
        }

        bool regular = Factorise(bundle, lane, time, h);
        for (int stage = 0; stage < _tableau.Stages; stage++)
        {
            for (int i = 0; i < n; i++)
            {
                int at = (_places[i] * bundle.Width) + lane;
                double increment = 0;
                double addend = _system.TimeDerivatives.Length > 0 ? _tableau.GammaSums[stage] * h * _jacobianValues[_system.TimeDerivatives[i]] : 0;
                for (int j = 0; j < stage; j++)
                {
                    double u = bundle.StageValue(j, at);
                    increment += _tableau.A[stage][j] * u;
                    addend += _tableau.C[stage][j] / h * u;
                }

                _argument[i] = bundle.States[at] + increment;
                _right[i] = addend;
                bundle.SetIncrement(at, increment);
            }

            _derivatives.Evaluate(time + (_tableau.Alpha[stage] * h), _argument, _parameters, _values);
            for (int i = 0; i < n; i++)
            {
                _right[i] += _values[_system.Derivatives[i]];
            }

            if (regular)
            {
                _matrix.Solve(_right);
            }

            for (int i = 0; i < n; i++)
            {
                int at = (_places[i] * bundle.Width) + lane;
                bundle.SetStageValue(stage, at, regular ? _right[i] : double.NaN);
            }
        }

        FilterError(bundle, lane, h, regular);
        return regular;
    }

    // The last u is still in the right-hand side.
    private void FilterError(Bundle bundle, int lane, double h, bool regular)
    {
        for (int i = 0; i < _right.Length; i++)
        {
            _right[i] /= _tableau.Gamma * h;
        }

        if (regular)
        {
            _matrix.Solve(_right);
        }

        for (int i = 0; i < _right.Length; i++)
        {
            bundle.SetFilteredError((_places[i] * bundle.Width) + lane, regular ? _right[i] : double.NaN);
        }
    }

    private bool Factorise(Bundle bundle, int lane, double time, double h)
    {
        int n = _argument.Length;
        for (int i = 0; i < n; i++)
        {
            _argument[i] = bundle.States[(_places[i] * bundle.Width) + lane];
        }

        _jacobian.Evaluate(time, _argument, _parameters, _jacobianValues);
        _matrix.Clear();
        for (int i = 0; i < n; i++)
        {
            _matrix.Row(i)[i] = 1 / (_tableau.Gamma * h);
        }

        foreach (JacobianEntry entry in _system.Jacobian)
        {
            _matrix.Row(entry.Row)[entry.Column] -= _jacobianValues[entry.Node];
        }

        return _matrix.TryFactor();
    }
}
