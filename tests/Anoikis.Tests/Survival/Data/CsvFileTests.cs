using System.Text;
using Anoikis.Numerics.Random;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;

namespace Anoikis.Tests.Survival.Data;

public sealed class CsvFileTests
{
    [Fact]
    public void MarkCrLfQuotesAndMissingCellsAreRead()
    {
        DataTable table = Parse("\uFEFFtime,\"status\",\"site, first\",note\r\n1.5,1,\"liver, left\",\"said \"\"no\"\"\"\r\n2e1,0,,\r\nNA,1,bone,\"two\r\nlines\"\r\n");
        Assert.Equal(["time", "status", "site, first", "note"], table.Names);
        Assert.Equal([1.5, 20, double.NaN], table.Find("time")!.Numbers.ToArray());
        Assert.Equal(["bone", "liver, left"], table.Find("site, first")!.Levels);
        Assert.Equal("said \"no\"", table.Find("note")!.Text(0));
        Assert.True(table.Find("site, first")!.IsMissing(1));
        Assert.Equal("two\r\nlines", table.Find("note")!.Text(2));
        Assert.Equal([2, 3, 4], Enumerable.Range(0, 3).Select(table.Line));
    }

    [Fact]
    public void LinesAreThoseOfTheFile()
    {
        DataTable table = Parse("a,b\n1,\"x\ny\"\n\n2,z\n");
        Assert.Equal([2, 5], Enumerable.Range(0, table.RowCount).Select(table.Line));
    }

    [Theory]
    [InlineData("time;x\n1,5;2\n2,25;3\n")]
    [InlineData("time\tx\n1,5\t2\n2,25\t3\n")]
    [InlineData("time,x\n\"1,5\",2\n\"2,25\",3\n")]
    public void DecimalCommasAreNumbers(string text)
    {
        FindingList findings = [];
        DataTable? table = CsvFile.Parse(Encoding.UTF8.GetBytes(text), "t.csv", findings);
        Assert.Equal([1.5, 2.25], table!.Find("time")!.Numbers.ToArray());
        Assert.Contains(findings, f => f.Severity == FindingSeverity.Note && f.Message.Contains("decimal commas", StringComparison.Ordinal));
    }

    [Fact]
    public void NumbersAreReadToTheLastBit()
    {
        string[] texts = ["0.1", "1234567.891", "-17.1553730321697", "1e-300", "123456789012345678", "0.30000000000000004", "5", "-0", "+3.25", "1E5", ".5", "5."];
        DataTable table = Parse("x\n" + string.Join('\n', texts));
        Assert.Equal(texts.Select(t => double.Parse(t, System.Globalization.CultureInfo.InvariantCulture)), table.Find("x")!.Numbers.ToArray());
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a,b\n", "no rows")]
    [InlineData("a,b\n1,2\n1,2,3\n", "this row has 3")]
    [InlineData("a,b\n1,2\n1\n", "this row has 1")]
    [InlineData("a,b\n1,\"2\n", "never closes")]
    [InlineData("PK\u0003\u0004xl/worksheets", "ZIP archive, as spreadsheets are")]
    public void WhatIsNoTableIsRefused(string text, string said)
    {
        FindingList findings = [];
        CsvFile.Parse(Encoding.UTF8.GetBytes(text), "t.csv", findings);
        Assert.True(findings.HasErrors);
        Assert.Contains(findings, f => f.Message.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void ACompressedTextIsRefused()
    {
        FindingList findings = [];
        Assert.Null(CsvFile.Parse([0x1F, 0x8B, 0x08, 0, 0], "t.csv.gz", findings));
        Assert.Contains(findings, f => f.Message.Contains("compressed by gzip", StringComparison.Ordinal));
    }

    [Fact]
    public void AMillionRowsAreRead()
    {
        StringBuilder text = new("time,status,arm\n");
        for (int i = 0; i < 1_000_000; i++)
        {
            text.Append(i % 997).Append(".25,").Append(i & 1).Append(i % 3 == 0 ? ",a\n" : ",b\n");
        }

        DataTable table = Parse(text.ToString());
        Assert.Equal(1_000_000, table.RowCount);
        Assert.Equal(["a", "b"], table.Find("arm")!.Levels);
        Assert.Equal((999_999 % 997) + 0.25, table.Find("time")!.Numbers[^1]);
    }

    [Fact]
    public void RandomBytesNeverThrow()
    {
        RandomStream random = new(3, 0, 0);
        for (int trial = 0; trial < 2000; trial++)
        {
            byte[] bytes = [.. Enumerable.Range(0, (int)random.NextBelow(60)).Select(_ => "ab,;\t\n\r\"1.NA-"u8[(int)random.NextBelow(13)])];
            CsvFile.Parse(bytes, "t.csv", []);
        }
    }

    private static DataTable Parse(string text)
    {
        FindingList findings = [];
        DataTable? table = CsvFile.Parse(Encoding.UTF8.GetBytes(text), "t.csv", findings);
        Assert.False(findings.HasErrors, string.Join('\n', findings));
        return table!;
    }
}
