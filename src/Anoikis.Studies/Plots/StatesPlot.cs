using ScottPlot;

namespace Anoikis.Studies.Plots;

/// <summary>Cells in one state over time.</summary>
/// <param name="State">Name of the state: a step of the cascade, or an end.</param>
/// <param name="Kind">Whether it is a step or an end.</param>
/// <param name="Shares">Share of the injected cells at each time, 0 to 1.</param>
public sealed record StateCourse(string State, StateKind Kind, IReadOnlyList<double> Shares);

/// <summary>What a state is.</summary>
public enum StateKind
{
    /// <summary>A living cell in a step of the cascade.</summary>
    Step,

    /// <summary>Dead by apoptosis.</summary>
    Apoptosis,

    /// <summary>Dead without caspases.</summary>
    CaspaseIndependent,

    /// <summary>Lost by a named cause.</summary>
    Lost,

    /// <summary>Not computed.</summary>
    Failed,
}

/// <summary>Where the injected cells are at each time: one area a state, stacked to 100 %.</summary>
public static class StatesPlot
{
    /// <summary>Draws the areas, the first state at the foot.</summary>
    /// <param name="id">Name of the picture in its page.</param>
    /// <param name="times">Times, s, rising.</param>
    /// <param name="states">The states; each has a share a time.</param>
    public static Figure Draw(string id, IReadOnlyList<double> times, IReadOnlyList<StateCourse> states)
    {
        TimeUnit unit = TimeUnit.For(times[^1]);
        Plot plot = PlotTheme.NewPlot($"time since injection ({unit.Symbol})", "injected cells (%)");
        double[] xs = [.. times.Select(t => t / unit.Seconds)];
        double[] foot = new double[xs.Length];
        List<LegendEntry> legend = [];
        int step = 0;
        int lost = 0;
        foreach (StateCourse state in states)
        {
            double[] top = [.. state.Shares.Select((share, i) => foot[i] + 100 * share)];
            Color colour = state.Kind switch
            {
                StateKind.Step => PlotTheme.Series(step++),
                StateKind.Apoptosis => PlotTheme.Died,
                StateKind.CaspaseIndependent => PlotTheme.Died.Darken(0.3),
                StateKind.Lost => PlotTheme.Lost.Darken(0.25 * (lost++ % 3)),
                _ => PlotTheme.Ink,
            };
            var area = plot.Add.FillY(xs, foot, top);
            area.FillColor = colour;
            area.LineWidth = 0;
            area.MarkerSize = 0;
            legend.Add(LegendEntry.Of(state.State, colour));
            foot = top;
        }

        plot.Axes.SetLimits(xs[0], xs[^1], 0, Math.Max(100, foot.Max()));
        plot.Layout.Fixed(new PixelPadding(PlotTheme.LeftAxis, 24, 48, 12));
        legend.Reverse();
        return SvgSheet.Draw(id, "Where the injected cells are over time", plot, PlotTheme.Width, 380, legend);
    }
}
