using System.Globalization;

namespace Anoikis.Kinetics.Sbml;

/// <summary>Numbers as XML writes them: decimal, with INF, -INF and NaN spelt so.</summary>
internal static class SbmlNumber
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a number; a finite text that a double cannot hold is a fault, never an infinity.</summary>
    public static bool TryParse(string text, out double value, out string? fault)
    {
        string trimmed = text.Trim();
        (value, fault) = (0, null);
        switch (trimmed)
        {
            case "INF": value = double.PositiveInfinity; return true;
            case "-INF": value = double.NegativeInfinity; return true;
            case "NaN": value = double.NaN; return true;
        }

        if (trimmed.Length > 1000 || !double.TryParse(trimmed, Style, CultureInfo.InvariantCulture, out value) || !HasDigit(trimmed))
        {
            fault = "not a number";
        }
        else if (!double.IsFinite(value))
        {
            fault = "too large; magnitudes up to 1.797e308 are allowed";
        }

        return fault is null;
    }

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Format(double value)
        => double.IsPositiveInfinity(value) ? "INF"
        : double.IsNegativeInfinity(value) ? "-INF"
        : double.IsNaN(value) ? "NaN"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static bool HasDigit(string text)
    {
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                return true;
            }

            if (char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        return false;
    }
}
