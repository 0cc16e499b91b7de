using System.Collections.Immutable;
using System.Text.Json;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Results.Estimates;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Results.Files;

/// <summary>summary.json: the run in a few numbers, for programs.</summary>
internal static class SummaryFile
{
    public const string Name = "summary.json";

    public static string Text(RunRecord run, RunSummary summary)
    {
        SummaryJson json = new(
            run.Manifest.Title,
            summary.Cells,
            summary.FailedCells,
            summary.DiedAtRest,
            run.Manifest.Horizon,
            [.. summary.Steps.Select(Step)],
            [.. summary.Observed.Select(Observed)],
            Deaths(summary.Deaths));
        return JsonSerializer.Serialize(json, ResultJson.Options) + "\n";
    }

    /// <summary>The published numbers that a summary holds; what the run gave for them is computed again from its cells.</summary>
    public static ImmutableArray<ObservedQuantity> ReadObserved(string text, string file, RunManifest manifest, DiagnosticBag findings)
    {
        SummaryJson json = JsonSerializer.Deserialize<SummaryJson>(text, ResultJson.Options) ?? throw new JsonException("the file holds null");
        string[] steps = [.. manifest.Steps.Select(s => s.Name)];
        return
        [
            .. json.Observed.Select(o => new ObservedQuantity(
                o.Quantity, o.Source, o.Observed, o.Lower, o.Upper,
                o.Measure is null ? null : MeasureParser.Parse(o.Measure, new SourceLocation(file, 0), steps, findings))),
        ];
    }

    private static StepJson Step(StepSummary step)
        => new(
            step.Account.Step, FileText.Count(step.Account.Entered), step.Share.Lower, step.Share.Upper, FileText.Count(step.Account.Advanced),
            FileText.Count(step.Account.Apoptosis), FileText.Count(step.Account.CaspaseIndependent), step.Other.ToImmutableSortedDictionary(p => p.Key, p => FileText.Count(p.Value), StringComparer.Ordinal),
            FileText.Count(step.Account.StillThere), FileText.Count(step.Account.Failed));

    private static ObservedJson Observed(ObservedOutcome outcome)
    {
        ObservedQuantity q = outcome.Quantity;
        Estimate s = outcome.Simulated;
        return new ObservedJson(
            q.Quantity, q.Source, q.Measure?.ToString(), q.Observed, q.Lower, q.Upper, Known(s.Value), Known(s.Lower), Known(s.Upper), Known(s.RelativeStandardError), outcome.Inside);
    }

    private static DeathsJson? Deaths(DeathSummary deaths)
        => new(
            FileText.Count(deaths.Apoptosis), FileText.Count(deaths.CaspaseIndependent), Known(deaths.MompFirst), Known(deaths.MompBeforeTenthOfParp), Known(deaths.MedianTenthToHalfParp));

    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    private sealed record SummaryJson(string Title, long Cells, long FailedCells, long? DiedAtRest, double HorizonS, IReadOnlyList<StepJson> Steps, IReadOnlyList<ObservedJson> Observed, DeathsJson? Deaths);

    private sealed record DeathsJson(
        double Apoptosis, double CaspaseIndependent, double? MompFirst, double? MompBeforeTenthOfParp, double? MedianTenthToHalfParpS);

    private sealed record StepJson(
        string Step, double Entered, double EnteredShareLower, double EnteredShareUpper, double Advanced, double Apoptosis, double CaspaseIndependent, IReadOnlyDictionary<string, double> Other,
        double StillThere, double Failed);

    private sealed record ObservedJson(
        string Quantity, string Source, string? Measure, double? Observed, double? Lower, double? Upper, double? Simulated, double? SimLower, double? SimUpper, double? SimRelativeStandardError, bool? Inside);
}
