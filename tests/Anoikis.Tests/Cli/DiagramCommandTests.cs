using Anoikis.Cli;

namespace Anoikis.Tests.Cli;

/// <summary>The command diagram, from names to pictures.</summary>
public sealed class DiagramCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("reference + granzyme", "picture.svg", "<svg ")]
    [InlineData("albeck2008", "page.html", "<!DOCTYPE html>")]
    public async Task A_network_is_drawn(string name, string file, string begins)
    {
        CommandRun run = await CommandRun.Of("diagram", name, "--out", _folder.File(file));
        Assert.Equal((ExitCode.Done, "", ""), (run.Code, run.Output, run.Error));
        Assert.Contains(begins, File.ReadAllText(_folder.File(file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_that_simulate_writes_plays()
    {
        await CommandRun.Of("simulate", "albeck2008", "--end", "4h", "--steps", "8", "--out", _folder.File("course.csv"));
        CommandRun run = await CommandRun.Of("diagram", "albeck2008", "--course", _folder.File("course.csv"), "--out", _folder.File("page.html"));
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Contains("\"4 h\"", File.ReadAllText(_folder.File("page.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_kind_of_file_is_refused_with_every_other_problem()
    {
        CommandRun run = await CommandRun.Of("diagram", "albeck2008", "--course", _folder.File("none.csv"), "--out", _folder.File("picture.svgg"));
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("the file ends in '.svgg' (did you mean .svg?); allowed are .svg for a picture and .html for a page", run.Error, StringComparison.Ordinal);
        Assert.Contains("none.csv", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }
}
