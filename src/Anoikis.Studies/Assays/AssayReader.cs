using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Clones;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Designs;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Assays.Scenarios;
using Anoikis.Studies.Results.Tables;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Studies.Scenarios.Quantities;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Assays;

/// <summary>Reads scenarios whose key <c>assay</c> says what is done with cells in dishes. Network, clones and the rest are read as in scenarios with a cascade.</summary>
public sealed class AssayReader
{
    /// <summary>Most cells in a dish.</summary>
    public const int MostCells = 1_000_000;

    /// <summary>Most courses of cells in an assay: what fits into memory.</summary>
    public const long MostCourses = 20_000_000;

    private static readonly SortedDictionary<string, Func<GroupReader, AssayParts, AssayDesign?>> Kinds = new(StringComparer.Ordinal)
    {
        ["bh3_profiling"] = Bh3ProfilingDesign.Read,
        ["causes"] = CausesDesign.Read,
        ["clonogenic"] = ClonogenicDesign.Read,
        ["death_times"] = DeathTimesDesign.Read,
        ["dose_response"] = DoseResponseDesign.Read,
        ["matrix"] = MatrixDesign.Read,
        ["repeated_dosing"] = RepeatedDosingDesign.Read,
        ["sisters"] = SistersDesign.Read,
        ["suspension"] = SuspensionDesign.Read,
        ["washout"] = WashoutDesign.Read,
    };

    private readonly DiagnosticBag _findings;
    private readonly ValueReader _values;
    private readonly QuantityReader _quantities;
    private readonly ScenarioParts _parts;
    private readonly List<ScenarioInput> _inputs = [];

    private AssayReader(INetworkLibrary networks, DiagnosticBag findings)
    {
        (_findings, _values) = (findings, new ValueReader(findings));
        _quantities = new QuantityReader(_values);
        _parts = new ScenarioParts(networks, _values, _quantities, _inputs);
    }

    /// <summary>Names of the kinds of assays, as scenarios write them.</summary>
    public static IEnumerable<string> KindNames => Kinds.Keys;

    /// <summary>Whether a text is an assay: it has the key 'assay'.</summary>
    public static bool IsAssay(YamlNode root) => root is YamlMap map && map["assay"] is not null;

    /// <summary>Reads a scenario file. Null, with findings, when anything is wrong.</summary>
    /// <param name="path">The file, as the user gave it.</param>
    /// <param name="settings">Values of the command line that take the place of the file's, in order.</param>
    /// <param name="networks">Finds networks.</param>
    /// <param name="findings">Takes every problem.</param>
    public static AssayScenario? ReadFile(string path, IReadOnlyList<Setting> settings, INetworkLibrary networks, DiagnosticBag findings)
        => ScenarioFile.Read(path, findings) is { } file ? Read(file.Root, path, [.. file.Changes, .. settings], networks, findings) : null;

    /// <summary>Reads a scenario that was read as YAML. Null, with findings, when anything is wrong.</summary>
    /// <param name="root">Its outermost value.</param>
    /// <param name="path">The file that it came from.</param>
    /// <param name="settings">Values of the command line that take the place of the file's, in order.</param>
    /// <param name="networks">Finds networks.</param>
    /// <param name="findings">Takes every problem.</param>
    public static AssayScenario? Read(YamlNode root, string path, IReadOnlyList<Setting> settings, INetworkLibrary networks, DiagnosticBag findings)
    {
        foreach (Setting setting in settings.Where(ClonesFile.IsAbout))
        {
            root = setting.Apply(root, findings);
        }

        root = ClonesFile.Expand(root, path, share: false, findings);
        foreach (Setting setting in settings.Where(s => !ClonesFile.IsAbout(s)))
        {
            root = setting.Apply(root, findings);
        }

        return new AssayReader(networks, findings).Read(root, path);
    }

    private AssayScenario? Read(YamlNode root, string path)
    {
        if (root is not YamlMap map)
        {
            _values.Wrong(root, "the scenario", "a group of keys; 'anoikis new NAME --assay KIND' writes one to start from");
            return null;
        }

        GroupReader group = new(map, "the scenario", _values);
        string name = Names.Read(_values, group.Take("name"), "name") ?? ScenarioParts.NameOf(path);
        string description = group.Text("description") ?? "";
        ulong? seed = (ulong?)_values.Integer(group.Need("seed", "a whole number that keys all randomness, such as 1"), "seed", 0, ScenarioReader.LargestSeed);
        YamlNode? cellsNode = group.Need("cells", "how many cells of each clone are in every dish, such as 1000");
        int? cells = (int?)_values.Integer(cellsNode, "cells", 1, MostCells);
        CellNetwork? network = _parts.Network(group, Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
        CloneReader cloneReader = new(_values, network, _parts.NamesBuiltIn);
        LevelVariability variability = cloneReader.Variability(group.Take("variability"), LevelVariability.Default, "the scenario");
        ImmutableArray<Clone> clones = cloneReader.Read(group.Need("clones", "the kinds of cells by name, as in clones: {HeLa: {levels: {BID: {fold: 1.5}}}}"), variability, share: false);
        double? equilibration = _parts.Equilibration(group.Take("equilibration"), "the assay");
        (double? relative, double? absolute, StagePrecision? stages) = _parts.Tolerances(group.Take("tolerances"));
        AssayDesign? design = ReadDesign(group.Need("assay", $"what is done, a group with one of {string.Join(", ", Kinds.Keys)}"), network);
        YamlNode? observedNode = group.Take("observed");
        var execution = _parts.Execution(group);
        group.Finish();

        CultureExperiment? experiment = network is null || design is null || seed is null || cells is null || clones.IsEmpty ? null : new()
        {
            Network = network,
            Clones = clones,
            Protocols = design.Protocols,
            Watches = design.Watches,
            Sisters = design.Sisters,
            Growth = design.Growth,
            Cells = cells.Value,
            Seed = seed.Value,
            Equilibration = equilibration ?? 0,
        };
        if (experiment is not null)
        {
            experiment = experiment with { RelativeTolerance = relative ?? experiment.RelativeTolerance, AbsoluteTolerance = absolute ?? experiment.AbsoluteTolerance, Stages = stages };
            Check(experiment, design!, cellsNode!);
        }

        ImmutableArray<ObservedValue> observed = new ObservedValueReader(_values).Read(observedNode, experiment is null || _findings.HasErrors ? null : Tables(experiment, design!));
        if (_findings.HasErrors || experiment is null)
        {
            return null;
        }

        return new AssayScenario(design!, experiment)
        {
            Name = name,
            Description = description,
            File = path,
            Observed = observed,
            Execution = execution,
            Inputs = [ScenarioInput.Of("scenario", Path.GetFileName(path), YamlJson.Write(map.Without("threads").Without("width"), indented: true)), .. _inputs],
        };
    }

    private AssayDesign? ReadDesign(YamlNode? node, CellNetwork? network)
    {
        string shape = $"a group with one of {string.Join(", ", Kinds.Keys)}, as in {{dose_response: {{stimulus: TRAIL, ...}}}}";
        if (_values.Group(node, "assay", shape) is not { } map)
        {
            return null;
        }

        if (map.Entries is not [YamlEntry entry])
        {
            _findings.Error(map.Location, $"assay has {map.Entries.Length} kinds; allowed is {shape}");
            return null;
        }

        if (!Kinds.TryGetValue(entry.Key, out var read))
        {
            _findings.Error(entry.KeyLocation, $"there is no kind of assay '{new YamlScalar(entry.Key, true, entry.KeyLocation).Shown}'{NearestName.Hint(entry.Key, Kinds.Keys)}; allowed is {string.Join(", ", Kinds.Keys)}");
            return null;
        }

        if (_values.Group(entry.Value, entry.Key, "a group of settings") is not { } settings)
        {
            return null;
        }

        GroupReader group = new(settings, entry.Key, _values);
        AssayDesign? design = read(group, new AssayParts(_values, _quantities, network));
        group.Finish();
        return design;
    }

    private void Check(CultureExperiment experiment, AssayDesign design, YamlNode cells)
    {
        if (experiment.Courses > MostCourses)
        {
            _findings.Error(cells.Location, $"{experiment.Cells:N0} cells of {experiment.Clones.Length} clones under {experiment.Protocols.Length} conditions are {experiment.Courses:N0} courses; at most {MostCourses:N0} fit into memory, so give fewer cells or conditions");
        }

        if (design.Sisters && experiment.Cells % 2 != 0)
        {
            _findings.Error(cells.Location, $"cells is {experiment.Cells}; sisters come in pairs, so give an even number");
        }

        string[] twice = [.. experiment.Protocols.GroupBy(p => p.Name).Where(g => g.Count() > 1).Select(g => g.Key)];
        if (twice.Length > 0)
        {
            _findings.Error(cells.Location, $"two conditions are both '{twice[0]}': their doses differ by less than four figures show; take one away");
        }
    }

    // The tables that the assay will have, of two cells to each of which nothing happened: names of tables, columns and rows are the same for all cells.
    private static List<ResultTable> Tables(CultureExperiment experiment, AssayDesign design)
    {
        CultureExperiment few = experiment with { Cells = 2 };
        var evaluation = new AssayEvaluation(new CultureResult(few));
        CommonFindings.Add(evaluation, design);
        design.Evaluate(evaluation);
        return [.. evaluation.Tables];
    }
}
