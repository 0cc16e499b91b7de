using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios;

/// <summary>
/// Puts the clones of a file in the place of <c>clones: {from: FILE, only: [NAMES]}</c>, so that all that reads a scenario sees clones as if it stated them itself: settings of the command line, fits, what a
/// run keeps for its reproduction. Clones of a file share the cells alike where none of them states a share.
/// </summary>
internal static class ClonesFile
{
    /// <summary>Bytes of a file of clones.</summary>
    public const int Bytes = 64 * 1024 * 1024;

    /// <summary>Values of a file of clones, keys included.</summary>
    public const int Values = 5_000_000;

    /// <summary>Clones of a file.</summary>
    public const int MostClones = 50_000;

    /// <summary>Whether a setting of the command line says which clones are read, and so must be in place before they are.</summary>
    public static bool IsAbout(Setting setting) => setting.Path is ["clones"] or ["clones", "from" or "only", ..];

    /// <summary>The tree with the clones in it; the tree itself where it names no file or, with findings, where the file cannot be taken.</summary>
    /// <param name="root">A scenario's outermost value.</param>
    /// <param name="path">The scenario's file.</param>
    /// <param name="share">Whether clones share the cells between them.</param>
    /// <param name="findings">Takes every problem.</param>
    public static YamlNode Expand(YamlNode root, string path, bool share, DiagnosticBag findings)
    {
        if (root is not YamlMap scenario || scenario["clones"] is not YamlMap clones || clones["from"] is not YamlScalar { IsEmpty: false } from)
        {
            return root;
        }

        ValueReader values = new(findings);
        GroupReader group = new(clones, "clones", values);
        group.Take("from");
        YamlNode? only = group.Take("only");
        group.Finish();
        YamlMap? found = new NamedFile(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".", values).Resolve(from, "clones", [], [".yaml", ".yml"]) is { } file
            ? Read(file, from.Text, values)
            : null;
        found = found is null ? null : Chosen(found, only, from, values);

        // Where the file cannot be taken the scenario is refused; an empty clone lets the rest of it be read, so that all problems are told at once.
        SourceLocation place = clones.Location;
        found ??= new YamlMap([new YamlEntry("unread", place, new YamlScalar("", false, place))], place);
        return scenario.With("clones", share ? Shared(found) : Unshared(found), place);
    }

    private static YamlMap? Read(string file, string shownAs, ValueReader values)
    {
        if (YamlText.ReadFile(file, shownAs, values.Findings, Bytes, Values) is not { } root || values.Group(root, "a file of clones", "a group with the key clones") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, "a file of clones", values);
        group.Take("mapping");
        group.Text("description");
        group.Text("source");
        YamlNode? node = group.Need("clones", "the kinds of cells by name, as in clones: {B16F1: {levels: {BCL2: {fold: 1.5}}}}");
        group.Finish();
        if (values.Group(node, "clones", "a group with the name of each clone") is not { } clones)
        {
            return null;
        }

        if (clones.Entries.Length is 0 or > MostClones)
        {
            values.Findings.Error(clones.Location, $"there are {clones.Entries.Length} clones; allowed are 1 to {MostClones}");
            return null;
        }

        return clones;
    }

    private static YamlMap? Chosen(YamlMap clones, YamlNode? only, YamlScalar from, ValueReader values)
    {
        if (only is null)
        {
            if (clones.Entries.Length > CloneReader.MostClones)
            {
                values.Findings.Error(from.Location, $"{from.Shown} holds {clones.Entries.Length} clones; a scenario takes up to {CloneReader.MostClones}: choose with 'only', as in {{from: {from.Shown}, only: [{clones.Entries[0].Key}]}}");
                return null;
            }

            return clones;
        }

        if (values.List(only, "only", "a list of names of clones") is not { } list)
        {
            return null;
        }

        Dictionary<string, YamlEntry> known = clones.Entries.ToDictionary(e => e.Key, StringComparer.Ordinal);
        List<YamlEntry> chosen = [];
        bool sound = list.Items.Length > 0;
        foreach (YamlNode item in list.Items)
        {
            if (values.Text(item, "a name in 'only'") is not { } name)
            {
                sound = false;
            }
            else if (known.Remove(name, out YamlEntry? entry))
            {
                chosen.Add(entry);
            }
            else
            {
                bool twice = chosen.Any(c => c.Key == name);
                string why = twice ? $"the clone '{name}' stands twice in 'only'" : $"{from.Shown} has no clone '{new YamlScalar(name, true, item.Location).Shown}'{NearestName.Hint(name, known.Keys)}";
                values.Findings.Error(item.Location, why);
                sound = false;
            }
        }

        if (list.Items.Length == 0)
        {
            values.Wrong(only, "only", "a list of at least one name");
        }

        return sound ? clones with { Entries = [.. chosen] } : null;
    }

    // Equal shares where none is stated; what a file states for all of its clones is brought to 1 over those that are taken.
    private static YamlMap Shared(YamlMap clones)
    {
        double[] stated = [.. clones.Entries.Select(e => e.Value is YamlMap { } clone && clone["share"] is YamlScalar { IsQuoted: false } share && ValueReader.TryNumber(share.Text, out double value) && value > 0 ? value : 0)];
        bool none = clones.Entries.All(e => e.Value is not YamlMap map || map["share"] is null);
        if (!none && stated.Any(s => s == 0))
        {
            return clones;
        }

        double sum = none ? clones.Entries.Length : stated.Sum();
        return clones with
        {
            Entries = [.. clones.Entries.Select((e, i) => e with { Value = Group(e) is { } map ? map.With("share", Number((none ? 1 : stated[i]) / sum, e), e.KeyLocation) : e.Value })],
        };
    }

    private static YamlMap Unshared(YamlMap clones)
        => clones with { Entries = [.. clones.Entries.Select(e => e.Value is YamlMap map ? e with { Value = map.Without("share") } : e)] };

    private static YamlMap? Group(YamlEntry entry) => entry.Value switch
    {
        YamlMap map => map,
        YamlScalar { IsEmpty: true } => new YamlMap([], entry.KeyLocation),
        _ => null,
    };

    private static YamlScalar Number(double value, YamlEntry entry) => new(value.ToString("R", CultureInfo.InvariantCulture), false, entry.KeyLocation);
}
