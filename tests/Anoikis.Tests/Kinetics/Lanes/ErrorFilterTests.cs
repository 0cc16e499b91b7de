using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>
/// The error by which a step is judged, on X' = m X near X = 1, where the filter multiplies by 1/(1 - gamma h m) in closed form: less for what decays, more for what grows, and for what grows faster than
/// the step resolves the method's own estimate. Beside it stands the weight of growth, by which the absolute tolerance of 1 shrinks.
/// </summary>
public sealed unsafe class ErrorFilterTests
{
    private const double Gamma = 0.25;

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
            (double last, double filtered, double judged, double growth) = Try(rate, step, precision, start: 1);
            double digits = precision == StagePrecision.Single ? 1e-4 : 1e-5;
            Assert.NotEqual(0, last);
            Assert.Equal(1 / (1 - (Gamma * step * rate)), filtered / last, digits * Math.Abs(filtered / last));
            Assert.Equal(share * growth, judged / Math.Abs(last), digits * share * growth);
        }
    }

    [Theory]
    [InlineData(100, 1.5, 4.4)]
    [InlineData(1, 1.5, 4.4)]
    [InlineData(1e-2, 1.5, 2.7)]
    [InlineData(1e-6, 1.5, 1)]
    [InlineData(1, -1.5, 1)]
    public void What_grows_has_the_absolute_tolerance_of_what_it_grows_to(double start, double step, double expected)
    {
        foreach (StagePrecision precision in Enum.GetValues<StagePrecision>())
        {
            (double last, double filtered, double judged, double growth) = Try(Math.Sign(step), Math.Abs(step), precision, start);
            double digits = precision == StagePrecision.Single ? 1e-4 : 1e-5;
            Assert.Equal(expected, growth, 0.1);
            Assert.Equal(growth, judged / Math.Abs(filtered), digits * growth);
            Assert.NotEqual(0, last);
        }
    }

    // The last u, the filtered one, the error that the end of the step reports where the tolerance is 1, and by how much a hundredth of that and the amount grew, 1 where they did not.
    private static (double Last, double Filtered, double Judged, double Growth) Try(double rate, double step, StagePrecision precision, double start)
    {
        using Bundle bundle = OneCellBundle.Of(LaneNetworks.Growth(rate), RosenbrockTableau.Rodas4P2, precision, (_, _) => start);
        bundle.Lanes.TrialStep[0] = step;
        return precision == StagePrecision.Single
            ? End<SingleStages<Lanes1, SingleLanes1, float, double>>(bundle, at => ((float*)bundle.FilteredError)[at])
            : End<DoubleStages<Lanes1, double>>(bundle, at => ((double*)bundle.FilteredError)[at]);
    }

    private static (double Last, double Filtered, double Judged, double Growth) End<TStages>(Bundle bundle, Func<int, double> filtered)
        where TStages : struct, IStepEnd<double>
    {
        RosenbrockStepper<Lanes1, double, TStages>.TakeParameters(bundle);
        RosenbrockStepper<Lanes1, double, TStages>.Try(bundle);
        double error = filtered(0);
        double judged = Math.Sqrt(TStages.Finish(bundle, 0, 1));
        return (bundle.StageValue(bundle.Network.Tableau.Stages - 1, 0), error, judged, Math.Max(1, (Math.Abs(bundle.Trial[0]) + 0.01) / (Math.Abs(bundle.States[0]) + 0.01)));
    }
}
