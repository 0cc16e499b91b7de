using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Tests.Published.Cultures;

namespace Anoikis.Tests.Published.Findings;

/// <summary>For each regulator of the catalogue that a module holds, a culture and a stimulus under which its level is known to count, and how far its level is moved.</summary>
internal static class RegulatorWalk
{
    private const int Cells = 50;
    private static readonly Experiment HeLa = new(Culture.HeLa) { Cells = Cells };
    private static readonly Experiment Epithelium = new(Culture.Epithelium) { Cells = Cells };
    private static readonly Experiment Trail = HeLa.Trail(50);
    private static readonly Experiment Fas = HeLa.Set("FASL", 3000);
    private static readonly Experiment Detached = Epithelium.Detached();
    private static readonly Experiment HalfAttached = Epithelium.Set("anchorage", 0.3);
    private static readonly Experiment Hungry = Epithelium.Set("growth_factor", 0.1) with { Hours = 48 };
    private static readonly Experiment Airless = Epithelium.Set("hypoxia", 1).Set("growth_factor", 0.3) with { Hours = 48 };
    private static readonly Experiment Damaged = Epithelium.Set("DNA_damage", 3) with { Hours = 48 };
    private static readonly Experiment Tnf = HeLa.Set("TNF", 600);
    private static readonly Experiment WithMimetic = HeLa.Set("TNF", 600).Set("birinapant", 100);
    private static readonly Experiment Granzyme = HeLa with { Pulse = ("granzyme_B", 600, 1) };
    private static readonly Experiment Blocked = Epithelium.Set("bortezomib", 10) with { Hours = 48 };

    /// <summary>Symbol, experiment in words, experiment, factor on the level.</summary>
    public static ImmutableArray<(string Symbol, string Under, Experiment Experiment, double Factor)> All { get; } =
    [
        ("TNFRSF10B", "HeLa, TRAIL", Trail, 0.1),
        ("FAS", "HeLa, FAS ligand", Fas, 0.1),
        ("CFLAR", "HeLa, TRAIL", Trail, 10),
        ("CASP8", "HeLa, TRAIL", Trail, 0.1),
        ("BFAR", "HeLa, TRAIL", Trail, 10),
        ("BID", "HeLa, TRAIL", Trail, 0.1),
        ("BCL2L11", "epithelium, detached", Detached, 0.1),
        ("BBC3", "epithelium, DNA damage", Damaged, 0.1),
        ("PMAIP1", "epithelium, DNA damage", Damaged, 10),
        ("BAD", "epithelium, detached", Detached, 10),
        ("BMF", "epithelium, detached", Detached, 0.1),
        ("BNIP3", "epithelium, hypoxia and hunger", Airless, 10),
        ("BCL2", "HeLa, TRAIL", Trail, 10),
        ("BCL2L1", "HeLa, TRAIL", Trail, 10),
        ("MCL1", "HeLa, TRAIL", Trail, 0.1),
        ("BAX", "HeLa, TRAIL", Trail, 0.1),
        ("BAK1", "HeLa, TRAIL", Trail, 10),
        ("CYCS", "HeLa, TRAIL", Trail, 0.1),
        ("DIABLO", "HeLa, TRAIL", Trail, 0.1),
        ("APAF1", "epithelium, detached", Detached, 0.1),
        ("CASP9", "epithelium, detached", Detached, 0.1),
        ("CASP3", "epithelium, detached", Detached, 0.1),
        ("XIAP", "HeLa, TRAIL", Trail, 0.1),
        ("BCL2A1", "HeLa, TRAIL", Trail, 10),
        ("BCL2L2", "HeLa, TRAIL", Trail, 10),
        ("BIK", "epithelium, bortezomib", Blocked, 10),
        ("HRK", "epithelium, hunger", Hungry, 10),
        ("PTEN", "epithelium, detached", Detached, 0.1),
        ("AKT1", "epithelium, detached", Detached, 10),
        ("MAPK1", "epithelium, detached", Detached, 10),
        ("PTK2", "epithelium, three tenths attached", HalfAttached, 10),
        ("ITGB1", "epithelium, three tenths attached", HalfAttached, 0.1),
        ("ILK", "epithelium, detached", Detached, 10),
        ("EZR", "epithelium, detached", Detached, 10),
        ("TP53", "epithelium, DNA damage", Damaged, 0.1),
        ("MDM2", "epithelium, DNA damage", Damaged, 10),
        ("MYC", "epithelium, DNA damage", Damaged, 10),
        ("TNFRSF1A", "HeLa, TNF and birinapant", WithMimetic, 0.1),
        // Lost, not a tenth: what is left of it makes less NF-kB too, and the two cancel.
        ("RIPK1", "HeLa, TNF and birinapant", WithMimetic, 0),
        ("BIRC2", "HeLa without BIRC3, TNF", Tnf.With(("cIAP2", 0)), 0.1),
        ("BIRC3", "HeLa without BIRC2, TNF", Tnf.With(("cIAP1", 0)), 0.1),
        ("RELA", "HeLa, TNF", Tnf, 0.1),
        ("SERPINB9", "HeLa, granzyme B", Granzyme, 10),
        ("DAPK1", "epithelium, three tenths attached", HalfAttached, 0.1),
        ("BIRC5", "HeLa, TRAIL", Trail, 10),
        ("CASP7", "epithelium without CASP3, TRAIL", Epithelium.With(("C3", 0)).Trail(50), 0.1),
        ("CASP10", "HeLa, TRAIL", Trail, 10),
        ("HSPB1", "HeLa, TRAIL", Trail, 10),
        ("HSPA1A", "HeLa, TRAIL", Trail, 10),
        ("CLU", "HeLa, TRAIL", Trail, 10),
        ("PSMB5", "epithelium, bortezomib", Blocked, 10),
    ];

    /// <summary>
    /// Regulators that a network holds though the catalogue calls them not modelled, since no level of them changes a death by more than a moment: caspase-6, whose way back to caspase-8 the core has weakened until
    /// it cannot fire by itself, and which does nothing else here.
    /// </summary>
    public static ImmutableArray<(string Symbol, Experiment Experiment, double Factor)> WithoutEffect { get; } =
    [
        .. new[] { 0, 10.0 }.SelectMany(factor => new[] { Trail, Fas, Detached, Damaged, WithMimetic, Granzyme }.Select(e => ("CASP6", e, factor))),
    ];

    /// <summary>Hours of life within the experiment that the change of a regulator's level gives a cell (negative: takes), the same cells with and without it; mean over cells.</summary>
    public static double HoursGained(Dish dish, string symbol, Experiment experiment, double factor)
    {
        string level = RegulatorCatalogue.All.Single(r => r.Symbol == symbol).Parameter["level_".Length..];
        double Life(CellFate fate) => fate.Alive ? experiment.Hours : fate.Death;
        return dish.Run(experiment).PairedWith(dish.Run(experiment.With((level, factor)))).Select(c => Life(c.There) - Life(c.Here)).DefaultIfEmpty(double.NaN).Average();
    }
}
