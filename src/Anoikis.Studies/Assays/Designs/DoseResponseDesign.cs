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

/// <summary>Cells at several doses of one stimulus, and a dish without it; living cells are counted at times, and a Hill curve is fitted at each.</summary>
internal sealed record DoseResponseDesign : AssayDesign
{
    /// <summary>The doses; dish 0 is at rest, dish i + 1 has dose i.</summary>
    public required DoseSeries Series { get; init; }

    /// <inheritdoc/>
    public override AssayKind Kind => AssayKind.DoseResponse;

    /// <summary>Reads the settings; null, with findings, when something is wrong.</summary>
    public static DoseResponseDesign? Read(GroupReader group, AssayParts parts)
    {
        int stimulus = parts.Stimulus(group.Need("stimulus", "the stimulus or drug whose doses are tried, such as TRAIL"), "stimulus");
        DoseSeries? series = parts.Doses(group.Need("doses", "a list such as [2 ng/mL, 50 ng/mL], or {from: 0.5 ng/mL, to: 1000 ng/mL, count: 12}"), stimulus, "doses");
        ImmutableArray<double> times = parts.Times(group.Need("times", "when living cells are counted, such as [24 h, 48 h]"), "times");
        ImmutableArray<ProtocolInput> background = parts.Background(group, stimulus);
        if (series is null || times.IsEmpty)
        {
            return null;
        }

        return new DoseResponseDesign
        {
            Series = series,
            Times = times,
            Protocols =
            [
                new Protocol(series.Label(series.Target.Resting), times[^1]) { Inputs = background },
                .. series.Doses.Select(dose => new Protocol(series.Label(dose), times[^1]) { Inputs = background.Add(ProtocolInput.Constant(stimulus, dose)) }),
            ],
        };
    }

    /// <inheritdoc/>
    public override void Evaluate(AssayEvaluation evaluation)
    {
        string unit = Series.Unit.Length > 0 ? "_" + TableUnit.Of(Series.Unit) : "";
        TableBuilder table = new TableBuilder("dose_response", "Curves of living cells over the dose")
            .With(ValueKind.Text, "clone", "stimulus")
            .With(ValueKind.Number, "time_h")
            .With(ValueKind.Text, "ec50_verdict")
            .WithInterval(ValueKind.Number, "ec50" + unit)
            .WithInterval(ValueKind.Share, "emax")
            .WithInterval(ValueKind.Number, "hill")
            .WithInterval(ValueKind.Number, "half_killed" + unit)
            .With(ValueKind.Share, "viability_at_rest", "largest_misfit")
            .With(ValueKind.Count, "cells");
        double[] doses = [0, .. Series.Doses.Select(Series.Distance)];
        List<XyPanel> panels = [];
        for (int clone = 0; clone < evaluation.Experiment.Clones.Length; clone++)
        {
            List<XySeries> lines = [];
            int[] dishes = [.. Enumerable.Range(0, Protocols.Length)];
            int[] cells = evaluation.Known(clone, dishes);
            for (int t = 0; t < Times.Length; t++)
            {
                bool[][] alive = evaluation.Alive(clone, dishes, cells, Times[t]);
                DoseResponseFit fit = DoseResponseFit.Of(doses, alive, evaluation.Experiment.Seed, (ulong)((clone * 1000) + t), evaluation.Confidence);
                Interval[] shares = [.. alive.Select(dish => WilsonInterval.Of(dish.Count(a => a), dish.Length, evaluation.Confidence))];
                bool curve = fit.Verdict is not (DoseVerdict.NoEffect or DoseVerdict.Protects) && cells.Length > 0;
                double misfit = curve ? doses.Zip(shares, (d, s) => Math.Abs(fit.Curve.Viability(d) - s.Value)).Max() : double.NaN;
                table.Add(
                    evaluation.Clone(clone), Series.Target.Name, Times[t] / AssayEvaluation.Hour, VerdictText.Of(fit.Verdict),
                    curve ? fit.Ec50 : Interval.None, curve ? fit.Emax : Interval.None, curve ? fit.Slope : Interval.None, curve ? fit.HalfKilled : Interval.None,
                    shares[0].Value, misfit, cells.Length);
                lines.Add(new XySeries(TimeText.Of(Times[t]), t)
                {
                    Points = [.. doses.Zip(shares, (d, s) => new XyPoint(d, s.Value, s.Lower, s.Upper))],
                    Line = curve ? CurveLine(fit.Curve, doses) : [],
                });
            }

            panels.Add(new XyPanel(evaluation.Clone(clone), Series.AxisLabel, "alive (% of cells)", lines) { IsLog = doses[^1] / doses[1] > 15, IsShare = true });
        }

        ResultTable fits = evaluation.Add(table.ToTable());
        FindingSection section = evaluation.Section("dose-response", $"Cells alive over the dose of {Series.Target.Name}");
        section.Show(
            () => XyPlot.Draw("plot-dose-response", "Cells alive over the dose", panels),
            "How to read it: dots are shares of cells alive with 95 % intervals (Wilson), lines the fitted curves v0 (1 - Emax x^h / (EC50^h + x^h)); the dot at 0 is the dish without the stimulus. "
            + (Series.IsWithdrawal ? $"The axis counts what is missing of {Series.Target.Name}, which is there at rest." : ""));
        section.Show(fits, "stimulus", "cells");
        section.Say(
            "Curves are fitted by weighted least squares. Intervals are those of 500 bootstrap samples of cells, each fitted anew; a cell is the same in every dish, and a drawn cell brings its fate in all of them. "
            + "EC50 is the dose of half of Emax, half killed the dose at which half of the cells that live without the stimulus are dead. An end of an interval beyond the doses is open: 0 or infinite.");
        DeathTimeFindings.Add(evaluation, [.. Enumerable.Range(0, Protocols.Length)], "death-times", "When cells die", ordered: true);
        foreach (string said in fits.Rows.Select(r => VerdictText.Warning((string)r[fits.Column("ec50_verdict")], (string)r[0], (double)r[2])).OfType<string>())
        {
            section.Warn(said);
        }
    }

    // The curve at many doses, and at 0.
    private static ImmutableArray<(double X, double Y)> CurveLine(HillCurve curve, double[] doses)
    {
        double least = doses[1], most = doses[^1];
        bool log = most / least > 15;
        return
        [
            .. Enumerable.Range(0, 81).Select(i => log ? least * Numerics.Elementary.PortableMath.Pow(most / least, i / 80.0) : most * i / 80.0).Select(x => (x, curve.Viability(x))),
        ];
    }
}
