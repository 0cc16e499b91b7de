using System.Collections.Immutable;
using System.CommandLine;
using Anoikis.Apoptosis.Networks;
using Anoikis.Cli.Catalogue;
using Anoikis.Cli.Help;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis stimuli [NAME]</c>: the catalogue of stimuli and drugs, or one of them.</summary>
internal static class StimuliCommand
{
    public static Command Create()
    {
        Argument<string?> name = new("NAME") { Description = "Name of a stimulus or drug.", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add([.. StimulusCatalogue.All.Select(s => s.Name)]);
        ExampleCommand command = new(
            "stimuli",
            "List the stimuli and drugs that networks take, or show one: class, unit, range, module, source, and how a scenario sets it.",
            new Example("anoikis stimuli", "All of them."),
            new Example("anoikis stimuli venetoclax", "One, with the network that holds its target."),
            new Example("anoikis stimuli --network reference --json", "Those of one network, for programs."));
        return new CatalogueCommand<CataloguedStimulus>
        {
            Name = name,
            OfNetwork = "Only what this network takes",
            All = StimulusCatalogue.All,
            Held = Taken,
            Find = One,
            WriteTable = StimulusPage.WriteTable,
            Write = StimulusPage.Write,
        }.Of(command);
    }

    private static ImmutableArray<CataloguedStimulus> Taken(CellNetwork network, bool composed)
        => [.. network.Stimuli.Select(t =>
        {
            CataloguedStimulus? known = StimulusCatalogue.All.FirstOrDefault(s => s.Name == t.Name);
            return composed && known is not null
                ? known
                : new CataloguedStimulus(t.Name, network.Name, known?.Class ?? StimulusClass.Ligand, t.Input, t.Unit, t.PerUnit, t.Resting / t.PerUnit, t.Lower, t.Upper, t.Source);
        })];

    private static CataloguedStimulus? One(string name, string? network, ImmutableArray<CataloguedStimulus> all, DiagnosticBag findings)
    {
        if (StimulusCatalogue.Find(name) is not { } found)
        {
            ImmutableArray<CataloguedStimulus> candidates = StimulusCatalogue.Candidates(name);
            string meant = candidates.IsEmpty ? "; anoikis stimuli lists all" : $"; near to it are {string.Join(", ", candidates.Take(8).Select(s => $"{s.Name} ({StimulusPage.Word(s.Class)})"))}";
            findings.Error(SourceLocation.None, $"there is no stimulus \"{name}\"{meant}");
            return null;
        }

        if (all.FirstOrDefault(s => s.Name == found.Name) is { } taken)
        {
            return taken;
        }

        findings.Error(SourceLocation.None, $"the network {network} does not take {found.Name}; the module {found.Module} does: --network \"{NetworkOption.With(found.Module)}\"");
        return null;
    }
}
