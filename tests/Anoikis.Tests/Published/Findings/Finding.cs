using Anoikis.Tests.Published.Cultures;
using static Anoikis.Tests.Published.Cultures.InVitroChecks;

namespace Anoikis.Tests.Published.Findings;

/// <summary>What several findings have in common: a culture with and without a change.</summary>
internal static class Finding
{
    private const int Cells = 200;

    /// <summary>HeLa.</summary>
    public static Experiment HeLa { get; } = new(Culture.HeLa) { Cells = Cells };

    /// <summary>Normal epithelium.</summary>
    public static Experiment Epithelium { get; } = new(Culture.Epithelium) { Cells = Cells };

    /// <summary>B16F1.</summary>
    public static Experiment B16F1 { get; } = new(Culture.B16F1) { Cells = Cells };

    /// <summary>A tumour with p53 and much MDM2.</summary>
    public static Experiment Sarcoma { get; } = new(Culture.Sarcoma) { Cells = Cells };

    /// <summary>A type I line.</summary>
    public static Experiment TypeOne { get; } = new(Culture.TypeOne) { Cells = Cells };

    /// <summary>The three lines that one protein guards.</summary>
    public static Experiment GuardedByBcl2 { get; } = new(Culture.GuardedByBcl2) { Cells = Cells };

    /// <inheritdoc cref="GuardedByBcl2"/>
    public static Experiment GuardedByBclxl { get; } = new(Culture.GuardedByBclxl) { Cells = Cells };

    /// <inheritdoc cref="GuardedByBcl2"/>
    public static Experiment GuardedByMcl1 { get; } = new(Culture.GuardedByMcl1) { Cells = Cells };

    /// <summary>Words for <see cref="Protects"/>.</summary>
    public const string AtMostHalf = "a fifth or more of the control dead, at most half as many with the change";

    /// <summary>The change leaves at most a share of the control's deaths, of which there must be enough.</summary>
    public static (string, bool) Protects(Dish dish, Experiment control, Experiment changed, double share = 0.5, double hours = double.PositiveInfinity)
    {
        (double before, double after) = (dish.Run(control).Dead(hours), dish.Run(changed).Dead(hours));
        return ($"{Percent(before)} to {Percent(after)}", before >= 0.2 && after <= share * before);
    }

    /// <summary>The change adds so many deaths.</summary>
    public static (string, bool) Sensitises(Dish dish, Experiment control, Experiment changed, double by = 0.1)
    {
        (double before, double after) = (dish.Run(control).Dead(), dish.Run(changed).Dead());
        return ($"{Percent(before)} to {Percent(after)}", after >= before + by);
    }

    /// <summary>The same cells die later, and no more of them: median of the differences, at least so many minutes; or fewer by a tenth of all.</summary>
    public static (string Simulated, bool Holds) Slows(Dish dish, Experiment control, Experiment changed, double minutes)
    {
        CultureResult before = dish.Run(control), after = dish.Run(changed);
        double later = 60 * CultureResult.Median(before.PairedWith(after).Select(c => c.There.Death - c.Here.Death));
        return ($"{Percent(before.Dead())} to {Percent(after.Dead())}, {Number(later, "F0")} min later", after.Dead() <= before.Dead() && (later >= minutes || after.Dead() <= before.Dead() - 0.1));
    }

    /// <summary>Shares dead of several experiments.</summary>
    public static double[] Dead(Dish dish, params Experiment[] experiments) => [.. experiments.Select(e => dish.Run(e).Dead())];

    /// <summary>Shares as text.</summary>
    public static string Shares(IEnumerable<double> shares) => string.Join(" / ", shares.Select(Percent));
}
