using System.Collections.Immutable;
using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Statistics;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Reports.Findings;
using Anoikis.Studies.Results.Tables;

namespace Anoikis.Studies.Assays.Results;

/// <summary>When cells die: survival curves and densities of times of death, a panel a clone.</summary>
internal static class DeathTimeFindings
{
    // More lines than colours that can be told apart say nothing.
    private const int MostLines = 10;
    private const int MostSteps = 400;
    private const int Places = 160;
    private const int Rows = 96;

    /// <summary>Name of the table with the share alive over time.</summary>
    public const string SurvivalName = "survival";

    /// <summary>Adds survival tables and both figures for some dishes.</summary>
    /// <param name="evaluation">The dishes.</param>
    /// <param name="protocols">Which of them; where they are many, as many as have colours are drawn.</param>
    /// <param name="id">Name of the section in the page.</param>
    /// <param name="heading">Its heading.</param>
    /// <param name="density">Whether densities are drawn; a single width of kernel does no justice to deaths that come in waves.</param>
    /// <param name="ordered">Whether the dishes have an order, such as doses, which their colours follow.</param>
    public static FindingSection Add(AssayEvaluation evaluation, IReadOnlyList<int> protocols, string id, string heading, bool ordered = false, bool density = true)
    {
        CultureExperiment experiment = evaluation.Experiment;
        evaluation.Add(Table(evaluation, protocols));
        int[] drawn = [.. Spread(protocols)];
        FindingSection section = evaluation.Section(id, heading);
        section.Show(
            () => XyPlot.Draw($"plot-{id}-survival", "Cells alive over time", [.. Clones(experiment).Select(c => Survival(evaluation, c, drawn, ordered))]),
            "How to read it: the share of cells alive (Kaplan-Meier) since the onset; cells that could not be computed count as long as they were."
            + (drawn.Length < protocols.Count ? $" {drawn.Length} of {protocols.Count} conditions are drawn; survival.csv holds all." : ""));
        if (!density)
        {
            return section;
        }

        section.Show(
            () => XyPlot.Draw($"plot-{id}-density", "Density of times of death", [.. Clones(experiment).Select(c => Density(evaluation, c, drawn, ordered))]),
            "How to read it: how many of all cells die an hour, at each time after the onset (Gaussian kernel, Silverman's width); the area under a curve is the share that dies.");
        return section;
    }

    private static IEnumerable<int> Clones(CultureExperiment experiment) => Enumerable.Range(0, experiment.Clones.Length);

    private static IEnumerable<int> Spread(IReadOnlyList<int> protocols)
        => protocols.Count <= MostLines ? protocols : Enumerable.Range(0, MostLines).Select(i => protocols[(int)Math.Round(i * (protocols.Count - 1) / (MostLines - 1.0))]);

    private static ResultTable Table(AssayEvaluation evaluation, IReadOnlyList<int> protocols)
    {
        TableBuilder table = new TableBuilder(SurvivalName, "Share of cells alive (Kaplan-Meier) with its interval, at 96 equal steps of time")
            .With(ValueKind.Text, "clone", "condition")
            .With(ValueKind.Number, "time_h")
            .WithInterval(ValueKind.Share, "survival");
        foreach (int clone in Clones(evaluation.Experiment))
        {
            foreach (int protocol in protocols)
            {
                ImmutableArray<SurvivalStep> steps = evaluation.Survival(clone, protocol);
                double end = evaluation.Experiment.Protocols[protocol].Duration;
                for (int i = 0, next = 0; i <= Rows; i++)
                {
                    double time = end * i / Rows;
                    while (next < steps.Length && steps[next].Time <= time)
                    {
                        next++;
                    }

                    Interval survival = next == 0 ? new Interval(1, 1, 1) : new Interval(steps[next - 1].Survival, steps[next - 1].Lower, steps[next - 1].Upper);
                    table.Add(evaluation.Clone(clone), evaluation.Experiment.Protocols[protocol].Name, time / AssayEvaluation.Hour, survival);
                }
            }
        }

        return table.ToTable();
    }

    private static double? Shade(int line, int lines, bool ordered) => ordered ? line / Math.Max(1.0, lines - 1) : null;

    private static XyPanel Survival(AssayEvaluation evaluation, int clone, int[] protocols, bool ordered)
    {
        List<XySeries> lines = [];
        for (int i = 0; i < protocols.Length; i++)
        {
            Protocol protocol = evaluation.Experiment.Protocols[protocols[i]];
            ImmutableArray<SurvivalStep> steps = evaluation.Survival(clone, protocols[i]);
            IEnumerable<SurvivalStep> thinned = steps.Where((_, s) => steps.Length <= MostSteps || s % ((steps.Length / MostSteps) + 1) == 0 || s == steps.Length - 1);
            lines.Add(new XySeries(protocol.Name, i)
            {
                Line = [(0, 1), .. thinned.Select(s => (s.Time / AssayEvaluation.Hour, s.Survival)), (protocol.Duration / AssayEvaluation.Hour, SurvivalSteps.At(steps, protocol.Duration))],
                IsSteps = true,
                Shade = Shade(i, protocols.Length, ordered),
            });
        }

        return new XyPanel(evaluation.Clone(clone), "time since the onset (h)", "alive (% of cells)", lines) { IsShare = true };
    }

    // The hours in which all but the last of a thousand deaths fall, and a fifth more.
    private static double End(AssayEvaluation evaluation, int clone, int[] protocols)
    {
        double[] deaths = [.. protocols.SelectMany(p => evaluation.Lifetimes(clone, p)).Where(l => l.Happened).Select(l => l.Time).Order()];
        double end = protocols.Max(p => evaluation.Experiment.Protocols[p].Duration);
        return (deaths.Length == 0 ? end : Math.Min(end, 1.2 * deaths[(int)(0.999 * (deaths.Length - 1))])) / AssayEvaluation.Hour;
    }

    private static XyPanel Density(AssayEvaluation evaluation, int clone, int[] protocols, bool ordered)
    {
        double end = End(evaluation, clone, protocols);
        double[] places = [.. Enumerable.Range(0, Places + 1).Select(i => end * i / Places)];
        List<XySeries> lines = [];
        for (int i = 0; i < protocols.Length; i++)
        {
            (double Time, bool Happened)[] lives = [.. evaluation.Lifetimes(clone, protocols[i])];
            double[] deaths = [.. lives.Where(l => l.Happened).Select(l => l.Time / AssayEvaluation.Hour)];
            double[] density = KernelDensity.Of(deaths, places);
            double share = lives.Length == 0 ? 0 : (double)deaths.Length / lives.Length;
            lines.Add(new XySeries(evaluation.Experiment.Protocols[protocols[i]].Name, i) { Line = [.. density.Select((d, p) => (places[p], 100 * share * d))], Shade = Shade(i, protocols.Length, ordered) });
        }

        return new XyPanel(evaluation.Clone(clone), "time since the onset (h)", "dying per hour (% of cells)", lines) { XRange = (0, end) };
    }
}
