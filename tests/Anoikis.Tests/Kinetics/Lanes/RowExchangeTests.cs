using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Tests.Apoptosis.Networks;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>
/// Hundreds of cells of Lopez 2013 over 13 days, a contact with a little TRAIL and then rest: long steps, growing modes, cells near the point of no return.
/// </summary>
public sealed class RowExchangeTests
{
    private const int Cells = 400;

    private static readonly CellEquations Equations = CellEquations.Build(BuiltInCellsTests.Lopez, [], [])!;

    [Theory]
    [InlineData(1e-4, 1)]
    [InlineData(1e-4, 10)]
    public void Every_cell_ends_alike_with_row_exchanges_at_every_step(double rtol, double atol)
    {
        (CellEnd[] straight, long none) = Run(Equations.System, rtol, atol, always: false);
        (CellEnd[] pivoted, long all) = Run(Equations.System, rtol, atol, always: true);
        Assert.True(none <= straight.Sum(e => e.Steps) / 1000, $"{none} steps needed row exchanges");
        Assert.True(all >= pivoted.Sum(e => e.Steps));
        Assert.Equal(all, pivoted.Sum(e => e.PivotingSteps));
        Assert.All(straight.Concat(pivoted), e => Assert.Contains(e.Stop, new[] { LaneStop.Reached, LaneStop.Event }));
        Assert.Contains(straight, e => e.Stop == LaneStop.Reached);
        Assert.True(Differing(straight, pivoted, rtol, atol) is var differing && differing.Length == 0, string.Join('\n', differing));
    }

    [Fact]
    public void Another_dose_is_seen()
    {
        // The planted fault of the comparison above.
        (CellEnd[] right, _) = Run(Equations.System, 1e-4, 1, always: false);
        (CellEnd[] wrong, _) = Run(Equations.System, 1e-4, 1, always: true, dose: 1.1);
        Assert.NotEmpty(Differing(right, wrong, 1e-4, 1));
    }

    [Fact]
    public void Cells_run_off_where_amounts_may_turn_negative()
    {
        // The planted fault of "none fails": active BAX makes more of itself, so an amount that an error has made negative grows without bound. At wide tolerances, since errors of what grows are watched.
        OdeSystem s = Equations.System;
        OdeSystem unguarded = new()
        {
            Network = s.Network,
            Graph = s.Graph,
            States = s.States,
            Parameters = s.Parameters,
            Derivatives = s.Derivatives,
            Values = s.Values,
            Events = s.Events,
            InitialStates = s.InitialStates,
            InitialParameters = s.InitialParameters,
        };
        Assert.Contains(Run(unguarded, 1e-3, 100, always: false).Ends, e => e.Stop is LaneStop.StepTooSmall or LaneStop.NotFinite);
    }

    /// <summary>Cells whose fates differ, or whose death or end does by more than the tolerance explains.</summary>
    private static string[] Differing(CellEnd[] left, CellEnd[] right, double rtol, double atol) =>
    [
        .. Enumerable.Range(0, left.Length).Where(i => left[i].Stop != right[i].Stop
            || Math.Abs(left[i].Time - right[i].Time) > 5 * rtol * left[i].Time
            || (left[i].Stop == LaneStop.Reached && left[i].States.Zip(right[i].States).Any(p => Math.Abs(p.First - p.Second) > 5 * (atol + (rtol * Math.Abs(p.First))))))
            .Select(i => $"{i}: {left[i].Stop} {left[i].Time:R}, {right[i].Stop} {right[i].Time:R}"),
    ];

    private static (CellEnd[] Ends, long PivotingSteps) Run(OdeSystem system, double rtol, double atol, bool always, double dose = 1)
    {
        LaneEngine engine = LaneEngine.Compile(system, new LaneOptions
        {
            RelativeTolerance = rtol,
            AbsoluteTolerance = atol,
            Stages = StagePrecision.Double,
            StoppingEvents = [.. BuiltInCellsTests.Lopez.Deaths.Select(d => d.Event)],
            ExchangesRowsAlways = always,
        });
        var schedule = new ContactSchedule(Equations, Cells, dose);
        engine.Run(schedule);
        return (schedule.Ends, engine.PivotingSteps);
    }
}
