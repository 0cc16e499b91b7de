using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Reports.Findings;
using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>Tables and figures of a matrix of two stimuli.</summary>
internal static class MatrixFindings
{
    /// <summary>Adds them.</summary>
    public static void Add(AssayEvaluation evaluation, MatrixDesign design, IReadOnlyList<MatrixReading> readings)
    {
        ResultTable means = evaluation.Add(Means(evaluation, design, readings));
        evaluation.Add(Dishes(evaluation, design, readings));
        string[] rows = [.. MatrixDesign.Doses(design.First).Select(d => Dose(design.First, d))], columns = [.. MatrixDesign.Doses(design.Second).Select(d => Dose(design.Second, d))];
        FindingSection section = evaluation.Section("matrix", $"{design.First.Target.Name} and {design.Second.Target.Name} together");
        foreach (MatrixReading reading in readings)
        {
            string title = $"{evaluation.Clone(reading.CloneIndex)}, {TimeText.Of(reading.Time)}";
            string id = FormattableString.Invariant($"plot-matrix-{reading.CloneIndex}-{design.Times.IndexOf(reading.Time)}");
            HeatMap Panel(string what, Interval[][] values, HeatScale scale) => new($"{title}: {what}", design.Second.AxisLabel, design.First.AxisLabel, rows, columns, values, scale);
            section.Show(
                () => HeatMapPlot.Draw(
                    id, $"{title}: cells alive and synergy",
                    [Panel("alive (%)", reading.Alive, HeatScale.Share), Panel("Bliss excess (% points)", reading.Bliss, HeatScale.Excess), Panel("Loewe index", reading.Loewe, HeatScale.Index)]),
                "How to read it: each field is a dish, its number the estimate; a number in brackets is one whose 95 % interval holds no synergy or antagonism at all (0 for Bliss, 1 for Loewe). "
                + "Blue is more killing than expected, orange less. A field without a number has no index: the effect of both together is none, or one that neither reaches alone.");
        }

        section.Show(means);
        section.Say(
            "Bliss excess: share killed by both less that expected of two independent killers, f1 + f2 - f1 f2, of the cells that live under neither; its interval counts the four fates of a cell as one "
            + "observation (delta method). Loewe: d1/D1 + d2/D2 with D the dose of each stimulus alone that kills as many, from its own curve; below 1 is synergy; its interval is that of 200 bootstrap samples of cells.");
    }

    private static ResultTable Means(AssayEvaluation evaluation, MatrixDesign design, IReadOnlyList<MatrixReading> readings)
    {
        TableBuilder table = new TableBuilder("synergy", "Synergy of two stimuli by clone and time")
            .With(ValueKind.Text, "clone", "first", "second")
            .With(ValueKind.Number, "time_h")
            .WithInterval(ValueKind.Share, "mean_bliss_excess")
            .WithInterval(ValueKind.Share, "largest_bliss_excess")
            .With(ValueKind.Text, "largest_at", "first_alone", "second_alone")
            .With(ValueKind.Count, "cells");
        foreach (MatrixReading reading in readings)
        {
            (int Row, int Column) largest = (1, 1);
            for (int i = 1; i < reading.Bliss.Length; i++)
            {
                for (int j = 1; j < reading.Bliss[i].Length; j++)
                {
                    largest = Math.Abs(reading.Bliss[i][j].Value) > Math.Abs(reading.Bliss[largest.Row][largest.Column].Value) ? (i, j) : largest;
                }
            }

            table.Add(
                evaluation.Clone(reading.CloneIndex), design.First.Target.Name, design.Second.Target.Name, reading.Time / AssayEvaluation.Hour, reading.MeanBliss,
                reading.Bliss[largest.Row][largest.Column],
                $"{design.First.Label(MatrixDesign.Doses(design.First)[largest.Row])}, {design.Second.Label(MatrixDesign.Doses(design.Second)[largest.Column])}",
                VerdictText.Of(reading.FirstCurve.Verdict), VerdictText.Of(reading.SecondCurve.Verdict), reading.Cells);
        }

        return table.ToTable();
    }

    private static ResultTable Dishes(AssayEvaluation evaluation, MatrixDesign design, IReadOnlyList<MatrixReading> readings)
    {
        TableBuilder table = new TableBuilder("matrix", "Every dish of a matrix")
            .With(ValueKind.Text, "clone", "condition")
            .With(ValueKind.Number, "time_h", "first_dose", "second_dose")
            .WithInterval(ValueKind.Share, "viability")
            .WithInterval(ValueKind.Share, "bliss_excess")
            .WithInterval(ValueKind.Number, "loewe_index");
        var firsts = MatrixDesign.Doses(design.First);
        var seconds = MatrixDesign.Doses(design.Second);
        foreach (MatrixReading reading in readings)
        {
            for (int dish = 0; dish < design.Protocols.Length; dish++)
            {
                (int i, int j) = (dish / seconds.Length, dish % seconds.Length);
                table.Add(
                    evaluation.Clone(reading.CloneIndex), design.Protocols[dish].Name, reading.Time / AssayEvaluation.Hour, firsts[i] / design.First.Target.PerUnit,
                    seconds[j] / design.Second.Target.PerUnit, reading.Alive[i][j], reading.Bliss[i][j], reading.Loewe[i][j]);
            }
        }

        return table.ToTable();
    }

    private static string Dose(DoseSeries series, double input) => LogAxis.Figures(input / series.Target.PerUnit);
}
