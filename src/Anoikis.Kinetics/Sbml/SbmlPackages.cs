using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Sbml;

/// <summary>
/// The packages that a document declares. One that is required changes what the model means, so it refuses the document; the others get a note
/// and their elements are passed over.
/// </summary>
internal sealed class SbmlPackages(SbmlDialect dialect, DiagnosticBag findings)
{
    private const string PackagePrefix = "http://www.sbml.org/sbml/level3/version1/";

    private readonly HashSet<string> _passed = [];
    private readonly HashSet<string> _refused = [];

    /// <summary>Takes the declarations of the root.</summary>
    public void Declare(SbmlElement root)
    {
        foreach (SbmlAttribute attribute in root.Attributes)
        {
            if (attribute.Name != "required" || attribute.Namespace.Length == 0)
            {
                continue;
            }

            string package = Name(attribute.Namespace);
            if (package == "l3v2extendedmath")
            {
                // Its operators are those of Level 3 Version 2, which the reader knows at every level.
                _passed.Add(attribute.Namespace);
            }
            else if (attribute.Value.Trim() is "false" or "0")
            {
                findings.Note(root.Location, $"the SBML package {package} is passed over; it is declared as not required, so it does not change the model's course");
                _passed.Add(attribute.Namespace);
            }
            else
            {
                findings.Error(root.Location, $"the SBML package {package} is declared as required and is not supported");
                _refused.Add(attribute.Namespace);
            }
        }
    }

    /// <summary>Whether an element belongs to the core; if not, it is passed over as its package allows, or refused.</summary>
    public bool IsCore(SbmlElement element)
    {
        if (element.Namespace == dialect.Namespace)
        {
            return true;
        }

        if (_passed.Contains(element.Namespace) && Name(element.Namespace) == "comp")
        {
            findings.Error(element.Location, $"{element.Name} of the SBML package comp changes the model and is not supported");
        }
        else if (!_passed.Contains(element.Namespace) && !_refused.Contains(element.Namespace))
        {
            findings.Error(element.Location, $"the element {SbmlXml.Quote(element.Name)} in the namespace {SbmlXml.Quote(element.Namespace)} is not part of SBML {dialect}");
        }

        return false;
    }

    private static string Name(string nameSpace)
        => nameSpace.StartsWith(PackagePrefix, StringComparison.Ordinal) ? SbmlXml.Quote(nameSpace[PackagePrefix.Length..].Split('/')[0]).Trim('"') : SbmlXml.Quote(nameSpace);
}
