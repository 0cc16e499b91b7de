using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Reference;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>What a trigger is where its two sides are exactly equal: x > 1 is false there and x >= 1 is true, in lanes as in the scalar engine.</summary>
public sealed class StrictTriggerTests
{
    // x rises from 1, y falls from 1, z stays at 1; an event that happens adds 1 to seen.
    [Theory]
    [InlineData("x > 1", 1)]
    [InlineData("x >= 1", 0)]
    [InlineData("y < 1", 1)]
    [InlineData("y <= 1", 0)]
    [InlineData("!(x <= 1)", 1)]
    [InlineData("!(x < 1)", 0)]
    [InlineData("x > 1 && y < 1", 1)]
    [InlineData("x >= 1 && y <= 1", 0)]
    [InlineData("x >= 1 && y < 1", 1)]
    [InlineData("x > 1 || y <= 1", 0)]
    [InlineData("x > 1 || y < 0.5", 1)]
    [InlineData("x < 1 || y > 1", 0)]
    [InlineData("x > 1.5 && z >= 1", 1)]
    [InlineData("x > 1.5 && z > 1", 0)]
    [InlineData("x > z && time > 0", 1)]
    public void Both_engines_take_equality_as_it_is_written(string trigger, double seen)
    {
        DiagnosticBag findings = [];
        string text = $"model m\nx' = 1; y' = -1; z' = 0*x; seen' = 0*x\nx = 1; y = 1; z = 1; seen = 0\nvar seen\nE: at ({trigger}): seen = seen + 1\nend";
        NetworkDraft? draft = AntimonyReader.Read(text, "test.ant", findings);
        ReactionNetwork? network = draft is null ? null : NetworkCheck.Run(draft, findings);
        OdeSystem? system = network is null ? null : EquationBuilder.Build(network, new EquationOptions(), findings);
        Assert.True(system is not null, string.Join('\n', findings));
        var options = new TimeCourseOptions { Times = [0, 2], Columns = ["x", "seen"] };
        TimeCourse scalar = TimeCourse.Run(system, options);
        TimeCourse lanes = LaneTimeCourse.Run(system, options);
        Assert.Equal((IntegrationStatus.Reached, IntegrationStatus.Reached), (scalar.Status, lanes.Status));
        Assert.Equal((seen, seen), (scalar.Column("seen")[^1], lanes.Column("seen")[^1]));
    }
}
