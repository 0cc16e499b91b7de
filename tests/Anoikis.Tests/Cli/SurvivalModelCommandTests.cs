using System.Text.Json.Nodes;
using Anoikis.Cli;
using Anoikis.Tests.Conditions;
using Anoikis.Tests.Survival;

namespace Anoikis.Tests.Cli;

/// <summary>aft, elasticnet, rmst and impute end to end.</summary>
public sealed class SurvivalModelCommandTests : IDisposable
{
    private static readonly string[] Lung = ["--time", "time", "--event", "status", "--event-value", "2"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnAftModelIsSurvregs()
    {
        JsonNode json = await Json(["aft", Shipped("lung"), .. Lung, "--formula", "age + sex + ph.ecog", "--dist", "weibull"]);
        JsonObject expected = ReferenceFile.Cases("aft.json")[0];
        Agreement.AllNear(ReferenceFile.Numbers(expected["coef"]), [.. json["terms"]!.AsArray().Select(t => (double)t!["coef"]!)], "coef");
        Agreement.Near((double)expected["scale"]!, (double)json["scale"]!, "scale");
        Assert.Equal(("weibull", 227, 164, true), ((string)json["dist"]!, (int)json["n"]!, (int)json["events"]!, (bool)json["converged"]!));
        Assert.Null(json["shape"]);
        JsonNode general = await Json(["aft", Shipped("lung"), .. Lung, "--formula", "age", "--dist", "gengamma"]);
        Assert.NotNull(general["shape"]);
        Assert.Contains("time ratio", (await Run(["aft", Shipped("lung"), .. Lung, "--formula", "age"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AftRefusesTimesOfZeroAndWhatSurvregLacks()
    {
        string file = _folder.File("zero.csv", "start,time,status,x,g\n0,0,1,1,a\n0,4,0,2,b\n1,5,1,3,a\n0,6,1,1,b\n");
        CommandRun zero = await Run("aft", file, "--time", "time", "--event", "status", "--formula", "x");
        Assert.Equal(ExitCode.BadInput, zero.Code);
        Assert.Contains($"{file}:2: error: 'time' is 0, and the model is of its logarithm: line 2", zero.Error, StringComparison.Ordinal);
        CommandRun late = await Run("aft", file, "--time", "time", "--event", "status", "--start", "start", "--formula", "x + strata(g)");
        Assert.Contains("takes no --start", late.Error, StringComparison.Ordinal);
        Assert.Contains("takes no strata", late.Error, StringComparison.Ordinal);
        CommandRun word = await Run("aft", file, "--time", "time", "--event", "status", "--formula", "x", "--dist", "gamma");
        Assert.Contains("--dist \"gamma\" is not one of weibull, lognormal, loglogistic, gengamma", word.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeparationInAnAftModelIsWarnedOfAndHasNoError()
    {
        string file = _folder.File("separated.csv", "time,status,x\n1,1,1\n2,1,1\n3,1,1\n4,0,0\n5,0,0\n6,0,0\n");
        CommandRun run = await Run("aft", file, "--time", "time", "--event", "status", "--formula", "x");
        Assert.Contains("did not reach its maximum", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnElasticNetIsGlmnetsPath()
    {
        string[] line = ["elasticnet", Shipped("veteran"), "--time", "time", "--event", "status", "--formula", "trt + karno + diagtime + age + prior"];
        JsonNode json = await Json([.. line, "--folds", "5", "--penalties", "30"]);
        Assert.Equal(30, json["path"]!.AsArray().Count);
        Assert.Equal(0, (int)json["path"]![0]!["nonzero"]!);
        Assert.True((double)json["best"]!["lambda"]! <= (double)json["sparsest"]!["lambda"]!);
        Assert.Equal(json["path"]!.AsArray().Min(p => (double)p!["loss"]!), json["path"]!.AsArray().Single(p => (double)p!["lambda"]! == (double)json["best"]!["lambda"]!)!["loss"]!.GetValue<double>());
        JsonNode again = await Json([.. line, "--folds", "5", "--penalties", "30"]);
        Assert.Equal(json.ToJsonString(), again.ToJsonString());
        JsonNode free = await Json([.. line, "--folds", "0", "--penalties", "5", "--unpenalised", "age"]);
        Assert.Equal(1, (int)free["path"]![0]!["nonzero"]!);
        Assert.Null(free["best"]);
        CommandRun wrong = await Run([.. line, "--alpha", "0", "--folds", "2", "--unpenalised", "agee"]);
        Assert.Equal(ExitCode.BadInput, wrong.Code);
        Assert.Contains("--alpha 0 is not above 0", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("three at least", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("no term of the formula", (await Run([.. line, "--unpenalised", "agee"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RestrictedMeansAreSurvfits()
    {
        JsonNode json = await Json("rmst", Shipped("gbsg"), "--time", "rfstime", "--event", "status", "--group", "hormon", "--tau", "1000");
        JsonObject expected = ReferenceFile.Cases("restricted-mean.json")[0];
        Agreement.AllNear(ReferenceFile.Numbers(expected["mean"]), [.. json["groups"]!.AsArray().Select(g => (double)g!["rmst"]!)], "mean");
        Agreement.AllNear(ReferenceFile.Numbers(expected["se"]), [.. json["groups"]!.AsArray().Select(g => (double)g!["se"]!)], "se");
        double[] means = ReferenceFile.Numbers(expected["mean"]);
        Agreement.Near(means[1] - means[0], (double)json["differences"]![0]!["difference"]!, "difference");
        Assert.Equal("hormon=0", (string)json["differences"]![0]!["reference"]!);
        CommandRun beyond = await Run("rmst", Shipped("gbsg"), "--time", "rfstime", "--event", "status", "--tau", "5000");
        Assert.Contains("all is followed to 2659 only", beyond.Error, StringComparison.Ordinal);
        JsonNode weighted = await Json("rmst", Shipped("kidney"), "--time", "time", "--event", "status", "--weights", "frail", "--tau", "100");
        JsonObject sampled = ReferenceFile.Cases("restricted-mean-weights.json")[0];
        Agreement.Near(ReferenceFile.Number(sampled["mean"]), (double)weighted["groups"]![0]!["rmst"]!, "weighted mean");
        Agreement.Near(ReferenceFile.Number(sampled["se"]), (double)weighted["groups"]![0]!["se"]!, "its error");
    }

    [Fact]
    public async Task ImputedModelsUseAllRowsAndSayWhatWasDrawn()
    {
        string[] line = ["impute", Shipped("lung"), .. Lung, "--formula", "age + sex + wt.loss", "--with", "ph.karno", "--tables", "5", "--rounds", "3"];
        JsonNode json = await Json(line);
        Assert.Equal((228, 165, 5), ((int)json["n"]!, (int)json["events"]!, (int)json["tables"]!));
        Assert.Equal("""[{"column":"wt.loss","rows":14},{"column":"ph.karno","rows":1}]""", json["missing"]!.ToJsonString());
        Assert.Equal(["age", "sex", "wt.loss"], json["terms"]!.AsArray().Select(t => (string)t!["term"]!));
        Assert.True((double)json["terms"]![2]!["fmi"]! > (double)json["terms"]![1]!["fmi"]!);
        Assert.Equal(json.ToJsonString(), (await Json(line)).ToJsonString());
        Assert.NotEqual(json.ToJsonString(), (await Json([.. line, "--seed", "2"])).ToJsonString());
        CommandRun missing = await Run(["impute", Shipped("lung"), .. Lung, "--formula", "age + agee"]);
        Assert.Contains("there is no column 'agee'", missing.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean age?", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StrataLateEntriesAndWeightsReachFineAndGray()
    {
        string rows = string.Join('\n', Enumerable.Range(1, 90).Select(i => FormattableString.Invariant($"{i % 5},{5 + (i * 17 % 90)},{i % 3},{i * 37 % 60},{(i % 2 == 0 ? "a" : "b")},{1 + (i % 2)}")));
        string file = _folder.File("late.csv", "start,time,cause,x,arm,w\n" + rows + "\n");
        string[] line = ["compete", file, "--time", "time", "--event", "cause", "--event-value", "1"];
        Assert.Equal("crr", (string)(await Json([.. line, "--formula", "x"]))["rules"]!);
        Assert.Equal("finegray", (string)(await Json([.. line, "--formula", "x + strata(arm)", "--start", "start", "--weights", "w"]))["rules"]!);
        CommandRun gray = await Run([.. line, "--group", "arm", "--weights", "w"]);
        Assert.Equal(ExitCode.BadInput, gray.Code);
        Assert.Contains("Gray's test takes neither --start nor --weights", gray.Error, StringComparison.Ordinal);
        Assert.Contains("--strata are those of Gray's test", (await Run([.. line, "--strata", "arm"])).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aft")]
    [InlineData("elasticnet")]
    [InlineData("rmst")]
    [InlineData("impute")]
    public async Task HelpTeachesByExample(string command)
    {
        CommandRun help = await Run(command, "--help");
        Assert.Contains("Examples:", help.Output, StringComparison.Ordinal);
        Assert.Contains($"anoikis survival {command} ", help.Output, StringComparison.Ordinal);
    }

    private static string Shipped(string name) => RepositoryRoot.Path("data", "survival", name + ".csv");

    private static Task<CommandRun> Run(params string[] arguments) => CommandRun.Of(["survival", .. arguments]);

    private static async Task<JsonNode> Json(params string[] arguments)
    {
        CommandRun run = await Run([.. arguments, "--json", "-"]);
        Assert.True(run.Code == ExitCode.Done, run.Error);
        return JsonNode.Parse(run.Output)!;
    }
}
