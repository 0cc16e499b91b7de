using Anoikis.Cli;
using Anoikis.Studies.Prognosis;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Tests.Cli;
using Anoikis.Tests.Survival;

namespace Anoikis.Tests.Studies.Prognosis;

/// <summary>What a cohort's report states besides its estimates of scores.</summary>
public sealed class ReportContentTests : IDisposable
{
    private static readonly string[] Quick = ["resampling.bootstrap=0", "resampling.folds=2", "resampling.permutations=99", "resampling.mapping_draws=5"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Scores_and_markers_stand_against_every_clinical_factor()
    {
        PrognosisResult result = CohortTexts.Shipped("gbsg", null, Quick).Execute();
        Assert.Equal(["age", "meno", "size", "grade", "nodes", "hormon"], result.Clinical.Select(c => c.Column));
        // Two of the scores are the markers themselves.
        Assert.Equal(3 * 6, result.Associations.Count);
        AssociationEstimate grade = result.Associations.Single(a => a.Name == "progesterone_receptor" && a.Factor == "grade");
        // kruskal.test(pgr ~ factor(grade), gbsg): ranks do not change by the logarithm.
        Agreement.Near(ReferenceOf("gbsg", "pgr", "grade"), grade.Test.ChiSquare, "grade");
        Assert.Equal(["grade=1", "grade=2", "grade=3"], grade.Groups.Select(g => g.Level));
        Assert.True(grade.AdjustedP >= grade.Test.P);
        Assert.True(grade.Groups[0].Values.Quantile(0.5) > grade.Groups[2].Values.Quantile(0.5));
    }

    [Fact]
    public void Strata_have_baselines_of_their_own_a_cut_within_them_and_predictions_without_a_factor()
    {
        PrognosisResult result = CohortTexts.Shipped("veteran", null, [.. Quick, "resampling.bootstrap=3"]).Execute();
        ScoreResult score = result.Score("karnofsky");
        Assert.Equal(["celltype=adeno", "celltype=large", "celltype=smallcell", "celltype=squamous"], score.Effect.Model.Baselines.Select(b => b.Stratum));
        Assert.Equal(50, score.Cut.Best!.Cut);
        Assert.Equal(0.01, score.Cut.CorrectedP, 10);
        Assert.True(double.IsNaN(score.Cut.Best.LausenSchumacherP));
        Assert.Equal(["clinical factors and strata", "clinical factors and strata and karnofsky"], score.Prediction!.Models.Select(m => m.Name));
        Assert.True(score.Prediction.Models[1].Bootstrap!.Corrected.Harrell > 0.6);
    }

    [Fact]
    public void Strata_alone_predict_with_a_C_of_one_half()
    {
        PrognosisResult result = CohortTexts.Shipped("veteran", null, [.. Quick, "resampling.bootstrap=3", "clinical=~"]).Execute();
        PredictionOfModel strata = result.Score("karnofsky").Prediction!.Models[0];
        Assert.Equal("strata", strata.Name);
        Assert.Equal(0.5, strata.Bootstrap!.Corrected.Harrell, 12);
        Assert.True(double.IsFinite(strata.Bootstrap.Corrected.Brier));
        Assert.True(double.IsNaN(strata.Bootstrap.Corrected.Slope));
    }

    [Fact]
    public async Task What_the_analysis_warns_of_stands_in_the_report_and_on_the_terminal_once()
    {
        _folder.File("patients.csv", string.Join('\n', CohortTexts.Patients(60)) + "\n");
        string text = CohortTexts.Plain.Replace("clinical: age", "clinical: age + rcs(bcl2, 5) + factor(grade)\nsubgroups: [age]", StringComparison.Ordinal).Replace("  guard: {expression: BCL2}", "  guard: {expression: BCL2}\n  twice: {expression: 2 * BCL2 ^ 2}", StringComparison.Ordinal);
        CommandRun run = await CommandRun.Of("prognosis", _folder.File("cohort.yaml", text), "--out", _folder.File("out"));
        Assert.True(run.Code == ExitCode.Done, run.Error);
        Assert.Contains("patients.csv: warning: score guard: ", run.Error, StringComparison.Ordinal);
        const string Divided = "subgroups of age: more than 12 different numbers";
        Assert.Equal(2, run.Error.Split(Divided).Length);
        Assert.Equal(2, File.ReadAllText(_folder.File("out/report.html")).Split(Divided).Length);
    }

    [Fact]
    public void Knots_of_splines_are_told_and_checklists_say_what_is_there()
    {
        (PrognosisRun? run, string findings) = CohortTexts.Read(_folder, CohortTexts.Plain.Replace("clinical: age", "clinical: rcs(age, 4) + factor(grade)", StringComparison.Ordinal), CohortTexts.Patients());
        Assert.True(run is not null, findings);
        PrognosisResult result = run.Execute();
        (string term, IReadOnlyList<double> knots) = Assert.Single(result.Scores[0].Effect.Model.Knots);
        Assert.Equal(("rcs(age, 4)", 4), (term, knots.Count));
        Assert.True(PrognosisFiles.Write(result, _folder.File("out"), "0", "anoikis", []));
        string page = File.ReadAllText(_folder.File("out/report.html"));
        Assert.Contains("Knots of splines: rcs(age, 4)", page, StringComparison.Ordinal);
        Assert.Contains("section Scores and markers against clinical factors", page, StringComparison.Ordinal);
        Assert.Contains("section The models, whole; coefficients.csv and baselines.csv", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Late_entries_leave_imputation_out_aloud()
    {
        List<string> patients = [.. CohortTexts.Patients().Select((l, i) => l + (i == 0 ? ",entered" : ",1"))];
        (PrognosisRun? run, string findings) = CohortTexts.Read(_folder, CohortTexts.Plain.Replace("event: died}", "event: died, entry: entered}\nmissing: impute", StringComparison.Ordinal), patients);
        Assert.True(run is not null, findings);
        PrognosisResult result = run.Execute();
        Assert.Empty(result.Imputed);
        Assert.Contains(result.Findings, f => f.Message.StartsWith("multiple imputation is left out: imputation takes no late entries", StringComparison.Ordinal));
    }

    private static double ReferenceOf(string data, string marker, string factor)
        => ReferenceFile.Number(ReferenceFile.Cases("association.json").Single(c => c["data"]!.ToString() == data && c["marker"]!.ToString() == marker && c["factor"]!.ToString() == factor && c["strata"] is null)["chisq"]);
}
