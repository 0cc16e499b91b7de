using Anoikis.Cli;
using Anoikis.Studies.Results;
using Anoikis.Tests.Studies.Results;

namespace Anoikis.Tests.Cli;

public sealed class ReportAndCompareCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anoikis-compare-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Folder(string name, double protection = 0)
    {
        string path = Path.Combine(_folder, name);
        RunFolder.Write(SyntheticRun.Create(500, 1, protection), path);
        return path;
    }

    [Fact]
    public async Task Report_builds_the_page_from_the_tables()
    {
        string run = Folder("run");
        CommandRun command = await CommandRun.Of("report", run);
        Assert.Equal(ExitCode.Done, command.Code);
        string page = Path.Combine(run, "report.html");
        Assert.Equal(page, command.Output.Trim());
        string first = await File.ReadAllTextAsync(page);
        File.Delete(page);
        await CommandRun.Of("report", run);
        Assert.Equal(first, await File.ReadAllTextAsync(page));
    }

    [Fact]
    public async Task Report_refuses_what_is_no_run_by_file()
    {
        string run = Folder("run");
        File.WriteAllText(Path.Combine(run, "deaths.csv"), "what,ever\n");
        File.WriteAllText(Path.Combine(run, "cells.parquet"), "PAR1");
        CommandRun command = await CommandRun.Of("report", run);
        Assert.Equal(ExitCode.BadInput, command.Code);
        Assert.Equal("", command.Output);
        Assert.Contains("deaths.csv: error:", command.Error, StringComparison.Ordinal);
        Assert.Contains("cells.parquet: error:", command.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", command.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run, "report.html")));
    }

    [Fact]
    public async Task Compare_prints_the_table_and_writes_the_page()
    {
        string pages = Path.Combine(_folder, "pages");
        CommandRun command = await CommandRun.Of("compare", Folder("control"), Folder("protected", 0.3), "--out", pages);
        Assert.Equal(ExitCode.Done, command.Code);
        Assert.Contains("paired by founding cell", command.Output, StringComparison.Ordinal);
        Assert.Contains("apoptosis in solitary", command.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(pages, "compare.html")));
        Assert.StartsWith("kind,quantity,measure,first", await File.ReadAllTextAsync(Path.Combine(pages, "compare.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_never_passes_a_run_off_as_two()
    {
        string run = Folder("run");
        CommandRun same = await CommandRun.Of("compare", run, run + "/");
        Assert.Equal(ExitCode.BadInput, same.Code);
        Assert.Contains("the same folder", same.Error, StringComparison.Ordinal);
        CommandRun twin = await CommandRun.Of("compare", run, Folder("twin"));
        Assert.Equal(ExitCode.Done, twin.Code);
        Assert.StartsWith("The two runs are identical", twin.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_names_every_folder_that_is_none()
    {
        CommandRun command = await CommandRun.Of("compare", Path.Combine(_folder, "a"), Path.Combine(_folder, "b"));
        Assert.Equal(ExitCode.BadInput, command.Code);
        Assert.Equal(2, command.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
