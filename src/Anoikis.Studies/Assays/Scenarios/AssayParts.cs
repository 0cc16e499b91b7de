using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Numerics.Elementary;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Designs;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Cascades;
using Anoikis.Studies.Scenarios.Quantities;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Assays.Scenarios;

/// <summary>Reads what assays of every kind have in common: stimuli by name, doses, times.</summary>
/// <param name="values">Reads values and takes every problem.</param>
/// <param name="quantities">Reads numbers with units.</param>
/// <param name="network">The network whose stimuli they are; null when it is itself refused, and the rest then is read as far as it can be.</param>
internal sealed class AssayParts(ValueReader values, QuantityReader quantities, CellNetwork? network)
{
    /// <summary>Most doses of one stimulus.</summary>
    public const int MostDoses = 200;

    private const int MostTimes = 200;

    private static readonly SortedDictionary<string, bool> Spacings = new(StringComparer.Ordinal) { ["linear"] = false, ["log"] = true };

    /// <summary>The network; null when it is refused.</summary>
    public CellNetwork? Network { get; } = network;

    /// <summary>Reads values.</summary>
    public ValueReader Values { get; } = values;

    /// <summary>Reads numbers with units.</summary>
    public QuantityReader Quantities { get; } = quantities;

    /// <summary>Takes every problem.</summary>
    public DiagnosticBag Findings => Values.Findings;

    /// <summary>Number of a stimulus by name, or -1, with a finding, when the network has none of that name.</summary>
    public int Stimulus(YamlNode? node, string key)
    {
        if (Values.Text(node, key) is not { } name)
        {
            return -1;
        }

        int number = Number(name);
        if (number < 0 && Network is not null)
        {
            StimulusCheck.Refuse(Network, name, ((YamlScalar)node!).Shown, node.Location, Findings);
        }

        return number;
    }

    /// <summary>Number of a stimulus that the kind of assay needs by its own name; an error at <paramref name="location"/> says so where the network lacks it.</summary>
    public int Needed(string name, SourceLocation location, string why)
    {
        int number = Number(name);
        if (number < 0 && Network is not null)
        {
            Findings.Error(location, $"the network {Network.Name} has no stimulus '{name}', {why}; it has {string.Join(", ", Network.Stimuli.Select(s => s.Name))}");
        }

        return number;
    }

    /// <summary>The doses of a stimulus: a list of strengths, or {from, to, count}.</summary>
    /// <param name="node">The doses.</param>
    /// <param name="stimulus">Number of the stimulus; -1 where it is not known, and only the shape is read then.</param>
    /// <param name="what">What they are, for messages.</param>
    public DoseSeries? Doses(YamlNode? node, int stimulus, string what)
    {
        if (node is null)
        {
            return null;
        }

        StimulusTarget? target = stimulus < 0 ? null : Network!.Stimuli[stimulus];
        UnitScale scale = target is null ? UnitScale.Unknown : UnitScale.Strength(target.Unit, target.PerUnit);
        (YamlNode Node, double Value)[]? doses = node is YamlList list ? Listed(list, scale, what) : Range(node, scale, what);
        if (doses is null || target is null)
        {
            return null;
        }

        foreach ((YamlNode given, double dose) in doses)
        {
            if (dose.Equals(target.Resting))
            {
                Findings.Error(given.Location, $"{what} has {DoseSeries.Label(target, dose)}, which is rest: dishes at rest are there by themselves, so leave it out");
                return null;
            }

            WarnWhenImplausible(target, dose, given.Location);
        }

        double[] sorted = [.. doses.Select(d => d.Value).OrderBy(d => Math.Abs(d - target.Resting))];
        if (sorted.Distinct().Count() < sorted.Length)
        {
            Findings.Error(node.Location, $"{what} has a dose twice; give each once");
            return null;
        }

        return new DoseSeries(stimulus, target, [.. sorted]);
    }

    /// <summary>One dose of a stimulus, away from rest.</summary>
    public double? Dose(YamlNode? node, int stimulus, string key)
    {
        StimulusTarget? target = stimulus < 0 ? null : Network!.Stimuli[stimulus];
        double? dose = Quantities.Quantity(node, key, target is null ? UnitScale.Unknown : UnitScale.Strength(target.Unit, target.PerUnit), NumberRange.NotNegative);
        if (dose is { } value && target is not null)
        {
            WarnWhenImplausible(target, value, node!.Location);
        }

        return dose;
    }

    /// <summary>A time above 0, seconds.</summary>
    public double? Time(YamlNode? node, string key, bool zero = false)
        => Quantities.Quantity(node, key, UnitScale.Time, new NumberRange(0, ScenarioParts.LongestRun, ExcludesMinimum: !zero));

    /// <summary>Rising times, seconds; a single one may stand alone.</summary>
    public ImmutableArray<double> Times(YamlNode? node, string key, bool zero = false)
    {
        if (node is null)
        {
            return [];
        }

        YamlNode[] items = node is YamlList list ? [.. list.Items] : [node];
        if (items.Length is 0 or > MostTimes)
        {
            Findings.Error(node.Location, $"{key} has {items.Length} times; allowed are 1 to {MostTimes}");
            return [];
        }

        double?[] times = [.. items.Select(item => Time(item, key, zero))];
        if (times.Any(t => t is null))
        {
            return [];
        }

        for (int i = 1; i < times.Length; i++)
        {
            if (times[i] <= times[i - 1])
            {
                Values.Wrong(items[i], key, "a time later than the one before");
                return [];
            }
        }

        return [.. times.Select(t => t!.Value)];
    }

    /// <summary>Stimuli with constant strengths or tables of them, as inputs of a dish.</summary>
    public ImmutableArray<ProtocolInput> Stimuli(YamlNode? node, string owner)
    {
        ImmutableArray<ProtocolInput>.Builder inputs = ImmutableArray.CreateBuilder<ProtocolInput>();
        foreach (Stimulus stimulus in new StimulusReader(Values, Quantities, Network).Read(node, owner))
        {
            int number = Number(stimulus.Name);
            switch (stimulus.Course)
            {
                case ConstantStimulus constant when number >= 0:
                    inputs.Add(ProtocolInput.Constant(number, constant.Value));
                    break;
                case StimulusTable table when number >= 0:
                    inputs.Add(new ProtocolInput(number, table.Times, table.Values));
                    break;
                case StimulusPulses or ColonyStimulus:
                    Findings.Error(node!.Location, $"stimulus {stimulus.Name} of {owner} comes in pulses or by a colony's size; in a dish it is a strength or a 'table'");
                    break;
                default:
                    break;
            }
        }

        return inputs.ToImmutable();
    }

    /// <summary>Stimuli that are there throughout, from 'with'; those that the assay itself sets are refused among them.</summary>
    public ImmutableArray<ProtocolInput> Background(GroupReader group, params ReadOnlySpan<int> own)
    {
        YamlNode? node = group.Take("with");
        ImmutableArray<ProtocolInput> background = Stimuli(node, "all dishes");
        foreach (int stimulus in own)
        {
            if (stimulus >= 0 && background.Any(b => b.Stimulus == stimulus))
            {
                Findings.Error(node!.Location, $"'with' holds {Network!.Stimuli[stimulus].Name}, which the assay itself sets; take it out");
            }
        }

        return background;
    }

    /// <summary>A condition on the network, or null with findings.</summary>
    public Kinetics.Expressions.Expression? Condition(string text, SourceLocation location) => new ConditionReader(Findings, Network).Read(text, location)?.Condition;

    /// <summary>Inputs as words: "TRAIL 50 ng/mL, translation 0"; "rest" for none.</summary>
    public string Label(ImmutableArray<ProtocolInput> inputs)
        => inputs.IsEmpty ? "rest" : string.Join(", ", inputs.Select(i => DoseSeries.Label(Network!.Stimuli[i.Stimulus], i.Values[0]) + (i.Values.Length > 1 ? " …" : "")));

    private int Number(string name)
    {
        for (int s = 0; s < (Network?.Stimuli.Length ?? 0); s++)
        {
            if (Network!.Stimuli[s].Name == name)
            {
                return s;
            }
        }

        return -1;
    }

    private (YamlNode, double)[]? Listed(YamlList list, UnitScale scale, string what)
    {
        if (list.Items.Length is 0 or > MostDoses)
        {
            Findings.Error(list.Location, $"{what} has {list.Items.Length} doses; allowed are 1 to {MostDoses}");
            return null;
        }

        double?[] doses = [.. list.Items.Select(item => Quantities.Quantity(item, what, scale, NumberRange.NotNegative))];
        return doses.Any(d => d is null) ? null : [.. list.Items.Zip(doses, (item, dose) => (item, dose!.Value))];
    }

    private (YamlNode, double)[]? Range(YamlNode node, UnitScale scale, string what)
    {
        if (Values.Group(node, what, $"a list of strengths such as [{scale.Example}], or {{from: {scale.Example}, to: {scale.Example}, count: 8}}") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, what, Values);
        double? from = Quantities.Quantity(group.Need("from", $"the first dose, such as {scale.Example}"), "from", scale, NumberRange.NotNegative);
        double? to = Quantities.Quantity(group.Need("to", $"the last dose, such as {scale.Example}"), "to", scale, NumberRange.NotNegative);
        long? count = Values.Integer(group.Need("count", "how many doses, such as 8"), "count", 2, MostDoses);
        bool log = Values.Choice(group.Take("spacing"), "spacing", Spacings) ?? true;
        group.Finish();
        if (from is not { } first || to is not { } last || count is not { } n)
        {
            return null;
        }

        if (first >= last || (log && first == 0))
        {
            Findings.Error(map.Location, log && first == 0 ? $"{what} begins at 0, where a log range cannot begin; begin above it, or give spacing: linear" : $"{what}: 'from' must lie below 'to'");
            return null;
        }

        double ratio = log ? PortableMath.Log(last / first) : 0;
        return
        [
            .. Enumerable.Range(0, (int)n).Select(i => (node, i == n - 1 ? last : i == 0 ? first
                : log ? first * PortableMath.Exp(ratio * i / (n - 1)) : first + ((last - first) * i / (n - 1)))),
        ];
    }

    private void WarnWhenImplausible(StimulusTarget target, double dose, SourceLocation location)
    {
        if (dose > target.Upper * target.PerUnit * (1 + 1e-12))
        {
            Findings.Warning(
                location, $"{DoseSeries.Label(target, dose)} lies above the plausible {target.Text(target.Upper)} ({target.Source})");
        }
    }
}
