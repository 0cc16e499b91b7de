using System.Globalization;
using Anoikis.Apoptosis.Networks;
using Anoikis.Metastasis.Clones;

namespace Anoikis.Studies.Results;

/// <summary>Numbers with their sources, as manifests of runs and of assays list them.</summary>
internal static class ParameterNotes
{
    /// <summary>A number; it counts as assumed where its source says so.</summary>
    public static ParameterNote Of(string name, string value, string source) => new(name, value, source, source.Contains("assumed", StringComparison.OrdinalIgnoreCase));

    /// <summary>How long cells rest before what is done to them.</summary>
    public static IEnumerable<ParameterNote> Rest(double seconds, string before)
        => seconds > 0 ? [Of($"rest before the {before}", $"{Number(seconds / 3600)} h, stimuli at rest", "the scenario")] : [];

    /// <summary>Levels of the network's regulators, with the clones that depart from them.</summary>
    public static IEnumerable<ParameterNote> Levels(CellNetwork network, IReadOnlyCollection<Clone> clones)
    {
        foreach (RegulatorTarget regulator in network.Regulators)
        {
            string variation = string.Join(", ", clones.Select(c => c.Variability.Of(regulator.Symbol)).Distinct().Select(Number));
            string departures = string.Join("; ", clones.Where(c => c.Levels.ContainsKey(regulator.Symbol)).Select(c => $"{c.Name} {c.Levels[regulator.Symbol]}"));
            string value = $"{Number(regulator.PublishedCopies)} copies per cell, CV {variation}";
            yield return Of($"{regulator.Symbol}, level", departures.Length > 0 ? $"{value}; {departures}" : value, regulator.Source);
        }
    }

    /// <summary>How the levels of those clones wander whose levels do.</summary>
    public static IEnumerable<ParameterNote> Fluctuations(IEnumerable<Clone> clones)
        => clones.Where(c => c.Variability.Fluctuation is not null).Select(c => (c.Name, Law: c.Variability.Fluctuation!)).Select(c => Of(
            $"{c.Name}, fluctuation of levels",
            $"fixed share of the log-variance {Number(c.Law.FixedShare)}, time constant {Number(c.Law.TimeConstant / 3600)} h, changes every {Number(c.Law.Update / 3600)} h",
            "the scenario"));

    /// <summary>Traits of the clones.</summary>
    public static IEnumerable<ParameterNote> Traits(CellNetwork network, IReadOnlyCollection<Clone> clones)
        => network.Traits.Select(t => Of($"{t.Name}, trait", string.Join("; ", clones.Select(c => $"{c.Name} {Number(c.Traits.GetValueOrDefault(t.Name, t.Resting))}")), t.Source));

    /// <summary>A number with five significant figures, plain from 0.0001 to below 1e15.</summary>
    public static string Number(double value)
        => Math.Abs(value) is >= 1e5 and < 1e15 ? Math.Round(value).ToString("#,0", CultureInfo.InvariantCulture) : value.ToString("G5", CultureInfo.InvariantCulture);
}
