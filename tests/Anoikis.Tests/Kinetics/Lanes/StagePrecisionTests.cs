using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Lanes;
using Anoikis.Tests.Apoptosis.Networks;
using Xunit.Abstractions;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>
/// What stages in single precision cost, against a solution at tight tolerances: no fate; of the handful of cells that go astray some more than with stages in double precision, within what one pair of counts can
/// tell; and in the time of death of all but the worst hundredth an error of their own, which does not shrink with the tolerance. Cells near the point of no return magnify any error, so errors are compared and not times.
/// </summary>
public sealed class StagePrecisionTests(ITestOutputHelper output)
{
    // So many that a handful of cells at the point of no return do not decide the comparison: their errors are as large as their lives.
    private const int Cells = 12_000;

    // Of the time of death, relative.
    private const double Astray = 0.01;
    private const double LargestOfRounding = 2e-4;

    private static readonly CellEquations Equations = CellEquations.Build(BuiltInCellsTests.Lopez, [], [])!;

    private static readonly Lazy<CellEnd[]> Tight = new(() => Run(1e-9, 1e-5, StagePrecision.Double));

    [Theory]
    [InlineData(1e-4, 1)]
    [InlineData(3e-4, 0.3)]
    [InlineData(1e-3, 10)]
    public void Single_precision_errs_as_double_does(double rtol, double atol)
    {
        CellEnd[] single = Run(rtol, atol, StagePrecision.Single);
        CellEnd[] twice = Run(rtol, atol, StagePrecision.Double);
        output.WriteLine($"single: {Figures(single)}; double: {Figures(twice)}");
        Assert.InRange(OtherFates(single), 0, Chance(OtherFates(twice)));
        Assert.InRange(Errors(single).Count(e => e > Astray), 0, Chance(Errors(twice).Count(e => e > Astray)));
        Assert.InRange(Median(Errors(single)), 0, rtol);
        Assert.InRange(RmsOfMost(Errors(single)), 0, (1.1 * RmsOfMost(Errors(twice))) + LargestOfRounding);
    }

    private static string Figures(CellEnd[] ends)
        => $"{OtherFates(ends)} end otherwise, {Errors(ends).Count(e => e > Astray)} over 1 % off, rms of most {RmsOfMost(Errors(ends)):0.0e+0}";

    // Two counts with one expectation differ by less than three standard deviations.
    private static double Chance(int count) => count + (3 * Math.Sqrt(2 * (count + 1)));

    [Fact]
    public void Another_dose_is_seen()
    {
        // The planted fault: a hundredth more TRAIL moves the median cell's death by more than the tolerance.
        Assert.True(Median(Errors(Run(1e-4, 1, StagePrecision.Single, dose: 1.01))) > 1e-4);
    }

    [Theory]
    [InlineData(1e-4, StagePrecision.Single)]
    [InlineData(9e-5, StagePrecision.Double)]
    public void Single_precision_is_taken_where_its_rounding_is_less_than_the_tolerance(double rtol, StagePrecision expected)
        => Assert.Equal(expected, LaneEngine.Compile(LaneNetworks.Switch(), new LaneOptions { RelativeTolerance = rtol }).Precision);

    private static int OtherFates(CellEnd[] ends) => ends.Zip(Tight.Value).Count(p => p.First.Stop != p.Second.Stop);

    // The worst hundredth left out.
    private static double RmsOfMost(double[] errors) => Math.Sqrt(errors.Order().Take(errors.Length * 99 / 100).Average(e => e * e));

    private static double Median(double[] errors) => errors.Order().ElementAt(errors.Length / 2);

    private static double[] Errors(CellEnd[] ends)
        => [.. ends.Zip(Tight.Value).Where(p => p.First.Stop == LaneStop.Event && p.Second.Stop == LaneStop.Event).Select(p => Math.Abs((p.First.Time / p.Second.Time) - 1))];

    private static CellEnd[] Run(double rtol, double atol, StagePrecision stages, double dose = 1)
    {
        LaneEngine engine = LaneEngine.Compile(Equations.System, new LaneOptions
        {
            RelativeTolerance = rtol,
            AbsoluteTolerance = atol,
            Stages = stages,
            StoppingEvents = [.. BuiltInCellsTests.Lopez.Deaths.Select(d => d.Event)],
        });
        var schedule = new ContactSchedule(Equations, Cells, dose);
        engine.Run(schedule);
        return schedule.Ends;
    }
}
