using System.Text.Json.Nodes;
using Anoikis.Cli;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Cli;

/// <summary>The survival commands end to end; their numbers are held to R elsewhere.</summary>
public sealed class SurvivalCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CurvesComeAsJson()
    {
        JsonNode json = await Json("km", Shipped("lung"), "--time", "time", "--event", "status", "--event-value", "2", "--group", "sex", "--conf-type", "log-log");
        JsonNode first = json["groups"]![0]!;
        Assert.Equal("sex=1", (string)first["group"]!);
        Assert.Equal((138, 112, 270, 210, 306), ((int)first["n"]!, (int)first["events"]!, (int)first["median"]!, (int)first["median_lower"]!, (int)first["median_upper"]!));
    }

    [Fact]
    public async Task ACoxModelComesAsJsonWithNamesOfR()
    {
        string file = _folder.File("cox.json");
        CommandRun run = await Run(
            "cox", Shipped("colon"), "--where", "etype=2", "--time", "time", "--event", "status", "--formula", "rx + age", "--strata", "sex", "--levels", "rx=Obs,Lev,Lev+5FU", "--json", file);
        Assert.Equal(ExitCode.Done, run.Code);
        JsonNode json = JsonNode.Parse(File.ReadAllText(file))!;
        Assert.Equal(["rxLev", "rxLev+5FU", "age"], json["terms"]!.AsArray().Select(t => (string)t!["term"]!));
        Assert.Equal(["rx", "age"], json["zph"]!["terms"]!.AsArray().Select(t => (string)t!["term"]!));
        Assert.Equal("km", (string)json["zph"]!["transform"]!);
        Assert.Equal(1858, (int)json["flow"]!["read"]!);
        Assert.Equal(929, (int)json["flow"]!["used"]!);
        foreach (string name in new[] { "n", "events", "loglik_null", "loglik", "concordance", "concordance_se" })
        {
            Assert.NotNull(json[name]);
        }
    }

    [Fact]
    public async Task ALogRankTestComesAsJson()
    {
        JsonNode json = await Json("logrank", Shipped("veteran"), "--time", "time", "--event", "status", "--group", "celltype", "--trend");
        Assert.Equal(3, (int)json["df"]!);
        Assert.NotNull(json["chisq"]);
        Assert.NotNull(json["p"]);
    }

    [Fact]
    public async Task CompetingRisksCutPointsAndValidationComeAsJson()
    {
        string rows = string.Join('\n', Enumerable.Range(1, 60).Select(i => FormattableString.Invariant($"{i},{i % 3},{(i % 2 == 0 ? "a" : "b")},{i * 37 % 60}")));
        string file = _folder.File("competing.csv", "time,cause,arm,x\n" + rows + "\n");
        JsonNode compete = await Json("compete", file, "--time", "time", "--event", "cause", "--event-value", "1", "--group", "arm", "--formula", "x", "--at", "30");
        Assert.Equal(20, (int)compete["events"]!);
        Assert.Equal(1, (int)compete["gray"]!["df"]!);
        Assert.Equal("x", (string)compete["terms"]![0]!["term"]!);
        Assert.Equal(2, compete["groups"]!.AsArray().Count(g => (double)g!["at"]![0]!["incidence"]! > 0));
        JsonNode cut = await Json("cutpoint", Shipped("gbsg"), "--time", "rfstime", "--event", "status", "--marker", "pgr", "--permutations", "19");
        Assert.Equal(21, (int)cut["cutpoint"]!);
        Assert.Equal(0.05, (double)cut["p_permutation"]!);
        JsonNode validated = await Json("validate", Shipped("veteran"), "--time", "time", "--event", "status", "--formula", "karno + age", "--horizon", "100", "--bootstrap", "10", "--folds", "5", "--repeats", "1");
        Assert.InRange((double)validated["corrected"]!["harrell_c"]!, 0.6, 0.8);
        Assert.Equal(19, validated["net_benefit"]!.AsArray().Count);
    }

    [Fact]
    public async Task CutPointsAndValidationTakeStrata()
    {
        string[] veteran = [Shipped("veteran"), "--time", "time", "--event", "status"];
        JsonNode cut = await Json(["cutpoint", .. veteran, "--marker", "karno", "--strata", "celltype", "--permutations", "99"]);
        Assert.Equal(50, (int)cut["cutpoint"]!);
        Assert.Null(cut["p_lausen_schumacher"]);
        Assert.Equal(0.01, (double)cut["p_permutation"]!);
        CommandRun refused = await Run(["cutpoint", .. veteran, "--marker", "karno", "--strata", "celltype", "--permutations", "0"]);
        Assert.Equal(ExitCode.BadInput, refused.Code);
        Assert.Contains("--permutations is above 0 with --strata", refused.Error, StringComparison.Ordinal);
        CommandRun none = await Run(["cutpoint", .. veteran, "--marker", "trt", "--strata", "trt"]);
        Assert.Contains("no cut of 'trt' leaves", none.Error, StringComparison.Ordinal);
        JsonNode validated = await Json(["validate", .. veteran, "--formula", "karno + strata(celltype)", "--horizon", "100", "--bootstrap", "10", "--folds", "3", "--repeats", "1"]);
        Assert.InRange((double)validated["corrected"]!["harrell_c"]!, 0.6, 0.8);
        Assert.Equal(3, (int)validated["cross_validation"]!["folds"]!);
    }

    [Fact]
    public async Task AMissingColumnListsTheColumnsAndTheNearest()
    {
        CommandRun run = await Run("km", Shipped("heart"), "--start", "start", "--time", "stp", "--event", "event");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("there is no column 'stp'; the columns are start, stop, event", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean stop?", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-5,1,1,a", "'time' is negative; times are 0 or above: line 4")]
    [InlineData("5,3,1,a", "line 4")]
    [InlineData("five,1,1,a", "'five' in line 4")]
    [InlineData("inf,1,1,a", "'inf' in line 4")]
    [InlineData("Inf,1,1,a", "infinite")]
    public async Task BadFollowUpIsRefusedWithItsLine(string row, string said)
    {
        string file = _folder.File("bad.csv", $"time,status,x,g\n3,1,2,a\n4,0,3,b\n{row}\n6,1,2,b\n");
        CommandRun run = await Run("cox", file, "--time", "time", "--event", "status", "--formula", "x");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadTimesAndBadEventsAreToldTogether()
    {
        CommandRun run = await Run("km", _folder.File("both.csv", "time,status\n5,1\n-3,0\n7,3\n"), "--time", "time", "--event", "status");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("line 3", run.Error, StringComparison.Ordinal);
        Assert.Contains("(--event-value)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneLevelAndNoEventsAreRefused()
    {
        string file = _folder.File("one.csv", "time,status,g\n3,0,a\n4,0,a\n");
        Assert.Contains("one level only", (await Run("cox", file, "--time", "time", "--event", "status", "--formula", "g")).Error, StringComparison.Ordinal);
        Assert.Contains("no row used has the event", (await Run("cox", file, "--time", "time", "--event", "status", "--formula", "1")).Error, StringComparison.Ordinal);
        CommandRun logRank = await Run("logrank", file, "--time", "time", "--event", "status", "--group", "g");
        Assert.Contains("needs two", logRank.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, logRank.Code);
    }

    [Fact]
    public async Task SeparationDependenceAndFewEventsAreWarnedOf()
    {
        string rows = string.Join('\n', Enumerable.Range(1, 30).Select(i => FormattableString.Invariant($"{i},{(i <= 12 ? 1 : 0)},{(i <= 12 ? 1 : 0)},{i % 5},{2 * (i % 5)}")));
        string file = _folder.File("separated.csv", "time,status,x,y,z\n" + rows + "\n");
        CommandRun run = await Run("cox", file, "--time", "time", "--event", "status", "--formula", "x + y + z");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("x: the estimate runs to infinity", run.Error, StringComparison.Ordinal);
        Assert.Contains("z: constant, or a combination", run.Error, StringComparison.Ordinal);
        Assert.Contains("fewer than 10 each", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingValuesAndLateStartsAreCountedInTheFlow()
    {
        string file = _folder.File("flow.csv", "start,time,status,x\n0,3,1,1\n0,4,,2\n5,5,1,3\n1,6,1,\n0,7,0,5\n0,,1,2\n2,9,1,4\n");
        JsonNode json = await Json("cox", file, "--start", "start", "--time", "time", "--event", "status", "--formula", "x");
        Assert.Equal(7, (int)json["flow"]!["read"]!);
        Assert.Equal(3, (int)json["flow"]!["used"]!);
        Assert.Equal(4, json["flow"]!["excluded"]!.AsArray().Sum(e => (int)e!["rows"]!));
        Assert.Equal(4, json["flow"]!["excluded"]!.AsArray().Count);
    }

    [Fact]
    public async Task APatientWhoComesTwiceIsNamed()
    {
        string file = _folder.File("twice.csv", "patient,time,status,x\np1,3,1,1\np2,4,0,2\np1,5,1,3\np3,6,1,2\n");
        CommandRun warned = await Run("cox", file, "--time", "time", "--event", "status", "--formula", "x");
        Assert.Equal(ExitCode.Done, warned.Code);
        Assert.Contains("'p1' in lines 2, 4", warned.Error, StringComparison.Ordinal);
        CommandRun refused = await Run("cox", file, "--time", "time", "--event", "status", "--formula", "x", "--id", "patient");
        Assert.Equal(ExitCode.BadInput, refused.Code);
    }

    [Fact]
    public async Task MixedUnitsAreWarnedOf()
    {
        string rows = string.Join('\n', Enumerable.Range(1, 40).Select(i => FormattableString.Invariant($"{i},{i % 2},{(i % 8 == 0 ? 12 * (40 + i) : 40 + (i % 30))}")));
        CommandRun run = await Run("cox", _folder.File("units.csv", "time,status,age\n" + rows + "\n"), "--time", "time", "--event", "status", "--formula", "age");
        Assert.DoesNotContain("are units mixed", run.Error, StringComparison.Ordinal);
        rows = string.Join('\n', Enumerable.Range(1, 40).Select(i => FormattableString.Invariant($"{i},{i % 2},{(i % 8 == 0 ? 365 * (40 + i) : 40 + (i % 30))}")));
        run = await Run("cox", _folder.File("units.csv", "time,status,age\n" + rows + "\n"), "--time", "time", "--event", "status", "--formula", "age");
        Assert.Contains("are units mixed?", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e-9, true)]
    [InlineData(1e-320, true)]
    [InlineData(1e307, false)]
    [InlineData(0.1, false)]
    public async Task TimesTooSmallToTellApartAreWarnedOf(double unit, bool warned)
    {
        string rows = string.Join('\n', Enumerable.Range(1, 12).Select(i => FormattableString.Invariant($"{(i * unit):R},{i % 2}")));
        CommandRun run = await Run("km", _folder.File("units.csv", "time,status\n" + rows + "\n"), "--time", "time", "--event", "status");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal(warned, run.Error.Contains("give them in a smaller unit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFileThatIsNotThereIsSaid()
        => Assert.Contains("there is no such file", (await Run("km", _folder.File("none.csv"), "--time", "t", "--event", "e")).Error, StringComparison.Ordinal);

    private static string Shipped(string name) => RepositoryRoot.Path("data", "survival", name + ".csv");

    private static Task<CommandRun> Run(params string[] arguments) => CommandRun.Of(["survival", .. arguments]);

    private static async Task<JsonNode> Json(params string[] arguments)
    {
        CommandRun run = await Run([.. arguments, "--json", "-"]);
        Assert.True(run.Code == ExitCode.Done, run.Error);
        return JsonNode.Parse(run.Output)!;
    }
}
