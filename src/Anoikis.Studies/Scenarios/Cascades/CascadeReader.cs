using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Colonies;
using Anoikis.Studies.Scenarios.Quantities;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios.Cascades;

/// <summary>Reads a cascade from YAML: its steps by name, in the order in which reports show them; cells enter at the first.</summary>
public sealed class CascadeReader
{
    /// <summary>Steps that a cascade may have.</summary>
    public const int MostSteps = 200;

    private readonly ValueReader _values;
    private readonly QuantityReader _quantities;
    private readonly CellNetwork? _network;

    /// <summary>A reader for cascades that act on a network.</summary>
    /// <param name="values">Reads values and takes every problem.</param>
    /// <param name="network">The network whose inputs the stimuli are; null when it is itself refused, and stimuli then are read as far as they can be.</param>
    public CascadeReader(ValueReader values, CellNetwork? network)
        => (_values, _quantities, _network) = (values, new QuantityReader(values), network);

    /// <summary>The cascade, or null with findings.</summary>
    /// <param name="node">The file's or the inline group.</param>
    /// <param name="fallbackName">Its name when it states none.</param>
    public MetastaticCascade? Read(YamlNode node, string fallbackName)
    {
        int before = _values.Findings.Count;
        bool hadErrors = _values.Findings.HasErrors;
        if (_values.Group(node, "cascade", "a group with 'steps'") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, "the cascade", _values);
        string name = Names.Read(_values, group.Take("name"), "name") ?? fallbackName;
        string description = group.Text("description") ?? "";
        YamlMap? steps = _values.Group(group.Need("steps", "a group with the name of each step, as in steps: {arrested: {site: liver, ...}}"), "steps", "a group with the name of each step");
        group.Finish();
        if (steps is null)
        {
            return null;
        }

        if (steps.Entries.Length is 0 or > MostSteps)
        {
            _values.Findings.Error(steps.Location, $"the cascade has {steps.Entries.Length} steps; allowed are 1 to {MostSteps}");
            return null;
        }

        LocatedStep[] located = [.. steps.Entries.Select(ReadStep)];
        CascadeGraph.Check(located, _values.Findings);
        bool failed = _values.Findings.Skip(before).Any(f => f.Severity == Severity.Error) || (!hadErrors && _values.Findings.HasErrors);
        if (failed)
        {
            return null;
        }

        // What the engine itself needs comes last, so that nothing is told twice.
        MetastaticCascade cascade = new() { Name = name, Description = description, Steps = [.. located.Select(s => s.Step)] };
        if (_network is not null)
        {
            CascadeCheck.Run(cascade, _network, part => Locate(located, part), _values.Findings);
        }

        return cascade;
    }

    /// <summary>Names of the steps as far as the text shows them, for measures that refer to steps of a cascade that is refused for another reason.</summary>
    public static IReadOnlyCollection<string> StepNames(YamlNode? cascade)
        => cascade is YamlMap map && map["steps"] is YamlMap steps ? [.. steps.Entries.Select(e => e.Key)] : [];

    private static SourceLocation Locate(LocatedStep[] steps, CascadePart part)
        => part.Step < 0 ? SourceLocation.None
            : part.Exit < 0 ? steps[part.Step].Location
            : steps[part.Step].Exits[part.Exit].Location;

    private LocatedStep ReadStep(YamlEntry entry)
    {
        string name = entry.Key;
        Names.Check(_values, name, entry.KeyLocation, "step");
        CascadeStep step = new() { Name = name, Site = "" };
        if (_values.Group(entry.Value, $"step {name}", "a group with site, stimuli, exits") is not { } map)
        {
            return new LocatedStep(step, entry.KeyLocation, [new LocatedExit(null, entry.KeyLocation, null, entry.KeyLocation)]);
        }

        GroupReader group = new(map, $"step {name}", _values);
        string site = _values.Text(group.Need("site", "a place in the body, such as liver"), "site") ?? "";
        string description = group.Text("description") ?? "";
        ImmutableArray<Stimulus> stimuli = new StimulusReader(_values, _quantities, _network).Read(group.Take("stimuli"), $"step {name}");
        GrowthSettings? growth = new GrowthReader(_values, _quantities).Read(group.Take("growth"), name);
        bool divides = group.Has("growth");
        ImmutableArray<LocatedExit> exits = new ExitReader(_values, _quantities, _network, growth).Read(group.Take("exits"), name, divides);
        bool stays = group.Truth("may_stay") ?? false;
        int split = (int)(group.Integer("split", 1, CascadeCheck.MostReplicates) ?? 1);
        group.Finish();
        step = step with
        {
            Site = site,
            Description = description,
            Stimuli = stimuli,
            Exits = [.. exits.Where(e => e.Exit is not null).Select(e => e.Exit!)],
            Growth = growth,
            IsTerminal = stays,
            Split = split,
        };
        return new LocatedStep(step, entry.KeyLocation, exits);
    }
}
