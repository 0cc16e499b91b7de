using Anoikis.Metastasis.Colonies;
using Anoikis.Studies.Scenarios.Quantities;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios.Cascades;

/// <summary>Reads how cells divide in a step.</summary>
internal sealed class GrowthReader(ValueReader values, QuantityReader quantities)
{
    /// <summary>The settings; null when there are none or, with findings, when they cannot be read.</summary>
    /// <param name="node">The group.</param>
    /// <param name="step">Name of the step, for messages.</param>
    /// <param name="cap">Cells with a network where the text does not say; null for the cascade's.</param>
    public GrowthSettings? Read(YamlNode? node, string step, int? cap = null)
    {
        if (values.Group(node, $"growth of step {step}", "a group, as in {cycle: {lognormal: {median: 18 h, cv: 0.1}}}") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, $"growth of step {step}", values);
        YamlNode? cycleNode = group.Need("cycle", "the time from a cell's birth to its division, such as {lognormal: {median: 18 h, cv: 0.1}}");
        var cycle = quantities.Random(cycleNode, "cycle", UnitScale.Time);
        long? stated = group.Integer("cells_with_network", 1, 1_000_000);
        double? diameter = quantities.Quantity(group.Take("cell_diameter"), "cell_diameter", UnitScale.Micrometres, new NumberRange(1, 1000));
        double? packing = group.Number("packing", new NumberRange(0, 1, ExcludesMinimum: true));
        group.Text("source");
        group.Text("assumed");
        group.Finish();
        if (cycle is { Mean: 0 })
        {
            values.Findings.Error(cycleNode!.Location, "cycle takes no time, so a colony would be endless at once; allowed is a time above 0, such as 18 h");
            return null;
        }

        if (cycle is null)
        {
            return null;
        }

        GrowthSettings settings = new() { CycleTime = cycle };
        return settings with
        {
            CellCap = (int)(stated ?? cap ?? settings.CellCap),
            CellDiameter = diameter ?? settings.CellDiameter,
            PackingFraction = packing ?? settings.PackingFraction,
        };
    }
}
