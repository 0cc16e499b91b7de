using System.Text.Json;
using Anoikis.Cli;

namespace Anoikis.Tests.Cli;

public sealed class CatalogueCommandTests
{
    [Fact]
    public async Task The_table_lists_what_is_modelled_and_why_something_is_not()
    {
        CommandRun run = await CommandRun.Of("regulators");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Contains("BCL2L1     anti       20,000       27 h  core", run.Output, StringComparison.Ordinal);
        Assert.Contains("CASP6      procaspase-6        what it does to death here", run.Output, StringComparison.Ordinal);
        Assert.Contains("LGALS3     galectin-3          it guards mitochondria", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BCL2L1")]
    [InlineData("Bcl-xL")]
    [InlineData("q07817")]
    public async Task One_regulator_is_shown_by_any_of_its_names(string name)
    {
        CommandRun run = await CommandRun.Of("regulators", name);
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.StartsWith("BCL2L1: BCL-XL\n  role          anti: more of it means less death\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("        BCL2L1: {copies: 40000}", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("regulators", "cIAP", "error: \"cIAP\" may be BIRC2 (cIAP1) or BIRC3 (cIAP2); give the symbol")]
    [InlineData("regulators", "BCLX2", "error: there is no regulator \"BCLX2\"; near to it are BCL2 (BCL-2), BCL2L1 (BCL-XL)")]
    [InlineData("regulators", "zzzzzzz", "error: there is no regulator \"zzzzzzz\"; anoikis regulators lists all")]
    [InlineData("stimuli", "cycloheximide", "error: there is no stimulus \"cycloheximide\"; near to it are translation (inhibitor)")]
    [InlineData("stimuli", "venetoclaks", "error: there is no stimulus \"venetoclaks\"; near to it are venetoclax (drug)")]
    public async Task An_unknown_name_lists_candidates(string command, string name, string message)
    {
        CommandRun run = await CommandRun.Of(command, name);
        Assert.Equal((ExitCode.BadInput, "", message), (run.Code, run.Output, run.Error.TrimEnd()));
    }

    [Theory]
    [InlineData("regulators", "BCL-W", "the network reference does not hold BCL2L2 (BCL-W); the module bcl2_family_extended holds it: --network \"reference + bcl2_family_extended\"")]
    [InlineData("regulators", "galectin3", "the network reference does not hold LGALS3 (galectin-3), nor does any: it guards mitochondria")]
    [InlineData("stimuli", "LCL161", "the network reference does not take LCL161; the module smac_mimetics does: --network \"reference + tumour_necrosis_factor + smac_mimetics\"")]
    public async Task What_a_network_lacks_is_named_with_its_module(string command, string name, string message)
    {
        CommandRun run = await CommandRun.Of(command, name, "--network", "reference");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_network_is_refused()
    {
        CommandRun run = await CommandRun.Of("regulators", "--network", "refrence");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("did you mean reference?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_holds_the_same_for_programs()
    {
        using JsonDocument one = JsonDocument.Parse((await CommandRun.Of("regulators", "p53", "--json")).Output);
        Assert.Equal("TP53", one.RootElement.GetProperty("symbol").GetString());
        Assert.Equal("pro", one.RootElement.GetProperty("role").GetString());
        Assert.Equal("dominant_negative", one.RootElement.GetProperty("function")[0].GetProperty("kind").GetString());
        using JsonDocument all = JsonDocument.Parse((await CommandRun.Of("regulators", "--json")).Output);
        Assert.True(all.RootElement.GetArrayLength() > 50);
        using JsonDocument held = JsonDocument.Parse((await CommandRun.Of("regulators", "--network", "lopez2013", "--json")).Output);
        JsonElement flip = held.RootElement.EnumerateArray().Single(r => r.GetProperty("symbol").GetString() == "CFLAR");
        Assert.Equal(100, flip.GetProperty("copies").GetDouble());
        using JsonDocument stimuli = JsonDocument.Parse((await CommandRun.Of("stimuli", "--network", "reference", "--json")).Output);
        Assert.All(stimuli.RootElement.EnumerateArray(), s => Assert.Equal("core", s.GetProperty("module").GetString()));
        using JsonDocument modules = JsonDocument.Parse((await CommandRun.Of("modules", "--json")).Output);
        Assert.Contains(modules.RootElement.EnumerateArray(), m => m.GetProperty("network").GetString() == "reference + tumour_necrosis_factor + smac_mimetics");
    }

    [Fact]
    public async Task A_drug_is_shown_with_the_network_that_holds_its_target()
    {
        CommandRun run = await CommandRun.Of("stimuli", "venetoclax");
        Assert.Contains("network: reference + bh3_mimetics", run.Output, StringComparison.Ordinal);
        Assert.Contains("levels: {BCL2: {drug_resistant: venetoclax}}", run.Output, StringComparison.Ordinal);
        Assert.Contains("constitutive_activity", (await CommandRun.Of("modules")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Symbols_and_names_are_completed()
    {
        Assert.Contains("BCL2L11", (await CommandRun.Of("[suggest:19]", "anoikis regulators ")).Output, StringComparison.Ordinal);
        Assert.Contains("venetoclax", (await CommandRun.Of("[suggest:16]", "anoikis stimuli ")).Output, StringComparison.Ordinal);
    }
}
