using System.Collections.Immutable;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Reference;
using Anoikis.Numerics.Rosenbrock;
using Anoikis.Tests.Kinetics.Equations;
using static Anoikis.Kinetics.Expressions.Operation;
using static Anoikis.Tests.Kinetics.Equations.NetworkText;

namespace Anoikis.Tests.Kinetics.Reference;

/// <summary>
/// The order that fixed steps show on problems with known solutions. A wrong coefficient, Jacobian or time derivative costs orders, so the
/// tests with a planted fault show that this suite would see one.
/// </summary>
public sealed class RosenbrockOrderTests
{
    [Fact]
    public void Rodas4P2_shows_order_4()
    {
        Assert.InRange(Order(RosenbrockTableau.Rodas4P2, Kaps(), KapsSolution, 20), 3.8, 4.5);
        Assert.InRange(Order(RosenbrockTableau.Rodas4P2, ProtheroRobinson(2), ProtheroRobinsonSolution, 20), 3.8, 4.5);
    }

    [Fact]
    public void Rodas5P_shows_order_5()
    {
        Assert.InRange(Order(RosenbrockTableau.Rodas5P, Kaps(), KapsSolution, 40), 4.7, 5.6);
        Assert.InRange(Order(RosenbrockTableau.Rodas5P, ProtheroRobinson(2), ProtheroRobinsonSolution, 10), 4.7, 5.6);
    }

    [Fact]
    public void A_stiff_course_is_followed_with_steps_far_longer_than_its_time_constant()
    {
        double error = Error(RosenbrockTableau.Rodas4P2, new ScalarEquations(ProtheroRobinson(1e8)), ProtheroRobinsonSolution, 40);
        Assert.InRange(error, 0, 1e-6);
    }

    [Theory]
    [InlineData(1e2)]
    [InlineData(1e4)]
    [InlineData(1e6)]
    public void Rodas4P2_keeps_order_3_where_a_fast_relaxation_follows_what_drives_it(double rate)
        => Assert.InRange(Order(RosenbrockTableau.Rodas4P2, ProtheroRobinson(rate), ProtheroRobinsonSolution, 10), 2.9, 4.5);

    [Theory]
    [InlineData(3, 1)]
    [InlineData(5, 0)]
    public void A_wrong_coefficient_is_seen(int stage, int column)
    {
        RosenbrockTableau right = RosenbrockTableau.Rodas4P2;
        RosenbrockTableau wrong = right with { A = Bend(right.A, stage, column) };
        Assert.InRange(Order(wrong, Kaps(), KapsSolution, 20), -1, 3.5);
        RosenbrockTableau wrongC = right with { C = Bend(right.C, stage, column) };
        Assert.InRange(Order(wrongC, Kaps(), KapsSolution, 20), -1, 3.5);
    }

    [Fact]
    public void A_wrong_entry_of_the_Jacobian_is_seen()
    {
        OdeSystem system = Kaps();
        Jacobian right = Jacobian.Build(system);
        JacobianEntry first = right.Entries[0];
        int half = system.Graph.Multiply(system.Graph.Constant(0.5), first.Node);
        Jacobian wrong = right with { Entries = right.Entries.SetItem(0, first with { Node = half }) };
        Assert.InRange(Order(RosenbrockTableau.Rodas4P2, new ScalarEquations(system, wrong), KapsSolution, 20), -1, 3.5);
    }

    [Fact]
    public void A_missing_time_derivative_is_seen()
    {
        OdeSystem system = ProtheroRobinson(2);
        Jacobian right = Jacobian.Build(system);
        Jacobian wrong = right with { TimeDerivatives = [.. right.TimeDerivatives.Select(_ => system.Graph.Constant(0))] };
        Assert.InRange(Order(RosenbrockTableau.Rodas4P2, new ScalarEquations(system, wrong), ProtheroRobinsonSolution, 20), -1, 3.5);
    }

    [Theory]
    [InlineData(IntegrationMethod.Rodas4P2, 0.005, 3.6)]
    [InlineData(IntegrationMethod.Rodas5P, 0.02, 4.6)]
    public void Dense_output_of_one_step_has_a_local_error_of_the_order_claimed(IntegrationMethod method, double step, double least)
    {
        var tableau = RosenbrockTableau.Of(method);
        double coarse = DenseError(tableau, step);
        double fine = DenseError(tableau, step / 2);
        Assert.InRange(Math.Log2(coarse / fine), least, 7);
    }

    private static ImmutableArray<ImmutableArray<double>> Bend(ImmutableArray<ImmutableArray<double>> rows, int row, int column)
        => rows.SetItem(row, rows[row].SetItem(column, rows[row][column] * 1.01));

    /// <summary>y1' = -(m + 2) y1 + m y2^2, y2' = y1 - y2 - y2^2, with y1 = exp(-2 t), y2 = exp(-t) (Kaps 1981).</summary>
    private static OdeSystem Kaps()
    {
        const double m = 10;
        return Draft().Parameter("y1", 1, constant: false).Parameter("y2", 1, constant: false)
            .RateRule("y1", Of(Subtract, Times(Number(m), Id("y2"), Id("y2")), Times(Number(m + 2), Id("y1"))))
            .RateRule("y2", Of(Subtract, Id("y1"), Plus(Id("y2"), Times(Id("y2"), Id("y2")))))
            .Equations();
    }

    private static double[] KapsSolution(double t) => [Math.Exp(-2 * t), Math.Exp(-t)];

    /// <summary>y' = -k (y - cos t) - sin t, with y = cos t (Prothero and Robinson 1974).</summary>
    private static OdeSystem ProtheroRobinson(double k)
        => Draft().Parameter("y", 1, constant: false)
            .RateRule("y", Of(Subtract, Times(Number(-k), Of(Subtract, Id("y"), Of(Cos, Time))), Of(Sin, Time)))
            .Equations();

    private static double[] ProtheroRobinsonSolution(double t) => [Math.Cos(t)];

    private static double Order(RosenbrockTableau tableau, OdeSystem system, Func<double, double[]> solution, int steps)
        => Order(tableau, new ScalarEquations(system), solution, steps);

    private static double Order(RosenbrockTableau tableau, ScalarEquations equations, Func<double, double[]> solution, int steps)
        => Math.Log2(Error(tableau, equations, solution, steps) / Error(tableau, equations, solution, 2 * steps));

    private static double Error(RosenbrockTableau tableau, ScalarEquations equations, Func<double, double[]> solution, int steps)
    {
        RosenbrockStep step = new(equations, tableau);
        double[] y = solution(0);
        double h = 1.0 / steps;
        for (int k = 0; k < steps; k++)
        {
            step.StartFrom(k * h, y, []);
            Assert.Equal(StepOutcome.Done, step.Try(h));
            step.NewStates.CopyTo(y, 0);
        }

        return Distance(y, solution(1));
    }

    private static double DenseError(RosenbrockTableau tableau, double h)
    {
        RosenbrockStep step = new(new ScalarEquations(Kaps()), tableau);
        step.StartFrom(0, KapsSolution(0), []);
        step.Try(h);
        double[] y = new double[2];
        double worst = 0;
        for (int i = 1; i < 10; i++)
        {
            step.Interpolate(i / 10.0, y);
            worst = Math.Max(worst, Distance(y, KapsSolution(i / 10.0 * h)));
        }

        return worst;
    }

    private static double Distance(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max();
}
