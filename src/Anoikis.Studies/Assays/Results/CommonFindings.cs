using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Designs;
using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Assays.Results;

/// <summary>What every assay tells of every dish: how many cells died, of what and when, and how many live at the times of reading.</summary>
internal static class CommonFindings
{
    /// <summary>Name of the table with a row for each clone under each condition.</summary>
    public const string Conditions = "conditions";

    /// <summary>Name of the table with a row for each of these at each time of reading.</summary>
    public const string Viability = "viability";

    /// <summary>Adds both tables.</summary>
    public static void Add(AssayEvaluation evaluation, AssayDesign design)
    {
        TableBuilder conditions = new TableBuilder(Conditions, "Cells by clone and condition, to the end of the assay")
            .With(ValueKind.Text, "clone", "condition")
            .With(ValueKind.Count, "cells", "failed", "died_before")
            .WithInterval(ValueKind.Share, "dead")
            .With(ValueKind.Count, "apoptosis", "caspase_independent")
            .WithInterval(ValueKind.Share, "momp")
            .WithInterval(ValueKind.Number, "median_death_h")
            .With(ValueKind.Number, "cv_death", "first_quartile_h", "third_quartile_h")
            .WithInterval(ValueKind.Number, "median_switching_min")
            .WithInterval(ValueKind.Share, "alive_at_rest");
        TableBuilder viability = new TableBuilder(Viability, "Share of cells alive by clone, condition and time")
            .With(ValueKind.Text, "clone", "condition")
            .With(ValueKind.Number, "time_h")
            .With(ValueKind.Count, "cells", "alive")
            .WithInterval(ValueKind.Share, "viability");
        for (int clone = 0; clone < evaluation.Experiment.Clones.Length; clone++)
        {
            for (int protocol = 0; protocol < design.Protocols.Length; protocol++)
            {
                AddDish(evaluation, conditions, clone, protocol);
                int[] known = evaluation.Known(clone, [protocol]);
                foreach (double time in design.Times.Where(t => t <= design.Protocols[protocol].Duration))
                {
                    int alive = known.Count(cell => evaluation.IsAlive(clone, protocol, cell, time));
                    viability.Add(
                        evaluation.Clone(clone), design.Protocols[protocol].Name, time / AssayEvaluation.Hour, known.Length, alive,
                        WilsonInterval.Of(alive, known.Length, evaluation.Confidence));
                }
            }
        }

        evaluation.Add(conditions.ToTable());
        evaluation.Add(viability.ToTable());
    }

    private static void AddDish(AssayEvaluation evaluation, TableBuilder table, int clone, int protocol)
    {
        int[] known = evaluation.Known(clone, [protocol]);
        CultureResult result = evaluation.Result;
        double[] deaths = [.. known.Where(cell => result.At(clone, protocol, cell).Died).Select(cell => result.At(clone, protocol, cell).Time / AssayEvaluation.Hour).Order()];
        int momp = evaluation.Moment("momp"), tenth = evaluation.Moment("parp_tenth");
        double[] switching =
        [
            .. known.Where(cell => result.At(clone, protocol, cell).End == CourseEnd.Apoptosis)
                .Select(cell => (result.At(clone, protocol, cell).Time - evaluation.MomentTime(clone, protocol, cell, tenth)) / 60).Where(double.IsFinite),
        ];
        table.Add(
            evaluation.Clone(clone),
            evaluation.Experiment.Protocols[protocol].Name,
            known.Length,
            result.Dish(clone, protocol).ToArray().Count(c => c.End == CourseEnd.Failed),
            result.Dish(clone, protocol).ToArray().Count(c => c.End == CourseEnd.DiedBefore),
            evaluation.Share(known, cell => result.At(clone, protocol, cell).Died),
            known.Count(cell => result.At(clone, protocol, cell).End == CourseEnd.Apoptosis),
            known.Count(cell => result.At(clone, protocol, cell).End == CourseEnd.CaspaseIndependent),
            momp < 0 ? Interval.None : evaluation.Share(known, cell => evaluation.MomentTime(clone, protocol, cell, momp) >= 0),
            SampleInterval.Median(deaths, evaluation.Confidence),
            Variation(deaths),
            Quantile(deaths, 0.25),
            Quantile(deaths, 0.75),
            SampleInterval.Median(switching, evaluation.Confidence),
            evaluation.Share(known, cell => result.At(clone, protocol, cell) is { End: CourseEnd.Alive, AtRest: true }));
    }

    private static double Variation(double[] times)
    {
        if (times.Length < 2)
        {
            return double.NaN;
        }

        double mean = times.Average();
        return Math.Sqrt(times.Sum(t => (t - mean) * (t - mean)) / (times.Length - 1)) / mean;
    }

    private static double Quantile(double[] sorted, double share)
        => sorted.Length == 0 ? double.NaN : sorted[(int)Math.Round(share * (sorted.Length - 1), MidpointRounding.AwayFromZero)];
}
