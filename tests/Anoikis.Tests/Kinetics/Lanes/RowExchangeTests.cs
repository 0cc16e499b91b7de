using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Random;
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
        (End[] straight, long none) = Run(Equations.System, rtol, atol, always: false);
        (End[] pivoted, long all) = Run(Equations.System, rtol, atol, always: true);
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
        (End[] right, _) = Run(Equations.System, 1e-4, 1, always: false);
        (End[] wrong, _) = Run(Equations.System, 1e-4, 1, always: true, dose: 1.1);
        Assert.NotEmpty(Differing(right, wrong, 1e-4, 1));
    }

    [Fact]
    public void Cells_run_off_where_amounts_may_turn_negative()
    {
        // The planted fault of "none fails": active BAX makes more of itself, so an amount that an error has made negative grows without bound.
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
        Assert.Contains(Run(unguarded, 1e-4, 10, always: false).Ends, e => e.Stop is LaneStop.StepTooSmall or LaneStop.NotFinite);
    }

    /// <summary>Cells whose fates differ, or whose death or end does by more than the tolerance explains.</summary>
    private static string[] Differing(End[] left, End[] right, double rtol, double atol) =>
    [
        .. Enumerable.Range(0, left.Length).Where(i => left[i].Stop != right[i].Stop
            || Math.Abs(left[i].Time - right[i].Time) > 5 * rtol * left[i].Time
            || (left[i].Stop == LaneStop.Reached && left[i].States.Zip(right[i].States).Any(p => Math.Abs(p.First - p.Second) > 5 * (atol + (rtol * Math.Abs(p.First))))))
            .Select(i => $"{i}: {left[i].Stop} {left[i].Time:R}, {right[i].Stop} {right[i].Time:R}"),
    ];

    private static (End[] Ends, long PivotingSteps) Run(OdeSystem system, double rtol, double atol, bool always, double dose = 1)
    {
        LaneEngine engine = LaneEngine.Compile(system, new LaneOptions
        {
            RelativeTolerance = rtol,
            AbsoluteTolerance = atol,
            StoppingEvents = [.. BuiltInCellsTests.Lopez.Deaths.Select(d => d.Event)],
            ExchangesRowsAlways = always,
        });
        var schedule = new Contacts(Equations, Cells, dose);
        engine.Run(schedule);
        return (schedule.Ends, engine.PivotingSteps);
    }

    private sealed record End(LaneStop Stop, double Time, long Steps, long PivotingSteps, double[] States);

    /// <summary>Cells that differ in their levels and in the time, length and dose of one contact with TRAIL, then rest to day 13.</summary>
    private sealed class Contacts(CellEquations equations, int cells, double dose) : ILaneSchedule
    {
        private const double Day = 86400;
        private readonly CellLevels _levels = new(equations.Cell, ImmutableSortedDictionary<string, RegulatorLevel>.Empty, LevelVariability.Default);
        private readonly double[] _states = new double[equations.System.States.Length];
        private readonly double[] _parameters = new double[equations.System.Parameters.Length];
        private readonly double[] _scratch = equations.CreateScratch();
        private readonly int[] _cellOfLane = new int[8];
        private readonly int[] _phase = new int[8];
        private readonly double[] _length = new double[8];
        private readonly double[] _dose = new double[8];
        private int _next;

        public End[] Ends { get; } = new End[cells];

        public bool TryStart(LaneCell cell)
        {
            if (_next == cells)
            {
                return false;
            }

            int number = _next++;
            double[] folds = new double[_levels.Count];
            _levels.Draw(5, (ulong)number, folds);
            equations.Start(folds, [], _states, _parameters, _scratch);
            cell.WriteStates(_states);
            cell.WriteParameters(_parameters);
            RandomStream stream = new(6, (ulong)number, 0);
            cell.Time = 0;
            cell.StopTime = Day * stream.NextDouble();
            _cellOfLane[cell.Lane] = number;
            _phase[cell.Lane] = 0;
            _length[cell.Lane] = 14400 * stream.NextDouble();
            _dose[cell.Lane] = dose * 60 * stream.NextDouble();
            return true;
        }

        public bool TryContinue(LaneCell cell)
        {
            int phase = _phase[cell.Lane]++;
            if (cell.Stop == LaneStop.Reached && phase < 2)
            {
                cell.SetParameter(equations.InputIndex(0), phase == 0 ? _dose[cell.Lane] : 0);
                cell.StopTime = phase == 0 ? cell.Time + _length[cell.Lane] : 13 * Day;
                return true;
            }

            double[] states = new double[_states.Length];
            cell.ReadStates(states);
            Ends[_cellOfLane[cell.Lane]] = new End(cell.Stop, cell.Time, cell.Steps, cell.PivotingSteps, states);
            return false;
        }

        public double Sample(LaneCell cell, double time, ReadOnlySpan<double> states) => double.PositiveInfinity;
    }
}
