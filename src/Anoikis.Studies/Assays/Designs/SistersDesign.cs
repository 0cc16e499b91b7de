using System.Collections.Immutable;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Assays.Scenarios;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Reports.Findings;
using Anoikis.Studies.Results.Tables;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>Sisters share their state when they part; how alike they die tells how fast cells forget it.</summary>
internal sealed record SistersDesign : AssayDesign
{
    /// <inheritdoc/>
    public override AssayKind Kind => AssayKind.Sisters;

    /// <inheritdoc/>
    public override bool Sisters => true;

    /// <summary>Reads the settings; null, with findings, when something is wrong.</summary>
    public static SistersDesign? Read(GroupReader group, AssayParts parts)
    {
        ImmutableArray<ProtocolInput> stimuli = parts.Stimuli(group.Need("stimuli", "what kills them, as in {TRAIL: 50 ng/mL}"), "the sisters");
        ImmutableArray<double> parted = parts.Times(group.Need("parted", "how long before it they parted, such as [0 h, 12 h, 50 h]"), "parted", zero: true);
        double? until = parts.Time(group.Need("until", "how long cells are followed from the onset, such as 24 h"), "until");
        return stimuli.IsEmpty || parted.IsEmpty || until is not { } end ? null : new SistersDesign
        {
            Times = [end],
            Protocols = [.. parted.Select(time => new Protocol($"parted {TimeText.Of(time)} before", end) { Before = time, Inputs = stimuli })],
        };
    }

    /// <inheritdoc/>
    public override void Evaluate(AssayEvaluation evaluation)
    {
        TableBuilder table = new TableBuilder("sisters", "How alike sisters die, by the time since they parted")
            .With(ValueKind.Text, "clone", "condition")
            .With(ValueKind.Number, "parted_h")
            .With(ValueKind.Count, "pairs", "both_dead", "one_dead", "both_alive")
            .WithInterval(ValueKind.Number, "correlation")
            .With(ValueKind.Number, "r_squared")
            .WithInterval(ValueKind.Number, "correlation_of_strangers")
            .WithInterval(ValueKind.Number, "correlation_of_fate");
        List<XySeries> curves = [];
        List<XyPanel> scatters = [];
        for (int clone = 0; clone < evaluation.Experiment.Clones.Length; clone++)
        {
            List<XyPoint> points = [];
            for (int dish = 0; dish < Protocols.Length; dish++)
            {
                (double, double)[] pairs = [.. Pairs(evaluation, clone, dish, 1)];
                Interval correlation = Correlation.Of(Logarithms(pairs), evaluation.Confidence);
                (double X, double Y)[] fates = [.. Known(evaluation, clone, dish, 1).Select(p => (Dead(evaluation, clone, dish, p.One), Dead(evaluation, clone, dish, p.Other)))];
                double hours = Protocols[dish].Before / AssayEvaluation.Hour;
                table.Add(
                    evaluation.Clone(clone), Protocols[dish].Name, hours, fates.Length, fates.Count(f => f.X + f.Y == 2), fates.Count(f => f.X + f.Y == 1), fates.Count(f => f.X + f.Y == 0), correlation,
                    correlation.Value * correlation.Value, Correlation.Of(Logarithms(Pairs(evaluation, clone, dish, 2)), evaluation.Confidence), Correlation.Of(fates, evaluation.Confidence));
                points.Add(new XyPoint(hours, correlation.Value, correlation.Lower, correlation.Upper));
                if (dish == 0 || dish == Protocols.Length - 1)
                {
                    scatters.Add(new XyPanel($"{evaluation.Clone(clone)}, {Protocols[dish].Name}", "one sister dies (h)", "the other dies (h)",
                        [new XySeries("", clone) { Points = [.. pairs.Take(600).Select(p => new XyPoint(p.Item1, p.Item2, double.NaN, double.NaN))], PointSize = 4 }]));
                }
            }

            curves.Add(new XySeries(evaluation.Clone(clone), clone) { Points = points, Line = [.. points.Where(p => double.IsFinite(p.Y)).Select(p => (p.X, p.Y))] });
        }

        ResultTable sisters = evaluation.Add(table.ToTable());
        FindingSection section = evaluation.Section("sisters", "How alike sisters die");
        if (evaluation.Experiment.Clones.Any(c => c.Variability.Fluctuation is null))
        {
            section.Warn("Levels do not fluctuate here, so sisters stay the same cell for ever: give 'variability' a 'fluctuation' to see them part.");
        }

        section.Show(
            () => XyPlot.Draw("plot-sisters", "Correlation of sisters' times of death", [new XyPanel("correlation of sisters' times of death", "time since they parted (h)", "correlation", curves) { YRange = (Math.Min(-0.2, curves.SelectMany(c => c.Points).Select(p => p.Lower).Where(double.IsFinite).DefaultIfEmpty(0).Min()), 1), Level = 0 }, .. scatters]),
            "How to read it: Pearson's correlation of the logarithms of times of death where both sisters die, with 95 % intervals (Fisher), over the time since they parted; below it the pairs themselves.");
        section.Show(sisters, "condition", "r_squared");
        section.Say("Correlation of strangers: the same for cells of neighbouring pairs, which must be none. Correlation of fate: of dying at all, over all pairs.");
    }

    private static (double, double)[] Logarithms(IEnumerable<(double X, double Y)> pairs) => [.. pairs.Select(p => (PortableMath.Log(p.X), PortableMath.Log(p.Y)))];

    // Sisters are cells 2n and 2n + 1; two apart, cells are strangers.
    private static IEnumerable<(int One, int Other)> Known(AssayEvaluation evaluation, int clone, int dish, int apart)
    {
        for (int cell = 0; cell + apart < evaluation.Experiment.Cells; cell += 2)
        {
            if (evaluation.Result.At(clone, dish, cell).IsKnown && evaluation.Result.At(clone, dish, cell + apart).IsKnown)
            {
                yield return (cell, cell + apart);
            }
        }
    }

    private static IEnumerable<(double, double)> Pairs(AssayEvaluation evaluation, int clone, int dish, int apart)
        => Known(evaluation, clone, dish, apart)
            .Where(p => evaluation.Result.At(clone, dish, p.One).End == CourseEnd.Apoptosis && evaluation.Result.At(clone, dish, p.Other).End == CourseEnd.Apoptosis)
            .Select(p => (evaluation.Result.At(clone, dish, p.One).Time / AssayEvaluation.Hour, evaluation.Result.At(clone, dish, p.Other).Time / AssayEvaluation.Hour));

    private static double Dead(AssayEvaluation evaluation, int clone, int dish, int cell) => evaluation.Result.At(clone, dish, cell).Died ? 1 : 0;
}
