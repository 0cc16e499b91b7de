using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
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

    /// <summary>A reader.</summary>
    /// <param name="values">Reads values and takes every problem.</param>
    /// <param name="library">Reads model files.</param>
    /// <param name="folder">Where relative paths start and stay.</param>
    public NetworkReader(ValueReader values, INetworkLibrary library, string folder) => (_values, _library, _folder) = (values, library, folder);

    /// <summary>The network, or null with findings.</summary>
    public NamedNetwork? Read(YamlNode node)
    {
        if (_values.Group(node, "network", Shape) is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, "the network", _values);
        YamlNode? file = group.Need("file", $"the model ({string.Join(", ", _library.Extensions)})");
        string? death = _values.Text(group.Need("death", "the id of the model's event that is death by apoptosis"), "death", 200);
        string? name = Names.Read(_values, group.Take("name"), "name");
        string description = group.Text("description") ?? "";
        YamlMap? regulators = _values.Group(
            group.Need("regulators", "the model's species by HGNC symbol, as in {BCL2: Bcl2, BCL2L1: [BclxL_C, BclxL_M]}"), "regulators", "a group by HGNC symbol, as in {BCL2: Bcl2}");
        YamlMap? stimuli = _values.Group(group.Take("stimuli"), "stimuli", "a group by name, as in {TRAIL: {input: L, unit: ng/mL, per_unit: 60}}");
        group.Finish();
        if (ReadModel(file) is not { } model || file is not YamlScalar shown)
        {
            return null;
        }

        string[] events = [.. model.Network.Events.Select(e => e.Id)];
        if (death is not null && !events.Contains(death))
        {
            string known = events.Length == 0 ? "it has no event; write one, as in: death: at (CPARP > 5e5): dead = 1" : $"allowed is {string.Join(", ", events)}";
            _values.Findings.Error(group.At("death"), $"death is '{death}', which is no event of {shown.Shown}{NearestName.Hint(death, events)}; {known}");
        }

        ImmutableArray<RegulatorTarget> targets = [.. (regulators?.Entries ?? []).Select(e => ReadRegulator(e, model.Network)).OfType<RegulatorTarget>()];
        ImmutableArray<StimulusTarget> inputs = [.. (stimuli?.Entries ?? []).Select(e => ReadStimulus(e, model.Network)).OfType<StimulusTarget>()];
        return _values.Findings.HasErrors || death is null ? null : new NamedNetwork(
            new CellNetwork
            {
                Name = name ?? model.Network.Id,
                Description = description,
                Network = model.Network,
                Regulators = targets,
                Stimuli = inputs,
                DeathEvent = death,
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
        if (entry.Value is YamlMap map)
        {
            GroupReader group = new(map, name, _values);
            source = group.Text("source") ?? source;
            YamlNode? given = group.Need("species", "the ids of the model's species (or parameters) that its level scales");
            group.Finish();
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

        return components.Length == items.Length && components.Length > 0 ? new RegulatorTarget(entry.Key, [.. components], source) : null;
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
