using Anoikis.Kinetics.Compilation;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// A first step from the size of the states that move at the published start and of their rates: a hundredth of the time in which the rates
/// would change those states by their own tolerance-weighted size (Hairer, Norsett and Wanner 1993, section II.4). States that stand still at first
/// are left out: the pools of a cell at rest are large and say nothing about how fast it answers.
/// </summary>
internal static class FirstStepGuess
{
    private const double WithoutMotion = 1;

    /// <summary>The step, in the model's unit of time; positive and finite.</summary>
    public static double Of(OdeSystem system, double relativeTolerance, double absoluteTolerance)
    {
        (double[] states, double[] parameters) = InitialValues.Published(system);
        var evaluator = new GraphEvaluator(system.Graph, system.Derivatives);
        double[] values = evaluator.CreateValues();
        evaluator.Evaluate(0, states, parameters, values);
        double size = 0;
        double speed = 0;
        for (int i = 0; i < states.Length; i++)
        {
            double rate = values[system.Derivatives[i]];
            if (rate == 0)
            {
                continue;
            }

            double scale = absoluteTolerance + (relativeTolerance * Math.Abs(states[i]));
            size += Square(states[i] / scale);
            speed += Square(rate / scale);
        }

        double step = 0.01 * Math.Sqrt(size / speed);
        return double.IsFinite(step) && step > 0 ? step : WithoutMotion;
    }

    private static double Square(double x) => x * x;
}
