using Anoikis.Studies.Plots;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Prognosis.Cohorts;
using Anoikis.Survival.Competing;
using Anoikis.Survival.Curves;

namespace Anoikis.Studies.Prognosis.Report;

/// <summary>Figures of one score.</summary>
internal static class ScoreFigures
{
    private const double FewestAtRisk = 0.03;

    /// <summary>Curves of thirds beside the shape of the hazard.</summary>
    public static Figure Curves(PrognosisResult result, ScoreResult score, string id)
    {
        FollowUpUnit unit = result.Plan.FollowUp.Unit;
        double last = Last(result);
        FollowUpUnit shown = unit.Handiest(last);
        List<XyPanel> panels =
        [
            new XyPanel(
                $"{score.Plan.Name}: free of {result.Plan.FollowUp.Outcome}",
                $"time ({shown.Name})",
                "free (%)",
                [.. score.Curves.Select((c, g) => Steps(c.Name, g, score.Curves.Count, c.Curve.Time, c.Curve.Survival, 1, last, unit.In(shown)))])
            {
                IsShare = true, XRange = (0, last * unit.In(shown)),
            },
        ];
        if (score.Effect.Shape.Count > 0)
        {
            double[] ends = [.. score.Effect.Shape.SelectMany(p => new[] { p.Log.Lower, p.Log.Upper }).Where(double.IsFinite)];
            XySeries Line(Func<EffectPoint, double> of, bool dashed) => new("", 2) { IsDashed = dashed, Line = [.. score.Effect.Shape.Select(p => (p.Score, Math.Clamp(of(p), -3, 3)))] };
            panels.Add(new XyPanel($"{score.Plan.Name}: shape of the hazard", score.Plan.Name, "log hazard ratio", [Line(p => p.Log.Value, false), Line(p => p.Log.Lower, true), Line(p => p.Log.Upper, true)])
            {
                YRange = (Math.Max(-3, Math.Min(-0.5, ends.DefaultIfEmpty(-1).Min())), Math.Min(3, Math.Max(0.5, ends.DefaultIfEmpty(1).Max()))),
                XRange = (score.Effect.Shape[0].Score, score.Effect.Shape[^1].Score),
                Level = 0,
            });
        }

        return XyPlot.Draw(id, $"Curves and shape of the hazard of {score.Plan.Name}", panels);
    }

    /// <summary>Times at which numbers at risk are given, in the data's unit.</summary>
    public static IReadOnlyList<double> Times(PrognosisResult result)
    {
        FollowUpUnit unit = result.Plan.FollowUp.Unit;
        double last = Last(result);
        FollowUpUnit shown = unit.Handiest(last);
        double end = last * unit.In(shown);
        double step = Math.Pow(10, Math.Floor(Math.Log10(end / 5)));
        step *= end / step > 40 ? 10 : end / step > 20 ? 5 : end / step > 10 ? 2 : 1;
        return [.. Enumerable.Range(0, 20).Select(k => k * step).Where(t => t <= end).Select(t => t / unit.In(shown))];
    }

    /// <summary>Calibration beside the decision curve.</summary>
    public static Figure Prediction(PrognosisResult result, ScoreResult score, string id)
    {
        IReadOnlyList<PredictionOfModel> models = score.Prediction!.Models;
        double most = Math.Min(1, 1.15 * models.SelectMany(m => m.Calibration.Groups).SelectMany(g => new[] { g.Predicted, g.Observed.Upper }).Where(double.IsFinite).DefaultIfEmpty(1).Max());
        XyPanel calibration = new("calibration of held-out predictions", "predicted risk (%)", "observed risk (%)",
            [
                .. models.Select((m, k) => new XySeries(m.Name, Colour(k, models.Count)) { Points = [.. m.Calibration.Groups.Select(g => new XyPoint(100 * (g.Predicted + (k * 0.004 * most)), g.Observed.Value, g.Observed.Lower, g.Observed.Upper))] }),
                new XySeries("observed as predicted", 4) { IsDashed = true, Line = [(0, 0), (100 * most, most)] },
            ])
        {
            IsShare = true,
            YRange = (0, most),
            XRange = (0, 100 * most),
        };
        double[] benefits = [.. models.SelectMany(m => m.Benefits).SelectMany(b => new[] { b.Model, b.TreatAll })];
        double top = Math.Max(0.01, benefits.Max());
        XyPanel decision = new("decision curve of held-out predictions", "risk from which one treats (%)", "net benefit",
            [
                .. models.Select((m, k) => new XySeries(m.Name, Colour(k, models.Count)) { Line = [.. m.Benefits.Select(b => (100 * b.Threshold, Math.Max(b.Model, -0.25 * top)))] }),
                new XySeries("treat everybody", 9) { IsDashed = true, Line = [.. models[0].Benefits.Where(b => b.TreatAll >= -0.25 * top).Select(b => (100 * b.Threshold, b.TreatAll))] },
            ])
        {
            YRange = (-0.25 * top, 1.05 * top),
            XRange = (0, 100 * models[0].Benefits[^1].Threshold),
            Level = 0,
        };
        return XyPlot.Draw(id, $"Calibration and decision curve with and without {score.Plan.Name}", [calibration, decision]);
    }

    /// <summary>Cumulative incidence of both causes by third.</summary>
    public static Figure Incidence(PrognosisResult result, ScoreResult score, string id)
    {
        FollowUpUnit unit = result.Plan.FollowUp.Unit;
        double last = Last(result);
        FollowUpUnit shown = unit.Handiest(last);
        CompetingEstimate competing = score.Competing!;
        string[] thirds = [.. competing.Incidence.Select(c => c.Third).Distinct()];
        return XyPlot.Draw(id, $"Cumulative incidence by thirds of {score.Plan.Name}", [.. new[] { 1, 2 }.Select(cause =>
        {
            (string Third, int Cause, CumulativeIncidence Curve)[] own = [.. competing.Incidence.Where(c => c.Cause == cause)];
            double most = Math.Min(1, Math.Max(0.05, 1.1 * own.Max(c => c.Curve.Incidence.Where((_, k) => c.Curve.Time[k] <= last).DefaultIfEmpty(0).Max())));
            return new XyPanel(own[0].Curve.Cause, $"time ({shown.Name})", "incidence (%)", [.. own.Select((c, g) => Steps(c.Third, g, thirds.Length, c.Curve.Time, c.Curve.Incidence, 0, last, unit.In(shown)))])
            {
                IsShare = true, XRange = (0, last * unit.In(shown)), YRange = (0, most),
            };
        })]);
    }

    /// <summary>Hazard ratios of all scores, alone and adjusted.</summary>
    public static Figure Effects(PrognosisResult result) => ForestPlot.Draw(
        "effects-forest", "Hazard ratios per standard deviation", "hazard ratio per SD, 95 % interval",
        [.. result.Scores.SelectMany(s => new[] { Row(s.Plan.Name + (s.Effect.Adjusted is null ? "" : ", alone"), s.Effect.Alone), s.Effect.Adjusted is null ? null : Row("with clinical factors", s.Effect.Adjusted) }).OfType<ForestRow>()]);

    /// <summary>Subgroups of a score.</summary>
    public static Figure Subgroups(ScoreResult score, string id) => ForestPlot.Draw(
        id, $"Subgroups of {score.Plan.Name}", $"hazard ratio per SD of {score.Plan.Name}, 95 % interval",
        [Row("all patients", score.Effect.Main) with { IsMarked = true }, .. score.Subgroups.SelectMany(d => d.Groups.Select(g => Row(g.Name, g.Ratio)))]);

    private static ForestRow Row(string name, HazardRatio ratio)
        => new(name, ratio.Ratio, ratio.Ratio.IsKnown ? $"{ScoreText.Ratio(ratio.Ratio)}, p {ScoreText.P(ratio.P)}" : FormattableString.Invariant($"{ratio.Events} events: too few"));

    // The end of the picture: where fewer than one in thirty is left at risk, steps mean little.
    private static double Last(PrognosisResult result)
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(result.Cohort.Frame.Times);
        int most = curve.Count;
        for (int k = curve.Time.Count - 1; k >= 0; k--)
        {
            if (curve.AtRisk[k] >= FewestAtRisk * most)
                return curve.Time[k];
        }

        return curve.Time[^1];
    }

    private static int Colour(int k, int count) => k == count - 1 ? 2 : 7;

    private static XySeries Steps(string name, int place, int count, IReadOnlyList<double> time, IReadOnlyList<double> value, double start, double last, double scale)
    {
        List<(double X, double Y)> line = [(0, start)];
        for (int k = 0; k < time.Count && time[k] <= last; k++)
        {
            if (value[k] != line[^1].Y)
                line.Add((time[k] * scale, value[k]));
        }

        line.Add((Math.Min(last, time[^1]) * scale, line[^1].Y));
        return new XySeries(name, place) { IsSteps = true, Line = line, Shade = count < 2 ? 0.6 : 0.15 + (0.75 * place / (count - 1)) };
    }
}
