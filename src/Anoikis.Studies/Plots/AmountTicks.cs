using ScottPlot.TickGenerators;

namespace Anoikis.Studies.Plots;

/// <summary>Round ticks whose labels stay short for copies by the million: 2e6, not 2,000,000.</summary>
internal sealed class AmountTicks : NumericAutomatic
{
    public AmountTicks()
    {
        LabelFormatter = Label;
        MinimumTickSpacing = 28;
    }

    private static string Label(double value) => Math.Abs(value) >= 1e4
        ? value.ToString("0.##e0", System.Globalization.CultureInfo.InvariantCulture)
        : LogAxis.Figures(value);
}
