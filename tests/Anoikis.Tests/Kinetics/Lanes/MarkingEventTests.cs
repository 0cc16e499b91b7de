using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using static Anoikis.Tests.Kinetics.Antimony.AntimonyText;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>
/// An event that marks a moment stops its cell once, wherever rounding puts the margin's sign at the root: large sums cancel in it here, which the lanes round otherwise than the search for
/// the root does.
/// </summary>
public sealed class MarkingEventTests
{
    private const string Cut = """
        model m()
          substanceOnly species A, B, C
          A = 1e6; B = 0; C = 0
          J1: A -> C; k*A; J2: C -> B; 3e-4*C; k = 1e-4; share = 0.1
          tenth: at (B > share*(A + B + C)): ;
          half: at (B > 5*share*(A + C + B)): ;
        end
        """;

    [Fact]
    public void It_stops_each_cell_once()
    {
        OdeSystem system = EquationBuilder.Build(Network(Cut), new EquationOptions { VaryingParameters = ["k", "share"] }, [])!;
        var schedule = new Schedule(system, 2000);
        LaneEngine.Compile(system, new LaneOptions { RelativeTolerance = 1e-4, StoppingEvents = ["tenth", "half"] }).Run(schedule);
        Assert.All(schedule.Events, events => Assert.Equal("tenth half ", events));
    }

    private sealed class Schedule(OdeSystem system, int cells) : ILaneSchedule
    {
        private readonly int[] _number = new int[16];
        private int _next;

        public string[] Events { get; } = [.. Enumerable.Repeat("", cells)];

        public bool TryStart(LaneCell cell)
        {
            if (_next == Events.Length)
            {
                return false;
            }

            int number = _number[cell.Lane] = _next++;
            var starting = new StartingValues(system);
            double[] parameters = starting.Parameters(new Dictionary<int, double> { [0] = 1e-4 * (1 + (0.37 * number / cells)), [1] = 0.1 + (1e-5 * number) });
            cell.WriteParameters(parameters);
            cell.WriteStates(starting.States(parameters));
            cell.Time = 0;
            cell.StopTime = 1e5;
            return true;
        }

        public bool TryContinue(LaneCell cell)
        {
            int number = _number[cell.Lane];
            if (cell.Stop == LaneStop.Event)
            {
                Events[number] += system.Events[cell.Event].Id + " ";
            }

            return cell.Stop == LaneStop.Event && Events[number].Length < 40;
        }

        public double Sample(LaneCell cell, double time, ReadOnlySpan<double> states) => double.PositiveInfinity;
    }
}
