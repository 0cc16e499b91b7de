using Anoikis.Kinetics.Compilation;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>
/// The error by which a step is judged, on X' = m X near X = 1, where the filter multiplies by 1/(1 - gamma h m) in closed form: less for what decays, more for what grows, and for what grows faster than
/// the step resolves the method's own estimate.
/// </summary>
public sealed unsafe class ErrorFilterTests
{
    private const double Gamma = Rodas4Tableau.Gamma;

    [Theory]
    [InlineData(-1, 4, 0.5)]
    [InlineData(-1, 36, 0.1)]
    [InlineData(1, 2, 2)]
    [InlineData(1, 3, 4)]
    [InlineData(1, 6, 2)]
    [InlineData(1, 8, 1)]
    [InlineData(1, 44, 1)]
    public void A_mode_counts_by_what_becomes_of_its_error(double rate, double step, double share)
    {
        foreach (StagePrecision precision in Enum.GetValues<StagePrecision>())
        {
            (double last, double filtered, double judged) = Try(rate, step, precision);
            double digits = precision == StagePrecision.Single ? 1e-4 : 1e-5;
            Assert.NotEqual(0, last);
            Assert.Equal(1 / (1 - (Gamma * step * rate)), filtered / last, digits * Math.Abs(filtered / last));
            Assert.Equal(share, judged / Math.Abs(last), digits * share);
        }
    }

    // The last u, the filtered one, and the error that the end of the step reports where the tolerance is 1.
    private static (double Last, double Filtered, double Judged) Try(double rate, double step, StagePrecision precision)
    {
        OdeSystem system = LaneNetworks.Growth(rate);
        CompiledNetwork network = NetworkCompiler.Compile(system, 1, RosenbrockTableau.Rodas4, precision);
        using var bundle = new Bundle(network);
        (double[] states, double[] parameters) = InitialValues.Published(system);
        bundle.WriteStates(0, states);
        bundle.WriteParameters(0, parameters);
        network.Prepare.Run(bundle.Shared, bundle.States, null);
        bundle.Lanes.TrialStep[0] = step;
        return precision == StagePrecision.Single
            ? End<SingleStages<Lanes1, SingleLanes1, float, double>>(bundle, at => ((float*)bundle.FilteredError)[at])
            : End<DoubleStages<Lanes1, double>>(bundle, at => ((double*)bundle.FilteredError)[at]);
    }

    private static (double Last, double Filtered, double Judged) End<TStages>(Bundle bundle, Func<int, double> filtered)
        where TStages : struct, IStepEnd<double>
    {
        RosenbrockStepper<Lanes1, double, TStages>.TakeParameters(bundle);
        RosenbrockStepper<Lanes1, double, TStages>.Try(bundle);
        double error = filtered(0);
        return (bundle.StageValue(bundle.Network.Tableau.Stages - 1, 0), error, Math.Sqrt(TStages.Finish(bundle, 0, 1)));
    }
}
