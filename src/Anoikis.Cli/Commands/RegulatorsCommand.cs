using System.Collections.Immutable;
using System.CommandLine;
using Anoikis.Apoptosis.Networks;
using Anoikis.Cli.Catalogue;
using Anoikis.Cli.Help;
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
        ExampleCommand command = new(
            "regulators",
            "List the regulators of apoptosis that networks hold, or show one: role, module, species, copies, half-life, other names, aberrations, sources, and how a scenario sets it.",
            new Example("anoikis regulators", "All of them, and what is not modelled, with the reason."),
            new Example("anoikis regulators Bcl-xL", "One, by any of its names: BCL2L1."),
            new Example("anoikis regulators --network lopez2013 --json", "Those of one network, for programs."));
        return new CatalogueCommand<CataloguedRegulator>
        {
            Name = name,
            OfNetwork = "Only what this network holds, with its own copies",
            All = RegulatorCatalogue.All,
            Held = Held,
            Find = One,
            WriteTable = RegulatorPage.WriteTable,
            Write = RegulatorPage.Write,
            Row = Row,
        }.Of(command);
    }

    // What a network holds, with what the catalogue knows of it: copies and half-life are the network's.
    private static ImmutableArray<CataloguedRegulator> Held(CellNetwork network, bool composed)
        => [.. network.Regulators.Select(target =>
        {
            CataloguedRegulator? known = RegulatorCatalogue.All.FirstOrDefault(r => r.Symbol == target.Symbol);
            string ids = string.Join(" ", target.Components.Select(c => c.Id));
            CataloguedRegulator held = known ?? new CataloguedRegulator(target.Symbol, null, ids, ids, null, null, null, null, target.Name ?? target.Symbol, "", [], "", target.Source);
            return composed ? held : held with
            {
                Module = network.Name,
                Parameter = ids,
                Species = ids,
                Copies = target.PublishedCopies,
                HalfLife = target.HalfLife / SecondsPerHour,
                Source = target.Source,
                NotModelled = null,
            };
        })];

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
