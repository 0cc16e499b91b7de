using Anoikis.Cli;
using Anoikis.Studies.Prognosis;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Tests.Cli;

namespace Anoikis.Tests.Studies.Prognosis;

/// <summary>The cohort that anoikis new writes.</summary>
public sealed class CohortTemplateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_good_as_it_stands_and_what_it_says_of_its_patients_is_so()
    {
        (PrognosisRun? run, string findings) = Prepared(CohortTemplate.Table());
        Assert.True(run is not null, findings);
        CommandRun validated = await CommandRun.Of("validate", _folder.File("trial.yaml"));
        Assert.Equal(ExitCode.Done, validated.Code);
        Assert.Contains("good. 240 rows, ", validated.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error", validated.Error, StringComparison.Ordinal);
        PrognosisResult result = run.Execute();
        ScoreResult balance = Assert.Single(result.Scores);
        // 0.5 a unit of the balance, within three standard errors.
        ModelTerm term = balance.Effect.Model.Terms[^1];
        Assert.InRange(term.Coefficient, 0.5 - (3 * term.Error), 0.5 + (3 * term.Error));
        Assert.True(balance.IsFinding);
        Assert.Equal(["site=north", "site=south"], balance.Effect.Model.Baselines.Select(b => b.Stratum));
        Assert.NotEmpty(result.Imputed);
    }

    [Fact]
    public async Task A_table_with_a_wrong_cell_is_refused_by_validate_too()
    {
        (PrognosisRun? run, _) = Prepared(CohortTemplate.Table().Replace("P003,", "P002,", StringComparison.Ordinal));
        Assert.Null(run);
        CommandRun validated = await CommandRun.Of("validate", _folder.File("trial.yaml"));
        Assert.Equal(ExitCode.BadInput, validated.Code);
        Assert.Contains("'P002' in lines 3, 4", validated.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_schema_is_printed_and_it_is_no_assay()
    {
        CommandRun run = await CommandRun.Of("new", "--schema", "--cohort");
        Assert.Equal((ExitCode.Done, CohortSchema.Text), (run.Code, run.Output));
        run = await CommandRun.Of("new", "trial", "--cohort", "--assay", "dose_response");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("allowed is one of them", run.Error, StringComparison.Ordinal);
    }

    private (PrognosisRun? Run, string Findings) Prepared(string table)
    {
        _folder.File("trial.csv", table);
        Anoikis.Kinetics.Diagnostics.DiagnosticBag findings = [];
        CohortPlan? plan = CohortReader.ReadFile(_folder.File("trial.yaml", CohortTemplate.Text("trial")), [], null, findings);
        return (plan is null ? null : PrognosisRun.Prepare(plan, findings), string.Join('\n', findings));
    }
}
