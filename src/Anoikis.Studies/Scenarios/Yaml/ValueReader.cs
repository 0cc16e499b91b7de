using System.Globalization;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Scenarios.Yaml;

/// <summary>Turns single YAML values into typed ones. Each method adds a located finding and returns null when the value does not fit.</summary>
/// <param name="findings">Takes every problem.</param>
public sealed class ValueReader(DiagnosticBag findings)
{
    /// <summary>Characters that a number may have: the longest exact form of a double has 24.</summary>
    private const int NumberLength = 64;

    /// <summary>Takes every problem.</summary>
    public DiagnosticBag Findings { get; } = findings;

    /// <summary>A number in a range.</summary>
    public double? Number(YamlNode? node, string key, NumberRange range)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not YamlScalar { IsQuoted: false } scalar || !TryNumber(scalar.Text, out double value))
        {
            return Wrong(node, key, range.Describe(), Reason(node));
        }

        return range.Allows(value) ? value : Wrong(node, key, range.Describe());
    }

    /// <summary>A whole number in a range. <c>1e5</c> counts as whole.</summary>
    public long? Integer(YamlNode? node, string key, long minimum, long maximum)
    {
        NumberRange range = new(minimum, maximum);
        if (node is null)
        {
            return null;
        }

        if (node is not YamlScalar { IsQuoted: false } scalar || !TryNumber(scalar.Text, out double value))
        {
            Wrong(node, key, range.Describe("a whole number"), Reason(node));
            return null;
        }

        bool whole = long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long exact);
        if (!whole && value == Math.Floor(value) && Math.Abs(value) <= 1L << 53)
        {
            (whole, exact) = (true, (long)value);
        }

        if (!whole || exact < minimum || exact > maximum)
        {
            Wrong(node, key, range.Describe("a whole number"));
            return null;
        }

        return exact;
    }

    /// <summary>Text that is not empty.</summary>
    public string? Text(YamlNode? node, string key, int longest = 4000)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not YamlScalar scalar || scalar.IsEmpty || scalar.Text.Length == 0)
        {
            Wrong(node, key, "text");
            return null;
        }

        if (scalar.Text.Length > longest)
        {
            Wrong(node, key, $"text of at most {longest} characters", $" has {scalar.Text.Length} characters");
            return null;
        }

        return scalar.Text;
    }

    /// <summary>true or false.</summary>
    public bool? Truth(YamlNode? node, string key)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar { IsQuoted: false, Text: "true" }:
                return true;
            case YamlScalar { IsQuoted: false, Text: "false" }:
                return false;
            default:
                Wrong(node, key, "true or false");
                return null;
        }
    }

    /// <summary>One word of a closed set.</summary>
    public T? Choice<T>(YamlNode? node, string key, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (node is null)
        {
            return null;
        }

        if (node is YamlScalar scalar && choices.TryGetValue(scalar.Text, out T choice))
        {
            return choice;
        }

        string hint = node is YamlScalar typed ? NearestName.Hint(typed.Text, choices.Keys) : "";
        Findings.Error(node.Location, $"{key} is {node.Description}; allowed is {string.Join(", ", choices.Keys)}{hint}");
        return null;
    }

    /// <summary>A group of keys.</summary>
    public YamlMap? Group(YamlNode? node, string key, string allowed)
    {
        if (node is null or YamlMap)
        {
            return node as YamlMap;
        }

        Wrong(node, key, allowed);
        return null;
    }

    /// <summary>A list.</summary>
    public YamlList? List(YamlNode? node, string key, string allowed)
    {
        if (node is null or YamlList)
        {
            return node as YamlList;
        }

        Wrong(node, key, allowed);
        return null;
    }

    /// <summary>Reports a value that does not fit. Always null, so that a caller can return it.</summary>
    public double? Wrong(YamlNode node, string key, string allowed, string reason = "")
    {
        Findings.Error(node.Location, $"{key} is {node.Description}{reason}; allowed is {allowed}");
        return null;
    }

    /// <summary>Reads a finite number in the invariant form.</summary>
    public static bool TryNumber(string text, out double value)
    {
        value = 0;
        return text.Length is > 0 and <= NumberLength
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>Splits "24 h" into 24 and "h"; the unit is empty when there is none.</summary>
    public static bool TryQuantity(string text, out double value, out string unit)
    {
        text = text.Trim();
        unit = "";
        value = 0;
        for (int length = Math.Min(text.Length, NumberLength); length > 0; length--)
        {
            if (TryNumber(text[..length].TrimEnd(), out value))
            {
                // "1e999" is not 1e99 and a unit of 9.
                unit = text[length..].Trim();
                return unit.Length == 0 || char.IsLetter(unit[0]) || unit[0] is '%' or '/';
            }
        }

        return false;
    }

    private static string Reason(YamlNode node) => node switch
    {
        YamlScalar { IsQuoted: true } => " in quotes",
        YamlScalar { Text.Length: > NumberLength } scalar => $", which has {scalar.Text.Length} characters",
        YamlScalar scalar when double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && !double.IsFinite(value)
            => ", which is no finite number",
        _ => "",
    };
}
