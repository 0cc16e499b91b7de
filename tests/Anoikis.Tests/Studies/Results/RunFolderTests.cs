using System.Text.Json;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Reports;
using Anoikis.Studies.Results;

namespace Anoikis.Tests.Studies.Results;

public sealed class RunFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anoikis-run-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_reads_back_as_it_was_written()
    {
        RunRecord run = SyntheticRun.Create(600);
        RunFolder.Write(run, _folder);
        DiagnosticBag findings = [];
        RunRecord back = RunFolder.Read(_folder, findings)!;
        Assert.Empty(findings);
        Assert.Equal(run.Entities.Founder.AsEnumerable(), back.Entities.Founder.AsEnumerable());
        Assert.Equal(run.Entities.Weight.AsEnumerable(), back.Entities.Weight.AsEnumerable());
        Assert.Equal(run.Entities.Levels.AsEnumerable(), back.Entities.Levels.AsEnumerable());
        Assert.Equal(run.Entities.StepTimes.AsEnumerable(), back.Entities.StepTimes.AsEnumerable());
        Assert.Equal(run.Entities.Fate.AsEnumerable(), back.Entities.Fate.AsEnumerable());
        Assert.Equal(run.Entities.CloneIndex.AsEnumerable(), back.Entities.CloneIndex.AsEnumerable());
        Assert.Equal(run.Entities.ColonySizes.AsEnumerable(), back.Entities.ColonySizes.AsEnumerable());
        Assert.Equal(run.Entities.Status.AsEnumerable(), back.Entities.Status.AsEnumerable());
        Assert.Equal(run.Deaths.Cells.Select(c => Math.Round(c, 6)), back.Deaths.Cells);
        Assert.Equal(run.States.AsEnumerable(), back.States.AsEnumerable());
        Assert.Equal(run.Courses.Length, back.Courses.Length);
        Assert.Equal(run.Courses[3].States.AsEnumerable(), back.Courses[3].States.AsEnumerable());
        Assert.Equal(run.Observed.AsEnumerable(), back.Observed.AsEnumerable());
        Assert.Equal(ReportPage.Html(back), ReportPage.Html(back with { Deaths = run.Deaths }));
    }

    [Fact]
    public void The_same_run_makes_the_same_files()
    {
        string again = Path.Combine(_folder, "again");
        RunFolder.Write(SyntheticRun.Create(300), _folder);
        RunFolder.Write(SyntheticRun.Create(300), again);
        foreach (string path in Directory.EnumerateFiles(_folder))
        {
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(again, Path.GetFileName(path))));
        }

        RunFolder.Write(SyntheticRun.Create(300, seed: 2), again);
        Assert.NotEqual(File.ReadAllText(Path.Combine(_folder, "steps.csv")), File.ReadAllText(Path.Combine(again, "steps.csv")));
        Assert.NotEqual(File.ReadAllText(Path.Combine(_folder, "deaths.csv")), File.ReadAllText(Path.Combine(again, "deaths.csv")));
        Assert.NotEqual(File.ReadAllBytes(Path.Combine(_folder, "cells.parquet")), File.ReadAllBytes(Path.Combine(again, "cells.parquet")));
    }

    [Fact]
    public void The_summary_has_the_promised_members()
    {
        RunFolder.Write(SyntheticRun.Create(2000), _folder);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "summary.json")));
        JsonElement root = json.RootElement;
        Assert.Equal(2000, root.GetProperty("cells").GetInt64());
        Assert.Equal(2, root.GetProperty("failed_cells").GetInt64());
        JsonElement step = root.GetProperty("steps")[1];
        Assert.Equal("arrest", step.GetProperty("step").GetString());
        Assert.Equal(2000, step.GetProperty("entered").GetDouble());
        double sum = step.GetProperty("advanced").GetDouble() + step.GetProperty("apoptosis").GetDouble() + step.GetProperty("other").GetProperty("mechanical").GetDouble()
            + step.GetProperty("still_there").GetDouble() + step.GetProperty("failed").GetDouble();
        Assert.Equal(2000, sum, 9);
        JsonElement[] observed = [.. root.GetProperty("observed").EnumerateArray()];
        Assert.Equal(7, observed.Length);
        foreach (string name in new[] { "quantity", "source", "observed", "lower", "upper", "simulated", "sim_lower", "sim_upper", "sim_relative_standard_error", "inside" })
        {
            Assert.All(observed, o => Assert.True(o.TryGetProperty(name, out _), name));
        }

        Assert.Equal(JsonValueKind.Null, observed[0].GetProperty("lower").ValueKind);
        Assert.Equal(JsonValueKind.Null, observed[0].GetProperty("inside").ValueKind);
        Assert.Equal(JsonValueKind.Number, observed[0].GetProperty("simulated").ValueKind);
        Assert.Equal(JsonValueKind.Null, observed[6].GetProperty("simulated").ValueKind);
        Assert.Equal(0.75, observed[1].GetProperty("lower").GetDouble());
        double simulated = observed[1].GetProperty("simulated").GetDouble();
        Assert.Equal(simulated is >= 0.75 and <= 0.85, observed[1].GetProperty("inside").GetBoolean());
        Assert.InRange(simulated, observed[1].GetProperty("sim_lower").GetDouble(), observed[1].GetProperty("sim_upper").GetDouble());
    }

    [Fact]
    public void A_folder_that_is_none_is_refused_by_name()
    {
        DiagnosticBag findings = [];
        Assert.Null(RunFolder.Read(Path.Combine(_folder, "nowhere"), findings));
        Assert.Contains("there is no such folder", Assert.Single(findings).Message, StringComparison.Ordinal);
        findings = [];
        Assert.Null(RunFolder.Read(_folder, findings));
        Assert.Equal(5, findings.Count);
        Assert.All(findings, f => Assert.Contains("missing", f.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("manifest.json", "{ \"format\": 1,", "manifest.json")]
    [InlineData("manifest.json", "null", "manifest.json")]
    [InlineData("manifest.json", "{}", "manifest.json")]
    [InlineData("summary.json", "[]", "summary.json")]
    [InlineData("deaths.csv", "step,cause\n", "deaths.csv")]
    [InlineData("deaths.csv", "step,cause,in_colony,from_s,to_s,cells\nsolitary,apoptosis,false,0,1,many\n", "line 2: 'many' is no number of cells")]
    [InlineData("deaths.csv", "step,cause,in_colony,from_s,to_s,cells\nsolitary,old age,false,0,1,1\n", "line 2: no cause 'old age'")]
    [InlineData("deaths.csv", "step,cause,in_colony,from_s,to_s,cells\nsolitary,apoptosis,false,1e99,1,1\n", "'1e99' is no time of the run")]
    [InlineData("cells.parquet", "not a table", "cells.parquet")]
    [InlineData("courses.parquet", "PAR1PAR1", "courses.parquet")]
    public void A_damaged_file_is_named(string name, string text, string message)
    {
        RunFolder.Write(SyntheticRun.Create(100), _folder);
        File.WriteAllText(Path.Combine(_folder, name), text);
        DiagnosticBag findings = [];
        Assert.Null(RunFolder.Read(_folder, findings));
        Assert.Contains(findings, f => f.ToString().Contains(message, StringComparison.Ordinal) && f.Location.File.EndsWith(name, StringComparison.Ordinal));
        Assert.All(findings, f => Assert.DoesNotContain("\n", f.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_cut_short_is_named()
    {
        RunFolder.Write(SyntheticRun.Create(100), _folder);
        string path = Path.Combine(_folder, "cells.parquet");
        byte[] whole = File.ReadAllBytes(path);
        foreach (double part in new[] { 0.0, 0.3, 0.9, 0.999 })
        {
            File.WriteAllBytes(path, whole[..(int)(part * whole.Length)]);
            DiagnosticBag findings = [];
            Assert.Null(RunFolder.Read(_folder, findings));
            Assert.Equal(path, Assert.Single(findings).Location.File);
        }
    }

    [Fact]
    public void Tables_of_another_run_are_refused()
    {
        RunFolder.Write(SyntheticRun.Create(100), _folder);
        string path = Path.Combine(_folder, "manifest.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"solitary\"", "\"elsewhere\"", StringComparison.Ordinal));
        DiagnosticBag findings = [];
        Assert.Null(RunFolder.Read(_folder, findings));
        Assert.Contains(findings, f => f.Message.Contains("solitary", StringComparison.Ordinal));
    }
}
