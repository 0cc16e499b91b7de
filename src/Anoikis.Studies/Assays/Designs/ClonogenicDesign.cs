using System.Collections.Immutable;
using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Assays.Scenarios;
using Anoikis.Studies.Assays.Statistics;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Reports.Findings;
using Anoikis.Studies.Results.Tables;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>
/// Clonogenic survival: cells get a dose for a time, then rest. A cell can found a colony when it lives after so many days with its network back at rest, none of the network's marks of death holding.
/// </summary>
internal sealed record ClonogenicDesign : AssayDesign
{
    /// <summary>The doses; dish 0 is at rest, dish i + 1 has dose i.</summary>
    public required DoseSeries Series { get; init; }

    /// <inheritdoc/>
    public override AssayKind Kind => AssayKind.Clonogenic;

    /// <summary>Reads the settings; null, with findings, when something is wrong.</summary>
    public static ClonogenicDesign? Read(GroupReader group, AssayParts parts)
    {
        int stimulus = parts.Stimulus(group.Need("stimulus", "the stimulus or drug, such as TRAIL"), "stimulus");
        DoseSeries? series = parts.Doses(group.Need("doses", "a list such as [2 ng/mL, 50 ng/mL], or {from: 0.5 ng/mL, to: 1000 ng/mL, count: 8}"), stimulus, "doses");
        double? exposure = parts.Time(group.Need("for", "how long a dose acts, such as 24 h"), "for");
        double? after = parts.Time(group.Need("colonies_after", "when founders of colonies are counted, from the onset, such as 10 d"), "colonies_after");
        ImmutableArray<ProtocolInput> background = parts.Background(group, stimulus);
        if (series is null || exposure is not { } length || after is not { } end)
        {
            return null;
        }

        if (end <= length)
        {
            parts.Findings.Error(group.At("colonies_after"), "founders are counted before the dose is over; count them after it");
            return null;
        }

        return new ClonogenicDesign
        {
            Series = series,
            Times = [length, end],
            Protocols =
            [
                new Protocol(series.Label(series.Target.Resting), end) { Inputs = background },
                .. series.Doses.Select(dose => new Protocol(series.Label(dose), end) { Inputs = background.Add(ProtocolInput.Until(stimulus, dose, length, series.Target.Resting)) }),
            ],
        };
    }

    /// <inheritdoc/>
    public override void Evaluate(AssayEvaluation evaluation)
    {
        TableBuilder table = new TableBuilder("clonogenic", "Cells that can found a colony, by dose")
            .With(ValueKind.Text, "clone", "condition")
            .With(ValueKind.Number, "dose")
            .WithInterval(ValueKind.Share, "alive_after_dose")
            .WithInterval(ValueKind.Share, "founders")
            .WithInterval(ValueKind.Share, "surviving_fraction");
        List<XyPanel> panels = [];
        double[] doses = [0, .. Series.Doses.Select(Series.Distance)];
        for (int clone = 0; clone < evaluation.Experiment.Clones.Length; clone++)
        {
            List<XyPoint> fractions = [], living = [];
            for (int dish = 0; dish < Protocols.Length; dish++)
            {
                int[] cells = evaluation.Known(clone, [0, dish]);
                bool[] control = Founders(evaluation, clone, 0, cells), founders = Founders(evaluation, clone, dish, cells);
                Interval fraction = SurvivingFraction.Of(control, founders, evaluation.Confidence);
                Interval alive = evaluation.Share(cells, cell => evaluation.IsAlive(clone, dish, cell, Times[0]));
                table.Add(
                    evaluation.Clone(clone), Protocols[dish].Name, doses[dish], alive, WilsonInterval.Of(founders.Count(f => f), cells.Length, evaluation.Confidence), dish == 0 ? Interval.None : fraction);
                living.Add(new XyPoint(doses[dish], alive.Value, alive.Lower, alive.Upper));
                fractions.Add(dish == 0 ? new XyPoint(0, 1, double.NaN, double.NaN) : new XyPoint(doses[dish], fraction.Value, fraction.Lower, fraction.Upper));
            }

            XySeries Joined(string name, int colour, List<XyPoint> points) => new(name, colour) { Points = points, Line = [.. points.Where(p => double.IsFinite(p.Y) && p.X > 0).Select(p => (p.X, p.Y))] };
            panels.Add(new XyPanel(
                evaluation.Clone(clone), Series.AxisLabel, "share of cells (%)",
                [Joined($"alive after {TimeText.Of(Times[0])}", 0, living), Joined($"surviving fraction after {TimeText.Of(Times[1])}", 7, fractions)])
            { IsLog = doses.Length > 2 && doses[^1] / doses[1] > 15, IsShare = true });
        }

        ResultTable clonogenic = evaluation.Add(table.ToTable());
        FindingSection section = evaluation.Section("clonogenic", "Cells that can found a colony");
        section.Show(
            () => XyPlot.Draw("plot-clonogenic", "Clonogenic survival", panels),
            "How to read it: living cells at the end of the dose, and cells that can found a colony over those that can without the dose, with 95 % intervals.");
        section.Show(clonogenic);
        DeathTimeFindings.Add(evaluation, [.. Enumerable.Range(0, Protocols.Length)], "death-times", "When cells die", ordered: true);
        section.Say("A founder lives at the end with none of the network's marks of death holding. The surviving fraction's interval is paired: the same cells with and without the dose. Cells do not divide in this assay.");
    }

    private static bool[] Founders(AssayEvaluation evaluation, int clone, int dish, int[] cells)
        => [.. cells.Select(cell => evaluation.Result.At(clone, dish, cell) is { End: CourseEnd.Alive, AtRest: true })];
}
