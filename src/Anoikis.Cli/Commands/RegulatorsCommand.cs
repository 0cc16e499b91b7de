using System.Collections.Immutable;
using System.CommandLine;
using Anoikis.Apoptosis.Networks;
using Anoikis.Cli.Catalogue;
using Anoikis.Cli.Help;
using Anoikis.Cli.Output;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis regulators [SYMBOL]</c>: the catalogue of regulators, or one of them by any of its names.</summary>
internal static class RegulatorsCommand
{
    private const double SecondsPerHour = 3600;

    public static Command Create()
    {
        Argument<string?> name = new("SYMBOL") { Description = "HGNC symbol, another name of the gene or of a protein array, or a UniProt accession.", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add([.. RegulatorCatalogue.All.Select(r => r.Symbol)]);
        Option<string?> network = NetworkOption.Create("Only what this network holds, with its own copies");
        Option<bool> json = new("--json") { Description = "Write JSON." };
        ExampleCommand command = new(
            "regulators",
            "List the regulators of apoptosis that networks hold, or show one: role, module, species, copies, half-life, other names, aberrations, sources, and how a scenario sets it.",
            new Example("anoikis regulators", "All of them, and what is not modelled, with the reason."),
            new Example("anoikis regulators Bcl-xL", "One, by any of its names: BCL2L1."),
            new Example("anoikis regulators --network lopez2013 --json", "Those of one network, for programs."));
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
        ImmutableArray<CataloguedRegulator>? all = network is null ? RegulatorCatalogue.All : Held(network, findings);
        CataloguedRegulator? one = name is null || all is null ? null : One(name, network, all.Value, findings);
        if (Findings.Print(findings, error) || all is null)
        {
            return ExitCode.BadInput;
        }

        if (json)
        {
            output.Write(one is null ? CatalogueJson.Of(all.Value.Select(Row)) : CatalogueJson.Of(Row(one)));
        }
        else if (one is null)
        {
            RegulatorPage.WriteTable(all.Value, output);
        }
        else
        {
            RegulatorPage.Write(one, output);
        }

        return ExitCode.Done;
    }

    // What a network holds, with what the catalogue knows of it: copies and half-life are the network's.
    private static ImmutableArray<CataloguedRegulator>? Held(string network, DiagnosticBag findings)
    {
        if (BuiltInCells.Load(network, findings) is not { } loaded)
        {
            return null;
        }

        bool composed = NetworkModules.IsComposition(network);
        return [.. loaded.Network.Regulators.Select(target =>
        {
            CataloguedRegulator? known = RegulatorCatalogue.All.FirstOrDefault(r => r.Symbol == target.Symbol);
            string ids = string.Join(" ", target.Components.Select(c => c.Id));
            CataloguedRegulator held = known ?? new CataloguedRegulator(target.Symbol, null, ids, ids, null, null, null, null, target.Name ?? target.Symbol, "", [], "", target.Source);
            return composed ? held : held with
            {
                Module = loaded.Network.Name,
                Parameter = ids,
                Species = ids,
                Copies = target.PublishedCopies,
                HalfLife = target.HalfLife / SecondsPerHour,
                Source = target.Source,
            };
        })];
    }

    private static CataloguedRegulator? One(string name, string? network, ImmutableArray<CataloguedRegulator> all, DiagnosticBag findings)
    {
        ImmutableArray<CataloguedRegulator> found = RegulatorCatalogue.Find(name);
        if (found.Length > 1)
        {
            findings.Error(SourceLocation.None, $"\"{name}\" may be {string.Join(" or ", found.Select(Named))}; give the symbol");
            return null;
        }

        if (found.IsEmpty)
        {
            ImmutableArray<CataloguedRegulator> candidates = RegulatorCatalogue.Candidates(name);
            string meant = candidates.IsEmpty ? "; anoikis regulators lists all" : $"; near to it are {string.Join(", ", candidates.Take(8).Select(Named))}";
            findings.Error(SourceLocation.None, $"there is no regulator \"{name}\"{meant}");
            return null;
        }

        if (all.FirstOrDefault(r => r.Symbol == found[0].Symbol) is { } held)
        {
            return held;
        }

        string where = found[0].Module is { } module ? $"; the module {module} holds it: --network \"{NetworkOption.With(module)}\"" : $", nor does any: {found[0].NotModelled}";
        findings.Error(SourceLocation.None, $"the network {network} does not hold {Named(found[0])}{where}");
        return null;
    }

    private static string Named(CataloguedRegulator regulator)
        => regulator.Name == regulator.Symbol ? regulator.Symbol : $"{regulator.Symbol} ({regulator.Name})";

    private static object Row(CataloguedRegulator r) => new
    {
        r.Symbol,
        Modelled = r.NotModelled is null,
        r.Module,
        r.Role,
        r.Name,
        NotModelledBecause = r.NotModelled,
        r.Parameter,
        r.Species,
        r.Copies,
        HalfLifeHours = r.HalfLife,
        Uniprot = r.UniProt,
        r.Aliases,
        InTumours = r.Aberrations,
        Function = AberrationCatalogue.Of(r.Symbol),
        r.Source,
    };
}
