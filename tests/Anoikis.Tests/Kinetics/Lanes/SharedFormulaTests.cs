using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Reference;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>Equations whose rows share their formulas, have constants for rates or rates that are entries of the Jacobian: the code of a step must keep them apart.</summary>
public sealed class SharedFormulaTests
{
    [Theory]
    [InlineData("x' = 1; y' = -1; z' = x")]
    [InlineData("x' = 2; y' = 2; z' = x*y")]
    [InlineData("x' = k; y' = k; z' = -k")]
    [InlineData("x' = y; y' = z; z' = -x")]
    [InlineData("x' = k*x; y' = k*x; z' = k*x - y")]
    [InlineData("x' = k*x; y' = 0.5*k*x^2; z' = y*k")]
    [InlineData("x' = exp(-x); y' = exp(-x)*z; z' = -exp(-x)")]
    [InlineData("x' = 1/(1 + time); y' = x; z' = 1/(1 + time)")]
    public void Lanes_agree_with_the_scalar_engine(string rates)
    {
        DiagnosticBag findings = [];
        string text = $"model m\n{rates}\nx = 1; y = 2; z = 0.5; k = 0.3\nend";
        ReactionNetwork? network = AntimonyReader.Read(text, "test.ant", findings) is { } draft ? NetworkCheck.Run(draft, findings) : null;
        foreach (EquationOptions open in new[] { new EquationOptions(), rates.Contains('k', StringComparison.Ordinal) ? new EquationOptions { VaryingParameters = ["k"] } : new EquationOptions() })
        {
            OdeSystem? system = network is null ? null : EquationBuilder.Build(network, open, findings);
            Assert.True(system is not null, string.Join('\n', findings));
            var options = new TimeCourseOptions { Times = [0, 1, 2], Columns = ["x", "y", "z"], RelativeTolerance = 1e-9 };
            TimeCourse scalar = TimeCourse.Run(system, options);
            TimeCourse lanes = LaneTimeCourse.Run(system, options);
            Assert.Equal(IntegrationStatus.Reached, lanes.Status);
            foreach (string id in options.Columns)
            {
                Assert.All(scalar.Column(id).Zip(lanes.Column(id)), p => Assert.Equal(p.First, p.Second, 1e-7));
            }
        }
    }
}
