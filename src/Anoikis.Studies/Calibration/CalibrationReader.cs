using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Results.Measures;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Calibration;

/// <summary>Reads what a scenario says of its own fit: <c>fit: {cells: 8000, free: [...], observations: [...]}</c>.</summary>
/// <param name="values">Reads values and takes every problem.</param>
/// <param name="tree">The scenario with the cascade's text in its place; null when it could not be read.</param>
/// <param name="observed">The scenario's observed rows.</param>
internal sealed class CalibrationReader(ValueReader values, YamlMap? tree, ImmutableArray<ObservedQuantity> observed)
{
    private const string Shape = "a group, as in {cells: 8000, free: [{path: cascade.steps.solitary.stimuli.TRAIL, from: 1 ng/mL, to: 50 ng/mL, assumed: ...}], observations: [...]}";

    private const int MostNumbers = 50;

    /// <summary>The plan; null when there is none or, with findings, when it cannot be read.</summary>
    public CalibrationPlan? Read(YamlNode? node)
    {
        if (values.Group(node, "fit", Shape) is not { } map)
        {
            return null;
        }

        int errors = values.Findings.Count(f => f.Severity == Severity.Error);
        GroupReader group = new(map, "fit", values);
        long? cells = values.Integer(group.Need("cells", "founding cells of one evaluation, such as 8000"), "cells", 1, ScenarioReader.MostCells);
        long? particles = group.Integer("particles", 10, 10_000);
        long? generations = group.Integer("generations", 1, 1000);
        double? tolerance = group.Number("tolerance", NumberRange.NotNegative);
        YamlList? freeList = values.List(group.Need("free", "the numbers that the fit may choose"), "free", "a list, as in - {path: ..., from: 0.08, to: 0.2, assumed: ...}");
        YamlNode? observationsNode = group.Need("observations", "the judged observed rows that the fit is held to and that are independent of each other, by their 'quantity'");
        group.Finish();

        ImmutableArray<FreeNumber> free = freeList is null ? [] : ReadFree(freeList);
        ImmutableArray<int> observations = new IndependentObservations(values, observed).Read(observationsNode, free);
        if (freeList is { Items.Length: 0 })
        {
            values.Findings.Error(freeList.Location, "fit has no free number; give at least one");
        }

        if (observations.Length > 0 && freeList is not null && freeList.Items.Length > observations.Length)
        {
            values.Findings.Error(
                freeList.Location,
                $"fit has {freeList.Items.Length} free numbers for {observations.Length} independent observations; allowed are at most as many numbers as observations, for more could be chosen at will");
        }

        if (values.Findings.Count(f => f.Severity == Severity.Error) > errors || cells is null)
        {
            return null;
        }

        CalibrationPlan plan = new() { Cells = cells.Value, Free = free, Observations = observations, Location = map.Location };
        return plan with
        {
            Particles = (int)(particles ?? plan.Particles),
            Generations = (int)(generations ?? plan.Generations),
            Tolerance = tolerance ?? plan.Tolerance,
        };
    }

    private ImmutableArray<FreeNumber> ReadFree(YamlList list)
    {
        if (list.Items.Length > MostNumbers)
        {
            values.Findings.Error(list.Location, $"fit has {list.Items.Length} free numbers; allowed are at most {MostNumbers}");
            return [];
        }

        ImmutableArray<FreeNumber> free = [.. list.Items.Select((item, i) => ReadOne(item, i + 1)).OfType<FreeNumber>()];
        foreach (IGrouping<string, FreeNumber> twice in free.SelectMany(n => n.Paths.Select(p => (Path: p, Number: n))).GroupBy(p => p.Path, p => p.Number).Where(g => g.Count() > 1))
        {
            values.Findings.Error(twice.Last().Location, $"the path '{twice.Key}' is free twice; name it once");
        }

        foreach (IGrouping<string, FreeNumber> twice in free.GroupBy(n => n.Name).Where(g => g.Count() > 1))
        {
            values.Findings.Error(twice.Last().Location, $"two free numbers are called '{twice.Key}'; give each its own 'name'");
        }

        return free;
    }

    private FreeNumber? ReadOne(YamlNode node, int position)
    {
        string what = $"free number {position}";
        if (values.Group(node, what, "a group with path, from, to") is not { } map)
        {
            return null;
        }

        GroupReader group = new(map, what, values);
        string? name = values.Text(group.Take("name"), "name", 80);
        ImmutableArray<YamlScalar> paths = ReadPaths(group.Need("path", "where the number stands, as for --set, or a list of such paths for one number in several places"));
        (YamlNode? Node, double Value, string Unit)? from = ReadEnd(group.Need("from", "the least value, with its unit"), "from");
        (YamlNode? Node, double Value, string Unit)? to = ReadEnd(group.Need("to", "the greatest value, with its unit"), "to");
        PriorScale scale = values.Choice(group.Take("scale"), "scale", Scales) ?? PriorScale.Linear;
        string? source = group.Text("source");
        string? assumed = group.Text("assumed");
        group.Finish();

        if (source is null && assumed is null)
        {
            values.Findings.Error(group.Location, $"{what} does not say where its range comes from: add 'source: author year', or 'assumed:' with the reason");
        }

        FreeNumberCheck check = new(values.Findings, tree);
        bool good = paths.Length > 0;
        foreach (YamlScalar path in paths)
        {
            good &= check.Allows(path, from?.Unit);
        }

        if (from is not { } a || to is not { } b)
        {
            return null;
        }

        if (a.Unit != b.Unit)
        {
            values.Findings.Error(b.Node!.Location, $"{what} runs from '{a.Unit}' to '{b.Unit}'; allowed is one unit for both ends");
            return null;
        }

        if (!(a.Value < b.Value))
        {
            values.Findings.Error(a.Node!.Location, $"{what}: 'from' does not lie below 'to'; allowed is from below to");
            return null;
        }

        if (scale == PriorScale.Log && a.Value <= 0)
        {
            values.Findings.Error(a.Node!.Location, $"{what}: 'from' is {((YamlScalar)a.Node).Shown} on the scale log; allowed is a number above 0");
            return null;
        }

        return !good ? null : new FreeNumber
        {
            Name = name ?? DefaultName(paths[0].Text),
            Paths = [.. paths.Select(p => p.Text)],
            From = a.Value,
            To = b.Value,
            Unit = a.Unit,
            Scale = scale,
            Source = source ?? assumed ?? "",
            Assumed = source is null,
            Location = group.At("from"),
        };
    }

    private static readonly SortedDictionary<string, PriorScale> Scales = new(StringComparer.Ordinal) { ["linear"] = PriorScale.Linear, ["log"] = PriorScale.Log };

    private ImmutableArray<YamlScalar> ReadPaths(YamlNode? node)
    {
        YamlNode[] items = node switch
        {
            null => [],
            YamlList list => [.. list.Items],
            _ => [node],
        };
        if (node is YamlList { Items.Length: 0 })
        {
            values.Wrong(node, "path", "at least one path");
        }

        return [.. items.Select(i => values.Text(i, "path", 300) is null ? null : i).OfType<YamlScalar>()];
    }

    private (YamlNode? Node, double Value, string Unit)? ReadEnd(YamlNode? node, string key)
    {
        if (node is null)
        {
            return null;
        }

        if (node is YamlScalar { IsQuoted: false } scalar && ValueReader.TryQuantity(scalar.Text, out double value, out string unit))
        {
            return (node, value, unit);
        }

        values.Wrong(node, key, "a number, with the unit that it has in the scenario");
        return null;
    }

    private static string DefaultName(string path)
    {
        const string inSteps = "cascade.steps.";
        string tail = path.StartsWith(inSteps, StringComparison.Ordinal) ? path[inSteps.Length..] : path;
        return string.Join(' ', tail.Split('.').Where(p => p is not ("stimuli" or "exits" or "pulses")));
    }
}
