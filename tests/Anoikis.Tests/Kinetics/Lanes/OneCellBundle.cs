using Anoikis.Kinetics.Compilation;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>A bundle of one lane that holds the published cell of some equations, for tests that take a single step by hand.</summary>
internal static unsafe class OneCellBundle
{
    /// <summary>Compiles, and puts the cell in the lane. The caller disposes of the bundle.</summary>
    /// <param name="system">The equations.</param>
    /// <param name="tableau">The method.</param>
    /// <param name="precision">In what its stages are reckoned.</param>
    /// <param name="start">Takes each published state and its index to where the cell starts; without it, the cell starts as published.</param>
    public static Bundle Of(OdeSystem system, RosenbrockTableau tableau, StagePrecision precision = StagePrecision.Double, Func<double, int, double>? start = null)
    {
        CompiledNetwork network = NetworkCompiler.Compile(system, 1, tableau, precision);
        (double[] states, double[] parameters) = InitialValues.Published(system);
        var bundle = new Bundle(network);
        bundle.WriteParameters(0, parameters);
        bundle.WriteStates(0, [.. states.Select(start ?? ((y, _) => y))]);
        network.Prepare.Run(bundle.Shared, bundle.States, null);
        return bundle;
    }
}
