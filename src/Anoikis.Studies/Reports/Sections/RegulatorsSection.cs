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
                RegulatorsPlot.Draw("plot-regulators", regulators, steps, effects),
                "How to read it: a dot is the mean log level of the regulator in the cells that entered the step less that in all founders, in standard deviations of the founders; its line is the 95 % interval. Blue: survivors have more; orange: less; hollow: the interval holds 0, no selection shown. Each panel has a scale of its own.");
            page.Element(
                "p", "One interval in twenty misses 0 by chance alone: with many regulators and steps some filled dots are to be expected without any selection.", "note");
        }

        page.Close("section");
    }
}
