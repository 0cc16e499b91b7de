using Anoikis.Studies.Prognosis;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Tests.Cli;

namespace Anoikis.Tests.Studies.Prognosis;

/// <summary>Cohorts scored by models of the network.</summary>
public sealed class ModelScoreTests : IDisposable
{
    private const string Text = """
        id: patient
        data: patients.csv
        follow_up: {time: days, unit: d, event: died}
        horizon: 1 y
        markers:
          XIAP: {column: bcl2}
        mapping: {platform: protein_array, draws: 3}
        scores:
          cut: {model: effector_caspases, cells: 4, number: effector_cleaved_15min}
          plain: {expression: XIAP}
        targets: {score: cut, patients: [P1, P7, P99], regulators: [XIAP, CASP3]}
        resampling: {bootstrap: 0, folds: 2, permutations: 20}

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void More_XIAP_means_less_substrate_cut_with_intervals_over_the_mapping_and_missing_markers_are_drawn()
    {
        List<string> patients = CohortTexts.Patients(60);
        string[] cells = patients[5].Split(',');
        patients[5] = string.Join(',', [.. cells[..5], ""]);
        (PrognosisRun? run, string findings) = CohortTexts.Read(_folder, Text, patients);
        Assert.True(run is not null, findings);
        PrognosisResult result = run.Execute();
        CohortScore cut = result.Cohort.Scores[0];
        CohortScore plain = result.Cohort.Scores[1];
        Assert.True(double.IsNaN(plain.Values[4]));
        Assert.False(double.IsNaN(cut.Values[4]));
        int[] order = [.. Enumerable.Range(0, 60).Where(i => i != 4).OrderBy(i => plain.Values[i])];
        for (int k = 1; k < order.Length; k++)
        {
            Assert.True(cut.Values[order[k]] <= cut.Values[order[k - 1]] + 1e-9, "more XIAP, more substrate cut");
        }

        Assert.Equal(3, result.Score("cut").Mapping!.Draws);
        Assert.Contains("not measured, at the network's own level in the score and spread in draws: APAF1, CASP9, CASP3, DIABLO", result.Score("cut").Mapping!.Statement, StringComparison.Ordinal);
        Assert.Equal(60, result.Score("cut").Count);
        Assert.Equal(59, result.Score("plain").Count);
    }

    [Fact]
    public void Targets_of_patients_stand_under_their_heading_and_a_name_that_nobody_bears_is_said()
    {
        (PrognosisRun? run, string findings) = CohortTexts.Read(_folder, Text, CohortTexts.Patients(60));
        Assert.True(run is not null, findings);
        PrognosisResult result = run.Execute();
        Assert.Equal(["P1", "P7"], result.Targets.Select(t => t.Patient));
        foreach (PatientTargets patient in result.Targets)
        {
            Assert.Equal(2, patient.Targets.Length);
            Assert.True(patient.Targets[0].Effect.Value >= patient.Targets[1].Effect.Value);
            Assert.Equal(0.25, patient.Targets.Single(t => t.Symbol == "XIAP").Factor);
        }

        Assert.Contains(result.Findings, f => f.Message.Contains("there is no patient 'P99'", StringComparison.Ordinal));
        Assert.True(PrognosisFiles.Write(result, _folder.File("out"), "0", "anoikis", []));
        string page = File.ReadAllText(_folder.File("out/report.html"));
        Assert.Contains("Perturbed targets: model hypothesis, not treatment advice", page, StringComparison.Ordinal);
    }
}
