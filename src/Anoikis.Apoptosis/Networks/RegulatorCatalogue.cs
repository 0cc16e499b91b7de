using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Apoptosis.Networks;

/// <summary>What the program knows of a regulator, whether or not a network holds it.</summary>
/// <param name="Symbol">HGNC symbol.</param>
/// <param name="Module">The module that holds it: core, a name of <see cref="NetworkModules.All"/>, or null where none does.</param>
/// <param name="Parameter">The parameter that sets its level; empty where no module holds it.</param>
/// <param name="Species">The species that carries it; empty where no module holds it.</param>
/// <param name="Copies">Copies per cell at level 1; null where no module holds it.</param>
/// <param name="HalfLife">Half-life, hours; null where no module holds it.</param>
/// <param name="Role">Which way it turns a cell; null where it is not modelled.</param>
/// <param name="NotModelled">Why it is not modelled: no module holds it, or the module that does lets no level of it change a death; null where it is.</param>
/// <param name="Name">Name for people.</param>
/// <param name="UniProt">Accession in UniProt.</param>
/// <param name="Aliases">Other names of the gene and of protein arrays.</param>
/// <param name="Aberrations">What is aberrant in tumours.</param>
/// <param name="Source">Where copies and half-life come from.</param>
public sealed record CataloguedRegulator(
    string Symbol,
    string? Module,
    string Parameter,
    string Species,
    double? Copies,
    double? HalfLife,
    RegulatorRole? Role,
    string? NotModelled,
    string Name,
    string UniProt,
    ImmutableArray<string> Aliases,
    string Aberrations,
    string Source)
{
    /// <summary>Whether a ranking of regulators by what they do to death takes it: not what is only cut or counted, nor what is not modelled.</summary>
    public bool IsRanked => NotModelled is null && Role != RegulatorRole.Marker;
}

/// <summary>The catalogue of regulators, models/regulators.csv: those that are modelled, and those that are not, with the reason.</summary>
public static class RegulatorCatalogue
{
    /// <summary>Where the table stands below the folder models.</summary>
    public const string File = "regulators.csv";

    private const string NoModule = "none";

    internal static readonly string[] Columns = ["symbol", "module", "input", "species", "copies", "half_life", "role", "not_modelled", "name", "uniprot", "aliases", "aberrations", "source"];

    /// <summary>All of them, in the order of the table.</summary>
    public static ImmutableArray<CataloguedRegulator> All { get; } = ReadAll();

    /// <summary>The regulators that a name may stand for: a symbol, an alias or a UniProt accession; several where an alias is ambiguous.</summary>
    /// <param name="name">The name; case does not count, nor do spaces, hyphens and underscores.</param>
    public static ImmutableArray<CataloguedRegulator> Find(string name)
    {
        string key = CatalogueKey.Of(name);
        return All.FirstOrDefault(r => CatalogueKey.Of(r.Symbol) == key) is { } exact
            ? [exact]
            : [.. All.Where(r => CatalogueKey.Of(r.UniProt) == key || r.Aliases.Any(a => CatalogueKey.Of(a) == key))];
    }

    /// <summary>The regulators that a name without match may have meant: the nearest by symbol and by alias, and those of whose names it is a part.</summary>
    public static ImmutableArray<CataloguedRegulator> Candidates(string name)
    {
        string key = CatalogueKey.Of(name);
        string? symbol = NearestName.Find(name, All.Select(r => r.Symbol));
        string? alias = NearestName.Find(name, All.SelectMany(r => r.Aliases));
        return [.. All.Where(r => r.Symbol == symbol || (alias is not null && r.Aliases.Contains(alias)) || r.Aliases.Append(r.Symbol).Any(n => CatalogueKey.Overlap(CatalogueKey.Of(n), key)))];
    }

    private static ImmutableArray<CataloguedRegulator> ReadAll()
    {
        DiagnosticBag findings = [];
        string text = BuiltInNetworks.Import(File) ?? throw new InvalidOperationException($"the resource {File} is missing");
        CommaTable? table = CommaTable.Read(text, File, Columns, findings);
        ImmutableArray<CataloguedRegulator> all = [.. table?.Rows.Select(r => Regulator(r, findings)) ?? []];
        return findings.HasErrors ? throw new InvalidOperationException(string.Join('\n', findings)) : all;
    }

    private static CataloguedRegulator Regulator(CommaTable.Row row, DiagnosticBag findings)
    {
        (bool held, bool modelled) = (row["module"] != NoModule, row["not_modelled"].Length == 0);
        RegulatorRole? role = row["role"] switch
        {
            "pro" => RegulatorRole.Pro,
            "anti" => RegulatorRole.Anti,
            "both" => RegulatorRole.Both,
            "marker" => RegulatorRole.Marker,
            _ => null,
        };
        if (modelled && (role is null || !held))
        {
            findings.Error(row.Location, $"a regulator without a reason under not_modelled needs a module and a role (pro, anti, both or marker); they are \"{row["module"]}\" and \"{row["role"]}\"");
        }

        return new CataloguedRegulator(
            row["symbol"],
            held ? row["module"] : null,
            row["input"],
            row["species"],
            held ? row.Number("copies", findings) : null,
            held ? row.Number("half_life", findings) : null,
            role,
            modelled ? null : row["not_modelled"],
            row["name"],
            row["uniprot"],
            [.. row["aliases"].Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            row["aberrations"],
            row["source"]);
    }
}
