namespace Anoikis.Kinetics.Equations;

/// <summary>The numbers that a cell starts with: the published ones, or what follows from numbers of its own. Threads may share it.</summary>
public sealed class StartingValues
{
    private readonly OdeSystem _system;
    private readonly GraphEvaluator _evaluator;

    /// <summary>Prepares the starting values of a system.</summary>
    public StartingValues(OdeSystem system)
    {
        _system = system;
        _evaluator = new GraphEvaluator(system.Graph, system.InitialParameters.Concat(system.InitialStates));
    }

    /// <summary>Starting values of all varying parameters: those given by index, and for the others the network's, computed from those before them.</summary>
    public double[] Parameters(IReadOnlyDictionary<int, double>? given = null)
    {
        double[] p = new double[_system.Parameters.Length];
        double[] y = new double[_system.States.Length];
        double[] values = _evaluator.CreateValues();
        for (int j = 0; j < p.Length; j++)
        {
            int node = _system.InitialParameters[j];
            if (given is not null && given.TryGetValue(j, out double own))
            {
                p[j] = own;
            }
            else if (_system.Graph.IsConstant(node, out double constant))
            {
                p[j] = constant;
            }
            else
            {
                _evaluator.Evaluate(0, y, p, values);
                p[j] = values[node];
            }
        }

        return p;
    }

    /// <summary>Starting values of all states, from the starting parameters.</summary>
    public double[] States(ReadOnlySpan<double> parameters)
    {
        double[] y = new double[_system.States.Length];
        double[] values = _evaluator.CreateValues();
        _evaluator.Evaluate(0, y, parameters, values);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = values[_system.InitialStates[i]];
        }

        return y;
    }
}
