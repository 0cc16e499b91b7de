using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Kinetics.Sbml.Suite;

/// <summary>One semantic case of the SBML Test Suite: a model, how to run it, and the values that it must give.</summary>
/// <remarks>Settings: start, duration, steps; variables; a value passes when |expected - actual| is at most absolute + relative |expected|;
/// ids under amount and concentration say which of the two the results hold for a species.</remarks>
internal sealed record SuiteCase
{
    public required string Id { get; init; }

    public required string ModelPath { get; init; }

    public required double Start { get; init; }

    public required double Duration { get; init; }

    public required int Steps { get; init; }

    public required double Absolute { get; init; }

    public required double Relative { get; init; }

    public required ImmutableHashSet<string> Amounts { get; init; }

    public required ImmutableHashSet<string> Concentrations { get; init; }

    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Rows of times and then values, in the order of the columns.</summary>
    public required ImmutableArray<double[]> Rows { get; init; }

    /// <summary>False for the cases that ask for a steady state of fluxes, which have no times.</summary>
    public required bool IsTimeCourse { get; init; }

    public static ImmutableArray<SuiteCase> All()
        => [.. Directory.GetDirectories(SharedData.Path("data", "sbml-test-suite", "semantic")).Order(StringComparer.Ordinal).Select(Load)];

    private static SuiteCase Load(string folder)
    {
        string id = Path.GetFileName(folder);
        Dictionary<string, string> settings = [];
        foreach (string line in File.ReadLines(Path.Combine(folder, $"{id}-settings.txt")))
        {
            string[] parts = line.Split(':', 2);
            if (parts.Length == 2)
            {
                settings[parts[0].Trim()] = parts[1].Trim();
            }
        }

        string[] lines = [.. File.ReadLines(Path.Combine(folder, $"{id}-results.csv")).Where(line => line.Trim().Length > 0)];
        bool timed = settings["start"].Length > 0;
        return new SuiteCase
        {
            Id = id,
            ModelPath = Directory.GetFiles(folder, $"{id}-sbml-*.xml").Order(StringComparer.Ordinal).Last(),
            IsTimeCourse = timed,
            Start = timed ? Number(settings["start"]) : 0,
            Duration = timed ? Number(settings["duration"]) : 0,
            Steps = timed ? int.Parse(settings["steps"], CultureInfo.InvariantCulture) : 0,
            Absolute = Number(settings["absolute"]),
            Relative = Number(settings["relative"]),
            Amounts = [.. List(settings, "amount")],
            Concentrations = [.. List(settings, "concentration")],
            Columns = [.. lines[0].Split(',').Skip(1).Select(name => name.Trim().Trim('"'))],
            Rows = [.. lines.Skip(1).Select(line => line.Split(',').Select(Number).ToArray())],
        };
    }

    private static IEnumerable<string> List(Dictionary<string, string> settings, string key)
        => settings.GetValueOrDefault(key, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static double Number(string text) => text.Trim() switch
    {
        "INF" or "Inf" or "inf" => double.PositiveInfinity,
        "-INF" or "-Inf" or "-inf" => double.NegativeInfinity,
        "NaN" or "nan" => double.NaN,
        string number => double.Parse(number, CultureInfo.InvariantCulture),
    };
}
