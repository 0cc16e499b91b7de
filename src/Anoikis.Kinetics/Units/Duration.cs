using System.Globalization;

namespace Anoikis.Kinetics.Units;

/// <summary>A span of time as people write it: a number and a unit, such as "6h", "13 d", "30 min", "90s", "2 weeks".</summary>
public static class Duration
{
    /// <summary>The allowed units, for messages.</summary>
    public const string AllowedUnits = "ms, s, min, h, d, weeks (and their long forms: seconds, minutes, hours, days)";

    /// <summary>Seconds of the longest duration that is accepted: a thousand years.</summary>
    private const double Longest = 1000 * 365.25 * 86400;

    /// <summary>Reads a number with a unit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="seconds">The duration in seconds, at least 0; 0 when the text is refused.</param>
    /// <param name="problem">What is wrong and what is allowed, or null.</param>
    public static bool TryParse(string text, out double seconds, out string? problem)
    {
        seconds = 0;
        if (!TrySplit(text, out double value, out string unit))
        {
            problem = $"\"{Short(text)}\" is no duration; write a number and a unit: {AllowedUnits}";
        }
        else if (unit.Length == 0)
        {
            problem = $"\"{Short(text)}\" has no unit; allowed are {AllowedUnits}";
        }
        else if (SecondsPerUnit(unit) is not { } factor)
        {
            problem = $"unknown unit of time {Short(unit)} in \"{Short(text)}\"; allowed are {AllowedUnits}";
        }
        else if (!(value >= 0 && value * factor <= Longest))
        {
            problem = $"the duration \"{Short(text)}\" is not between 0 and 1000 years";
        }
        else
        {
            seconds = value * factor;
            problem = null;
        }

        return problem is null;
    }

    /// <summary>Reads a number with a unit, or a bare number in a unit of its own.</summary>
    /// <param name="text">The text.</param>
    /// <param name="secondsPerBareUnit">Seconds that one of a bare number stands for, such as a model's unit of time.</param>
    /// <param name="seconds">The duration in seconds, at least 0.</param>
    /// <param name="problem">What is wrong and what is allowed, or null.</param>
    public static bool TryParse(string text, double secondsPerBareUnit, out double seconds, out string? problem)
    {
        if (TrySplit(text, out double value, out string unit) && unit.Length == 0 && value >= 0 && value * secondsPerBareUnit <= Longest)
        {
            seconds = value * secondsPerBareUnit;
            problem = null;
            return true;
        }

        return TryParse(text, out seconds, out problem);
    }

    private static bool TrySplit(string text, out double value, out string unit)
    {
        string trimmed = text.Trim();
        int end = trimmed.Length;
        while (end > 0 && char.IsAsciiLetter(trimmed[end - 1]))
        {
            end--;
        }

        unit = trimmed[end..];
        return double.TryParse(
                trimmed.AsSpan(0, end).TrimEnd(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    private static double? SecondsPerUnit(string unit) => unit switch
    {
        "ms" or "millisecond" or "milliseconds" => 1e-3,
        "s" or "sec" or "second" or "seconds" => 1,
        "min" or "minute" or "minutes" => 60,
        "h" or "hour" or "hours" => 3600,
        "d" or "day" or "days" => 86400,
        "w" or "week" or "weeks" => 7 * 86400,
        _ => null,
    };

    private static string Short(string text) => text.Length <= 40 ? text : $"{text[..37]}...";
}
