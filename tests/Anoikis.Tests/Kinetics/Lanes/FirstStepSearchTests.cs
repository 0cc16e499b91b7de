using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>The step that cells start with errs little, one twice as long does not, and no width finds another.</summary>
public sealed unsafe class FirstStepSearchTests
{
    private const double Relative = 1e-5;
    private const double Absolute = 1e-3;

    [Fact]
    public void It_is_the_longest_before_the_first_that_errs_too_much()
    {
        OdeSystem system = LaneNetworks.Switch();
        double guess = FirstStepGuess.Of(system, Relative, Absolute);
        double[] steps = [.. new[] { 1, 4, 8 }.Select(width => LaneEngine.Compile(system, new LaneOptions { RelativeTolerance = Relative, AbsoluteTolerance = Absolute, Width = width }).FirstStep)];
        Assert.All(steps, step => Assert.Equal(steps[0], step));
        Assert.InRange(steps[0], 2 * guess, 64 * guess);
        Assert.InRange(Error(system, steps[0]), 0, 0.25);
        Assert.True(Error(system, 2 * steps[0]) > 0.25);
    }

    private static double Error(OdeSystem system, double step)
    {
        using Bundle bundle = OneCellBundle.Of(system, RosenbrockTableau.Rodas4P2);
        bundle.Lanes.TrialStep[0] = step;
        RosenbrockStepper<Lanes1, double, DoubleStages<Lanes1, double>>.Try(bundle);
        return DoubleStages<Lanes1, double>.Finish(bundle, Relative, Absolute);
    }
}
