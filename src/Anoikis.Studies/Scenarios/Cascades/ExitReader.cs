using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Colonies;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Results.Measures;
using Anoikis.Studies.Scenarios.Quantities;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Scenarios.Cascades;

/// <summary>
/// Reads the exits of a step: <c>advance</c> to a step or <c>loss</c> by a named cause; <c>after</c> a waiting time, <c>when</c> a condition on the network holds,
/// or <c>at</c> a colony's size.
/// </summary>
internal sealed class ExitReader(ValueReader values, QuantityReader quantities, CellNetwork? network, GrowthSettings? growth)
{
    private static readonly string[] Reserved = [FateNames.Of(CellFate.Apoptosis), FateNames.Of(CellFate.CaspaseIndependentDeath)];

    private const string Shape = "a list of exits, as in - {advance: solitary, after: {lognormal: {median: 24 h, sigma: 0.5}}}";

    /// <summary>The exits, those that could not be read included.</summary>
    public ImmutableArray<LocatedExit> Read(YamlNode? node, string step, bool divides)
    {
        if (values.List(node, $"exits of step {step}", Shape) is { } list)
        {
            ImmutableArray<LocatedExit> exits = [.. list.Items.Select((item, i) => ReadOne(item, $"exit {i + 1} of step {step}", divides))];
            foreach (IGrouping<string, LocatedExit> twice in exits.Where(e => e.Exit is Loss).GroupBy(e => ((Loss)e.Exit!).Cause).Where(g => g.Count() > 1))
            {
                values.Findings.Error(
                    twice.ElementAt(1).Location,
                    $"step {step} has two losses named '{twice.Key}', the first at {twice.First().Location}; results could not tell them apart: give each its own name, or make them one");
            }

            return exits;
        }

        return node is null ? [] : [new LocatedExit(null, node.Location, null, node.Location)];
    }

    private LocatedExit ReadOne(YamlNode node, string name, bool divides)
    {
        if (values.Group(node, name, "a group with 'advance' or 'loss', and 'after', 'when' or 'at'") is not { } map)
        {
            return new LocatedExit(null, node.Location, null, node.Location);
        }

        GroupReader group = new(map, name, values);
        string? to = values.Text(group.Take("advance"), "advance", 100);
        string? cause = ReadCause(group.Take("loss"));
        YamlNode? after = group.Take("after");
        double? chance = group.Number("chance", NumberRange.Share);
        YamlNode? when = group.Take("when");
        YamlNode? at = group.Take("at");
        string? source = group.Text("source");
        string? assumed = group.Text("assumed");
        group.Finish();

        bool oneKind = group.Has("advance") != group.Has("loss");
        if (!oneKind)
        {
            values.Findings.Error(group.Location, $"{name} needs either 'advance: step' or 'loss: cause'");
        }

        if (group.Has("loss") && source is null && assumed is null)
        {
            values.Findings.Error(group.Location, $"{name}, a loss, does not say where its number comes from: add 'source: author year', or 'assumed:' with the range that is plausible");
        }

        ExitCondition? condition = Condition(group, after, chance, when, at, divides);
        Exit? exit = (oneKind, to, cause, condition) switch
        {
            (true, { } step, _, { } found) => new Advance(step, found),
            (true, _, { } named, { } found) => new Loss(named, source ?? $"assumed: {assumed}", found),
            _ => null,
        };
        return new LocatedExit(to, group.At("advance"), exit, group.Location);
    }

    // What the network does to a cell is never an exit, and a table has one column of each name.
    private string? ReadCause(YamlNode? node)
    {
        string? cause = Names.Read(values, node, "loss");
        if (cause is null || !Reserved.Contains(cause))
        {
            return cause;
        }

        values.Findings.Error(node!.Location, $"the loss is named '{cause}', which is what the network itself does to a cell and never an exit; give the loss the name of another cause, such as mechanical");
        return null;
    }

    private ExitCondition? Condition(GroupReader group, YamlNode? after, double? chance, YamlNode? when, YamlNode? at, bool divides)
    {
        if ((after is null ? 0 : 1) + (when is null ? 0 : 1) + (at is null ? 0 : 1) != 1)
        {
            values.Findings.Error(group.Location, $"{group.Name} needs one of 'after' (a waiting time), 'when' (a condition on the network) and 'at' (a colony's size), and only one");
            return null;
        }

        if (after is not null)
        {
            return quantities.Random(after, "after", UnitScale.Time) is { } time && (chance is not null || !group.Has("chance")) ? new WaitingTime(time, chance ?? 1) : null;
        }

        if (group.Has("chance"))
        {
            values.Findings.Error(group.At("chance"), $"{group.Name} has a 'chance', which only an exit with 'after' can have");
        }

        if (when is not null)
        {
            if (divides)
            {
                values.Findings.Error(when.Location, $"{group.Name} has a condition on the network, but cells divide in this step and a colony has many networks; allowed is 'after' or 'at'");
                return null;
            }

            return values.Text(when, "when", 2000) is { } text ? new ConditionReader(values.Findings, network).Read(text, when.Location) : null;
        }

        if (!divides)
        {
            values.Findings.Error(at!.Location, $"{group.Name} waits for a colony's size, but cells do not divide in this step; give the step a 'growth', or the exit 'after' or 'when'");
            return null;
        }

        return Size(at!);
    }

    /// <summary>"16 cells" or "0.2 mm".</summary>
    private ExitCondition? Size(YamlNode node)
    {
        const string allowed = "a number of cells or a diameter, such as 16 cells or 0.2 mm";
        if (node is not YamlScalar scalar || !ValueReader.TryQuantity(scalar.Text, out double number, out string unit))
        {
            values.Wrong(node, "at", allowed);
            return null;
        }

        if (unit == "cells")
        {
            if (number >= 1 && number <= 1e12 && number == Math.Floor(number))
            {
                return new ColonyCells((long)number);
            }

            values.Wrong(node, "at", "a whole number of cells from 1 to 1e12");
            return null;
        }

        if (UnitScale.Micrometres.Factor(unit) is not { } factor)
        {
            values.Wrong(node, "at", allowed, unit.Length == 0 ? " without a unit" : $": '{unit}' is no length{NearestName.Hint(unit, ["cells", "mm", "um"])}");
            return null;
        }

        double millimetres = number * factor / 1000;
        if (!(millimetres > 0 && millimetres <= 100))
        {
            values.Wrong(node, "at", "a diameter above 0 and at most 100 mm");
            return null;
        }

        if (growth is not null && millimetres * 1000 < growth.CellDiameter)
        {
            values.Findings.Warning(node.Location, string.Create(CultureInfo.InvariantCulture, $"at is '{scalar.Shown}', smaller than one cell ({growth.CellDiameter} um); every colony passes it at once"));
        }

        return new ColonyDiameter(millimetres);
    }
}
