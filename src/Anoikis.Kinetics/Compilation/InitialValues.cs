using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>The values that a cell starts with.</summary>
public static class InitialValues
{
    /// <summary>The published parameters and the states that follow from them.</summary>
    public static (double[] States, double[] Parameters) Published(OdeSystem system)
    {
        double[] parameters = new double[system.Parameters.Length];
        for (int j = 0; j < parameters.Length; j++)
        {
            // Each formula may read the parameters before it.
            var evaluator = new GraphEvaluator(system.Graph, [system.InitialParameters[j]]);
            double[] values = evaluator.CreateValues();
            evaluator.Evaluate(0, [], parameters, values);
            parameters[j] = values[system.InitialParameters[j]];
        }

        double[] states = new double[system.States.Length];
        var stateEvaluator = new GraphEvaluator(system.Graph, system.InitialStates);
        double[] stateValues = stateEvaluator.CreateValues();
        stateEvaluator.Evaluate(0, [], parameters, stateValues);
        for (int i = 0; i < states.Length; i++)
        {
            states[i] = stateValues[system.InitialStates[i]];
        }

        return (states, parameters);
    }
}
