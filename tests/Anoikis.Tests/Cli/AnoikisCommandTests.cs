using Anoikis.Cli;

namespace Anoikis.Tests.Cli;

public sealed class AnoikisCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_says_what_a_network_holds()
    {
        CommandRun run = await CommandRun.Of("check", _folder.File("decay.xml", SbmlTexts.Decay));
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("decay", run.Output, StringComparison.Ordinal);
        Assert.Contains("species         2", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 remain after 1 conservation law", run.Output, StringComparison.Ordinal);
        Assert.Contains("minute = 60 s", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_names_the_line_of_every_error()
    {
        string wrong = _folder.File("wrong.xml", SbmlTexts.Decay.Replace("<ci>kdecay</ci>", "<ci>kdecy</ci>", StringComparison.Ordinal));
        CommandRun run = await CommandRun.Of("check", wrong);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Equal("", run.Output);
        Assert.Matches(@"wrong\.xml:\d+: error: .*kdecy.*kdecay", run.Error);
    }

    [Theory]
    [InlineData("missing.xml", "no such file")]
    [InlineData("model.docx", "ends in .ant, .xml or .sbml")]
    public async Task A_model_that_cannot_be_read_is_told(string name, string message)
    {
        foreach (string command in new[] { "check", "simulate" })
        {
            string[] rest = command == "simulate" ? ["--end", "1"] : [];
            CommandRun run = await CommandRun.Of([command, _folder.File(name), .. rest]);
            Assert.Equal(ExitCode.BadInput, run.Code);
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("simulate")]
    [InlineData("check")]
    [InlineData("completion")]
    public async Task Help_ends_with_examples(string command)
    {
        CommandRun run = await CommandRun.Of(command, "--help");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("Examples:", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  anoikis {command} ", run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..].Replace("source <(", "  ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_has_examples()
    {
        CommandRun run = await CommandRun.Of();
        Assert.Equal(ExitCode.Done, run.Code);
        foreach (var command in AnoikisCommand.Create().Subcommands)
        {
            Assert.NotEmpty(Assert.IsType<Anoikis.Cli.Help.ExampleCommand>(command).Examples);
        }
    }

    [Theory]
    [InlineData("bash", "complete -o default -F")]
    [InlineData("zsh", "#compdef anoikis")]
    [InlineData("fish", "complete -c anoikis")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Completion_scripts_are_printed(string shell, string expected)
    {
        CommandRun run = await CommandRun.Of("completion", shell);
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_suggests_what_may_come_next()
    {
        CommandRun run = await CommandRun.Of("[suggest:10]", "anoikis si");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("simulate", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Networks_that_come_with_the_program_are_named()
    {
        CommandRun check = await CommandRun.Of("check", "albeck2008");
        Assert.Equal(ExitCode.Done, check.Code);
        Assert.Contains("species         58", check.Output, StringComparison.Ordinal);
        CommandRun typo = await CommandRun.Of("check", "albeck2009");
        Assert.Equal(ExitCode.BadInput, typo.Code);
        Assert.Contains("did you mean albeck2008?", typo.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean full?", (await CommandRun.Of("check", "ful")).Error, StringComparison.Ordinal);
        Assert.Contains("did you mean reference?", (await CommandRun.Of("describe", "refrence + granzyme")).Error, StringComparison.Ordinal);
        Assert.Contains("did you mean full?", (await CommandRun.Of("stimuli", "--network", "ful")).Error, StringComparison.Ordinal);
        CommandRun suggestions = await CommandRun.Of("[suggest:14]", "anoikis check ");
        Assert.Contains("lopez2013", suggestions.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("simulat")]
    [InlineData("simulate")]
    public async Task A_wrong_command_line_is_bad_input(string command)
    {
        CommandRun run = await CommandRun.Of(command);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }
}
