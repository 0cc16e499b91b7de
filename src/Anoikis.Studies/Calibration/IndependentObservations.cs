using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Results.Measures;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Calibration;

/// <summary>
/// Reads which observed rows a fit is held to, and refuses rows that follow from others: a ratio A/B is a line between A and B, and where lines close a circle one of
/// them is the product of the rest. What is visibly apoptotic is the loss of cells times the time that it shows; it says nothing of its own unless that time is free too.
/// </summary>
/// <param name="values">Reads values and takes every problem.</param>
/// <param name="observed">The scenario's observed rows.</param>
internal sealed class IndependentObservations(ValueReader values, ImmutableArray<ObservedQuantity> observed)
{
    /// <summary>Indices of the rows, in the order of the text; those that could be read.</summary>
    public ImmutableArray<int> Read(YamlNode? node, ImmutableArray<FreeNumber> free)
    {
        if (values.List(node, "observations", "a list of observed quantities by name") is not { } list)
        {
            return [];
        }

        List<int> rows = [];
        Dictionary<string, string> group = [];
        foreach (YamlNode item in list.Items)
        {
            if (values.Text(item, "an observation", 200) is not { } name || Find(name, item.Location) is not { } row)
            {
                continue;
            }

            if (rows.Contains(row))
            {
                values.Findings.Error(item.Location, $"the observation '{name}' stands twice; name it once");
            }
            else if (IsIndependent(observed[row], item.Location, free, group))
            {
                rows.Add(row);
            }
        }

        if (list.Items.Length == 0)
        {
            values.Findings.Error(list.Location, "fit has no observations; give at least as many as free numbers");
        }

        return [.. rows];
    }

    private int? Find(string name, SourceLocation location)
    {
        int row = -1;
        for (int i = 0; i < observed.Length; i++)
        {
            row = observed[i].Quantity == name ? i : row;
        }

        string[] judged = [.. observed.Where(o => o.Judged && o.Measure is not null).Select(o => o.Quantity)];
        if (row < 0)
        {
            values.Findings.Error(location, $"there is no observed row '{name}'{NearestName.Hint(name, judged)}; the judged rows are: {string.Join("; ", judged)}");
            return null;
        }

        ObservedQuantity found = observed[row];
        if (!found.Judged || found.Measure is null || found.Observed is null)
        {
            values.Findings.Error(location, $"the observed row '{name}' cannot be fitted: it lacks {(found.Observed is null ? "an observed value" : found.Judged ? "a measure" : "bounds")}");
            return null;
        }

        if (found.Measure.Denominator is null)
        {
            values.Findings.Error(location, $"the observed row '{name}' cannot be fitted: it is a plain count, which depends on how many cells start; give it 'per' something");
            return null;
        }

        if (ObservationDistance.Of(found) is null)
        {
            string allowed = ObservationDistance.IsShare(found.Measure) ? "between 0 and 1, ends left out" : "above 0";
            values.Findings.Error(location, $"the observed row '{name}' cannot be fitted: its value and both bounds must lie {allowed}, where its scale is finite, and its bounds apart");
            return null;
        }

        return row;
    }

    private bool IsIndependent(ObservedQuantity row, SourceLocation location, ImmutableArray<FreeNumber> free, Dictionary<string, string> group)
    {
        Measure measure = row.Measure!;
        if (measure.Numerator is VisiblyApoptotic && !free.SelectMany(n => n.Paths).Any(p => YamlPath.Parts(p)[0] == "visible"))
        {
            values.Findings.Error(
                location,
                $"the observation '{row.Quantity}' is no independent one: what is visibly apoptotic is the loss of cells, seen elsewhere, times how long it shows. Take it out, or free that time");
            return false;
        }

        string above = Root(group, measure.Numerator.ToString());
        string below = Root(group, measure.Denominator!.ToString());
        if (above == below)
        {
            values.Findings.Error(location, $"the observation '{row.Quantity}' is no independent one: it is a product of the others that are named; take one of them out");
            return false;
        }

        group[above] = below;
        return true;
    }

    private static string Root(Dictionary<string, string> group, string name)
    {
        while (group.TryGetValue(name, out string? next))
        {
            name = next;
        }

        return name;
    }
}
