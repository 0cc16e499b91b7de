using Anoikis.Studies.Assays.Statistics;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>Words for what the doses tell of a curve.</summary>
internal static class VerdictText
{
    /// <summary>One word for tables.</summary>
    public static string Of(DoseVerdict verdict) => verdict switch
    {
        DoseVerdict.Identified => "identified",
        DoseVerdict.NoEffect => "no_effect",
        DoseVerdict.Protects => "protects",
        DoseVerdict.AboveHighest => "above_highest_dose",
        DoseVerdict.BelowLowest => "below_lowest_dose",
        _ => "unknown",
    };

    /// <summary>A sentence for the report where EC50 is not known; null where it is.</summary>
    public static string? Warning(string verdict, string clone, double hours)
    {
        string where = $"{clone} at {Plots.LogAxis.Figures(hours)} h: ";
        return verdict switch
        {
            "no_effect" => where + "no dose kills more cells than none does, so there is no curve.",
            "protects" => where + "more cells live under the stimulus than without it, so there is no curve of killing.",
            "above_highest_dose" => where + "EC50 may lie above the highest dose: try higher ones. Emax and slope are then no more than the fit's guess.",
            "below_lowest_dose" => where + "EC50 may lie below the lowest dose: try lower ones.",
            "unknown" => where + "the doses do not tell EC50: its interval reaches beyond them on both sides.",
            _ => null,
        };
    }
}

/// <summary>Units as parts of columns' names.</summary>
internal static class TableUnit
{
    /// <summary>"ng/mL" as "ng_per_ml".</summary>
    public static string Of(string unit)
        => string.Concat(unit.Replace("/", "_per_", StringComparison.Ordinal).ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c == '_'));
}

/// <summary>Times as words.</summary>
internal static class TimeText
{
    /// <summary>"24 h", "30 min", "10 d".</summary>
    public static string Of(double seconds)
    {
        (double value, string unit) = seconds switch
        {
            >= 5 * 86400.0 when seconds % 86400 == 0 => (seconds / 86400, "d"),
            >= 3600 => (seconds / 3600, "h"),
            0 => (0, "h"),
            _ => (seconds / 60, "min"),
        };
        return $"{Plots.LogAxis.Figures(value)} {unit}";
    }
}
