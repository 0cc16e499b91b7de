using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Anoikis.Studies.Plots;

/// <summary>A logarithmic axis of fractions: data stand at log10 of the fraction, labels say per cent.</summary>
internal sealed class LogAxis
{
    private const int MostDecades = 12;

    /// <summary>An axis that holds the positive ones of the values, from a decade below the smallest to 100 % or the largest.</summary>
    public LogAxis(IEnumerable<double> values)
    {
        double least = double.PositiveInfinity;
        double most = 1;
        foreach (double value in values.Where(v => v > 0 && double.IsFinite(v)))
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        Top = (int)Math.Ceiling(Math.Log10(most) - 1e-9);
        Bottom = double.IsFinite(least) ? Math.Max((int)Math.Floor(Math.Log10(least) + 1e-9), Top - MostDecades) : -2;
        Bottom = Math.Min(Bottom, Top - 1);
    }

    /// <summary>log10 of the lowest fraction shown.</summary>
    public int Bottom { get; }

    /// <summary>log10 of the highest fraction shown.</summary>
    public int Top { get; }

    /// <summary>Where a fraction stands; one below the axis, zero too, stands at its foot.</summary>
    public double Place(double fraction) => fraction > 0 ? Math.Clamp(Math.Log10(fraction), Bottom, Top) : Bottom;

    /// <summary>Ticks at the decades, as per cent.</summary>
    public ITickGenerator Ticks()
    {
        NumericManual ticks = new();
        for (int decade = Bottom; decade <= Top; decade++)
        {
            ticks.AddMajor(decade, Percent(Math.Pow(10, decade)));
        }

        return ticks;
    }

    /// <summary>A fraction as per cent with three significant figures.</summary>
    public static string Percent(double fraction) => Figures(fraction * 100) + " %";

    /// <summary>A number with three significant figures, plain down to 0.0001 and with an exponent beyond.</summary>
    public static string Figures(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            // -0 is 0 to a reader.
            return (value + 0.0).ToString("0", CultureInfo.InvariantCulture);
        }

        double size = Math.Abs(value);
        if (size is < 1e-4 or >= 1e7)
        {
            return value.ToString("0.##e0", CultureInfo.InvariantCulture);
        }

        int decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(size)), 0, 8);
        string text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return decimals > 0 ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
