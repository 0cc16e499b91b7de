using System.Globalization;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Variability;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios.Quantities;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios;

/// <summary>
/// Reads the level of a regulator in a clone and what is aberrant in its function: <c>lost</c>, <c>{fold: 2}</c>, <c>{copies: 2e4}</c>, <c>{fold: {lognormal: {median: 2, cv: 0.5}}}</c>,
/// <c>{lost: {share: 0.3}}</c>, <c>haploinsufficient</c>, <c>dominant_negative</c>, <c>constitutively_active</c>, <c>{drug_resistant: venetoclax}</c>.
/// </summary>
/// <param name="values">Reads values and takes every problem.</param>
/// <param name="network">The network that must hold what is aberrant; null when it is itself refused.</param>
internal sealed class LevelReader(ValueReader values, CellNetwork? network)
{
    /// <summary>Multiples of the network's own level above which a warning is due: amplified genes give tens of times.</summary>
    public const double PlausibleFold = 100;

    /// <summary>Copies per cell above which a warning is due: the most abundant proteins of a cell come to about as many.</summary>
    public const double PlausibleCopies = 1e7;

    /// <summary>Largest multiple that is taken at all.</summary>
    public const double LargestFold = 1e6;

    private const double LargestCopies = 1e12;
    private const string Shape = "lost, haploinsufficient, dominant_negative, constitutively_active, {fold: 1.5} or {copies: 2e4}";

    private static readonly AberrationKind[] Losses = [AberrationKind.Lost, AberrationKind.Haploinsufficient, AberrationKind.DominantNegative];

    private readonly QuantityReader _quantities = new(values);

    /// <summary>The level of one regulator; null, with findings, when it cannot be read.</summary>
    /// <param name="entry">The regulator's symbol and its level.</param>
    /// <param name="traits">Takes what the aberration sets besides the level: the trait, its value and where it was stated.</param>
    public RegulatorLevel? Read(YamlEntry entry, ICollection<AberrantTrait> traits)
    {
        string name = $"level of {entry.Key}";
        YamlMap? map = entry.Value switch
        {
            YamlScalar { IsQuoted: false, Text: "lost" } => null,
            YamlScalar { IsQuoted: false, Text: "haploinsufficient" or "dominant_negative" or "constitutively_active" } word
                => new YamlMap([new YamlEntry(word.Text, word.Location, new YamlScalar("true", false, word.Location))], word.Location),
            _ => values.Group(entry.Value, name, Shape),
        };
        if (map is null)
        {
            return entry.Value is YamlScalar { IsQuoted: false, Text: "lost" } ? RegulatorLevel.Lost : null;
        }

        GroupReader group = new(map, name, values);
        RegulatorLevel? level = Amount(group, entry.Key);
        LossOfFunction?[] losses = [.. Losses.Select(kind => Loss(group, kind, entry.Key))];
        bool sound = Active(group, entry.Key, traits) & Resistant(group, entry.Key, traits);
        group.Text("source");
        group.Text("assumed");
        group.Finish();
        string[] stated = [.. Losses.Select(AberrationCatalogue.Word).Where(group.Has)];
        if (stated.Length > 1)
        {
            values.Findings.Error(map.Location, $"{name} has {string.Join(" and ", stated)}; give one, or two clones");
            return null;
        }

        LossOfFunction? loss = losses.FirstOrDefault(l => l is not null);
        if (level is null || !sound || (stated.Length > 0 && loss is null))
        {
            return null;
        }

        return loss is { Kind: AberrationKind.Lost, Share: >= 1 } ? RegulatorLevel.Lost : level.Value with { Loss = loss };
    }

    // The level itself; the network's own where only its function is aberrant.
    private RegulatorLevel? Amount(GroupReader group, string symbol)
    {
        YamlNode? foldNode = group.Take("fold");
        YamlNode? copiesNode = group.Take("copies");
        bool aberrant = Losses.Append(AberrationKind.ConstitutivelyActive).Append(AberrationKind.DrugResistant).Any(k => group.Has(AberrationCatalogue.Word(k)));
        if (!group.Has("fold") && !group.Has("copies") && aberrant)
        {
            return RegulatorLevel.Published;
        }

        if (group.Has("fold") == group.Has("copies"))
        {
            values.Findings.Error(group.Location, $"{group.Name} needs either 'fold' (times the published copies) or 'copies' (per cell), or the word lost");
            return null;
        }

        if (foldNode is not null)
        {
            RandomQuantity? fold = Law(foldNode, "fold", LargestFold);
            WarnAbove(foldNode, fold, $"{group.Name}: fold", PlausibleFold, "times the network's own level");
            return fold is null ? null : RegulatorLevel.Fold(fold);
        }

        if (copiesNode is null || Law(copiesNode, "copies", LargestCopies) is not { } copies)
        {
            return null;
        }

        WarnAbove(copiesNode, copies, $"{group.Name}: copies", PlausibleCopies, "copies per cell");

        double? published = network?.Regulator(symbol)?.PublishedCopies;
        if (copies.Mean > 0 && published == 0)
        {
            values.Findings.Error(group.At("copies"), $"{group.Name}: the network {network!.Name} starts with 0 copies of it over several species, so that copies cannot be shared out; allowed is lost or fold");
            return null;
        }

        if (copies.Mean <= PlausibleCopies && published is > 0 && copies.Mean / published > PlausibleFold)
        {
            values.Findings.Warning(
                group.At("copies"),
                string.Create(CultureInfo.InvariantCulture, $"{group.Name}: copies are {copies.Mean / published:G4} times the network's own {published:G6}, above the plausible {PlausibleFold}"));
        }

        return RegulatorLevel.Copies(copies);
    }

    private RandomQuantity? Law(YamlNode node, string key, double largest)
    {
        if (node is YamlScalar)
        {
            return values.Number(node, key, new NumberRange(0, largest)) is { } value ? RandomQuantity.Fixed(value) : null;
        }

        if (_quantities.Random(node, key, UnitScale.Number) is not { } law)
        {
            return null;
        }

        if (!(law.Mean <= largest))
        {
            values.Findings.Error(node.Location, string.Create(CultureInfo.InvariantCulture, $"{key} has the mean {law.Mean:G6}; allowed is a mean of at most {largest:#,0}"));
            return null;
        }

        return law;
    }

    private void WarnAbove(YamlNode node, RandomQuantity? law, string what, double most, string unit)
    {
        if (law?.Mean > most)
        {
            values.Findings.Warning(node.Location, string.Create(CultureInfo.InvariantCulture, $"{what} is {law.Mean:#,0.###}, above the plausible {most:#,0} {unit}; it is taken as it is"));
        }
    }

    /// <summary>lost: {share: 0.3}; haploinsufficient: true; dominant_negative: {function_left: 0.25, share: 0.5}.</summary>
    private LossOfFunction? Loss(GroupReader group, AberrationKind kind, string symbol)
    {
        string word = AberrationCatalogue.Word(kind);
        if (group.Take(word) is not { } node)
        {
            return null;
        }

        double? usual = kind switch
        {
            AberrationKind.Lost => 0,
            AberrationKind.Haploinsufficient => AberrationCatalogue.OneCopy,
            _ => AberrationCatalogue.Of(symbol).FirstOrDefault(a => a.Kind == kind)?.Value,
        };
        double? share = 1;
        double? left = usual;
        bool needsLeft = usual is null;
        if (node is not YamlScalar { IsQuoted: false, Text: "true" })
        {
            string shape = kind == AberrationKind.Lost ? "true or {share: 0.3}" : "true or {function_left: 0.25, share: 0.3}";
            if (node is not YamlMap)
            {
                values.Wrong(node, word, shape);
                return null;
            }

            GroupReader own = new((YamlMap)node, $"{word} of {symbol}", values);
            double? some = own.Number("share", new NumberRange(0, 1, ExcludesMinimum: true));
            share = own.Has("share") ? some : 1;
            if (kind != AberrationKind.Lost)
            {
                double? stated = own.Number("function_left", NumberRange.Share);
                left = own.Has("function_left") ? stated : usual;
                needsLeft &= !own.Has("function_left");
            }

            own.Finish();
        }

        if (needsLeft)
        {
            IEnumerable<string> known = AberrationCatalogue.Of(kind).Select(a => a.Symbol);
            values.Findings.Error(
                node.Location,
                $"how much function a dominant negative {symbol} leaves is not known here; state it, as in {symbol}: {{dominant_negative: {{function_left: 0.25}}}} (it is known of {string.Join(", ", known)})");
        }

        return left is { } l && share is { } s ? new LossOfFunction(kind, l, s) : null;
    }

    /// <summary>constitutively_active: true, or a strength. It sets the trait that the network holds for it.</summary>
    private bool Active(GroupReader group, string symbol, ICollection<AberrantTrait> traits)
    {
        string word = AberrationCatalogue.Word(AberrationKind.ConstitutivelyActive);
        if (group.Take(word) is not { } node)
        {
            return !group.Has(word);
        }

        if (AberrationCatalogue.Of(symbol).FirstOrDefault(a => a.Kind == AberrationKind.ConstitutivelyActive) is not { } known)
        {
            IEnumerable<string> able = AberrationCatalogue.Of(AberrationKind.ConstitutivelyActive).Select(a => a.Symbol);
            values.Findings.Error(node.Location, $"no network has a {symbol} that is active by itself; allowed is constitutively_active for {string.Join(", ", able)}; of {symbol}, a fold above 1 comes nearest");
            return false;
        }

        double? value = node is YamlScalar { IsQuoted: false, Text: "true" } ? known.Value : values.Number(node, word, new NumberRange(known.Lower, known.Upper));
        return value is { } v && Set(known, v, node, traits);
    }

    /// <summary>drug_resistant: venetoclax, or {venetoclax: 180} with the factor on the dissociation constant.</summary>
    private bool Resistant(GroupReader group, string symbol, ICollection<AberrantTrait> traits)
    {
        string word = AberrationCatalogue.Word(AberrationKind.DrugResistant);
        if (group.Take(word) is not { } node)
        {
            return !group.Has(word);
        }

        CataloguedAberration[] able = [.. AberrationCatalogue.Of(symbol).Where(a => a.Kind == AberrationKind.DrugResistant)];
        (string Drug, YamlNode? Value)[] stated = node switch
        {
            YamlScalar { IsEmpty: false } drug => [(drug.Text, null)],
            YamlMap { Entries.Length: > 0 } map => [.. map.Entries.Select(e => (e.Key, (YamlNode?)e.Value))],
            _ => [],
        };
        if (stated.Length == 0)
        {
            values.Wrong(node, word, "a drug, as in venetoclax, or {venetoclax: 180} with the factor on its dissociation constant");
            return false;
        }

        bool sound = true;
        foreach ((string drug, YamlNode? given) in stated)
        {
            if (able.FirstOrDefault(a => a.Drug == drug) is not { } known)
            {
                string all = string.Join(", ", AberrationCatalogue.Of(AberrationKind.DrugResistant).Select(a => $"{a.Symbol} against {a.Drug}"));
                values.Findings.Error(node.Location, $"no network has a {symbol} that resists '{new YamlScalar(drug, true, node.Location).Shown}'{NearestName.Hint(drug, able.Select(a => a.Drug))}; allowed is {all}");
                sound = false;
                continue;
            }

            double? value = given is null ? known.Value : values.Number(given, drug, new NumberRange(known.Lower, known.Upper));
            sound &= value is { } v && Set(known, v, given ?? node, traits);
        }

        return sound;
    }

    private bool Set(CataloguedAberration aberration, double value, YamlNode node, ICollection<AberrantTrait> traits)
    {
        if (network is not null && !LevelCheck.KnowsTrait(network, aberration.Trait, node.Location, values.Findings))
        {
            return false;
        }

        traits.Add(new AberrantTrait(aberration.Trait, value, node.Location));
        return true;
    }
}

/// <summary>A trait that an aberration of function sets.</summary>
/// <param name="Name">The trait.</param>
/// <param name="Value">Its value.</param>
/// <param name="Location">Where the aberration stands.</param>
internal readonly record struct AberrantTrait(string Name, double Value, SourceLocation Location);
