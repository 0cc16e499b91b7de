using ScottPlot;
using ScottPlot.TickGenerators;

namespace Anoikis.Studies.Plots;

/// <summary>How the level of a regulator differs between the cells that entered a step and the founders.</summary>
/// <param name="Regulator">Its HGNC symbol.</param>
/// <param name="Step">The step.</param>
/// <param name="Effect">Difference of the mean log level, in standard deviations of the founders' log level.</param>
/// <param name="Lower">Lower end of its 95 % interval.</param>
/// <param name="Upper">Upper end of its 95 % interval.</param>
public sealed record RegulatorEffect(string Regulator, string Step, double Effect, double Lower, double Upper);

/// <summary>Selection: a panel a step, a row a regulator, the effect size with its 95 % interval, zero for no selection.</summary>
public static class RegulatorsPlot
{
    private const int RowHeight = 20;
    private const int LabelWidth = 84;
    private const int Gap = 14;
    private const int MostPanels = 5;

    /// <summary>Draws the panels, up to five a row.</summary>
    /// <param name="id">Name of the picture in its page.</param>
    /// <param name="regulators">Rows, the first on top.</param>
    /// <param name="steps">Panels, in the cascade's order.</param>
    /// <param name="effects">At most one a regulator and step; a missing one leaves a gap.</param>
    public static Figure Draw(string id, IReadOnlyList<string> regulators, IReadOnlyList<string> steps, IReadOnlyList<RegulatorEffect> effects)
    {
        int columns = Math.Min(MostPanels, Math.Max(1, steps.Count));
        int height = 82 + RowHeight * Math.Max(1, regulators.Count);
        float panel = (PlotTheme.Width - LabelWidth - Gap) / (float)columns;
        List<(Plot, PixelRect)> panels = [];
        for (int i = 0; i < steps.Count; i++)
        {
            int column = i % columns;
            int row = i / columns;
            float left = column == 0 ? 0 : LabelWidth + column * panel;
            float right = LabelWidth + (column + 1) * panel;
            Plot plot = DrawStep(steps[i], regulators, effects, labelled: column == 0);
            panels.Add((plot, new PixelRect(left, right, (row + 1) * height, row * height)));
        }

        int rows = (Math.Max(1, steps.Count) + columns - 1) / columns;
        return SvgSheet.Draw(id, "Regulators' levels in the cells that entered each step against the founders", panels, PlotTheme.Width, rows * height);
    }

    private static Plot DrawStep(string step, IReadOnlyList<string> regulators, IReadOnlyList<RegulatorEffect> all, bool labelled)
    {
        RegulatorEffect[] effects = [.. all.Where(e => e.Step == step)];
        double reach = Reach(effects);
        Plot plot = PlotTheme.NewPlot("effect (founders' SD)", "");
        var zero = plot.Add.VerticalLine(0);
        zero.Color = PlotTheme.Ink;
        zero.LineWidth = 1;
        foreach (RegulatorEffect effect in effects)
        {
            int row = IndexOf(regulators, effect.Regulator);
            bool clear = effect.Lower > 0 || effect.Upper < 0;
            IntervalMark.Draw(
                plot, Math.Clamp(effect.Lower, -reach, reach), Math.Clamp(effect.Effect, -reach, reach), Math.Clamp(effect.Upper, -reach, reach), -row,
                effect.Effect > 0 ? PlotTheme.Lived : PlotTheme.Died, filled: clear, size: 7);
        }

        RowAxis.Set(plot, labelled ? regulators : [.. regulators.Select(_ => "")]);
        NumericManual ticks = new();
        double half = reach / 2;
        foreach (double at in new[] { -reach, -half, 0, half, reach })
        {
            ticks.AddMajor(at, LogAxis.Figures(at));
        }

        plot.Axes.Bottom.TickGenerator = ticks;
        plot.Axes.SetLimitsX(-1.08 * reach, 1.08 * reach);
        PanelTitle.Set(plot, step);
        plot.Layout.Fixed(new PixelPadding(labelled ? LabelWidth : Gap, 4, 48, 30));
        return plot;
    }

    /// <summary>Half the width of the axis: the next of 0.2, 0.5, 1, 2, 4 ... that holds every effect, and its interval unless that is far wider.</summary>
    private static double Reach(IReadOnlyList<RegulatorEffect> effects)
    {
        double most = effects.Count == 0
            ? 0.2
            : effects.Max(e => Math.Max(Math.Abs(e.Effect), Math.Min(Math.Max(Math.Abs(e.Lower), Math.Abs(e.Upper)), 2 * Math.Abs(e.Effect) + 0.2)));
        double reach = most > 0.5 ? 1 : most > 0.2 ? 0.5 : 0.2;
        while (reach < most && reach < 64)
        {
            reach *= 2;
        }

        return reach;
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"The effect is of regulator '{name}', which is not among the rows: {string.Join(", ", names)}.");
    }
}
