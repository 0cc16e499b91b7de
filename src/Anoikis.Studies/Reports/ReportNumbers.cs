using System.Globalization;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Results.Estimates;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Reports;

/// <summary>Numbers as the report writes them.</summary>
internal static class ReportNumbers
{
    /// <summary>A weighted count: whole from 100 on, else with what it needs.</summary>
    public static string Count(double cells) => Math.Abs(cells) >= 100 || cells == Math.Round(cells)
        ? cells.ToString("#,0", CultureInfo.InvariantCulture)
        : cells.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A whole number with its thousands apart.</summary>
    public static string Whole(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A measured value: a share as per cent, a plain count as a count.</summary>
    public static string Value(double? value, Measure? measure) => Value(value, measure is { Denominator: null });

    /// <summary>A share as per cent, a plain count as a count.</summary>
    public static string Value(double? value, bool isCount) => value is not { } v ? "–" : isCount ? Count(v) : LogAxis.Percent(v);

    /// <summary>"1.8 – 3.5 %".</summary>
    public static string Range(double? lower, double? upper, Measure? measure)
        => lower is not { } a || upper is not { } b || !double.IsFinite(a) || !double.IsFinite(b) ? "–"
            : measure is { Denominator: null } ? $"{Count(a)} – {Count(b)}" : $"{LogAxis.Figures(a * 100)} – {LogAxis.Figures(b * 100)} %";

    /// <summary>A value with its interval.</summary>
    public static string With(Estimate estimate, Measure? measure)
        => estimate.IsKnown ? $"{Value(estimate.Value, measure)} ({Range(estimate.Lower, estimate.Upper, measure)})" : "–";

    /// <summary>A time in its handiest unit.</summary>
    public static string Time(double seconds)
    {
        TimeUnit unit = TimeUnit.For(seconds);
        return $"{LogAxis.Figures(seconds / unit.Seconds)} {unit.Symbol}";
    }
}
