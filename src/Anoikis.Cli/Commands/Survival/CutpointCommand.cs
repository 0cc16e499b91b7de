using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anoikis.Cli.Help;
using Anoikis.Cli.Options;
using Anoikis.Survival.Cutpoints;
using Anoikis.Survival.Data;
using Anoikis.Survival.Findings;
using Anoikis.Survival.Formulas;

namespace Anoikis.Cli.Commands.Survival;

/// <summary><c>anoikis survival cutpoint DATA</c>: the best cut of a marker, and what it is worth after the search.</summary>
internal sealed class CutpointCommand : TableCommand
{
    private readonly Option<string> _marker = new("--marker") { Description = "Column of the marker.", HelpName = "COLUMN", Required = true };

    private readonly Option<string[]> _strata = new("--strata") { Description = "Column of strata within which the sides are compared and the marker is permuted; may be given several times.", HelpName = "COLUMN" };

    private readonly Option<double> _least = new("--min-prop") { Description = "Smallest part of the rows on the low side.", DefaultValueFactory = _ => 0.1 };

    private readonly Option<double> _most = new("--max-prop") { Description = "Largest part of the rows on the low side.", DefaultValueFactory = _ => 0.9 };

    private readonly Option<int> _permutations = NumberOption.Whole("--permutations", "Permutations of the marker for the corrected p.", 0, 1_000_000, 1000);

    private readonly Option<int> _seed = NumberOption.Whole("--seed", "Seed of the permutations.", 0, int.MaxValue, 1);

    private CutpointCommand()
    {
    }

    protected override IEnumerable<Option> Options => [_marker, _strata, _least, _most, _permutations, _seed];

    public static Command Create() => new CutpointCommand().Build(
        "cutpoint",
        "The cut of a marker that separates survival best, with p corrected for the search (Lausen and Schumacher; permutation).",
        new Example("anoikis survival cutpoint gbsg.csv --time rfstime --event status --marker pgr", "The best cut of the progesterone receptor."),
        new Example("anoikis survival cutpoint gbsg.csv --time rfstime --event status --marker pgr --strata grade", "Within grades."));

    protected override TableReport? Analyse(TableRequest request)
    {
        FindingList findings = request.Findings;
        string name = request.Value(_marker)!;
        (double least, double most) = (request.Value(_least), request.Value(_most));
        request.Refuse(request.Response.Start is not null || request.Response.Weights is not null, "a cut-point takes neither --start nor --weights: the distribution of its maximum is not known with them");
        request.Refuse(!(least > 0 && least < most && most < 1), string.Create(CultureInfo.InvariantCulture, $"--min-prop {least} and --max-prop {most} are not rising within 0 and 1"));
        string[] strataColumns = request.Columns(_strata);
        request.Refuse(strataColumns.Length > 0 && request.Value(_permutations) == 0, "within strata the corrected p is by permutation alone: --permutations is above 0 with --strata");
        SurvivalResponse? read = request.FollowUp([name, .. strataColumns]);
        TableColumn? marker = read is null ? null : ColumnCheck.Numbers(request.Table!, name, "marker", findings);
        RowGroups? strata = request.Groups(read?.Rows, strataColumns);
        if (read is null || marker is null || findings.HasErrors)
            return null;
        double[] values = [.. read.Rows.Select(r => marker.Numbers[r])];
        MaximallySelectedCutpoint? found = MaximallySelectedCutpoint.Find(read.Times, values, least, most, request.Value(_permutations), (ulong)request.Value(_seed), strata);
        if (found is not null)
            return new TableReport(read.Flow, Json(name, found), output => Print(name, found, output));
        findings.Error(values.Distinct().Count() < 2
            ? $"'{name}' has one value only in the rows used"
            : string.Create(CultureInfo.InvariantCulture, $"no cut of '{name}' leaves {100 * least:G4} to {100 * most:G4} % of the {values.Length} rows on its low side{(strata is null ? "" : " and divides a stratum with an event")}; widen --min-prop and --max-prop"));
        return null;
    }

    private static void Print(string name, MaximallySelectedCutpoint found, TextWriter output)
    {
        output.WriteLine($"best cut: {name} at or below {SurvivalText.Number(found.Cut)} ({found.Low} rows) against above ({found.High} rows); statistic {SurvivalText.Number(found.Statistic)}");
        string approximate = double.IsNaN(found.LausenSchumacherP) ? "" : $"{SurvivalText.Probability(found.LausenSchumacherP)} (Lausen and Schumacher), ";
        output.WriteLine($"p corrected for the search: {approximate}{SurvivalText.Probability(found.PermutationP)} (permutation{(double.IsNaN(found.LausenSchumacherP) ? " within strata" : "")})");
        output.WriteLine($"p as if the cut had been known, which it was not: {SurvivalText.Probability(found.UncorrectedP)}");
    }

    private static JsonObject Json(string name, MaximallySelectedCutpoint found) => new()
    {
        ["marker"] = name,
        ["cutpoint"] = found.Cut,
        ["n_low"] = found.Low,
        ["n_high"] = found.High,
        ["statistic"] = JsonResult.Number(found.Statistic),
        ["p_uncorrected"] = JsonResult.Number(found.UncorrectedP),
        ["p_lausen_schumacher"] = JsonResult.Number(found.LausenSchumacherP),
        ["p_permutation"] = JsonResult.Number(found.PermutationP),
    };
}
