using System.Collections.Immutable;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Reference;
using Anoikis.Numerics.Rosenbrock;
using Anoikis.Tests.Kinetics.Equations;
using static Anoikis.Kinetics.Expressions.Operation;
using static Anoikis.Tests.Kinetics.Equations.NetworkText;

namespace Anoikis.Tests.Kinetics.Reference;

public sealed class TimeCourseTests
{
    [Theory]
    [InlineData(IntegrationMethod.Rodas4P2)]
    [InlineData(IntegrationMethod.Rodas5P)]
    public void Decay_follows_the_exponential(IntegrationMethod method)
    {
        OdeSystem system = Draft().Species("A", 100).Parameter("k", 0.3)
            .Reaction("r", [("A", 1)], [], Times(Id("k"), Id("A"))).Equations();
        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions { End = 10, Steps = 20, RelativeTolerance = 1e-9, Method = method });
        Assert.Equal(IntegrationStatus.Reached, course.Status);
        Assert.Equal(21, course.Times.Length);
        double[] a = course.Column("A");
        for (int i = 0; i < a.Length; i++)
        {
            Assert.Equal(100 * Math.Exp(-0.3 * course.Times[i]), a[i], 100 * 3e-8);
        }
    }

    /// <summary>Robertson's reaction at t = 1e11 (IVP test set, Mazzia and Magherini 2008, problem ROBER).</summary>
    [Theory]
    [InlineData(IntegrationMethod.Rodas4P2)]
    [InlineData(IntegrationMethod.Rodas5P)]
    public void Robertson_is_followed_over_eleven_decades(IntegrationMethod method)
    {
        OdeSystem system = Draft().Species("A", 1).Species("B", 0).Species("C", 0)
            .Reaction("slow", [("A", 1)], [("B", 1)], Times(Number(0.04), Id("A")))
            .Reaction("fast", [("B", 2)], [("B", 1), ("C", 1)], Times(Number(3e7), Id("B"), Id("B")))
            .Reaction("back", [("B", 1)], [("A", 1)], Times(Number(1e4), Id("B"), Id("C")))
            .Equations();
        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions
        {
            Times = [1e11],
            RelativeTolerance = 1e-9,
            AbsoluteTolerance = 1e-20,
            Method = method,
        });
        ReadOnlySpan<double> y = course.Row(0);
        Assert.Equal(1, y[0] / 0.2083340149701255e-7, 1e-6);
        Assert.Equal(1, y[1] / 0.8333360770334713e-13, 1e-6);
        Assert.Equal(1, y[2] / 0.9999999791665050, 1e-10);
    }

    [Fact]
    public void A_closed_network_keeps_its_total()
    {
        OdeSystem system = Draft().Species("A", 3e4).Species("B", 2e4).Species("AB", 0)
            .Reaction("bind", [("A", 1), ("B", 1)], [("AB", 1)], Of(Subtract, Times(Number(1e-6), Id("A"), Id("B")), Times(Number(1e-3), Id("AB"))))
            .Equations();
        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions { End = 1e5, Steps = 50 });
        double[] a = course.Column("A");
        double[] ab = course.Column("AB");
        Assert.All(a.Zip(ab, (x, y) => x + y), total => Assert.Equal(3e4, total, 1e-6));
        double rest = 1e-6 * a[^1] * (a[^1] - 1e4) - 1e-3 * ab[^1];
        Assert.Equal(0, rest, 1e-3);
    }

    [Fact]
    public void A_pulse_in_a_rate_is_not_stepped_over()
    {
        // 5 units per time between 100 and 101 of a course of 1e4: steps of thousands would miss it.
        OdeSystem system = Draft().Species("A", 0).Species("B", 1)
            .Reaction("pulse", [], [("A", 1)], Of(Piecewise, Number(5), Of(And, Of(GreaterOrEqual, Time, Number(100)), Of(Less, Time, Number(101))), Number(0)))
            .Reaction("decay", [("B", 1)], [], Times(Number(0.01), Id("B")))
            .Equations();
        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions { Times = [99, 100.5, 101, 1e4], RelativeTolerance = 1e-8 });
        double[] a = course.Column("A");
        Assert.Equal(0, a[0], 1e-12);
        Assert.Equal(2.5, a[1], 1e-9);
        Assert.Equal(5, a[2], 1e-9);
        Assert.Equal(5, a[3], 1e-9);
    }

    [Fact]
    public void Rows_do_not_alter_the_steps()
    {
        OdeSystem system = Draft().Species("A", 100).Reaction("r", [("A", 1)], [], Times(Number(0.3), Id("A"), Id("A"))).Equations();
        TimeCourse few = TimeCourse.Run(system, new TimeCourseOptions { End = 10, Steps = 1 });
        TimeCourse many = TimeCourse.Run(system, new TimeCourseOptions { End = 10, Steps = 1000 });
        Assert.Equal(few.Steps, many.Steps);
        Assert.Equal(few.Column("A")[^1], many.Column("A")[^1]);
    }

    [Fact]
    public void Parameters_of_the_caller_replace_the_published_ones()
    {
        OdeSystem system = Draft(cellSize: 2).Species("A", 8, asAmount: false).Parameter("k", 1)
            .Reaction("r", [("A", 1)], [], Times(Id("k"), Id("A"), Id("cell")))
            .Equations(new EquationOptions { VaryingParameters = ["k"], VaryingInitialAmounts = ["A"] });
        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions
        {
            Times = [0, 2],
            RelativeTolerance = 1e-9,
            Parameters = ImmutableDictionary<string, double>.Empty.Add("k", 0.25).Add("A", 20),
        });
        Assert.Equal(10, course.Column("A")[0]);
        Assert.Equal(10 * Math.Exp(-0.5), course.Column("A")[1], 1e-7);
        Assert.Throws<ArgumentException>(() => TimeCourse.Run(system, new TimeCourseOptions { Parameters = ImmutableDictionary<string, double>.Empty.Add("q", 1) }));
    }

    [Fact]
    public void An_explosion_ends_as_data()
    {
        OdeSystem system = Draft().Species("A", 1).Reaction("r", [], [("A", 1)], Times(Id("A"), Id("A"))).Equations();
        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions { End = 3, Steps = 2 });
        Assert.NotEqual(IntegrationStatus.Reached, course.Status);
        Assert.InRange(course.ReachedTime, 0.99, 1.01);
        Assert.Equal(0, Assert.Single(course.Times));
    }

    [Fact]
    public void A_rate_that_is_no_number_ends_as_data()
    {
        OdeSystem system = Draft().Species("A", 1).Reaction("r", [("A", 1)], [], Of(Ln, Of(Subtract, Number(-1), Id("A")))).Equations();
        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions { End = 2, Steps = 4 });
        Assert.Equal(IntegrationStatus.NotFinite, course.Status);
    }

    [Fact]
    public void A_square_root_at_zero_does_not_stop_the_start()
    {
        OdeSystem system = Draft().Species("A", 0).Reaction("r", [], [("A", 1)], Plus(Number(1), Of(Sqrt, Id("A")))).Equations();
        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions { Times = [1], RelativeTolerance = 1e-8, AbsoluteTolerance = 1e-10 });

        // 2 (s - ln(1 + s)) = t with s = sqrt(A).
        double s = Math.Sqrt(course.Column("A")[0]);
        Assert.Equal(1, 2 * (s - Math.Log(1 + s)), 1e-6);
    }

    [Fact]
    public void A_network_without_states_is_a_table_of_formulas()
    {
        OdeSystem system = Draft().Species("A", 2).Parameter("x", null, constant: false).Assign("x", Times(Id("A"), Time)).Equations();
        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions { End = 4, Steps = 2, Columns = ["x", "A"] });
        Assert.Equal([0.0, 4.0, 8.0], course.Column("x"));
    }
}
