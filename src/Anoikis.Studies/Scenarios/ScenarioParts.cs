using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Studies.Scenarios.Quantities;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios;

/// <summary>Reads what scenarios of every kind have in common: the network, tolerances, rest, threads and lanes.</summary>
/// <param name="networks">Finds networks.</param>
/// <param name="values">Reads values and takes every problem.</param>
/// <param name="quantities">Reads numbers with units.</param>
/// <param name="inputs">Takes the texts that were read.</param>
internal sealed class ScenarioParts(INetworkLibrary networks, ValueReader values, QuantityReader quantities, ICollection<ScenarioInput> inputs)
{
    /// <summary>Longest time that a scenario may state, seconds.</summary>
    public const double LongestRun = 100 * 366 * 86400.0;

    private static readonly OrderedDictionary<string, int> Widths = new(StringComparer.Ordinal) { ["1"] = 1, ["4"] = 4, ["8"] = 8, ["16"] = 16 };
    private static readonly SortedDictionary<string, StagePrecision> Precisions = new(StringComparer.Ordinal) { ["single"] = StagePrecision.Single, ["double"] = StagePrecision.Double };

    /// <summary>Whether <see cref="Network"/> was given the name of a network of the program's own, right or wrong, and not a file or a group.</summary>
    public bool NamesBuiltIn { get; private set; }

    /// <summary>The network that the key 'network' names; null, with findings, when there is none or it is refused.</summary>
    public CellNetwork? Network(GroupReader group, string folder)
    {
        YamlNode? node = group.Need("network", $"the network in every cell: {string.Join(", ", networks.Names)}, a file, or {NetworkReader.Shape}");
        if (node is null)
        {
            return null;
        }

        string allowed = $"{string.Join(", ", networks.Names)}, a .yaml file, or {NetworkReader.Shape}";
        string name = "inline";
        NamedNetwork? found = null;
        if (node is YamlScalar scalar)
        {
            name = scalar.Text;
            NamesBuiltIn = !scalar.Text.Contains('.', StringComparison.Ordinal);
            found = networks.Names.Contains(scalar.Text) || scalar.Text.Contains('+', StringComparison.Ordinal) ? BuiltInNetwork(scalar) : NetworkFromFile(scalar, folder, allowed);
        }
        else if (node is YamlMap)
        {
            found = new NetworkReader(values, networks, folder).Read(node);
        }
        else
        {
            values.Wrong(node, "network", allowed);
        }

        if (found is not null)
        {
            inputs.Add(ScenarioInput.Of("network", name, found.Text));
        }

        return found?.Network;
    }

    // "reference + granzyme" is a built-in network with modules. What is wrong with a composition stands where the scenario names it.
    private NamedNetwork? BuiltInNetwork(YamlScalar name)
    {
        DiagnosticBag findings = [];
        NamedNetwork? found = networks.BuiltIn(name.Text, findings);
        foreach (Diagnostic finding in findings.Where(f => f.Severity != Severity.Note))
        {
            values.Findings.Add(finding.Location == SourceLocation.None ? finding with { Location = name.Location } : finding);
        }

        return found;
    }

    private NamedNetwork? NetworkFromFile(YamlScalar scalar, string folder, string allowed)
    {
        if (networks.Extensions.Any(e => scalar.Text.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            values.Wrong(scalar, "network", allowed, ", a model without word of which of its species are which regulators");
            return null;
        }

        return new NamedFile(folder, values).Resolve(scalar, "network", networks.Names, [".yaml", ".yml"]) is { } file && YamlText.ReadFile(file, scalar.Text, values.Findings) is { } root
            ? new NetworkReader(values, networks, Path.GetDirectoryName(file) ?? folder).Read(root)
            : null;
    }

    /// <summary>Tolerances of the integration and the precision of its stages; null where the text does not say.</summary>
    public (double? Relative, double? Absolute, StagePrecision? Stages) Tolerances(YamlNode? node)
    {
        if (values.Group(node, "tolerances", "a group, as in {relative: 1e-4, absolute: 1}") is not { } map)
        {
            return (null, null, null);
        }

        GroupReader group = new(map, "tolerances", values);
        double? relative = group.Number("relative", new NumberRange(1e-12, 0.01));
        double? absolute = group.Number("absolute", new NumberRange(1e-9, 1e6));
        StagePrecision? stages = values.Choice(group.Take("stages"), "stages", Precisions);
        group.Finish();
        return (relative, absolute, stages);
    }

    /// <summary>How long cells rest before <paramref name="what"/> begins, seconds; null where the text does not say.</summary>
    public double? Equilibration(YamlNode? node, string what)
    {
        if (values.Group(node, "equilibration", "a group, as in {for: 3 d}") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, "equilibration", values);
        double? time = quantities.Quantity(group.Need("for", $"how long every cell rests before it enters {what}, such as 3 d"), "for", UnitScale.Time, new NumberRange(0, LongestRun));
        group.Text("source");
        group.Text("assumed");
        group.Finish();
        return time;
    }

    /// <summary>Threads and lanes.</summary>
    public ExecutionOptions Execution(GroupReader group)
    {
        int? threads = (int?)group.Integer("threads", 1, 1024);
        int? width = values.Choice(group.Take("width"), "width", Widths);
        return new ExecutionOptions { Threads = threads, Width = width };
    }

    /// <summary>The file's name without its end, with whatever no name may hold replaced.</summary>
    public static string NameOf(string path)
    {
        string stem = Path.GetFileNameWithoutExtension(path);
        string name = string.Concat(stem.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).TrimStart('-', '_', '.');
        return name.Length == 0 ? "scenario" : name[..Math.Min(60, name.Length)];
    }
}
