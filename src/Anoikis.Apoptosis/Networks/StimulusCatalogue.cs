using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Apoptosis.Networks;

/// <summary>What the program knows of a stimulus.</summary>
/// <param name="Name">What scenarios call it.</param>
/// <param name="Module">The module that holds it: core, or a name of <see cref="NetworkModules.All"/>.</param>
/// <param name="Class">What kind of thing it is.</param>
/// <param name="Input">The parameter of the network that it sets.</param>
/// <param name="Unit">Unit of scenarios; 1 for a bare number.</param>
/// <param name="PerUnit">Input per unit.</param>
/// <param name="Resting">Strength where nothing sets it, in <paramref name="Unit"/>.</param>
/// <param name="Lower">Smallest plausible strength, in <paramref name="Unit"/>.</param>
/// <param name="Upper">Largest plausible strength, in <paramref name="Unit"/>.</param>
/// <param name="Source">Where unit and range come from.</param>
public sealed record CataloguedStimulus(
    string Name, string Module, StimulusClass Class, string Input, string Unit, double PerUnit, double Resting, double Lower, double Upper, string Source);

/// <summary>The catalogue of stimuli and drugs of networks that are joined of modules, models/stimuli.csv.</summary>
public static class StimulusCatalogue
{
    /// <summary>Where the table stands below the folder models.</summary>
    public const string File = "stimuli.csv";

    private static readonly string[] Columns = ["name", "module", "class", "input", "kind", "unit", "per_unit", "resting", "lower", "upper", "source"];

    /// <summary>All of them, in the order of the table.</summary>
    public static ImmutableArray<CataloguedStimulus> All { get; } = ReadAll();

    /// <summary>The stimulus of a name, or null.</summary>
    /// <param name="name">The name; case does not count, nor do spaces, hyphens and underscores.</param>
    public static CataloguedStimulus? Find(string name)
    {
        string key = CatalogueKey.Of(name);
        return All.FirstOrDefault(s => CatalogueKey.Of(s.Name) == key);
    }

    /// <summary>The stimuli that a name without match may have meant: the nearest, those of which it is a part, and those whose definition speaks of it, as that of translation does of cycloheximide.</summary>
    public static ImmutableArray<CataloguedStimulus> Candidates(string name)
    {
        string key = CatalogueKey.Of(name);
        string? near = NearestName.Find(name, All.Select(s => s.Name));
        return [.. All.Where(s => s.Name == near || CatalogueKey.Overlap(CatalogueKey.Of(s.Name), key) || CatalogueKey.IsPart(key, CatalogueKey.Of(s.Source)))];
    }

    private static ImmutableArray<CataloguedStimulus> ReadAll()
    {
        DiagnosticBag findings = [];
        string text = BuiltInNetworks.Import(File) ?? throw new InvalidOperationException($"the resource {File} is missing");
        CommaTable? table = CommaTable.Read(text, File, Columns, findings);
        ImmutableArray<CataloguedStimulus> all = [.. table?.Rows.Select(r => Stimulus(r, findings)).OfType<CataloguedStimulus>() ?? []];
        return findings.HasErrors ? throw new InvalidOperationException(string.Join('\n', findings)) : all;
    }

    private static CataloguedStimulus? Stimulus(CommaTable.Row row, DiagnosticBag findings)
    {
        if (!Enum.TryParse(row["class"], ignoreCase: true, out StimulusClass kind) || !Enum.IsDefined(kind))
        {
            findings.Error(row.Location, $"the class is \"{row["class"]}\"; allowed are {string.Join(", ", Enum.GetNames<StimulusClass>()).ToLowerInvariant()}");
            return null;
        }

        return row.Number("per_unit", findings) is { } perUnit && row.Number("resting", findings) is { } resting
            && row.Number("lower", findings) is { } lower && row.Number("upper", findings) is { } upper
            ? new CataloguedStimulus(row["name"], row["module"], kind, row["input"], row["unit"], perUnit, resting / perUnit, lower, upper, row["source"])
            : null;
    }
}
