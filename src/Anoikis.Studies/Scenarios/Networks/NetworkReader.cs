using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Studies.Scenarios.Quantities;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios.Networks;

/// <summary>
/// Reads a network of a user's own: a model file, which of its species are which regulators, through which of its ids stimuli reach it, and which of its events is death.
/// </summary>
public sealed class NetworkReader
{
    /// <summary>What to write, for messages.</summary>
    public const string Shape = "{file: mine.ant, death: EVENT, regulators: {BCL2: SPECIES}, stimuli: {TRAIL: {input: SPECIES, unit: ng/mL, per_unit: 60}}}";

    private readonly ValueReader _values;
    private readonly INetworkLibrary _library;
    private readonly string _folder;
    private readonly QuantityReader _quantities;

    /// <summary>A reader.</summary>
    /// <param name="values">Reads values and takes every problem.</param>
    /// <param name="library">Reads model files.</param>
    /// <param name="folder">Where relative paths start and stay.</param>
    public NetworkReader(ValueReader values, INetworkLibrary library, string folder)
        => (_values, _library, _folder, _quantities) = (values, library, folder, new QuantityReader(values));

    /// <summary>The network, or null with findings.</summary>
    public NamedNetwork? Read(YamlNode node)
    {
        if (_values.Group(node, "network", Shape) is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, "the network", _values);
        YamlNode? file = group.Need("file", $"the model ({string.Join(", ", _library.Extensions)})");
        YamlNode? death = group.Need("death", "the id of the model's event that is death by apoptosis, or {apoptosis: EVENT, caspase_independent: EVENT}");
        YamlNode? marks = group.Take("marks");
        string? name = Names.Read(_values, group.Take("name"), "name");
        string description = group.Text("description") ?? "";
        YamlMap? regulators = _values.Group(
            group.Need("regulators", "the model's species by HGNC symbol, as in {BCL2: Bcl2, BCL2L1: [BclxL_C, BclxL_M]}"), "regulators", "a group by HGNC symbol, as in {BCL2: Bcl2}");
        YamlMap? stimuli = _values.Group(group.Take("stimuli"), "stimuli", "a group by name, as in {TRAIL: {input: L, unit: ng/mL, per_unit: 60}}");
        YamlMap? traits = _values.Group(group.Take("traits"), "traits", "a group by name, as in {anchorage_independence: {parameter: w, resting: 0.1, upper: 1}}");
        group.Finish();
        if (ReadModel(file) is not { } model || file is not YamlScalar shown)
        {
            return null;
        }

        foreach (Event late in model.Network.Events.Where(e => e.Delay is not null || e.Priority is not null))
        {
            string what = late.Delay is null ? "a priority" : "a delay";
            _values.Findings.Error(
                late.Location, $"event {late.Id} has {what}, which the engine of populations does not take; write it without (a delay as a species that something turns into), or run the model by itself with 'anoikis simulate'");
        }

        NetworkEventReader events = new(_values, model.Network, shown.Shown);
        ImmutableArray<NetworkDeath> deaths = events.Deaths(death);
        ImmutableArray<NetworkMark> marked = events.Marks(marks);
        ImmutableArray<RegulatorTarget> targets = [.. (regulators?.Entries ?? []).Select(e => ReadRegulator(e, model.Network)).OfType<RegulatorTarget>()];
        ImmutableArray<StimulusTarget> inputs = [.. (stimuli?.Entries ?? []).Select(e => ReadStimulus(e, model.Network)).OfType<StimulusTarget>()];
        ImmutableArray<TraitTarget> properties = [.. (traits?.Entries ?? []).Select(e => ReadTrait(e, model.Network)).OfType<TraitTarget>()];
        return _values.Findings.HasErrors || deaths.IsEmpty ? null : new NamedNetwork(
            new CellNetwork
            {
                Name = name ?? model.Network.Id,
                Description = description,
                Network = model.Network,
                Regulators = targets,
                Stimuli = inputs,
                Traits = properties,
                Deaths = deaths,
                Marks = marked,
            },
            YamlJson.Write(map, indented: true) + "\n" + model.Text);
    }

    private (ReactionNetwork Network, string Text)? ReadModel(YamlNode? node)
    {
        if (node is not YamlScalar scalar)
        {
            if (node is not null)
            {
                _values.Wrong(node, "file", $"the name of a file ({string.Join(", ", _library.Extensions)})");
            }

            return null;
        }

        if (new NamedFile(_folder, _values).Resolve(scalar, "file", [], _library.Extensions) is not { } path)
        {
            return null;
        }

        // A reader of models gives up when its findings hold an error, so it gets its own: an error elsewhere in the scenario must not stop it.
        DiagnosticBag findings = [];
        var model = _library.ReadModel(path, findings);
        foreach (Diagnostic finding in findings.Where(f => f.Severity != Severity.Note))
        {
            _values.Findings.Add(finding);
        }

        return model;
    }

    private RegulatorTarget? ReadRegulator(YamlEntry entry, ReactionNetwork network)
    {
        const string shape = "the id of a species or parameter, several in [ ], or {species: [A, B], source: author year}";
        string name = $"regulator {entry.Key}";
        YamlNode ids = entry.Value;
        string source = "the model's own value";
        double? copies = null;
        double? halfLife = null;
        if (entry.Value is YamlMap map)
        {
            GroupReader group = new(map, name, _values);
            source = group.Text("source") ?? source;
            YamlNode? level = group.Take("level");
            YamlNode? given = level ?? group.Need("species", "the ids of the model's species (or parameters) that its level scales");
            copies = group.Number("copies", NumberRange.Positive);
            halfLife = _quantities.Quantity(group.Take("half_life"), "half_life", UnitScale.Time, NumberRange.Positive);
            group.Finish();
            if (level is not null ? copies is null || halfLife is null : copies is not null || halfLife is not null)
            {
                _values.Findings.Error(
                    group.Location, $"{name}: 'level' (a parameter of the model that drives the protein's synthesis), 'copies' and 'half_life' belong together, as in {{level: level_BCL2, copies: 2e4, half_life: 27 h}}");
                return null;
            }

            if (level is YamlScalar own && network.Species.Any(s => s.Id == own.Text))
            {
                _values.Findings.Error(own.Location, $"{name}: the level is '{own.Shown}', a species; allowed is a parameter of the model");
                return null;
            }

            if (given is null)
            {
                return null;
            }

            ids = given;
        }

        ImmutableArray<YamlNode> items = ids is YamlList list ? list.Items : [ids];
        RegulatorComponent[] components = [.. items.Select(i => ReadComponent(i, name, shape, network)).OfType<RegulatorComponent>()];
        foreach (IGrouping<string, RegulatorComponent> twice in components.GroupBy(c => c.Id).Where(g => g.Count() > 1))
        {
            _values.Findings.Error(ids.Location, $"{name} names '{twice.Key}' twice; name it once");
        }

        return components.Length == items.Length && components.Length > 0 ? new RegulatorTarget(entry.Key, [.. components.Select(c => c with { Copies = copies ?? c.Copies })], source) { HalfLife = halfLife } : null;
    }

    private RegulatorComponent? ReadComponent(YamlNode node, string name, string shape, ReactionNetwork network)
    {
        if (node is not YamlScalar { IsEmpty: false } id)
        {
            _values.Wrong(node, name, shape);
            return null;
        }

        if (IsUnknown(id, name, network))
        {
            return null;
        }

        if (Start(id.Text, network) is not { } start)
        {
            _values.Findings.Error(id.Location, $"{name} is '{id.Shown}', which starts with what a formula says; allowed is what starts with a number of its own");
            return null;
        }

        return new RegulatorComponent(id.Text, start);
    }

    private StimulusTarget? ReadStimulus(YamlEntry entry, ReactionNetwork network)
    {
        string name = $"stimulus {entry.Key}";
        if (_values.Group(entry.Value, name, "a group, as in {input: L, unit: ng/mL, per_unit: 60}") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, name, _values);
        YamlNode? input = group.Need("input", "the id of the species or parameter that it sets");
        string unit = group.Text("unit") ?? "copies";
        double? per = group.Number("per_unit", NumberRange.Positive);
        double? resting = group.Number("resting", NumberRange.NotNegative);
        double? lower = group.Number("lower", NumberRange.NotNegative);
        double? upper = group.Number("upper", NumberRange.NotNegative);
        string? source = group.Text("source");
        string? assumed = group.Text("assumed");
        group.Finish();
        if (input is not YamlScalar id || IsUnknown(id, name, network))
        {
            return null;
        }

        bool isSpecies = network.Species.Any(s => s.Id == id.Text);
        return new StimulusTarget(
            entry.Key, id.Text, isSpecies, unit, per ?? 1, resting ?? 0, lower ?? 0, upper ?? double.MaxValue, source ?? (assumed is null ? "the scenario" : $"assumed: {assumed}"));
    }

    private TraitTarget? ReadTrait(YamlEntry entry, ReactionNetwork network)
    {
        string name = $"trait {entry.Key}";
        if (_values.Group(entry.Value, name, "a group, as in {parameter: w, resting: 0.1, upper: 1}") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, name, _values);
        YamlNode? parameter = group.Need("parameter", "the id of the parameter that it sets");
        double lower = group.Number("lower", NumberRange.Any) ?? 0;
        double upper = group.Number("upper", NumberRange.Any) ?? double.MaxValue;
        YamlNode? restingNode = group.Need("resting", "its value where a clone does not set it");
        double? resting = _values.Number(restingNode, "resting", new NumberRange(lower, upper));
        string? source = group.Text("source");
        string? assumed = group.Text("assumed");
        group.Finish();
        if (parameter is not YamlScalar id || IsUnknown(id, name, network) || resting is null)
        {
            return null;
        }

        if (network.Parameters.All(p => p.Id != id.Text))
        {
            _values.Findings.Error(id.Location, $"{name} is '{id.Shown}', a species; allowed is a parameter of the model");
            return null;
        }

        return new TraitTarget(entry.Key, id.Text, resting.Value, lower, upper, source ?? (assumed is null ? "the scenario" : $"assumed: {assumed}"));
    }

    private bool IsUnknown(YamlScalar id, string name, ReactionNetwork network)
    {
        string[] known = [.. network.Species.Select(s => s.Id), .. network.Parameters.Select(p => p.Id)];
        if (known.Contains(id.Text))
        {
            return false;
        }

        _values.Findings.Error(id.Location, $"{name} is '{id.Shown}', which is no species or parameter of the model {network.Id}{NearestName.Hint(id.Text, known)}");
        return true;
    }

    /// <summary>The amount or value with which something starts; null when a formula gives it.</summary>
    private static double? Start(string id, ReactionNetwork network)
    {
        if (network.InitialAssignments.Any(a => a.Variable == id) || network.AssignmentRules.Any(r => r.Variable == id))
        {
            return null;
        }

        if (network.Species.FirstOrDefault(s => s.Id == id) is not { } species)
        {
            return network.Parameters.First(p => p.Id == id).Value;
        }

        double? size = network.Compartments.First(c => c.Id == species.Compartment).Size;
        return species.InitialAmount ?? species.InitialConcentration * size;
    }
}
