using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Sbml;

/// <summary>One XML element as it stands in the text: what the reader needs of it and where it is, so that each finding has its line.</summary>
internal sealed class SbmlElement(string name, string nameSpace, SourceLocation location)
{
    public string Name { get; } = name;

    public string Namespace { get; } = nameSpace;

    public SourceLocation Location { get; } = location;

    /// <summary>Attributes but for namespace declarations, in the order of the text.</summary>
    public List<SbmlAttribute> Attributes { get; } = [];

    public List<SbmlElement> Children { get; } = [];

    /// <summary>For each child, the text that stands before it; then the text after the last: what <c>&lt;sep/&gt;</c> divides.</summary>
    public List<string> Texts { get; } = [""];

    /// <summary>All text directly inside, white space at the ends removed.</summary>
    public string Text => Texts.Count == 1 ? Texts[0].Trim() : string.Concat(Texts).Trim();

    /// <summary>The attribute of a name without a prefix, or null.</summary>
    public string? Attribute(string name) => Attribute("", name);

    /// <summary>The attribute of a name in a namespace, or null.</summary>
    public string? Attribute(string nameSpace, string name)
    {
        foreach (SbmlAttribute attribute in Attributes)
        {
            if (attribute.Name == name && attribute.Namespace == nameSpace)
            {
                return attribute.Value;
            }
        }

        return null;
    }
}

/// <summary>One attribute; its namespace is empty where it has no prefix.</summary>
internal readonly record struct SbmlAttribute(string Namespace, string Name, string Value);
