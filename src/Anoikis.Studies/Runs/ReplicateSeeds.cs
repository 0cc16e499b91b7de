using System.Globalization;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Studies.Runs;

/// <summary>The same scenario with other seeds: how far results differ by chance alone.</summary>
public static class ReplicateSeeds
{
    /// <summary>Most replicates of one command.</summary>
    public const int Most = 1000;

    /// <summary>
    /// The scenario of replicate <paramref name="index"/>, from 0: replicate 0 has the scenario's own seed s, replicate i the seed s + i. Streams of different seeds are
    /// independent, whatever the distance between the seeds.
    /// </summary>
    public static Scenario Replicate(Scenario scenario, int index)
    {
        ulong seed = scenario.Experiment.Seed + (ulong)index;
        ScenarioInput[] inputs = [.. scenario.Inputs.Select(i => i.Role == "scenario" ? WithSeed(i, seed) : i)];
        return scenario with { Experiment = scenario.Experiment with { Seed = seed }, Inputs = [.. inputs] };
    }

    /// <summary>Folder of a replicate inside the folder of the run.</summary>
    public static string Folder(string directory, int index, int count)
    {
        string number = (index + 1).ToString(CultureInfo.InvariantCulture).PadLeft(count.ToString(CultureInfo.InvariantCulture).Length, '0');
        return Path.Combine(directory, $"replicate-{number}");
    }

    private static ScenarioInput WithSeed(ScenarioInput input, ulong seed)
    {
        System.Text.Json.Nodes.JsonObject json = System.Text.Json.Nodes.JsonNode.Parse(input.Text)!.AsObject();
        json["seed"] = seed;
        return ScenarioInput.Of(input.Role, input.Name, json.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }));
    }
}
