using Anoikis.Studies.Plots;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Estimates;

namespace Anoikis.Studies.Reports.Sections;

/// <summary>Cells by state over time.</summary>
internal static class StatesSection
{
    private const int Times = 241;

    public static void Write(HtmlWriter page, RunRecord run)
    {
        double[] times = StateOccupancy.Times(run.Manifest.Horizon, Times);
        StateCourse[] states = [.. StateOccupancy.Of(run.Entities, times).Where(s => s.Shares.Any(share => share > 0))];
        page.Section("states", "Where the cells are over time");
        page.Figure(
            StatesPlot.Draw("plot-states", times, states),
            "How to read it: at each time the height of a colour is the share of the injected cells in that state; living cells stand below, orange cells have died by apoptosis, grey ones were lost by a named cause. A colony stands for the one cell that founded it.");
        page.Close("section");
    }
}
