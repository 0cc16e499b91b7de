using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Lanes;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Reference;
using Anoikis.Kinetics.Sbml;
using Anoikis.Numerics.Rosenbrock;
using Anoikis.Tests.Conditions;
using static Anoikis.Kinetics.Expressions.Operation;
using static Anoikis.Tests.Kinetics.Equations.NetworkText;

namespace Anoikis.Tests.Kinetics.Reference;

/// <summary>Published apoptosis networks against solutions and figures from outside.</summary>
public sealed class PublishedCourseTests
{
    /// <summary>The reference files hold amounts, solved by an implicit Runge-Kutta method at 1e-12.</summary>
    [SharedTheory]
    [InlineData("BIOMD0000000220", IntegrationMethod.Rodas4P2)]
    [InlineData("BIOMD0000000220", IntegrationMethod.Rodas5P)]
    [InlineData("BIOMD0000000102", IntegrationMethod.Rodas4P2)]
    [InlineData("BIOMD0000000102", IntegrationMethod.Rodas5P)]
    public void Every_species_follows_the_reference_solution(string model, IntegrationMethod method)
        => Assert.InRange(LargestDeviation(model, method, fault: null), 0, 1e-5);

    /// <summary>The engine of populations, one lane wide, with rows inside its steps.</summary>
    [SharedFact]
    public void A_lane_follows_the_reference_solution()
        => Assert.InRange(LargestDeviation("BIOMD0000000220", LaneTimeCourse.Run, IntegrationMethod.Rodas4P2, fault: null), 0, 1e-5);

    [SharedFact]
    public void A_rate_that_is_wrong_by_a_thousandth_is_seen()
        => Assert.InRange(LargestDeviation("BIOMD0000000220", IntegrationMethod.Rodas5P, fault: 1.001), 1e-4, 1);

    /// <summary>Cleaved PARP passes half of all PARP at 13,125 s (Albeck et al. 2008 at 3,000 copies of TRAIL, by CVODE).</summary>
    [SharedTheory]
    [InlineData(IntegrationMethod.Rodas4P2)]
    [InlineData(IntegrationMethod.Rodas5P)]
    public void Half_of_PARP_is_cleaved_at_13125_s(IntegrationMethod method)
    {
        OdeSystem system = System("BIOMD0000000220", new EquationOptions { Watches = [("half", Of(GreaterOrEqual, Id("CPARP"), Number(5e5)))] });
        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions { End = 20_000, Steps = 20, RelativeTolerance = 1e-6, AbsoluteTolerance = 1, Method = method });
        (string id, double time) = Assert.Single(course.Events);
        Assert.Equal("half", id);
        Assert.Equal(13_125, time, 0.5);
    }

    /// <summary>Cleaved substrate (%) at 15, 60 and 300 min and half time (min) of Rehm et al. 2006; values of SCIENCE.md 3.1.</summary>
    [SharedTheory]
    [InlineData(null, 0.0, 82.93, 100.0, 100.0, 13.16)]
    [InlineData("XIAP", 0.15, 0.796, 77.88, 97.55, 47.07)]
    [InlineData("SMAC_mito", 0.0, null, null, null, 18.13)]
    public void Rehm_cleaves_its_substrate_as_published(string? changed, double value, double? at15, double? at60, double? at300, double halfTime)
    {
        OdeSystem system = System("BIOMD0000000256", new EquationOptions
        {
            VaryingParameters = ["k2"],
            VaryingInitialAmounts = changed is null ? [] : [changed],
            Watches = [("half", Of(LessOrEqual, Id("Substrate"), Number(0.5)))],
        });
        TimeCourseOptions options = new() { Times = [15, 60, 300], Columns = ["Substrate"], RelativeTolerance = 1e-9, Method = IntegrationMethod.Rodas5P };
        options = changed is null ? options : options with { Parameters = options.Parameters.Add(changed, value) };

        // The paper's synthesis keeps the resting level: synthesis = degradation constant (0.0116 per min) x level.
        options = changed == "XIAP" ? options with { Parameters = options.Parameters.Add("k2", 0.0116 * value) } : options;
        TimeCourse course = TimeCourse.Run(system, options);
        double[] cleaved = [.. course.Column("Substrate").Select(left => 100 * (1 - left))];
        double?[] published = [at15, at60, at300];
        for (int i = 0; i < cleaved.Length; i++)
        {
            Assert.True(published[i] is not { } expected || Math.Abs(cleaved[i] - expected) <= 0.006, $"{cleaved[i]} against {published[i]}");
        }

        Assert.Equal(halfTime, course.Events.Single(e => e.Event == "half").Time, 0.006);
    }

    private static double LargestDeviation(string model, IntegrationMethod method, double? fault)
        => LargestDeviation(model, TimeCourse.Run, method, fault);

    private static double LargestDeviation(
        string model,
        Func<OdeSystem, TimeCourseOptions, CancellationToken, TimeCourse> run,
        IntegrationMethod method,
        double? fault)
    {
        string[] lines = File.ReadAllLines(SharedData.Path("reference", $"{model}_reference.csv"));
        string[] ids = lines[0].Split(',')[1..];
        double[][] rows = [.. lines.Skip(1).Select(line => line.Split(',').Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray())];
        OdeSystem system = System(model, new EquationOptions(), fault);
        TimeCourseOptions options = new()
        {
            Times = [.. rows.Select(row => row[0])],
            RelativeTolerance = 1e-9,
            AbsoluteTolerance = 1e-6,
            Method = method,
        };
        TimeCourse course = run(system, options, CancellationToken.None);
        Assert.Equal(IntegrationStatus.Reached, course.Status);
        double worst = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            double[] found = course.Column(ids[i]);
            double size = Size(system.Network, ids[i]);
            double[] expected = [.. rows.Select(row => row[i + 1])];
            double scale = expected.Max(Math.Abs);
            for (int row = 0; row < found.Length && scale > 0; row++)
            {
                worst = Math.Max(worst, Math.Abs(found[row] * size - expected[row]) / scale);
            }
        }

        return worst;
    }

    /// <summary>From what an id means to an amount.</summary>
    private static double Size(ReactionNetwork network, string id)
    {
        Species species = network.Species.Single(s => s.Id == id);
        return species.HasOnlySubstanceUnits ? 1 : network.Compartments.Single(c => c.Id == species.Compartment).Size!.Value;
    }

    private static OdeSystem System(string model, EquationOptions options, double? fault = null)
    {
        DiagnosticBag findings = [];
        NetworkDraft? draft = SbmlReader.ReadFile(SharedData.Path("data", "biomodels", $"{model}.xml"), findings);
        if (fault is { } factor)
        {
            Reaction first = draft!.Reactions[0];
            draft.Reactions[0] = first with { Rate = new Application(Multiply, [new NumberLiteral(factor), first.Rate]) };
        }

        ReactionNetwork? network = draft is null ? null : NetworkCheck.Run(draft, findings);
        OdeSystem? system = network is null ? null : EquationBuilder.Build(network, options, findings);
        Assert.False(findings.HasErrors, string.Join('\n', findings));
        return system!;
    }
}
