using System.Text;
using System.Xml;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Sbml;

/// <summary>Writes networks as SBML for other programs.</summary>
public static class SbmlWriter
{
    /// <summary>
    /// The network as an SBML Level 3 Version 1 Core document, or Version 2 where a formula holds min, max, quotient or remainder, which Version 1 lacks.
    /// Reading it again gives the same equations. Parameters that were local to a reaction stay model-wide, functions stay written out.
    /// </summary>
    /// <param name="network">A checked network.</param>
    /// <returns>The document's text, which declares itself as UTF-8.</returns>
    public static string Write(ReactionNetwork network)
    {
        using MemoryStream bytes = new();
        XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };
        using (XmlWriter xml = XmlWriter.Create(bytes, settings))
        {
            new SbmlModelWriter(network, xml).Write();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }
}
