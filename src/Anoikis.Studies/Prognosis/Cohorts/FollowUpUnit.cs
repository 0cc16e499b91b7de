using System.Globalization;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>A unit of patients' follow-up.</summary>
/// <param name="Symbol">As cohorts write it.</param>
/// <param name="Name">In the plural, for people.</param>
/// <param name="Days">Its length in days; a year has 365.25.</param>
public sealed record FollowUpUnit(string Symbol, string Name, double Days)
{
    /// <summary>Days, weeks, months and years.</summary>
    public static IReadOnlyList<FollowUpUnit> All { get; } = [new("d", "days", 1), new("wk", "weeks", 7), new("mo", "months", 365.25 / 12), new("y", "years", 365.25)];

    /// <summary>Symbols with their meaning, for messages.</summary>
    public static string Allowed => string.Join(", ", All.Select(u => $"{u.Symbol} ({u.Name})"));

    /// <summary>A unit by its symbol, or null.</summary>
    public static FollowUpUnit? Find(string symbol) => All.FirstOrDefault(u => u.Symbol == symbol);

    /// <summary>Reads a length such as "5 y", in this unit; null when it is none.</summary>
    public double? Read(string text)
        => ValueReader.TryQuantity(text, out double value, out string symbol) && value > 0 && Find(symbol) is { } unit ? value * unit.Days / Days : null;

    /// <summary>The unit in which a length is best read: years from three years on, months from three months on.</summary>
    public FollowUpUnit Handiest(double longest)
    {
        double days = longest * Days;
        return Find(days >= 3 * 365.25 ? "y" : days >= 92 ? "mo" : "d")!;
    }

    /// <summary>How many of another unit one of this is.</summary>
    public double In(FollowUpUnit other) => Days / other.Days;

    /// <summary>A length in this unit as text with its unit: "5 y".</summary>
    public string Text(double value, FollowUpUnit shown) => string.Create(CultureInfo.InvariantCulture, $"{Plots.LogAxis.Figures(value * In(shown))} {shown.Symbol}");
}
