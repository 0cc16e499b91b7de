using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Apoptosis.Variability;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios.Quantities;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios.Cascades;

/// <summary>Reads what acts on the cells of a step: a constant strength, contacts at random times, or a course in steps.</summary>
internal sealed class StimulusReader(ValueReader values, QuantityReader quantities, CellNetwork? network)
{
    private const string Shape = "a strength such as 50 ng/mL, or a group with 'constant', 'pulses' or 'table'";

    /// <summary>The stimuli of a step.</summary>
    public ImmutableArray<Stimulus> Read(YamlNode? node, string step)
    {
        if (values.Group(node, $"stimuli of step {step}", "a group with the name of each stimulus, as in stimuli: {TRAIL: 50 ng/mL}") is not { } map)
        {
            return [];
        }

        ImmutableArray<Stimulus>.Builder stimuli = ImmutableArray.CreateBuilder<Stimulus>();
        foreach (YamlEntry entry in map.Entries)
        {
            UnitScale scale = Scale(entry);
            if (ReadCourse(entry.Value, $"stimulus {entry.Key} of step {step}", scale) is { } course)
            {
                WarnWhenImplausible(entry, course);
                stimuli.Add(new Stimulus(entry.Key, course));
            }
        }

        return stimuli.ToImmutable();
    }

    private UnitScale Scale(YamlEntry entry)
    {
        if (network is null)
        {
            return UnitScale.Strength("ng/mL", 1);
        }

        if (network.Stimulus(entry.Key) is { } target)
        {
            return UnitScale.Strength(target.Unit, target.PerUnit);
        }

        string[] known = [.. network.Stimuli.Select(s => s.Name)];
        values.Findings.Error(
            entry.KeyLocation,
            $"the network {network.Name} has no stimulus '{new YamlScalar(entry.Key, true, entry.KeyLocation).Shown}'{NearestName.Hint(entry.Key, known)}; allowed is {string.Join(", ", known)}");
        return UnitScale.Strength("ng/mL", 1);
    }

    private StimulusCourse? ReadCourse(YamlNode node, string name, UnitScale scale)
    {
        if (node is YamlScalar)
        {
            return quantities.Quantity(node, name, scale, NumberRange.NotNegative) is { } value ? new ConstantStimulus(value) : null;
        }

        if (values.Group(node, name, Shape) is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, name, values);
        YamlNode? constant = group.Take("constant");
        YamlNode? pulses = group.Take("pulses");
        YamlNode? table = group.Take("table");
        group.Text("source");
        group.Text("assumed");
        group.Finish();
        if ((constant is null ? 0 : 1) + (pulses is null ? 0 : 1) + (table is null ? 0 : 1) != 1)
        {
            values.Findings.Error(group.Location, $"{name} needs one of 'constant', 'pulses' and 'table', and only one");
            return null;
        }

        if (constant is not null)
        {
            return quantities.Quantity(constant, "constant", scale, NumberRange.NotNegative) is { } value ? new ConstantStimulus(value) : null;
        }

        return pulses is not null ? Pulses(pulses, name, scale) : Table(table!, name, scale);
    }

    private StimulusPulses? Pulses(YamlNode node, string name, UnitScale scale)
    {
        if (values.Group(node, "pulses", $"a group, as in {{rate: 0.06 per d, dose: {scale.Example}, duration: 2 h}}") is not { } map)
        {
            return null;
        }

        // A rate is bounded so that contacts cannot come faster than a run can follow them.
        GroupReader group = new(map, $"pulses of {name}", values);
        double? rate = quantities.Quantity(group.Need("rate", "contacts per time, such as 0.06 per d"), "rate", UnitScale.Rate, new NumberRange(0, 1.0 / 60));
        RandomQuantity? dose = quantities.Random(group.Need("dose", $"the strength during a contact, such as {scale.Example}"), "dose", scale);
        RandomQuantity? duration = quantities.Random(group.Need("duration", "the length of a contact, such as 2 h"), "duration", UnitScale.Time);
        group.Finish();
        return rate is { } r && dose is not null && duration is not null ? new StimulusPulses(r, dose, duration) : null;
    }

    private StimulusTable? Table(YamlNode node, string name, UnitScale scale)
    {
        string shape = $"a list of times and strengths, as in - {{at: 0 h, value: {scale.Example}}}";
        if (values.List(node, "table", shape) is not { } list)
        {
            return null;
        }

        if (list.Items.Length is 0 or > 10_000)
        {
            values.Findings.Error(list.Location, $"the table of {name} has {list.Items.Length} rows; allowed are 1 to 10000");
            return null;
        }

        List<double> times = [];
        List<double> strengths = [];
        foreach (YamlNode item in list.Items)
        {
            if (values.Group(item, $"a row of the table of {name}", $"{{at: 0 h, value: {scale.Example}}}") is not { } map)
            {
                continue;
            }

            GroupReader row = new(map, $"a row of the table of {name}", values);
            YamlNode? atNode = row.Need("at", "a time since the step was entered, such as 6 h");
            double? at = quantities.Quantity(atNode, "at", UnitScale.Time, NumberRange.NotNegative);
            double? value = quantities.Quantity(row.Need("value", $"a strength, such as {scale.Example}"), "value", scale, NumberRange.NotNegative);
            row.Finish();
            if (at is { } time && (times.Count == 0 ? time != 0 : time <= times[^1]))
            {
                string allowed = times.Count == 0 ? "0 h for the first row" : "a time later than the row before";
                values.Wrong(atNode!, "at", allowed);
            }

            if (at is { } t && value is { } v)
            {
                times.Add(t);
                strengths.Add(v);
            }
        }

        return times.Count == list.Items.Length ? new StimulusTable([.. times], [.. strengths]) : null;
    }

    private void WarnWhenImplausible(YamlEntry entry, StimulusCourse course)
    {
        if (network?.Stimulus(entry.Key) is not { } target)
        {
            return;
        }

        double strongest = course switch
        {
            ConstantStimulus constant => constant.Value,
            StimulusPulses pulses => pulses.Dose.Mean,
            StimulusTable table => table.Values.Max(),
            _ => 0,
        };
        if (strongest > target.Upper * target.PerUnit)
        {
            values.Findings.Warning(
                entry.KeyLocation,
                string.Create(CultureInfo.InvariantCulture, $"stimulus {entry.Key} reaches {strongest / target.PerUnit:G6} {target.Unit}, above the plausible {target.Upper:G6} {target.Unit} ({target.Source})"));
        }
    }
}
