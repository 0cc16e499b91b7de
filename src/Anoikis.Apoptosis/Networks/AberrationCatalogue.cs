using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Apoptosis.Networks;

/// <summary>An aberration of function that the program knows a number or a hook of the network for.</summary>
/// <param name="Symbol">HGNC symbol of the regulator.</param>
/// <param name="Module">The module that holds the hook; null where the regulator's level takes it, whatever holds the regulator.</param>
/// <param name="Kind">How its function is aberrant.</param>
/// <param name="Drug">The drug that it resists; empty but for <see cref="AberrationKind.DrugResistant"/>.</param>
/// <param name="Trait">The trait of the network that it sets; empty where it multiplies the regulator's level.</param>
/// <param name="Value">Value of the trait, or share of function left, where a scenario states none.</param>
/// <param name="Lower">Smallest plausible value.</param>
/// <param name="Upper">Largest plausible value.</param>
/// <param name="Source">Where the value comes from, or "assumed".</param>
public sealed record CataloguedAberration(
    string Symbol, string? Module, AberrationKind Kind, string Drug, string Trait, double Value, double Lower, double Upper, string Source);

/// <summary>The catalogue of aberrations of function, models/aberrations.csv. Loss and haploinsufficiency hold for every regulator and are not in it.</summary>
public static class AberrationCatalogue
{
    /// <summary>Where the table stands below the folder models.</summary>
    public const string File = "aberrations.csv";

    /// <summary>Share of function that one of two copies of a gene gives: a half by definition, as far as neither copy makes up for the other (plausible 0.3 to 0.8, assumed).</summary>
    public const double OneCopy = 0.5;

    private const string AnyModule = "any";

    private static readonly string[] Columns = ["symbol", "module", "kind", "drug", "trait", "value", "lower", "upper", "source"];

    private static readonly ImmutableSortedDictionary<string, AberrationKind> Kinds = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            new KeyValuePair<string, AberrationKind>("lost", AberrationKind.Lost),
            new("haploinsufficient", AberrationKind.Haploinsufficient),
            new("dominant_negative", AberrationKind.DominantNegative),
            new("constitutively_active", AberrationKind.ConstitutivelyActive),
            new("drug_resistant", AberrationKind.DrugResistant),
        ]);

    /// <summary>All of them, in the order of the table.</summary>
    public static ImmutableArray<CataloguedAberration> All { get; } = ReadAll();

    /// <summary>What scenarios call a kind, such as dominant_negative.</summary>
    public static string Word(AberrationKind kind) => Kinds.First(k => k.Value == kind).Key;

    /// <summary>Those of a regulator.</summary>
    public static IEnumerable<CataloguedAberration> Of(string symbol) => All.Where(a => a.Symbol == symbol);

    /// <summary>Those of a kind.</summary>
    public static IEnumerable<CataloguedAberration> Of(AberrationKind kind) => All.Where(a => a.Kind == kind);

    private static ImmutableArray<CataloguedAberration> ReadAll()
    {
        DiagnosticBag findings = [];
        string text = BuiltInNetworks.Import(File) ?? throw new InvalidOperationException($"the resource {File} is missing");
        CommaTable? table = CommaTable.Read(text, File, Columns, findings);
        ImmutableArray<CataloguedAberration> all = [.. table?.Rows.Select(r => Aberration(r, findings)).OfType<CataloguedAberration>() ?? []];
        return findings.HasErrors ? throw new InvalidOperationException(string.Join('\n', findings)) : all;
    }

    private static CataloguedAberration? Aberration(CommaTable.Row row, DiagnosticBag findings)
    {
        if (!Kinds.TryGetValue(row["kind"], out AberrationKind kind))
        {
            findings.Error(row.Location, $"the kind is \"{row["kind"]}\"; allowed are {string.Join(", ", Kinds.Keys)}");
            return null;
        }

        if (row.Number("value", findings) is not { } value || row.Number("lower", findings) is not { } lower || row.Number("upper", findings) is not { } upper)
        {
            return null;
        }

        if (!(lower <= value && value <= upper) || row["source"].Length == 0 || (kind == AberrationKind.DrugResistant) != (row["drug"].Length > 0))
        {
            findings.Error(row.Location, "an aberration needs a value from lower to upper, a source, and a drug if it is a resistance");
            return null;
        }

        return new CataloguedAberration(row["symbol"], row["module"] == AnyModule ? null : row["module"], kind, row["drug"], row["trait"], value, lower, upper, row["source"]);
    }
}
