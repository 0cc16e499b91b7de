using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Tests.Cli;
using Parquet;
using Parquet.Schema;

namespace Anoikis.Tests.Survival.Data;

/// <summary>Parquet as survival input: the table that a text holds comes out of a file with several groups of rows, several types, and cells without a value.</summary>
public sealed class ParquetFileTests : IDisposable
{
    private const int RowsPerGroup = 50;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheTableOfATextComesBack()
    {
        DataTable lung = ReferenceFile.Table("lung");
        string path = await Write(lung);
        FindingList findings = [];
        DataTable own = ParquetFile.Read(path, findings)!;
        Assert.Empty(findings);
        Assert.Equal(["time", "status", "sex", "wt.loss", "dead", "site"], own.Names);
        Assert.Equal(lung.RowCount, own.RowCount);
        Assert.Equal(1, own.Line(0));
        for (int r = 0; r < own.RowCount; r++)
        {
            foreach (string name in new[] { "time", "status", "sex", "wt.loss" })
            {
                Assert.Equal(lung.Find(name)!.Numbers[r], own.Find(name)!.Numbers[r]);
            }

            Assert.Equal(lung.Find("status")!.Numbers[r] == 2 ? "TRUE" : "FALSE", own.Find("dead")!.Text(r));
            Assert.Equal(Site(lung, r), own.Find("site")!.Text(r));
        }

        SurvivalTimes times = ResponseReader.Read(own, new ResponseColumns { Time = "time", Event = "dead" }, ["wt.loss"], findings)!.Times;
        SurvivalTimes text = ResponseReader.Read(lung, new ResponseColumns { Time = "time", Event = "status", EventValue = "2" }, ["wt.loss"], findings)!.Times;
        Assert.Equal(KaplanMeier.Estimate(text).Survival, KaplanMeier.Estimate(times).Survival);
    }

    [Fact]
    public async Task CommandsReadIt()
    {
        string path = await Write(ReferenceFile.Table("lung"));
        CommandRun parquet = await CommandRun.Of("survival", "cox", path, "--time", "time", "--event", "dead", "--formula", "sex + wt.loss");
        CommandRun text = await CommandRun.Of("survival", "cox", RepositoryPath("lung"), "--time", "time", "--event", "status", "--event-value", "2", "--formula", "sex + wt.loss");
        Assert.Equal(text.Output, parquet.Output);
        Assert.Contains("'wt.loss' is missing in 14 rows", parquet.Error, StringComparison.Ordinal);
        CommandRun missing = await CommandRun.Of("survival", "km", path, "--time", "tme", "--event", "dead");
        Assert.Contains("did you mean time?", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyWantedColumnsAreRead()
        => Assert.Equal(["time"], ParquetFile.Read(await Write(ReferenceFile.Table("lung")), [], new HashSet<string> { "time" })!.Names);

    [Fact]
    public async Task AMillionRowsAreReadAndCounted()
    {
        const int Rows = 1_000_000;
        string path = _folder.File("million.parquet");
        DataField[] fields = [new DataField("time", typeof(double), isNullable: false), new DataField("status", typeof(int), isNullable: false)];
        await using (FileStream stream = File.Create(path))
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream))
        {
            for (int from = 0; from < Rows; from += Rows / 4)
            {
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                await group.WriteAsync<double>(fields[0], Enumerable.Range(from, Rows / 4).Select(i => (i % 997) + 0.25).ToArray().AsMemory(), null, null, CancellationToken.None);
                await group.WriteAsync<int>(fields[1], Enumerable.Range(from, Rows / 4).Select(i => i & 1).ToArray().AsMemory(), null, null, CancellationToken.None);
            }
        }

        CommandRun run = await CommandRun.Of("survival", "km", path, "--time", "time", "--event", "status", "--json", "-");
        Assert.True(run.Code == Anoikis.Cli.ExitCode.Done, run.Error);
        System.Text.Json.Nodes.JsonNode json = System.Text.Json.Nodes.JsonNode.Parse(run.Output)!;
        Assert.Equal((Rows, Rows, Rows / 2), ((int)json["flow"]!["read"]!, (int)json["groups"]![0]!["n"]!, (int)json["groups"]![0]!["events"]!));
    }

    [Fact]
    public async Task DamagedFilesAreRefusedAndNeverThrow()
    {
        byte[] whole = await File.ReadAllBytesAsync(await Write(ReferenceFile.Table("lung")));
        foreach (int length in new[] { 0, 3, 8, whole.Length / 2, whole.Length - 5 })
        {
            Refused(whole[..length]);
        }

        for (int place = 0; place < whole.Length; place += 97)
        {
            byte[] bytes = [.. whole];
            bytes[place] ^= 0xFF;
            // A changed value may be read as another value; what matters is that nothing escapes as an exception.
            await File.WriteAllBytesAsync(_folder.File("damaged.parquet"), bytes);
            ParquetFile.Read(_folder.File("damaged.parquet"), []);
        }

        FindingList none = [];
        Assert.Null(ParquetFile.Read(_folder.File("none.parquet"), none));
        Assert.Contains("there is no such file", Assert.Single(none).Message, StringComparison.Ordinal);
    }

    private void Refused(byte[] bytes)
    {
        string path = _folder.File("cut.parquet");
        File.WriteAllBytes(path, bytes);
        FindingList findings = [];
        Assert.Null(ParquetFile.Read(path, findings));
        Assert.Contains("cannot be read as Parquet", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    private static string RepositoryPath(string name) => Conditions.RepositoryRoot.Path("data", "survival", name + ".csv");

    private static string? Site(DataTable lung, int row) => row % 7 == 0 ? null : lung.Find("sex")!.Numbers[row] == 1 ? "left, upper" : "right";

    private async Task<string> Write(DataTable lung)
    {
        DataField time = new("time", typeof(int), isNullable: false);
        DataField status = new("status", typeof(long), isNullable: false);
        DataField sex = new("sex", typeof(float), isNullable: false);
        DataField loss = new("wt.loss", typeof(double), isNullable: true);
        DataField dead = new("dead", typeof(bool), isNullable: false);
        DataField site = new("site", typeof(string), isNullable: true);
        string path = _folder.File("lung.parquet");
        await using FileStream stream = File.Create(path);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(time, status, sex, loss, dead, site), stream);
        for (int from = 0; from < lung.RowCount; from += RowsPerGroup)
        {
            int[] rows = [.. Enumerable.Range(from, Math.Min(RowsPerGroup, lung.RowCount - from))];
            double Number(string name, int row) => lung.Find(name)!.Numbers[row];
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync<int>(time, rows.Select(r => (int)Number("time", r)).ToArray().AsMemory(), null, null, CancellationToken.None);
            await group.WriteAsync<long>(status, rows.Select(r => (long)Number("status", r)).ToArray().AsMemory(), null, null, CancellationToken.None);
            await group.WriteAsync<float>(sex, rows.Select(r => (float)Number("sex", r)).ToArray().AsMemory(), null, null, CancellationToken.None);
            await group.WriteAsync<double>(loss, rows.Select(r => lung.Find("wt.loss")!.IsMissing(r) ? (double?)null : Number("wt.loss", r)).ToArray().AsMemory(), null, null, CancellationToken.None);
            await group.WriteAsync<bool>(dead, rows.Select(r => Number("status", r) == 2).ToArray().AsMemory(), null, null, CancellationToken.None);
            await group.WriteAsync(site, rows.Select(r => Site(lung, r)).ToArray(), null);
        }

        return path;
    }
}
