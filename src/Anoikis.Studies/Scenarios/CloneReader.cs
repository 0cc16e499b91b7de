using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Metastasis.Clones;
using Anoikis.Studies.Scenarios.Quantities;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios;

/// <summary>Reads the clones of a scenario: their shares, their regulators' levels by HGNC symbol, and how levels vary.</summary>
/// <param name="values">Reads values and takes every problem.</param>
/// <param name="network">The network that must hold the regulators; null when it is itself refused, and levels then are read as far as they can be.</param>
/// <param name="catalogued">Whether the network, though it is refused, was meant to be one of the program's own, so that its regulators are those of the catalogue.</param>
public sealed class CloneReader(ValueReader values, CellNetwork? network, bool catalogued = false)
{
    /// <summary>Clones that a scenario may have.</summary>
    public const int MostClones = 1000;

    /// <summary>How far shares may sum up beside 1: what writing thirds as 0.333 takes.</summary>
    public const double ShareTolerance = 0.005;

    private readonly QuantityReader _quantities = new(values);
    private readonly LevelReader _levels = new(values, network);

    /// <summary>The clones, in the order of the text; those that could be read.</summary>
    /// <param name="node">The group of clones by name.</param>
    /// <param name="variability">How levels vary in clones that do not say.</param>
    /// <param name="share">Whether the clones share the cells between them; else every clone has all of them, and none states a share.</param>
    public ImmutableArray<Clone> Read(YamlNode? node, LevelVariability variability, bool share = true)
    {
        if (values.Group(node, "clones", "a group with the name of each clone, as in clones: {B16F1: {levels: {BCL2: {fold: 1.5}}}}") is not { } map)
        {
            return [];
        }

        if (map.Entries.Length is 0 or > MostClones)
        {
            values.Findings.Error(map.Location, $"there are {map.Entries.Length} clones; allowed are 1 to {MostClones}");
            return [];
        }

        bool several = map.Entries.Length > 1;
        Clone?[] clones = [.. map.Entries.Select(entry => ReadOne(entry, variability, share ? several : null))];
        double sum = clones.Sum(c => c?.Share ?? 0);
        if (share && clones.All(c => c is not null) && Math.Abs(sum - 1) > ShareTolerance)
        {
            values.Findings.Error(map.Location, string.Create(CultureInfo.InvariantCulture, $"the shares of the clones sum up to {sum:0.######}; allowed is 1"));
        }

        return [.. clones.OfType<Clone>()];
    }

    /// <summary>Reads how levels differ between cells, starting from what holds where nothing is said.</summary>
    public LevelVariability Variability(YamlNode? node, LevelVariability otherwise, string of)
    {
        if (values.Group(node, $"variability of {of}", "a group, as in {cv: 0.25, regulators: {XIAP: 0.3}, fluctuation: {fixed_share: 0.2, time_constant: 24 h, update: 6 h}}") is not { } map)
        {
            return otherwise;
        }

        GroupReader group = new(map, $"variability of {of}", values);
        double cv = group.Number("cv", new NumberRange(0, 10)) ?? otherwise.CoefficientOfVariation;
        ImmutableSortedDictionary<string, double> overrides = otherwise.Overrides;
        YamlMap? own = values.Group(group.Take("regulators"), "regulators", "a group of coefficients of variation by HGNC symbol, as in {XIAP: 0.3}");
        LevelFluctuation? fluctuation = group.Take("fluctuation") is { } given ? Fluctuation(given) : otherwise.Fluctuation;
        group.Text("source");
        group.Text("assumed");
        group.Finish();
        foreach (YamlEntry entry in own?.Entries ?? [])
        {
            bool known = IsKnown(entry);
            if (values.Number(entry.Value, $"variability of {entry.Key}", new NumberRange(0, 10)) is { } value && known)
            {
                overrides = overrides.SetItem(entry.Key, value);
            }
        }

        return new LevelVariability { CoefficientOfVariation = cv, Overrides = overrides, Fluctuation = fluctuation };
    }

    private LevelFluctuation? Fluctuation(YamlNode node)
    {
        if (node is YamlScalar { Text: "none" })
        {
            return null;
        }

        if (values.Group(node, "fluctuation", "none, or a group, as in {fixed_share: 0.2, time_constant: 24 h, update: 6 h}") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, "fluctuation", values);
        double? share = values.Number(group.Need("fixed_share", "the share of the log-variance that a cell keeps for life, such as 0.2"), "fixed_share", NumberRange.Share);
        double? time = _quantities.Quantity(
            group.Need("time_constant", "the time in which levels forget where they were, such as 24 h"), "time_constant", UnitScale.Time, NumberRange.Positive);
        double? update = _quantities.Quantity(
            group.Need("update", "the time between two changes, such as 6 h"), "update", UnitScale.Time, new NumberRange(LevelFluctuation.ShortestUpdate, 366 * 86400.0));
        group.Text("source");
        group.Text("assumed");
        group.Finish();
        if (network is not null && network.Regulators.All(r => r.HalfLife is null))
        {
            values.Findings.Error(map.Location, $"no level of the network {network.Name} can fluctuate: none of them drives the synthesis of a protein with a half-life; take fluctuation away");
            return null;
        }

        return share is { } fixedShare && time is { } tau && update is { } every ? new LevelFluctuation(fixedShare, tau, every) : null;
    }

    // Several clones need their shares, one may state it, and clones that do not share the cells (null) have none.
    private Clone? ReadOne(YamlEntry entry, LevelVariability variability, bool? several)
    {
        string name = $"clone {entry.Key}";
        bool named = Names.Check(values, entry.Key, entry.KeyLocation, "clone");
        YamlNode given = entry.Value is YamlScalar { IsEmpty: true } ? new YamlMap([], entry.KeyLocation) : entry.Value;
        if (values.Group(given, name, "a group with share, levels, traits, variability") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, name, values);
        NumberRange range = new(0, 1, ExcludesMinimum: true);
        YamlNode? shareNode = several is null ? null : several.Value ? group.Need("share", "its part of the cells, such as 0.5; the shares of all clones sum up to 1") : group.Take("share");
        double? share = values.Number(shareNode, "share", range);
        List<AberrantTrait> aberrant = [];
        ImmutableSortedDictionary<string, RegulatorLevel> levels = Levels(group.Take("levels"), name, aberrant);
        ImmutableSortedDictionary<string, double> traits = Traits(group.Take("traits"), name, aberrant);
        LevelVariability own = Variability(group.Take("variability"), variability, name);
        group.Text("description");
        group.Text("source");
        group.Finish();
        if (shareNode is not null ? share is null : several ?? false)
        {
            return null;
        }

        return named ? new Clone(entry.Key, share ?? 1) { Levels = levels, Traits = traits, Variability = own } : null;
    }

    private ImmutableSortedDictionary<string, RegulatorLevel> Levels(YamlNode? node, string clone, List<AberrantTrait> aberrant)
    {
        var levels = ImmutableSortedDictionary.CreateBuilder<string, RegulatorLevel>(StringComparer.Ordinal);
        if (values.Group(node, $"levels of {clone}", "a group of levels by HGNC symbol, as in {BCL2: {fold: 1.5}, BID: lost}") is { } map)
        {
            foreach (YamlEntry entry in map.Entries)
            {
                bool known = IsKnown(entry);
                if (_levels.Read(entry, aberrant) is { } level && known)
                {
                    levels[entry.Key] = level;
                }
            }
        }

        return levels.ToImmutable();
    }

    private ImmutableSortedDictionary<string, double> Traits(YamlNode? node, string clone, List<AberrantTrait> aberrant)
    {
        var traits = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (YamlEntry entry in values.Group(node, $"traits of {clone}", "a group of numbers by name, as in {anchorage_independence: 0.6}")?.Entries ?? [])
        {
            bool known = network is null || LevelCheck.KnowsTrait(network, entry.Key, entry.KeyLocation, values.Findings);
            TraitTarget? target = network?.Trait(entry.Key);
            NumberRange range = target is null ? NumberRange.Any : new NumberRange(target.Lower, target.Upper);
            if (values.Number(entry.Value, $"trait {entry.Key}", range) is { } value && known)
            {
                traits[entry.Key] = value;
            }
        }

        // An aberration of function may be a trait; a trait that is stated too would leave open which of them counts.
        foreach (AberrantTrait own in aberrant)
        {
            if (traits.ContainsKey(own.Name))
            {
                values.Findings.Error(own.Location, $"the trait {own.Name} of {clone} is set twice, by 'traits' and by a level; keep one");
            }

            traits[own.Name] = own.Value;
        }

        return traits.ToImmutable();
    }

    private bool IsKnown(YamlEntry entry) => network is null
        ? !catalogued || LevelCheck.Exists(entry.Key, entry.KeyLocation, values.Findings)
        : LevelCheck.Knows(network, entry.Key, entry.KeyLocation, values.Findings);
}
