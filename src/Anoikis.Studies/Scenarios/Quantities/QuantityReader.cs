using Anoikis.Apoptosis.Variability;
using Anoikis.Numerics.Elementary;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios.Quantities;

/// <summary>Reads numbers with units, and the laws by which numbers differ between cells.</summary>
/// <param name="values">Reads plain values.</param>
public sealed class QuantityReader(ValueReader values)
{
    private static readonly string[] Laws = ["fixed", "uniform", "exponential", "lognormal", "weibull"];

    /// <summary>"24 h" in the scale's base unit, or null with a finding.</summary>
    /// <param name="node">The value; null passes through.</param>
    /// <param name="key">Its key, for messages.</param>
    /// <param name="scale">Which units it takes.</param>
    /// <param name="range">Which numbers it takes, in the base unit.</param>
    public double? Quantity(YamlNode? node, string key, UnitScale scale, NumberRange range)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not YamlScalar scalar || !ValueReader.TryQuantity(scalar.Text, out double number, out string unit))
        {
            string reason = node is YamlScalar { Text.Length: > 64 } digits ? $", which has {digits.Text.Length} characters" : "";
            return values.Wrong(node, key, scale.Allowed, reason);
        }

        if (scale.Factor(unit) is not { } factor)
        {
            string reason = unit.Length == 0 ? " without a unit" : $": '{new YamlScalar(unit, true, node.Location).Shown}' is no unit of {scale.Noun[2..]}{scale.Hint(unit)}";
            return values.Wrong(node, key, scale.Allowed, reason);
        }

        double value = number * factor;
        return double.IsFinite(value) && range.Allows(value)
            ? value
            : values.Wrong(node, key, InUnit(range, factor).Describe($"{scale.Noun}{(unit.Length == 0 ? "" : " in " + unit)}"));
    }

    /// <summary>A number that differs between cells: "24 h", or one of the laws with its parameters. Null, with findings, when it cannot be read.</summary>
    public RandomQuantity? Random(YamlNode? node, string key, UnitScale scale)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar:
                return Quantity(node, key, scale, NumberRange.NotNegative) is { } value ? RandomQuantity.Fixed(value) : null;
            case YamlMap { Entries: [YamlEntry law] }:
                return Law(law, key, scale);
            default:
                values.Wrong(node, key, $"{scale.Example}, or one law of {string.Join(", ", Laws)}, as in lognormal: {{median: {scale.Example}, sigma: 0.5}}");
                return null;
        }
    }

    private RandomQuantity? Law(YamlEntry law, string key, UnitScale scale)
    {
        if (law.Key == "fixed")
        {
            return Quantity(law.Value, $"{key}: fixed", scale, NumberRange.NotNegative) is { } value ? RandomQuantity.Fixed(value) : null;
        }

        if (!Laws.Contains(law.Key))
        {
            values.Findings.Error(law.KeyLocation, $"{key} has the law '{law.Key}'{Kinetics.Diagnostics.NearestName.Hint(law.Key, Laws)}; allowed is {string.Join(", ", Laws)}");
            return null;
        }

        string name = $"{key}: {law.Key}";
        if (values.Group(law.Value, name, Parameters(law.Key, scale)) is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, name, values);
        RandomQuantity? result = law.Key switch
        {
            "uniform" => Uniform(group, scale),
            "exponential" => Exponential(group, scale),
            "lognormal" => LogNormal(group, scale),
            _ => Weibull(group, scale),
        };
        group.Finish();
        return result;
    }

    private RandomQuantity? Uniform(GroupReader group, UnitScale scale)
    {
        double? from = Quantity(group.Need("from", scale.Example), "from", scale, NumberRange.NotNegative);
        double? to = Quantity(group.Need("to", scale.Example), "to", scale, NumberRange.NotNegative);
        if (from > to)
        {
            values.Findings.Error(group.At("from"), $"{group.Name}: 'from' lies above 'to'; allowed is from below to");
            return null;
        }

        return from is { } a && to is { } b ? RandomQuantity.Uniform(a, b) : null;
    }

    private RandomQuantity? Exponential(GroupReader group, UnitScale scale)
    {
        double? mean = Quantity(group.Take("mean"), "mean", scale, NumberRange.Positive);
        double? half = Quantity(group.Take("half_life"), "half_life", scale, NumberRange.Positive);
        if (group.Has("mean") == group.Has("half_life"))
        {
            values.Findings.Error(group.Location, $"{group.Name} needs either 'mean' or 'half_life', such as mean: {scale.Example}");
            return null;
        }

        return (mean ?? half / PortableMath.Log(2)) is { } m ? RandomQuantity.Exponential(m) : null;
    }

    private RandomQuantity? LogNormal(GroupReader group, UnitScale scale)
    {
        double? median = Quantity(group.Take("median"), "median", scale, NumberRange.Positive);
        double? mean = Quantity(group.Take("mean"), "mean", scale, NumberRange.Positive);
        double? sigma = group.Number("sigma", new NumberRange(0, 10));
        double? cv = group.Number("cv", new NumberRange(0, 100));
        if (group.Has("median") == group.Has("mean"))
        {
            values.Findings.Error(group.Location, $"{group.Name} needs either 'median' or 'mean', such as median: {scale.Example}");
            return null;
        }

        if (group.Has("sigma") == group.Has("cv"))
        {
            values.Findings.Error(group.Location, $"{group.Name} needs either 'sigma' (standard deviation of the natural logarithm) or 'cv' (standard deviation by mean), such as cv: 0.3");
            return null;
        }

        if ((median ?? mean) is not { } middle || (sigma ?? cv) is not { } spread)
        {
            return null;
        }

        double variance = sigma is { } s ? s * s : PortableMath.Log1p(spread * spread);
        return RandomQuantity.LogNormal(median ?? (middle * PortableMath.Exp(-0.5 * variance)), Math.Sqrt(variance));
    }

    private RandomQuantity? Weibull(GroupReader group, UnitScale scale)
    {
        double? size = Quantity(group.Need("scale", scale.Example), "scale", scale, NumberRange.Positive);
        double? shape = values.Number(group.Need("shape", "1.5"), "shape", new NumberRange(0.1, 100));
        return size is { } a && shape is { } b ? RandomQuantity.Weibull(a, b) : null;
    }

    private static string Parameters(string law, UnitScale scale) => law switch
    {
        "uniform" => $"{{from: {scale.Example}, to: {scale.Example}}}",
        "exponential" => $"{{mean: {scale.Example}}} or {{half_life: {scale.Example}}}",
        "lognormal" => $"{{median: {scale.Example}, sigma: 0.5}}, with mean for median and cv for sigma as you like",
        _ => $"{{scale: {scale.Example}, shape: 1.5}}",
    };

    private static NumberRange InUnit(NumberRange range, double factor)
    {
        static double Scaled(double bound, double factor) => Math.Abs(bound) == double.MaxValue ? bound : bound / factor;
        return range with { Minimum = Scaled(range.Minimum, factor), Maximum = Scaled(range.Maximum, factor) };
    }
}
