using System.Globalization;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Sbml;

/// <summary>
/// Reads the attributes of one element by type; what is wrong or missing becomes a finding. <see cref="End"/> refuses every attribute
/// that nobody asked for, so that a misspelt one is never lost.
/// </summary>
internal sealed class SbmlAttributes(SbmlElement element, SbmlDialect dialect, DiagnosticBag findings)
{
    private readonly HashSet<string> _known = ["metaid", "sboTerm", "id", "name"];

    /// <summary>What messages call the element: its name and, once known, its id.</summary>
    public string Subject => element.Attribute("id") is { Length: > 0 } id ? $"{element.Name} {SbmlXml.Quote(id.Trim())}" : element.Name;

    /// <summary>Text as it stands, or null.</summary>
    public string? Text(string name)
    {
        _known.Add(name);
        return element.Attribute(name);
    }

    /// <summary>A name for people, or null when it is absent or empty.</summary>
    public string? Name() => string.IsNullOrWhiteSpace(element.Attribute("name")) ? null : element.Attribute("name")!.Trim();

    /// <summary>An identifier that may be absent: a letter or underscore, then letters, digits and underscores.</summary>
    public string? Id(string name)
    {
        string? text = Text(name)?.Trim();
        if (text is null)
        {
            return null;
        }

        if (!IsId(text))
        {
            findings.Error(element.Location, $"{name} of {element.Name} is {SbmlXml.Quote(text)}; an id is a letter or underscore, then letters, digits and underscores");
            return null;
        }

        return text;
    }

    /// <summary>An identifier that must be there; null after a finding.</summary>
    public string? RequiredId(string name)
    {
        if (element.Attribute(name) is null)
        {
            _known.Add(name);
            Missing(name);
        }

        return Id(name);
    }

    /// <summary>A number, or null when absent; INF, -INF and NaN are spelt so.</summary>
    public double? Number(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (!SbmlNumber.TryParse(text, out double value, out string? fault))
        {
            findings.Error(element.Location, $"{name} of {Subject} is {SbmlXml.Quote(text)}: {fault}");
            return null;
        }

        return value;
    }

    /// <summary>A number that Level 3 requires and for which Level 2 has a default.</summary>
    public double Number(string name, double level2)
    {
        if (!dialect.IsLevel2 && element.Attribute(name) is null)
        {
            Missing(name);
        }

        return Number(name) ?? level2;
    }

    /// <summary>A whole number that Level 3 requires and for which Level 2 has a default.</summary>
    public int WholeNumber(string name, int level2)
    {
        double value = Number(name, level2);
        if (value != Math.Floor(value) || Math.Abs(value) > 1000)
        {
            findings.Error(element.Location, $"{name} of {Subject} is {SbmlXml.Quote(element.Attribute(name)!)}; a whole number from -1000 to 1000 is allowed");
            return level2;
        }

        return (int)value;
    }

    /// <summary>A truth value that Level 3 requires and for which Level 2 has a default.</summary>
    public bool Truth(string name, bool level2)
    {
        if (!dialect.IsLevel2 && element.Attribute(name) is null)
        {
            Missing(name);
        }

        return OptionalTruth(name, level2);
    }

    /// <summary>A truth value with a default.</summary>
    public bool OptionalTruth(string name, bool absent)
    {
        switch (Text(name)?.Trim())
        {
            case null: return absent;
            case "true" or "1": return true;
            case "false" or "0": return false;
            default:
                findings.Error(element.Location, $"{name} of {Subject} is {SbmlXml.Quote(element.Attribute(name)!)}; true and false are allowed");
                return absent;
        }
    }

    /// <summary>Attributes that bear no meaning for a time course.</summary>
    public void Pass(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            _known.Add(name);
        }
    }

    /// <summary>Refuses every attribute that was not asked for; those of other namespaces belong to packages.</summary>
    public void End()
    {
        foreach (SbmlAttribute attribute in element.Attributes)
        {
            if (attribute.Namespace.Length == 0 && !_known.Contains(attribute.Name))
            {
                findings.Error(
                    element.Location,
                    $"{Subject} has an attribute {SbmlXml.Quote(attribute.Name)} that SBML {dialect} does not know{NearestName.Hint(attribute.Name, _known)}");
            }
        }
    }

    public static bool IsId(string text)
    {
        if (text.Length is 0 or > 1000 || char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }

    private void Missing(string name)
        => findings.Error(element.Location, string.Create(CultureInfo.InvariantCulture, $"{Subject} lacks the attribute {name}, which SBML {dialect} requires"));
}
