using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>A cell's result is the same, bit for bit, at every width, whatever its neighbours.</summary>
public class LaneWidthTests
{
    public static TheoryData<string, int, bool, IntegrationMethod, StagePrecision> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, bool, IntegrationMethod, StagePrecision>();
            foreach (int cells in new[] { 0, 1, 3, 4, 5, 7, 8, 16, 19, 37 })
            {
                cases.Add("switch", cells, true, IntegrationMethod.Rodas4P2, StagePrecision.Double);
                cases.Add("switch", cells, true, IntegrationMethod.Rodas4P2, StagePrecision.Single);
            }

            foreach (IntegrationMethod method in Enum.GetValues<IntegrationMethod>())
            {
                foreach (StagePrecision stages in Enum.GetValues<StagePrecision>())
                {
                    cases.Add("switch", 9, true, method, stages);
                    cases.Add("robertson", 9, false, method, stages);
                    cases.Add("functions", 11, false, method, stages);
                    cases.Add("refill", 6, false, method, stages);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Widths_agree_bit_for_bit(string name, int cells, bool jump, IntegrationMethod method, StagePrecision stages)
    {
        double rtol = stages == StagePrecision.Single ? 1e-4 : 1e-6;
        RecordingSchedule one = Run(name, cells, jump, 1, rtol, method, stages);
        foreach (int width in new[] { 4, 8, 16 })
        {
            RecordingSchedule wide = Run(name, cells, jump, width, rtol, method, stages);
            for (int cell = 0; cell < cells; cell++)
            {
                Assert.Equal(one.Ends[cell].Stop, wide.Ends[cell].Stop);
                Assert.Equal(one.Ends[cell].Steps, wide.Ends[cell].Steps);
                Assert.Equal(Bits(one.Ends[cell]), Bits(wide.Ends[cell]));
            }

            Assert.Equal(Sorted(one), Sorted(wide));
        }
    }

    [Fact]
    public void A_cell_does_not_depend_on_its_neighbours()
    {
        RecordingSchedule few = Run("switch", 3, true, 8);
        RecordingSchedule many = Run("switch", 19, true, 8);
        for (int cell = 0; cell < 3; cell++)
        {
            Assert.Equal(Bits(few.Ends[cell]), Bits(many.Ends[cell]));
        }
    }

    [Fact]
    public void Another_precision_gives_other_bits()
    {
        // The planted fault: the code of each precision is its own.
        RecordingSchedule a = Run("functions", 2, false, 4, 1e-4, stages: StagePrecision.Single);
        RecordingSchedule b = Run("functions", 2, false, 4, 1e-4, stages: StagePrecision.Double);
        Assert.NotEqual(Bits(a.Ends[0]), Bits(b.Ends[0]));
        Assert.All(a.Ends[0].States.Zip(b.Ends[0].States), p => Assert.Equal(p.Second, p.First, 1e-3 * (1 + Math.Abs(p.Second))));
    }

    [Fact]
    public void Another_tolerance_gives_other_bits()
    {
        // The planted fault: the comparison above must see a difference where there is one.
        RecordingSchedule a = Run("switch", 2, true, 4);
        RecordingSchedule b = Run("switch", 2, true, 4, 1.0001e-6);
        Assert.NotEqual(Bits(a.Ends[0]), Bits(b.Ends[0]));
    }

    private static RecordingSchedule Run(string name, int cells, bool jump, int width, double rtol = 1e-6, IntegrationMethod method = IntegrationMethod.Rodas4P2, StagePrecision? stages = null)
    {
        (OdeSystem system, double end) = name switch
        {
            "switch" => (LaneNetworks.Switch(), 40_000.0),
            "robertson" => (LaneNetworks.Robertson(), 1e5),
            "functions" => (LaneNetworks.Functions(), 20),
            _ => (LaneNetworks.Refill(), 10),
        };
        double atol = name is "switch" or "refill" ? 1e-2 : 1e-8;
        LaneEngine engine = LaneEngine.Compile(system, new LaneOptions
        {
            Width = width,
            Method = method,
            RelativeTolerance = rtol,
            AbsoluteTolerance = atol,
            Stages = stages,
            StoppingEvents = ["death"],
        });
        var schedule = new RecordingSchedule(system, cells, end, jump, end / 7);
        engine.Run(schedule);
        return schedule;
    }

    private static long[] Bits(RecordingSchedule.End end)
        => [BitConverter.DoubleToInt64Bits(end.Time), .. end.States.Select(BitConverter.DoubleToInt64Bits)];

    private static IEnumerable<(int, double, string)> Sorted(RecordingSchedule schedule)
        => schedule.Samples.OrderBy(s => (s.Cell, s.Time)).Select(s => (s.Cell, s.Time, string.Join(' ', s.States.Select(x => x.ToString("R", null)))));
}
