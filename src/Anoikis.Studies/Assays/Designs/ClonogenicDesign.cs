using System.Collections.Immutable;
using Anoikis.Metastasis.Colonies;
using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Assays.Scenarios;
using Anoikis.Studies.Assays.Statistics;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Reports.Findings;
using Anoikis.Studies.Results.Tables;
using Anoikis.Studies.Scenarios.Cascades;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>
/// Clonogenic survival: single cells get a dose for a time and divide throughout. Counted are those that have become a colony of 50 cells or more by the end. Every cell of a colony has a network of its own,
/// inherited at division. The plating efficiency is the share of cells that become one without the dose, the surviving fraction that with the dose over it.
/// </summary>
internal sealed record ClonogenicDesign : AssayDesign
{
    /// <summary>The doses; dish 0 is at rest, dish i + 1 has dose i.</summary>
    public required DoseSeries Series { get; init; }

    /// <summary>How cells divide.</summary>
    public required GrowthSettings Cycle { get; init; }

    /// <inheritdoc/>
    public override GrowthSettings? Growth => Cycle;

    /// <inheritdoc/>
    public override AssayKind Kind => AssayKind.Clonogenic;

    /// <summary>Reads the settings; null, with findings, when something is wrong.</summary>
    public static ClonogenicDesign? Read(GroupReader group, AssayParts parts)
    {
        int stimulus = parts.Stimulus(group.Need("stimulus", "the stimulus or drug, such as TRAIL"), "stimulus");
        DoseSeries? series = parts.Doses(group.Need("doses", "a list such as [2 ng/mL, 50 ng/mL], or {from: 0.5 ng/mL, to: 1000 ng/mL, count: 8}"), stimulus, "doses");
        double? exposure = parts.Time(group.Need("for", "how long a dose acts, such as 24 h"), "for");
        double? after = parts.Time(group.Need("colonies_after", "when colonies are counted, from the onset, such as 10 d"), "colonies_after");
        GrowthSettings? growth = new GrowthReader(parts.Values, parts.Quantities).Read(
            group.Need("growth", "how cells divide, as in {cycle: {lognormal: {median: 22 h, cv: 0.15}}}"), "the dish", CultureExperiment.CellsOfColony);
        ImmutableArray<ProtocolInput> background = parts.Background(group, stimulus);
        if (series is null || growth is null || exposure is not { } length || after is not { } end)
        {
            return null;
        }

        if (end <= length)
        {
            parts.Findings.Error(group.At("colonies_after"), "colonies are counted before the dose is over; count them after it");
            return null;
        }

        return new ClonogenicDesign
        {
            Cycle = growth,
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
        TableBuilder table = new TableBuilder("clonogenic", "Cells that became a colony, by dose")
            .With(ValueKind.Text, "clone", "condition")
            .With(ValueKind.Number, "dose")
            .With(ValueKind.Count, "cells", "not_computed", "colonies")
            .WithInterval(ValueKind.Share, "became_a_colony")
            .WithInterval(ValueKind.Share, "surviving_fraction")
            .WithInterval(ValueKind.Share, "stayed_small")
            .WithInterval(ValueKind.Share, "alive_after_dose")
            .With(ValueKind.Number, "median_cells");
        List<XyPanel> panels = [];
        List<string> efficiencies = [];
        double[] doses = [0, .. Series.Doses.Select(Series.Distance)];
        for (int clone = 0; clone < evaluation.Experiment.Clones.Length; clone++)
        {
            List<XyPoint> fractions = [], living = [];
            for (int dish = 0; dish < Protocols.Length; dish++)
            {
                int[] cells = Known(evaluation, clone, dish);
                bool[] control = Colonies(evaluation, clone, 0, cells), colonies = Colonies(evaluation, clone, dish, cells);
                Interval became = WilsonInterval.Of(colonies.Count(c => c), cells.Length, evaluation.Confidence);
                Interval fraction = dish == 0 ? Interval.None : SurvivingFraction.Of(control, colonies, evaluation.Confidence);
                Interval alive = evaluation.Share(cells, cell => evaluation.IsAlive(clone, dish, cell, Times[0]));
                Interval small = evaluation.Share(cells, cell => Size(evaluation, clone, dish, cell) is > 0 and < CultureExperiment.CellsOfColony);
                table.Add(
                    evaluation.Clone(clone), Protocols[dish].Name, doses[dish], cells.Length, evaluation.Experiment.Cells - cells.Length, colonies.Count(c => c), became, fraction, small, alive,
                    Median([.. cells.Select(cell => Size(evaluation, clone, dish, cell)).Where(size => size >= CultureExperiment.CellsOfColony)]));
                living.Add(new XyPoint(doses[dish], alive.Value, alive.Lower, alive.Upper));
                fractions.Add(dish == 0 ? new XyPoint(0, 1, double.NaN, double.NaN) : new XyPoint(doses[dish], fraction.Value, fraction.Lower, fraction.Upper));
                if (dish == 0)
                {
                    efficiencies.Add($"{evaluation.Clone(clone)} {LogAxis.Percent(became.Value)} ({LogAxis.Percent(became.Lower)} to {LogAxis.Percent(became.Upper)})");
                }
            }

            XySeries Joined(string name, int colour, List<XyPoint> points) => new(name, colour) { Points = points, Line = [.. points.Where(p => double.IsFinite(p.Y) && p.X > 0).Select(p => (p.X, p.Y))] };
            panels.Add(new XyPanel(
                evaluation.Clone(clone), Series.AxisLabel, "share of cells (%)",
                [Joined($"alive after {TimeText.Of(Times[0])}", 0, living), Joined($"surviving fraction after {TimeText.Of(Times[1])}", 7, fractions)])
            { IsLog = doses.Length > 2 && doses[^1] / doses[1] > 15, IsShare = true });
        }

        ResultTable clonogenic = evaluation.Add(table.ToTable());
        FindingSection section = evaluation.Section("clonogenic", "Cells that became a colony");
        section.Say($"Plating efficiency, the share of cells that become a colony without the dose: {string.Join("; ", efficiencies)}. Every cell settles and divides here; in a dish some never do.");
        section.Show(
            () => XyPlot.Draw("plot-clonogenic", "Clonogenic survival", panels),
            "How to read it: founding cells alive at the end of the dose where they do not divide, and cells that became a colony over those that did without the dose, with 95 % intervals.");
        section.Show(clonogenic);
        section.Say($"A colony counts from {CultureExperiment.CellsOfColony} living cells on. Each of its cells has a network of its own, up to {Cycle.CellCap} cells; beyond them it goes on with the divisions and deaths that it showed. The surviving fraction's interval is paired: the same founders, with the same cycles, with and without the dose. Stayed small: alive, with fewer cells.");
        DeathTimeFindings.Add(evaluation, [.. Enumerable.Range(0, Protocols.Length)], "death-times", "When founding cells die that do not divide", ordered: true);
    }

    private static int[] Known(AssayEvaluation evaluation, int clone, int dish)
        => [.. evaluation.Known(clone, [0, dish]).Where(cell => Size(evaluation, clone, 0, cell) != CultureResult.UnknownColony && Size(evaluation, clone, dish, cell) != CultureResult.UnknownColony)];

    private static bool[] Colonies(AssayEvaluation evaluation, int clone, int dish, int[] cells) => [.. cells.Select(cell => evaluation.IsColony(clone, dish, cell))];

    private static long Size(AssayEvaluation evaluation, int clone, int dish, int cell) => evaluation.Result.Colonies(clone, dish)[cell];

    private static double Median(long[] sizes)
    {
        Array.Sort(sizes);
        return sizes.Length == 0 ? double.NaN : (sizes[(sizes.Length - 1) / 2] + sizes[sizes.Length / 2]) / 2.0;
    }
}
