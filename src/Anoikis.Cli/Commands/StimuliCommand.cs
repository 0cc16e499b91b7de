using System.Collections.Immutable;
using System.CommandLine;
using Anoikis.Apoptosis.Networks;
using Anoikis.Cli.Catalogue;
using Anoikis.Cli.Help;
using Anoikis.Cli.Output;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis stimuli [NAME]</c>: the catalogue of stimuli and drugs, or one of them.</summary>
internal static class StimuliCommand
{
    public static Command Create()
    {
        Argument<string?> name = new("NAME") { Description = "Name of a stimulus or drug.", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add([.. StimulusCatalogue.All.Select(s => s.Name)]);
        Option<string?> network = NetworkOption.Create("Only what this network takes");
        Option<bool> json = new("--json") { Description = "Write JSON." };
        ExampleCommand command = new(
            "stimuli",
            "List the stimuli and drugs that networks take, or show one: class, unit, range, module, source, and how a scenario sets it.",
            new Example("anoikis stimuli", "All of them."),
            new Example("anoikis stimuli venetoclax", "One, with the network that holds its target."),
            new Example("anoikis stimuli --network reference --json", "Those of one network, for programs."));
        command.Arguments.Add(name);
        command.Options.Add(network);
        command.Options.Add(json);
        command.SetAction(parsed => (int)Run(
            parsed.GetValue(name), parsed.GetValue(network), parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static ExitCode Run(string? name, string? network, bool json, TextWriter output, TextWriter error)
    {
        DiagnosticBag findings = [];
        ImmutableArray<CataloguedStimulus>? all = network is null ? StimulusCatalogue.All : Taken(network, findings);
        CataloguedStimulus? one = name is null || all is null ? null : One(name, network, all.Value, findings);
        if (Findings.Print(findings, error) || all is null)
        {
            return ExitCode.BadInput;
        }

        if (json)
        {
            output.Write(one is null ? CatalogueJson.Of(all.Value) : CatalogueJson.Of(one));
        }
        else if (one is null)
        {
            StimulusPage.WriteTable(all.Value, output);
        }
        else
        {
            StimulusPage.Write(one, output);
        }

        return ExitCode.Done;
    }

    private static ImmutableArray<CataloguedStimulus>? Taken(string network, DiagnosticBag findings)
    {
        if (BuiltInCells.Load(network, findings) is not { } loaded)
        {
            return null;
        }

        return [.. loaded.Network.Stimuli.Select(t =>
        {
            CataloguedStimulus? known = StimulusCatalogue.All.FirstOrDefault(s => s.Name == t.Name);
            return NetworkModules.IsComposition(network) && known is not null
                ? known
                : new CataloguedStimulus(t.Name, loaded.Network.Name, known?.Class ?? StimulusClass.Ligand, t.Input, t.Unit, t.PerUnit, t.Resting / t.PerUnit, t.Lower, t.Upper, t.Source);
        })];
    }

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
