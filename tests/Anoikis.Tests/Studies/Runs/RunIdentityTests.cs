using Anoikis.Studies.Runs;
using Anoikis.Studies.Scenarios;
using Anoikis.Tests.Studies.Scenarios;

namespace Anoikis.Tests.Studies.Runs;

public sealed class RunIdentityTests
{
    [Theory]
    [InlineData("cells=500", "cells: 300 then, 500 now")]
    [InlineData("seed=9", "seed: 7 then, 9 now")]
    [InlineData("until=2 d", "until: \"3 d\" then, \"2 d\" now")]
    [InlineData("clones.tough.levels.BCL2.fold=2", "clones: {")]
    [InlineData("cascade.steps.blood.exits.0.chance=0.2", "cascade: inline, SHA-256")]
    public void What_changes_the_result_is_named(string setting, string difference)
    {
        RunIdentity kept = Identity();
        RunIdentity now = Identity(setting);
        Assert.NotEqual(kept, now);
        Assert.StartsWith(difference, Assert.Single(now.DifferencesTo(kept)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("threads=2")]
    [InlineData("width=4")]
    [InlineData("name=other")]
    [InlineData("description=other words")]
    public void What_does_not_change_the_result_is_no_part_of_it(string setting)
        => Assert.Empty(Identity(setting).DifferencesTo(Identity()));

    [Fact]
    public void Another_version_of_the_program_is_another_run()
    {
        Scenario scenario = ScenarioTexts.Read(ScenarioTexts.Good, [])!;
        Assert.Equal(["version of anoikis: 0.1.0 then, 0.2.0 now"], RunIdentity.Of(scenario, "0.2.0").DifferencesTo(RunIdentity.Of(scenario, "0.1.0")));
    }

    [Fact]
    public void An_identity_survives_being_written()
        => Assert.Equal(Identity(), System.Text.Json.JsonSerializer.Deserialize<RunIdentity>(System.Text.Json.JsonSerializer.Serialize(Identity())));

    [Fact]
    public void Replicates_differ_in_their_seed_alone()
    {
        Scenario scenario = ScenarioTexts.Read(ScenarioTexts.Good, [])!;
        Scenario third = ReplicateSeeds.Replicate(scenario, 2);
        Assert.Equal(9ul, third.Experiment.Seed);
        Assert.Equal(["seed: 7 then, 9 now"], RunIdentity.Of(third, "0.1.0").DifferencesTo(RunIdentity.Of(scenario, "0.1.0")));
        Assert.Empty(RunIdentity.Of(ReplicateSeeds.Replicate(scenario, 0), "0.1.0").DifferencesTo(RunIdentity.Of(scenario, "0.1.0")));
        Assert.Equal(Path.Combine("out", "replicate-03"), ReplicateSeeds.Folder("out", 2, 10));
    }

    private static RunIdentity Identity(params string[] settings) => RunIdentity.Of(ScenarioTexts.Read(ScenarioTexts.Good, [], settings)!, "0.1.0");
}
