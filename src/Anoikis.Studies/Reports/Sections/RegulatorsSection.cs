using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Estimates;

namespace Anoikis.Studies.Reports.Sections;

/// <summary>Selection: each regulator's level in the cells that entered a step against the founders.</summary>
internal static class RegulatorsSection
{
    public static void Write(HtmlWriter page, RunRecord run)
    {
        var effects = RegulatorSelection.Of(run.Entities);
        string[] steps = [.. effects.Select(e => e.Step).Distinct()];
        string[] regulators = [.. effects.Select(e => e.Regulator).Distinct()];
        page.Section("regulators", "Which regulators survivors have more or less of");
        if (steps.Length == 0 || regulators.Length == 0)
        {
            page.Element("p", "No step was entered by some of the founding cells, five at least, and not by the others, or their levels are all alike: there is nothing to compare.");
        }
        else
        {
            page.Figure(
                HeatMapPlot.Draw("plot-regulator-map", "Regulators of the cells that entered each step against the founders", [Map(regulators, steps, effects)]),
                "How to read it: the same numbers as below at a glance. Blue: the cells that entered the step have more of the regulator than the founders, orange: less, in standard deviations of the founders' log level; in brackets where the 95 % interval holds 0.");
            page.Figure(
                RegulatorsPlot.Draw("plot-regulators", regulators, steps, effects),
                "How to read it: a dot is the mean log level of the regulator in the cells that entered the step less that in all founders, in standard deviations of the founders; its line is the 95 % interval. Blue: survivors have more; orange: less; hollow: the interval holds 0, no selection shown. Each panel has a scale of its own.");
            page.Element(
                "p", "One interval in twenty misses 0 by chance alone: with many regulators and steps some filled dots are to be expected without any selection.", "note");
        }

        page.Close("section");
    }

    private static HeatMap Map(string[] regulators, string[] steps, IReadOnlyCollection<RegulatorEffect> effects)
    {
        Dictionary<(string, string), Interval> known = effects.ToDictionary(e => (e.Regulator, e.Step), e => new Interval(e.Effect, e.Lower, e.Upper));
        string[] upwards = [.. regulators.Reverse()];
        Interval[][] values = [.. upwards.Select(r => steps.Select(s => known.GetValueOrDefault((r, s), Interval.None)).ToArray())];
        return new HeatMap("more or less than the founders (standard deviations)", "step entered", "", upwards, steps, values, HeatScale.Deviations);
    }
}
