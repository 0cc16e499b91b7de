using System.Collections.Immutable;
using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Clones;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Calibration;
using Anoikis.Studies.Calibration.Predictions;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Measures;
using Anoikis.Studies.Scenarios.Cascades;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Studies.Scenarios.Quantities;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios;

/// <summary>
/// Reads a scenario with the network and the cascade that it names. Every problem is found in one reading, each with its place; what is wrong in one part
/// does not hide what is wrong in another.
/// </summary>
public sealed class ScenarioReader
{
    /// <summary>Most founding cells of a run.</summary>
    public const long MostCells = 100_000_000;

    /// <summary>Largest seed: the largest whole number that every reader of JSON keeps exactly, 2^53 - 1.</summary>
    public const long LargestSeed = (1L << 53) - 1;

    private const double LongestRun = ScenarioParts.LongestRun;

    private readonly DiagnosticBag _findings;
    private readonly ValueReader _values;
    private readonly QuantityReader _quantities;
    private readonly List<ScenarioInput> _inputs = [];
    private readonly ScenarioParts _parts;

    private ScenarioReader(INetworkLibrary networks, DiagnosticBag findings)
    {
        (_findings, _values) = (findings, new ValueReader(findings));
        _quantities = new QuantityReader(_values);
        _parts = new ScenarioParts(networks, _values, _quantities, _inputs);
    }

    /// <summary>Reads a scenario file. Null, with findings, when anything is wrong.</summary>
    /// <param name="path">The file, as the user gave it.</param>
    /// <param name="settings">Values of the command line that take the place of the file's, in order.</param>
    /// <param name="networks">Finds networks.</param>
    /// <param name="findings">Takes every problem.</param>
    public static Scenario? ReadFile(string path, IReadOnlyList<Setting> settings, INetworkLibrary networks, DiagnosticBag findings)
        => ScenarioFile.Read(path, findings) is { } file ? Read(file.Root, path, [.. file.Changes, .. settings], networks, findings) : null;

    /// <summary>Reads a scenario that was read as YAML. Null, with findings, when anything is wrong.</summary>
    /// <param name="root">Its outermost value.</param>
    /// <param name="path">The file that it came from: relative paths in it start there, and it has its name from it when it states none.</param>
    /// <param name="settings">Values of the command line that take the place of the file's, in order.</param>
    /// <param name="networks">Finds networks.</param>
    /// <param name="findings">Takes every problem.</param>
    public static Scenario? Read(YamlNode root, string path, IReadOnlyList<Setting> settings, INetworkLibrary networks, DiagnosticBag findings)
    {
        foreach (Setting setting in settings.Where(ClonesFile.IsAbout))
        {
            root = setting.Apply(root, findings);
        }

        root = ClonesFile.Expand(root, path, share: true, findings);

        // Settings inside the cascade wait until the cascade's own text is there.
        foreach (Setting setting in settings.Where(s => !ClonesFile.IsAbout(s) && s.Path is not ["cascade", _, ..]))
        {
            root = setting.Apply(root, findings);
        }

        return new ScenarioReader(networks, findings).Read(root, path, [.. settings.Where(s => s.Path is ["cascade", _, ..])]);
    }

    private Scenario? Read(YamlNode root, string path, ImmutableArray<Setting> cascadeSettings)
    {
        if (root is not YamlMap map)
        {
            _values.Wrong(root, "the scenario", "a group of keys; 'anoikis new NAME' writes one to start from");
            return null;
        }

        GroupReader group = new(map, "the scenario", _values);
        string? name = Names.Read(_values, group.Take("name"), "name") ?? ScenarioParts.NameOf(path);
        string description = group.Text("description") ?? "";
        ulong? seed = (ulong?)_values.Integer(group.Need("seed", "a whole number that keys all randomness, such as 1"), "seed", 0, LargestSeed);
        long? cells = _values.Integer(group.Need("cells", "how many cells start, such as 100000"), "cells", 1, MostCells);
        double? until = _quantities.Quantity(group.Need("until", "how long they are followed, such as 13 d"), "until", UnitScale.Time, new NumberRange(0, LongestRun, ExcludesMinimum: true));

        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        CellNetwork? network = _parts.Network(group, folder);
        YamlNode? cascadeNode = group.Need("cascade", $"the steps: {string.Join(", ", BuiltInCascades.Names)}, a file, or the steps themselves");
        YamlNode? cascadeTree = ReadCascadeText(cascadeNode, folder, cascadeSettings);
        MetastaticCascade? cascade = cascadeTree is null ? null : new CascadeReader(_values, network).Read(cascadeTree, cascadeNode is YamlScalar named ? ScenarioParts.NameOf(named.Text) : name);

        CloneReader cloneReader = new(_values, network, _parts.NamesBuiltIn);
        LevelVariability variability = cloneReader.Variability(group.Take("variability"), LevelVariability.Default, "the scenario");
        ImmutableArray<Clone> clones = cloneReader.Read(group.Need("clones", "the kinds of cells by name, as in clones: {B16F1: {levels: {BCL2: {fold: 1.5}}}}"), variability);
        (double? visible, ParameterNote? visibleNote) = ReadVisible(group.Take("visible"));
        ImmutableArray<ObservedQuantity> observed = new ObservedReader(_values, CascadeReader.StepNames(cascadeTree), until, visible).Read(group.Take("observed"));

        YamlMap? tree = cascadeTree is null ? null : map.Without("fit").Without("predict").With("cascade", cascadeTree, cascadeTree.Location);
        CalibrationPlan? fit = new CalibrationReader(_values, tree, observed).Read(group.Take("fit"));
        ImmutableArray<PosteriorPath> posteriorPaths = new PosteriorPathReader(_values, tree).Read(group.Take("predict"));

        (double? relative, double? absolute, StagePrecision? stages) = _parts.Tolerances(group.Take("tolerances"));
        (int? sampled, double? interval) = ReadCourses(group.Take("courses"), cells);
        double? equilibration = _parts.Equilibration(group.Take("equilibration"), "the cascade");
        double? deathBin = _quantities.Quantity(group.Take("death_bin"), "death_bin", UnitScale.Time, new NumberRange(60, LongestRun));
        double? colonyWindow = _quantities.Quantity(group.Take("colony_window"), "colony_window", UnitScale.Time, new NumberRange(60, LongestRun));
        double? stimulusWindow = _quantities.Quantity(group.Take("colony_stimulus_window"), "colony_stimulus_window", UnitScale.Time, new NumberRange(60, LongestRun));
        ExecutionOptions execution = _parts.Execution(group);
        group.Finish();

        if (deathBin is { } bin && until / bin > 100_000)
        {
            _findings.Error(group.At("death_bin"), "death_bin cuts the run into more than the allowed 100,000 bins; give a longer one");
        }

        if (_findings.HasErrors || network is null || cascade is null || tree is null || seed is null || cells is null || until is not { } horizon)
        {
            return null;
        }

        CascadeExperiment experiment = new() { Network = network, Clones = clones, Cascade = cascade, Cells = cells.Value, Horizon = horizon, Seed = seed.Value };
        experiment = experiment with
        {
            RelativeTolerance = relative ?? experiment.RelativeTolerance,
            AbsoluteTolerance = absolute ?? experiment.AbsoluteTolerance,
            Stages = stages,
            SampledCells = sampled ?? (int)Math.Min(40, cells.Value),
            SampleInterval = interval ?? experiment.SampleInterval,
            Equilibration = equilibration ?? experiment.Equilibration,
            DeathBin = deathBin ?? experiment.DeathBin,
            ColonyWindow = colonyWindow ?? experiment.ColonyWindow,
            ColonyStimulusWindow = stimulusWindow ?? experiment.ColonyStimulusWindow,
            ObservationTimes = [.. observed.Select(o => o.Measure).OfType<Measure>().SelectMany(ObservedReader.Times).Where(t => t <= horizon).Append(horizon).Distinct().Order()],
        };
        return new Scenario
        {
            Name = name,
            Description = description,
            File = path,
            Experiment = experiment,
            Observed = observed,
            Visible = visibleNote,
            Execution = execution,
            Fit = fit,
            PosteriorPaths = posteriorPaths,
            Tree = tree,
            Inputs = [ScenarioInput.Of("scenario", Path.GetFileName(path), YamlJson.Write(map.Without("threads").Without("width"), indented: true)), .. _inputs],
        };
    }

    private YamlNode? ReadCascadeText(YamlNode? node, string folder, ImmutableArray<Setting> settings)
    {
        YamlNode? tree = node;
        string name = "inline";
        if (node is YamlScalar scalar)
        {
            name = scalar.Text;
            if (BuiltInCascades.Text(scalar.Text) is { } text)
            {
                tree = YamlText.Read(text, $"{scalar.Text} (built-in cascade)", _findings);
            }
            else
            {
                string? file = new NamedFile(folder, _values).Resolve(scalar, "cascade", BuiltInCascades.Names, [".yaml", ".yml"]);
                tree = file is null ? null : YamlText.ReadFile(file, scalar.Text, _findings);
            }
        }

        foreach (Setting setting in settings)
        {
            tree = tree is null ? null : (setting with { Path = setting.Path[1..] }).Apply(tree, _findings);
        }

        if (tree is not null)
        {
            _inputs.Add(ScenarioInput.Of("cascade", name, YamlJson.Write(tree, indented: true)));
        }

        return tree;
    }

    /// <summary>"9 h", or {for: 9 h, source: author year}.</summary>
    private (double? Time, ParameterNote? Note) ReadVisible(YamlNode? node)
    {
        NumberRange range = new(0, LongestRun, ExcludesMinimum: true);
        YamlNode? time = node;
        string source = "the scenario";
        bool assumed = false;
        if (node is YamlMap map)
        {
            GroupReader group = new(map, "visible", _values);
            time = group.Need("for", "how long an apoptotic cell is seen, such as 9 h");
            string? published = group.Text("source");
            string? plausible = group.Text("assumed");
            group.Finish();
            (source, assumed) = (published ?? (plausible is null ? source : $"assumed: {plausible}"), plausible is not null);
        }

        double? visible = _quantities.Quantity(time, "visible", UnitScale.Time, range);
        return (visible, visible is null ? null : new ParameterNote("time for which an apoptotic cell is seen", Duration.Format(visible.Value), source, assumed));
    }

    private (int? Cells, double? Interval) ReadCourses(YamlNode? node, long? cells)
    {
        if (_values.Group(node, "courses", "a group, as in {cells: 40, every: 1 h}") is not { } map)
        {
            return (null, null);
        }

        GroupReader group = new(map, "courses", _values);
        long? sampled = group.Integer("cells", 0, 10_000);
        double? interval = _quantities.Quantity(group.Take("every"), "every", UnitScale.Time, new NumberRange(60, LongestRun));
        group.Finish();
        return ((int?)(sampled > cells ? cells : sampled), interval);
    }
}
