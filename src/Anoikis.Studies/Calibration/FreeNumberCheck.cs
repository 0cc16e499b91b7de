using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Calibration;

/// <summary>
/// Which numbers of a scenario a fit may choose: strengths, frequencies, times and levels, never a probability of death, survival or extinction, nor what is no property
/// of the cells and their surroundings.
/// </summary>
/// <param name="findings">Takes every problem.</param>
/// <param name="tree">The scenario with the cascade's text in its place.</param>
internal sealed class FreeNumberCheck(DiagnosticBag findings, YamlMap? tree)
{
    private static readonly string[] NotBiology =
        ["name", "description", "seed", "cells", "until", "tolerances", "courses", "death_bin", "colony_window", "colony_stimulus_window", "equilibration", "threads", "width", "fit", "predict"];

    private static readonly string[] Accounting = ["split", "cells_with_network", "may_stay", "share", "update"];

    /// <summary>Whether the number at a path may be free; if not, a finding at the path says why.</summary>
    /// <param name="path">The path as it stands in the scenario.</param>
    /// <param name="unit">Unit of its range; null when that could not be read.</param>
    public bool Allows(YamlScalar path, string? unit)
    {
        if (tree is null)
        {
            return true;
        }

        string[] parts = [.. YamlPath.Parts(path.Text)];
        if (NotBiology.Contains(parts[0]) || parts[0] == "observed" || Accounting.Contains(parts[^1]))
        {
            return Refuse(path, "it says how the scenario is computed or judged; allowed are strengths, frequencies, times and levels of the cells and their surroundings");
        }

        if (YamlPath.Find(tree, parts, out string problem) is not { } node)
        {
            return Refuse(path, $"{problem}; a free number needs a value in the scenario to start from");
        }

        if (node is not YamlScalar scalar || !ValueReader.TryQuantity(scalar.Text, out _, out string own))
        {
            string inner = node is YamlMap map && map["constant"] is not null ? $"; did you mean {path.Text}.constant?" : node is YamlMap group ? $"; inside are {string.Join(", ", group.Entries.Select(e => e.Key))}" : "";
            return Refuse(path, $"it is {node.Description} and no number{inner}");
        }

        if (unit is not null && (own.Length == 0) != (unit.Length == 0))
        {
            return Refuse(path, $"it is '{scalar.Shown}' in the scenario; allowed is a range in {(own.Length == 0 ? "plain numbers" : $"'{own}' or another unit of its kind")}");
        }

        return AllowsExit(path, parts);
    }

    private bool AllowsExit(YamlScalar path, string[] parts)
    {
        int exits = Array.IndexOf(parts, "exits");
        if (parts[0] != "cascade" || exits < 0 || exits + 2 >= parts.Length
            || YamlPath.Find(tree!, parts[..exits], out _) is not YamlMap step || YamlPath.Find(tree!, parts[..(exits + 2)], out _) is not YamlMap exit)
        {
            return true;
        }

        string name = parts[exits - 1];
        if (exit["loss"] is { } cause)
        {
            string what = parts[exits + 2] == "chance" ? "the probability of" : "a part of";
            return Refuse(path, $"it is {what} the loss '{Text(cause)}' in step {name}; a probability of death is never free, it keeps its published value");
        }

        if (parts[exits + 2] == "chance" && IsSurvival(step, exit))
        {
            return Refuse(path, $"it is the chance to leave step {name} alive, where all who do not are lost; a probability of survival is never free");
        }

        return true;
    }

    /// <summary>Whether the cells that do not take an exit have no other end than a loss.</summary>
    private static bool IsSurvival(YamlMap step, YamlMap exit)
        => step["may_stay"] is not YamlScalar { Text: "true" }
            && step["exits"] is YamlList list
            && list.Items.OfType<YamlMap>().Where(e => e != exit && IsCertain(e)).ToList() is { Count: > 0 } certain
            && certain.All(e => e["loss"] is not null);

    private static bool IsCertain(YamlMap exit)
        => exit["chance"] is not YamlScalar chance || (ValueReader.TryNumber(chance.Text, out double value) && value >= 1);

    private bool Refuse(YamlScalar path, string reason)
    {
        findings.Error(path.Location, $"'{path.Shown}' cannot be a free number: {reason}");
        return false;
    }

    private static string Text(YamlNode node) => node is YamlScalar scalar ? scalar.Shown : node.Description;
}
