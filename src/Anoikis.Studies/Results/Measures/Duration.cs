using System.Globalization;

namespace Anoikis.Studies.Results.Measures;

/// <summary>Times as measures write them: a number and one of s, min, h, d.</summary>
internal static class Duration
{
    public const string Allowed = "s, min, h or d";

    private static readonly (string Unit, double Seconds)[] Units = [("d", 86400), ("h", 3600), ("min", 60), ("s", 1)];

    /// <summary>Seconds of "1.5" "h"; null when the number or the unit is none, or the time is negative or beyond a century.</summary>
    public static double? Parse(string number, string unit)
    {
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value))
        {
            return null;
        }

        foreach ((string name, double seconds) in Units)
        {
            if (name == unit)
            {
                double time = value * seconds;
                return time is >= 0 and <= 100 * 366 * 86400.0 ? time : null;
            }
        }

        return null;
    }

    /// <summary>The time in the largest unit in which it is a number of at most two decimals.</summary>
    public static string Format(double seconds)
    {
        foreach ((string name, double length) in Units)
        {
            double value = seconds / length;
            if (value >= 1 && Math.Abs(value * 100 - Math.Round(value * 100)) < 1e-9)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {name}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{seconds:R} s");
    }
}
