using ScottPlot;
using ScottPlot.TickGenerators;

namespace Anoikis.Studies.Plots;

/// <summary>The axis of a free number over its range, linear or logarithmic.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Unit">Its unit; empty for a plain number.</param>
/// <param name="From">Least value.</param>
/// <param name="To">Greatest value.</param>
/// <param name="IsLog">Whether the scale is logarithmic.</param>
public sealed record FreeNumberAxis(string Name, string Unit, double From, double To, bool IsLog)
{
    /// <summary>Name and unit.</summary>
    internal string Label => Unit.Length > 0 ? $"{Name} ({Unit})" : Name;

    internal double Least => Place(From);

    internal double Most => Place(To);

    /// <summary>Where a value stands.</summary>
    internal double Place(double value) => IsLog ? Math.Log10(value) : value;

    /// <summary>Ticks with values as labels: on a logarithmic axis at 1, 2 and 5 of each decade, or at fewer where the range is long.</summary>
    internal ITickGenerator Ticks()
    {
        if (!IsLog)
        {
            return new AmountTicks { MinimumTickSpacing = 44 };
        }

        NumericManual ticks = new();
        double[] marks = Most - Least > 2.5 ? [1] : Most - Least > 1.2 ? [1, 3] : [1, 2, 5];
        bool any = false;
        for (int decade = (int)Math.Floor(Least); decade <= Math.Ceiling(Most); decade++)
        {
            foreach (double mark in marks)
            {
                double at = Math.Log10(mark) + decade;
                if (at >= Least - 1e-9 && at <= Most + 1e-9)
                {
                    ticks.AddMajor(at, LogAxis.Figures(Math.Pow(10, decade) * mark));
                    any = true;
                }
            }
        }

        if (!any)
        {
            ticks.AddMajor(Least, LogAxis.Figures(From));
            ticks.AddMajor(Most, LogAxis.Figures(To));
        }

        return ticks;
    }
}
