using System.Globalization;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Sbml;

/// <summary>The level and version that a document declares: the same element means different things in different ones.</summary>
/// <param name="Level">2 or 3.</param>
/// <param name="Version">1 to 5 at level 2, 1 to 2 at level 3.</param>
internal readonly record struct SbmlDialect(int Level, int Version)
{
    /// <summary>The namespace of the core's elements.</summary>
    public string Namespace => (Level, Version) switch
    {
        (2, 1) => "http://www.sbml.org/sbml/level2",
        (2, _) => FormattableString.Invariant($"http://www.sbml.org/sbml/level2/version{Version}"),
        _ => FormattableString.Invariant($"http://www.sbml.org/sbml/level{Level}/version{Version}/core"),
    };

    public bool IsLevel2 => Level == 2;

    /// <summary>Whether formulas may be left out, as from Level 3 Version 2 on.</summary>
    public bool AllowsMissingMath => Level == 3 && Version >= 2;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Level {Level} Version {Version}");

    /// <summary>Reads level and version from the root, or says why they are refused.</summary>
    public static SbmlDialect? Read(SbmlElement root, DiagnosticBag findings)
    {
        if (root.Name != "sbml")
        {
            findings.Error(root.Location, $"the root element is {SbmlXml.Quote(root.Name)}, not sbml: this is not an SBML document");
            return null;
        }

        if (!TryRead(root, "level", out int level) || !TryRead(root, "version", out int version))
        {
            findings.Error(root.Location, "sbml lacks its level and version as whole numbers; Level 2 Versions 1 to 5 and Level 3 Versions 1 and 2 are read");
            return null;
        }

        SbmlDialect dialect = new(level, version);
        if ((level, version) is not ((2, >= 1 and <= 5) or (3, 1 or 2)))
        {
            findings.Error(root.Location, $"SBML {dialect} is not supported; Level 2 Versions 1 to 5 and Level 3 Versions 1 and 2 are");
            return null;
        }

        if (root.Namespace != dialect.Namespace)
        {
            findings.Error(root.Location, $"the namespace {SbmlXml.Quote(root.Namespace)} is not that of SBML {dialect}, which is \"{dialect.Namespace}\"");
            return null;
        }

        return dialect;
    }

    private static bool TryRead(SbmlElement root, string name, out int value)
        => int.TryParse(root.Attribute(name), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value);
}
