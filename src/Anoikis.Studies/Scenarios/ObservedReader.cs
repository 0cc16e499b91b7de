using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Studies.Results.Measures;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios;

/// <summary>Reads the published numbers that a scenario is laid beside.</summary>
/// <param name="values">Reads values and takes every problem.</param>
/// <param name="steps">Names of the cascade's steps.</param>
/// <param name="horizon">End of the run, s; null when it is itself refused.</param>
/// <param name="visible">For how long an apoptotic cell is seen, s, where a measure does not say.</param>
public sealed class ObservedReader(ValueReader values, IReadOnlyCollection<string> steps, double? horizon, double? visible = null)
{
    /// <summary>Quantities that a scenario may have.</summary>
    public const int Most = 1000;

    private const string Shape = "a list, as in - {quantity: alive on day 3, source: author year, observed: 0.8, lower: 0.75, upper: 0.85, measure: alive at 3 d per injected}";

    /// <summary>The quantities that could be read.</summary>
    public ImmutableArray<ObservedQuantity> Read(YamlNode? node)
    {
        if (values.List(node, "observed", Shape) is not { } list)
        {
            return [];
        }

        if (list.Items.Length > Most)
        {
            values.Findings.Error(list.Location, $"there are {list.Items.Length} observed quantities; allowed are at most {Most}");
            return [];
        }

        ImmutableArray<ObservedQuantity> rows = [.. list.Items.Select((item, i) => ReadOne(item, i + 1)).OfType<ObservedQuantity>()];
        foreach (IGrouping<string, ObservedQuantity> twice in rows.GroupBy(r => r.Quantity).Where(g => g.Count() > 1))
        {
            values.Findings.Error(list.Location, $"the observed quantity '{twice.Key}' stands {twice.Count()} times; give each its own words");
        }

        return rows;
    }

    /// <summary>Every time at which a measure looks, s.</summary>
    public static IEnumerable<double> Times(Measure measure) => new[] { measure.Numerator, measure.Denominator }.OfType<Selector>().Select(Time).OfType<double>();

    private ObservedQuantity? ReadOne(YamlNode node, int number)
    {
        string name = $"observed quantity {number}";
        if (values.Group(node, name, Shape) is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, name, values);
        string? quantity = values.Text(group.Need("quantity", "what it is, in plain words"), "quantity", 200);
        string? source = values.Text(group.Need("source", "where it was published, as author and year"), "source", 500);
        double? observed = group.Number("observed", NumberRange.Any);
        double? lower = group.Number("lower", NumberRange.Any);
        double? upper = group.Number("upper", NumberRange.Any);
        YamlNode? measureNode = group.Take("measure");
        string? text = values.Text(measureNode, "measure", 1000);
        group.Text("note");
        group.Finish();

        if (group.Has("lower") != group.Has("upper"))
        {
            values.Findings.Error(group.Location, $"{name} has one bound; allowed is both 'lower' and 'upper', or neither when it is reported and not judged");
        }

        if (lower > upper)
        {
            values.Findings.Error(
                group.At("lower"),
                string.Create(CultureInfo.InvariantCulture, $"{name} has the lower bound {lower:R} above its upper bound {upper:R}; allowed is lower up to upper"));
        }
        else if (observed < lower || observed > upper)
        {
            values.Findings.Warning(
                group.At("observed"),
                string.Create(CultureInfo.InvariantCulture, $"{name} was observed as {observed:R}, outside its own bounds {lower:R} to {upper:R}"));
        }

        if (text is null && group.Has("lower"))
        {
            values.Findings.Error(group.Location, $"{name} has bounds but no 'measure' to hold against them, such as measure: alive at 3 d per injected");
        }

        Measure? measure = text is null ? null : MeasureParser.Parse(text, measureNode!.Location, steps, values.Findings, visible);
        if (measure is not null && horizon is { } end && Times(measure).Any(t => t > end))
        {
            values.Findings.Warning(measureNode!.Location, $"{name} looks at a time after the end of the run ('until'), so it stays empty");
        }

        return quantity is null || source is null ? null : new ObservedQuantity(quantity, source, observed, lower, upper, measure);
    }

    private static double? Time(Selector selector) => selector switch
    {
        AliveAt s => s.At,
        InStep s => s.At,
        ReachedStep s => s.By,
        VisiblyApoptotic s => s.At,
        SeenInStep s => s.At,
        ApoptoticBy s => s.By,
        ColonyOf s => s.At,
        _ => null,
    };
}
