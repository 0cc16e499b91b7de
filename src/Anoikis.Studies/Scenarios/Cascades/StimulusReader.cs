using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Apoptosis.Variability;
using Anoikis.Studies.Scenarios.Quantities;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios.Cascades;

/// <summary>Reads what acts on the cells of a step: a constant strength, contacts at random times, or a course in steps.</summary>
internal sealed class StimulusReader(ValueReader values, QuantityReader quantities, CellNetwork? network)
{
    private const string Shape = "a strength such as 50 ng/mL, or a group with 'constant', 'pulse', 'pulses', 'table', 'of_colony' or 'of_radius'";

    private const int MostRows = 10_000;

    /// <summary>The stimuli of what <paramref name="owner"/> names: a step, a dish.</summary>
    public ImmutableArray<Stimulus> Read(YamlNode? node, string owner)
    {
        if (values.Group(node, $"stimuli of {owner}", "a group with the name of each stimulus, as in stimuli: {TRAIL: 50 ng/mL}") is not { } map)
        {
            return [];
        }

        ImmutableArray<Stimulus>.Builder stimuli = ImmutableArray.CreateBuilder<Stimulus>();
        foreach (YamlEntry entry in map.Entries)
        {
            UnitScale scale = Scale(entry);
            double resting = network?.Stimulus(entry.Key)?.Resting ?? 0;
            if (ReadCourse(entry.Value, $"stimulus {entry.Key} of {owner}", scale, resting) is { } course)
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
            return UnitScale.Unknown;
        }

        if (network.Stimulus(entry.Key) is { } target)
        {
            return UnitScale.Strength(target.Unit, target.PerUnit);
        }

        StimulusCheck.Refuse(network, entry.Key, new YamlScalar(entry.Key, true, entry.KeyLocation).Shown, entry.KeyLocation, values.Findings);
        return UnitScale.Unknown;
    }

    private StimulusCourse? ReadCourse(YamlNode node, string name, UnitScale scale, double resting)
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
        YamlNode? pulse = group.Take("pulse");
        YamlNode? pulses = group.Take("pulses");
        YamlNode? table = group.Take("table");
        YamlNode? colony = group.Take("of_colony");
        YamlNode? radius = group.Take("of_radius");
        group.Text("source");
        group.Text("assumed");
        group.Finish();
        if (new[] { constant, pulse, pulses, table, colony, radius }.Count(n => n is not null) != 1)
        {
            values.Findings.Error(group.Location, $"{name} needs one of 'constant', 'pulse', 'pulses', 'table', 'of_colony' and 'of_radius', and only one");
            return null;
        }

        if (colony is not null || radius is not null)
        {
            return colony is not null ? Strain(colony, name, scale) : Depth(radius!, name, scale);
        }

        if (constant is not null)
        {
            return quantities.Quantity(constant, "constant", scale, NumberRange.NotNegative) is { } value ? new ConstantStimulus(value) : null;
        }

        return pulse is not null ? Pulse(pulse, name, scale, resting) : pulses is not null ? Pulses(pulses, name, scale) : Table(table!, name, scale);
    }

    /// <summary>A strength from a time on, for a time, once or again and again; at rest before, between and after.</summary>
    private StimulusTable? Pulse(YamlNode node, string name, UnitScale scale, double resting)
    {
        if (values.Group(node, "pulse", $"a group, as in {{at: 6 h, for: 2 h, value: {scale.Example}}}, with every: 24 h and times: 5 for more than one") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, $"pulse of {name}", values);
        double? at = quantities.Quantity(group.Take("at"), "at", UnitScale.Time, NumberRange.NotNegative);
        YamlNode? lengthNode = group.Need("for", "how long it lasts, such as 2 h");
        double? length = quantities.Quantity(lengthNode, "for", UnitScale.Time, NumberRange.Positive);
        double? value = quantities.Quantity(group.Need("value", $"the strength while it lasts, such as {scale.Example}"), "value", scale, NumberRange.NotNegative);
        double? every = quantities.Quantity(group.Take("every"), "every", UnitScale.Time, NumberRange.Positive);
        long? times = group.Integer("times", 1, (MostRows - 1) / 2);
        group.Finish();
        if (group.Has("every") != group.Has("times"))
        {
            values.Findings.Error(group.Location, $"{group.Name} needs both 'every' and 'times' for more than one pulse, or neither");
            return null;
        }

        if (every <= length)
        {
            values.Wrong(lengthNode!, "for", "a time shorter than 'every'");
            return null;
        }

        if (length is not { } lasts || value is not { } strength || (group.Has("at") && at is null) || (group.Has("every") && (every is null || times is null)))
        {
            return null;
        }

        double first = at ?? 0;
        List<double> starts = first > 0 ? [0] : [];
        List<double> strengths = first > 0 ? [resting] : [];
        for (long pulse = 0; pulse < (times ?? 1); pulse++)
        {
            double start = first + (pulse * (every ?? 0));
            starts.AddRange([start, start + lasts]);
            strengths.AddRange([strength, resting]);
        }

        return new StimulusTable([.. starts], [.. strengths]);
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

    private ColonyStrain? Strain(YamlNode node, string name, UnitScale scale)
    {
        if (values.Group(node, "of_colony", $"a group, as in {{height: {scale.Example}, onset: 60 h, relief_size: 30 cells}}") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, $"of_colony of {name}", values);
        double? height = quantities.Quantity(group.Need("height", $"the strength that it would come to in a small colony, such as {scale.Example}"), "height", scale, NumberRange.NotNegative);
        double? onset = quantities.Quantity(group.Need("onset", "the age of the colony at which 63 % of it has come on, such as 60 h"), "onset", UnitScale.Time, NumberRange.Positive);
        double? relief = quantities.Quantity(group.Need("relief_size", "the size at which it has eased by half, such as 30 cells"), "relief_size", UnitScale.Cells, NumberRange.Positive);
        group.Finish();
        return height is { } h && onset is { } t && relief is { } n ? new ColonyStrain(h, t, n) : null;
    }

    private ColonyDepth? Depth(YamlNode node, string name, UnitScale scale)
    {
        if (values.Group(node, "of_radius", "a group, as in {from: 0.1 mm, full: 0.2 mm}") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, $"of_radius of {name}", values);
        YamlNode? fullNode = group.Need("full", "the radius from which there is all of it, such as 0.2 mm");
        double? from = quantities.Quantity(group.Need("from", "the radius up to which there is none of it, such as 0.1 mm"), "from", UnitScale.Micrometres, NumberRange.NotNegative);
        double? full = quantities.Quantity(fullNode, "full", UnitScale.Micrometres, NumberRange.Positive);
        double? height = quantities.Quantity(group.Take("height"), "height", scale, NumberRange.NotNegative);
        group.Finish();
        if (full <= from)
        {
            values.Wrong(fullNode!, "full", "a length above 'from'");
            return null;
        }

        return from is { } a && full is { } b ? new ColonyDepth(a / 1000, b / 1000, height ?? scale.Factors[0].Value) : null;
    }

    private StimulusTable? Table(YamlNode node, string name, UnitScale scale)
    {
        string shape = $"a list of times and strengths, as in - {{at: 0 h, value: {scale.Example}}}";
        if (values.List(node, "table", shape) is not { } list)
        {
            return null;
        }

        if (list.Items.Length is 0 or > MostRows)
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
            ColonyStimulus colony => colony.Height,
            _ => 0,
        };
        if (strongest > target.Upper * target.PerUnit)
        {
            values.Findings.Warning(
                entry.KeyLocation,
                $"stimulus {entry.Key} reaches {target.Text(strongest / target.PerUnit)}, above the plausible {target.Text(target.Upper)} ({target.Source})");
        }
    }
}
