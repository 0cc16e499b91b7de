using System.Text;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Prognosis;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Studies.Scenarios.Yaml;
using Anoikis.Tests.Cli;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Studies.Prognosis;

/// <summary>Small cohorts for tests.</summary>
internal static class CohortTexts
{
    /// <summary>A cohort with every key.</summary>
    public const string Whole = """
        name: whole
        description: All keys.
        data: patients.csv
        where: [{column: site, is: [A, B]}, {column: days, above: 0, up_to: 10000}]
        id: patient
        follow_up: {time: days, unit: d, event: status, event_value: 1, outcome: relapse, entry: entered, competing: {event: dead, value: 1, time: dead_days, name: death}}
        horizon: 2 y
        strata: [site]
        clinical: age + factor(grade)
        levels: {grade: [1, 2, 3]}
        markers:
          BCL2: {column: bcl2, scale: log2, offset: 1, standardise: true, unit: ng/mL, error: 0.2, assumed: 0.1 to 0.3}
          BAX: {column: bax, error: 0.1, source: a ring trial}
        mapping: {platform: rna, slope: 0.3, correlation: 0.3, slope_deviation: 0.4, draws: 5, anchors: {BCL2: 3.2}}
        scores:
          balance: {expression: BCL2 - BAX, about: Guards less effectors., source: nobody}
          dose: {model: bh3_dose, number: bh3_dose, cells: 5}
        targets: {score: dose, patients: [P1, P2], regulators: [BCL2, MCL1], factor: 4}
        subgroups: [grade, {column: age, at: 60}]
        missing: impute
        resampling: {bootstrap: 5, folds: 3, permutations: 20, imputations: 3, mapping_draws: 10}
        seed: 7

        """;

    /// <summary>A cohort of few keys, over the columns of <see cref="Patients"/>.</summary>
    public const string Plain = """
        data: patients.csv
        follow_up: {time: days, unit: d, event: died}
        horizon: 1 y
        clinical: age
        markers:
          BCL2: {column: bcl2}
        scores:
          guard: {expression: BCL2}
        resampling: {bootstrap: 0, folds: 3, permutations: 20, mapping_draws: 10}

        """;

    /// <summary>A table of patients, head and rows, in which nothing is wrong.</summary>
    public static List<string> Patients(int count = 120)
    {
        List<string> lines = ["patient,days,died,age,grade,bcl2"];
        for (int i = 0; i < count; i++)
        {
            // Numbers without order and without ties: multiples of irrational numbers modulo 1.
            double u = (0.6180339887 * (i + 1)) % 1, v = (0.7548776662 * (i + 1)) % 1, w = (0.5698402909 * (i + 1)) % 1;
            lines.Add(FormattableString.Invariant($"P{i},{30 + (900 * u):F2},{(v < 0.6 ? 1 : 0)},{40 + (40 * w):F1},{1 + (i % 3)},{(3 * v) + u:F4}"));
        }

        return lines;
    }

    /// <summary>Reads a cohort with its table in a folder.</summary>
    public static (PrognosisRun? Run, string Findings) Read(TemporaryFolder folder, string text, IEnumerable<string> table, string separator = "\n")
    {
        folder.File("patients.csv", string.Join(separator, table) + separator);
        DiagnosticBag findings = [];
        CohortPlan? plan = CohortReader.ReadFile(folder.File("cohort.yaml", text), [], null, findings);
        PrognosisRun? run = plan is null ? null : PrognosisRun.Prepare(plan, findings);
        return (run, string.Join('\n', findings));
    }

    /// <summary>A cohort of the repository, with values changed.</summary>
    public static PrognosisRun Shipped(string name, string? data = null, params ReadOnlySpan<string> settings)
    {
        DiagnosticBag findings = [];
        List<Setting> set = [];
        foreach (string setting in settings)
        {
            set.Add(Setting.Parse(setting, findings)!);
        }

        CohortPlan? plan = CohortReader.ReadFile(RepositoryRoot.Path("data", "prognosis", name + ".yaml"), set, data, findings);
        PrognosisRun? run = plan is null ? null : PrognosisRun.Prepare(plan, findings);
        Assert.True(run is not null, string.Join('\n', findings));
        return run;
    }

    public static ScoreResult Score(this PrognosisResult result, string name) => result.Scores.Single(s => s.Plan.Name == name);

    /// <summary>The text of a table with a byte-order mark.</summary>
    public static byte[] Marked(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
}
