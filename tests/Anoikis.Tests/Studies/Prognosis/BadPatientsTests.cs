using System.Globalization;
using Anoikis.Studies.Prognosis;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Tests.Cli;
using Parquet;
using Parquet.Schema;

namespace Anoikis.Tests.Studies.Prognosis;

/// <summary>What tables of patients with something wrong in them get: named with rows, refused or warned of, never silently dropped.</summary>
public sealed class BadPatientsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("clinical: age", "clinical: agee", "there is no column 'agee'; the columns are patient, days, died, age, grade, bcl2 (did you mean age?)")]
    [InlineData("column: bcl2", "column: Bcl2", "there is no column 'Bcl2'")]
    [InlineData("event: died", "event: grade", "event column 'grade' holds '1', '2', '3'; allowed are 0 and 1")]
    [InlineData("clinical: age", "where: [{column: patient, is: P9999}]", "no row has 'P9999' in column 'patient'")]
    [InlineData("column: bcl2", "column: patient", "marker column 'patient' holds 'P0'")]
    [InlineData("expression: BCL2", "expression: log(BCL2 - 100)", "score guard:")]
    [InlineData("expression: BCL2", "expression: 0 * BCL2", "score guard is the same for all patients")]
    [InlineData("column: bcl2}", "column: bcl2, scale: log2, offset: 0}", "has no logarithm in line 5", 4, "5", "0")]
    [InlineData("horizon: 1 y", "horizon: 20 y", "nobody is followed beyond the horizon")]
    public void A_cohort_that_does_not_fit_its_table_is_refused(string from, string to, string message, int row = -1, string column = "", string value = "")
    {
        List<string> patients = CohortTexts.Patients();
        if (row >= 0)
            Put(patients, row, int.Parse(column, CultureInfo.InvariantCulture), value);
        (PrognosisRun? run, string findings) = CohortTexts.Read(_folder, CohortTexts.Plain.Replace(from, to, StringComparison.Ordinal), patients);
        Assert.Null(run);
        Assert.Contains("patients.csv", findings, StringComparison.Ordinal);
        Assert.Contains(message, findings, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "-5", "'days' is negative; times are 0 or above: lines 4, 9", true)]
    [InlineData(2, "7", "allowed are 0 and 1", true)]
    [InlineData(1, "soon", "time column 'days' holds 'soon' in line", true)]
    [InlineData(1, "", "'days' is missing in 2 rows, set aside: lines 4, 9", false)]
    [InlineData(2, "NA", "'died' is missing in 2 rows, set aside: lines 4, 9", false)]
    [InlineData(3, "", "'age' is missing in 2 rows, set aside: lines 4, 9", false)]
    public void Wrong_cells_are_named_with_their_lines(int column, string value, string message, bool refused)
    {
        List<string> patients = CohortTexts.Patients();
        Put(patients, 3, column, value);
        Put(patients, 8, column, value);
        (PrognosisRun? run, string findings) = CohortTexts.Read(_folder, CohortTexts.Plain, patients);
        Assert.Equal(refused, run is null);
        Assert.Contains(message, findings, StringComparison.Ordinal);
        if (run is not null)
        {
            PrognosisResult result = run.Execute();
            Assert.Equal(120, result.Cohort.Flow.Read);
            Assert.Equal(result.Cohort.Flow.Read, result.Cohort.Flow.Used + result.Cohort.Flow.Excluded);
            Assert.Equal(2, result.Cohort.Flow.Excluded);
        }
    }

    [Fact]
    public void Nobody_with_the_event_a_factor_of_one_level_and_patients_that_come_twice_are_refused()
    {
        List<string> patients = CohortTexts.Patients();
        for (int row = 1; row < patients.Count; row++)
        {
            Put(patients, row, 2, "0");
            Put(patients, row, 4, "2");
        }

        Put(patients, 9, 0, "P1");
        (PrognosisRun? run, string findings) = CohortTexts.Read(_folder, CohortTexts.Plain.Replace("clinical: age", "clinical: factor(grade)\nid: patient", StringComparison.Ordinal), patients);
        Assert.Null(run);
        Assert.Contains("names more than one row for 1 patient ('P1' in lines 3, 10)", findings, StringComparison.Ordinal);
        (run, findings) = CohortTexts.Read(_folder, CohortTexts.Plain.Replace("clinical: age", "clinical: factor(grade)", StringComparison.Ordinal), patients);
        Assert.Null(run);
        Assert.Contains("grade", findings, StringComparison.Ordinal);
        (run, findings) = CohortTexts.Read(_folder, CohortTexts.Plain, patients);
        Assert.Null(run);
        Assert.Contains("120 rows used have 0 events of 'died'", findings, StringComparison.Ordinal);
    }

    [Fact]
    public void Separation_collinear_factors_few_events_and_mixed_units_are_warned_of()
    {
        List<string> patients = CohortTexts.Patients();
        patients[0] += ",both,parted,days2";
        for (int row = 1; row < patients.Count; row++)
        {
            string[] cells = patients[row].Split(',');
            double age = double.Parse(cells[3], CultureInfo.InvariantCulture);
            patients[row] += FormattableString.Invariant($",{2 * age},{cells[2]},{(row % 2 == 0 ? double.Parse(cells[1], CultureInfo.InvariantCulture) : double.Parse(cells[1], CultureInfo.InvariantCulture) / 1000)}");
        }

        PrognosisResult result = Execute(CohortTexts.Plain.Replace("clinical: age", "clinical: age + both", StringComparison.Ordinal), patients);
        Assert.Contains(result.Findings, f => f.Message.Contains("both: constant, or a combination of the columns before", StringComparison.Ordinal));
        result = Execute(CohortTexts.Plain.Replace("clinical: age", "clinical: parted", StringComparison.Ordinal), patients);
        Assert.Contains(result.Findings, f => f.Message.Contains("parted: the estimate runs to infinity", StringComparison.Ordinal));
        result = Execute(CohortTexts.Plain.Replace("clinical: age", "clinical: age + rcs(bcl2, 5) + factor(grade) + both", StringComparison.Ordinal), [.. patients.Take(60)]);
        Assert.Contains(result.Findings, f => f.Message.Contains("fewer than 10 each", StringComparison.Ordinal));
        Assert.True(result.EventsPerVariable < 10);
        (_, string findings) = CohortTexts.Read(_folder, CohortTexts.Plain.Replace("clinical: age", "clinical: days2", StringComparison.Ordinal), patients);
        Assert.Contains("are units mixed?", findings, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_of_a_table_with_much_wrong_in_it_stands_under_one_reason()
    {
        List<string> patients = CohortTexts.Patients();
        patients[0] += ",entered,site";
        for (int row = 1; row < patients.Count; row++)
        {
            patients[row] += row is 8 or 9 ? ",2000,A" : row == 30 ? ",1,B" : ",1,A";
        }

        Put(patients, 3, 1, "");
        Put(patients, 4, 2, "NA");
        Put(patients, 5, 3, ".");
        Put(patients, 6, 5, "");
        // A row with two faults stands under the first.
        Put(patients, 30, 1, "");
        string text = CohortTexts.Plain.Replace("event: died}", "event: died, entry: entered}\nwhere: [{column: site, is: A}, {column: age, up_to: 79}]", StringComparison.Ordinal);
        (PrognosisRun? run, string findings) = CohortTexts.Read(_folder, text, patients);
        Assert.True(run is not null, findings);
        Assert.Equal(120, run.Flow.Read);
        Assert.Equal(run.Flow.Read, run.Flow.Used + run.Flow.Excluded);
        Assert.Equal(run.Flow.Excluded, run.Flow.Exclusions.SelectMany(e => e.Rows).Distinct().Count());
        int Under(string reason) => run.Flow.Exclusions.Where(e => e.Reason == reason).Sum(e => e.Rows.Count);
        Assert.Equal((1, 1, 1, 2), (Under("site is not A"), Under("days is missing"), Under("died is missing"), Under("start is not below time")));
        // An age that is missing does not meet the condition, and is said to be missing.
        Assert.Equal(1, Under("age is missing"));
        Assert.True(Under("age is above 79") >= 1);
        Assert.Equal(1, run.Execute().Scores[0].Missing);
    }

    [Fact]
    public async Task Parquet_gives_what_the_text_does()
    {
        List<string> patients = CohortTexts.Patients();
        Put(patients, 5, 3, "");
        PrognosisResult text = Execute(CohortTexts.Plain, patients);
        string[][] cells = [.. patients.Skip(1).Select(l => l.Split(','))];
        DataField[] fields = [new("patient", typeof(string), isNullable: true), .. patients[0].Split(',').Skip(1).Select(n => new DataField(n, typeof(double), isNullable: true))];
        await using (FileStream stream = File.Create(_folder.File("patients.parquet")))
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync(fields[0], cells.Select(c => c[0]).ToArray(), null);
            for (int j = 1; j < fields.Length; j++)
            {
                await group.WriteAsync<double>(fields[j], cells.Select(c => c[j].Length == 0 ? (double?)null : double.Parse(c[j], CultureInfo.InvariantCulture)).ToArray().AsMemory(), null, null, CancellationToken.None);
            }
        }

        PrognosisResult parquet = Execute(CohortTexts.Plain.Replace("patients.csv", "patients.parquet", StringComparison.Ordinal), patients);
        Assert.Equal(text.Scores[0].Effect.Alone, parquet.Scores[0].Effect.Alone);
        Assert.Equal(1, parquet.Cohort.Flow.Excluded);
    }

    [Fact]
    public void Byte_order_marks_CRLF_quoted_commas_and_decimal_commas_change_nothing()
    {
        List<string> patients = CohortTexts.Patients();
        PrognosisResult plain = Execute(CohortTexts.Plain, patients);
        string[] european = [.. patients.Select((l, i) => i == 0 ? l.Replace(',', ';') : string.Join(';', l.Split(',').Select((c, j) => j == 0 ? $"\"Doe; {c}\"" : c.Replace('.', ','))))];
        File.WriteAllBytes(_folder.File("patients.csv"), CohortTexts.Marked(string.Join("\r\n", european) + "\r\n"));
        string other = _folder.File("cohort.yaml", CohortTexts.Plain);
        Anoikis.Kinetics.Diagnostics.DiagnosticBag findings = [];
        PrognosisRun? run = PrognosisRun.Prepare(Anoikis.Studies.Prognosis.Cohorts.CohortReader.ReadFile(other, [], null, findings)!, findings);
        Assert.True(run is not null, string.Join('\n', findings));
        Assert.Equal(plain.Scores[0].Effect.Alone, run.Execute().Scores[0].Effect.Alone);
    }

    private PrognosisResult Execute(string text, List<string> patients)
    {
        (PrognosisRun? run, string findings) = CohortTexts.Read(_folder, text, patients);
        Assert.True(run is not null, findings);
        return run.Execute();
    }

    private static void Put(List<string> patients, int row, int column, string value)
    {
        string[] cells = patients[row].Split(',');
        cells[column] = value;
        patients[row] = string.Join(',', cells);
    }
}
