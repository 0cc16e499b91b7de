using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Cli.Networks;
using Anoikis.Cli.Options;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Sbml;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis export MODEL --to sbml|antimony</c>: a network, or a composition of modules, as one text that other programs read.</summary>
internal static class ExportCommand
{
    private enum Language
    {
        Sbml,
        Antimony,
    }

    public static Command Create()
    {
        Option<Language> language = new("--to")
        {
            Description = "The language: sbml (Level 3) or antimony.",
            HelpName = "sbml|antimony",
            Required = true,
            CustomParser = result => EnumOption.Parse(result, ("sbml", Language.Sbml), ("antimony", Language.Antimony)),
        };
        Option<string?> file = new("--out") { Description = "Write the text to this file instead of standard output." };
        ExampleCommand command = new(
            "export",
            "Write a network as one flat text for other programs. It has the same equations, events and units; read back, it is the same network.",
            new Example("anoikis export full --to sbml --out full.xml", "The core with every module, for COPASI, Tellurium, AMICI and others."),
            new Example("anoikis export \"reference + granzyme\" --to antimony --out granzyme.ant", "A composition."),
            new Example("anoikis export BIOMD0000000220.xml --to antimony", "SBML as Antimony, on standard output."));
        return NetworkText.Of(
            command, file, [language, file], (parsed, _, network, findings) => parsed.GetValue(language) == Language.Sbml ? SbmlWriter.Write(network) : Antimony(network, findings));
    }

    private static string? Antimony(ReactionNetwork network, DiagnosticBag findings)
    {
        foreach (Species species in network.Species.Where(s => s.ConversionFactor is not null))
        {
            findings.Error(species.Location, $"species {species.Id} has a conversion factor, which Antimony has no word for; export it with --to sbml");
        }

        return findings.HasErrors ? null : AntimonyWriter.Write(network);
    }
}
