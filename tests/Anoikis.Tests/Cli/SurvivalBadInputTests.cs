using System.Text.Json.Nodes;
using Anoikis.Cli;

namespace Anoikis.Tests.Cli;

/// <summary>What every survival command does with tables that are wrong or written otherwise: the same refusals, and the same numbers.</summary>
public sealed class SurvivalBadInputTests : IDisposable
{
    private static readonly string[] Times = ["--time", "time", "--event", "status"];

    private static readonly Dictionary<string, string[]> Commands = new(StringComparer.Ordinal)
    {
        ["km"] = ["--group", "g"],
        ["logrank"] = ["--group", "g"],
        ["cox"] = ["--formula", "x + g"],
        ["aft"] = ["--formula", "x + g"],
        ["elasticnet"] = ["--formula", "x + y", "--folds", "3"],
        ["rmst"] = ["--group", "g"],
        ["compete"] = ["--event-value", "1", "--group", "g", "--formula", "x"],
        ["cutpoint"] = ["--marker", "x", "--permutations", "9"],
        ["validate"] = ["--formula", "x", "--bootstrap", "3", "--horizon", "20"],
        ["impute"] = ["--formula", "x + y", "--tables", "2", "--rounds", "2"],
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> All => [.. Commands.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_missing_column_lists_the_columns(string command)
    {
        CommandRun run = await Run(command, Table(), "--time", "tme", "--event", "status");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("there is no column 'tme'; the columns are patient, time, status, x, y, g", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean time?", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Negative_times_are_refused_with_their_lines(string command)
    {
        CommandRun run = await Run(command, Table(row => row is 4 or 9 ? "-1.5" : null), Times);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("'time' is negative; times are 0 or above: lines 6, 11", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Missing_times_are_set_aside_aloud_and_counted(string command)
    {
        CommandRun run = await Run(command, Table(row => row is 4 or 9 ? "NA" : null), [.. Times, "--json", "-"]);
        Assert.True(run.Code == ExitCode.Done, run.Error);
        Assert.Contains("'time' is missing in 2 rows, set aside: lines 6, 11", run.Error, StringComparison.Ordinal);
        JsonNode flow = JsonNode.Parse(run.Output)!["flow"]!;
        Assert.Equal((40, 38, 2), ((int)flow["read"]!, (int)flow["used"]!, flow["excluded"]!.AsArray().Sum(e => (int)e!["rows"]!)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Events_that_are_not_0_and_1_are_refused_or_nobody_has_the_event(string command)
    {
        CommandRun run = await Run(command, Table(status: row => row == 4 ? "7" : null), Times);
        if (command != "compete")
        {
            Assert.Equal(ExitCode.BadInput, run.Code);
            Assert.Contains("allowed are 0 and 1", run.Error, StringComparison.Ordinal);
        }

        run = await Run(command, Table(status: _ => "0"), Times);
        // A curve without events is a curve.
        Assert.Equal(command == "km" ? ExitCode.Done : ExitCode.BadInput, run.Code);
        if (command != "km")
            Assert.Contains(command == "compete" ? "no row has '1' in column 'status'" : "no row used has the event", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_patient_who_comes_twice_is_warned_of_and_refused_by_id(string command)
    {
        string twice = Table().Replace("P5,", "P3,", StringComparison.Ordinal);
        Assert.Contains("'P3' in lines 5, 7", (await Run(command, twice, Times)).Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, (await Run(command, twice, [.. Times, "--id", "patient"])).Code);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Byte_order_mark_CRLF_quoted_commas_and_decimal_commas_change_no_number(string command)
    {
        string plain = Table();
        string other = string.Join("\r\n", plain.TrimEnd('\n').Split('\n').Select((line, i) => i == 0 ? line.Replace(',', ';') : string.Join(';', line.Split(',').Select((cell, j) => j == 0 ? $"\"Doe, {cell}; A.\"" : cell.Replace('.', ','))))) + "\r\n";
        string[] json = [.. Times, "--json", "-"];
        CommandRun one = await Run(command, plain, json);
        Assert.True(one.Code == ExitCode.Done, one.Error);
        CommandRun same = await Run(command, "\uFEFF" + other, json);
        Assert.Equal(one.Output, same.Output);
        // Another table is another answer.
        Assert.NotEqual(one.Output, (await Run(command, Table(row => row == 2 ? "39.5" : null), json)).Output);
    }

    private Task<CommandRun> Run(string command, string table, params string[] options)
        => CommandRun.Of(["survival", command, _folder.File("table.csv", table), .. options, .. Commands[command]]);

    // Forty patients without order and without ties, some of whose cells are others.
    private static string Table(Func<int, string?>? time = null, Func<int, string?>? status = null) => "patient,time,status,x,y,g\n" + string.Concat(Enumerable.Range(0, 40).Select(i =>
    {
        double u = 0.6180339887 * (i + 1) % 1, v = 0.7548776662 * (i + 1) % 1, w = 0.5698402909 * (i + 1) % 1;
        return FormattableString.Invariant($"P{i},{time?.Invoke(i) ?? (1 + (30 * u)).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)},{status?.Invoke(i) ?? (v < 0.6 ? "1" : "0")},{w + (0.3 * u):0.000},{v:0.000},{(i % 2 == 0 ? "a" : "b")}\n");
    }));
}
