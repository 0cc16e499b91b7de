using System.Collections.Immutable;
using Anoikis.Tests.Published.Cultures;
using static Anoikis.Tests.Published.Cultures.InVitroChecks;
using static Anoikis.Tests.Published.Findings.Finding;

namespace Anoikis.Tests.Published.Findings;

/// <summary>The endoplasmic reticulum, oxygen and its radicals, nitric oxide, the proteasome.</summary>
internal static class FindingsOnStress
{
    private static readonly Experiment Unfolded = Epithelium.Set("ER_stress", 3) with { Hours = 48 };

    public static ImmutableArray<InVitroCheck> All { get; } =
    [
        new("stress of the reticulum kills", "tunicamycin and thapsigargin kill within two days (Zinszner 1998) [m]", "epithelium, 48 h: above 30 %", d =>
        {
            double dead = d.Run(Unfolded).Dead();
            return (Percent(dead), dead > 0.3);
        }),
        new("BIM under stress of the reticulum", "loss protects (Puthalakath 2007) [m]", AtMostHalf, d => Protects(d, Unfolded, Unfolded.With(("BIM", 0)))),
        new("PUMA under stress of the reticulum", "loss protects (Reimertz 2003) [m]", "at most three quarters of the control's deaths", d => Protects(d, Unfolded, Unfolded.With(("PUMA", 0)), 0.75)),
        new("stress of the reticulum with TRAIL", "CHOP makes TRAIL receptor 2 and sensitises (Yamaguchi & Wang 2004) [m]", "HeLa, 24 h: with both a tenth more dead than with either", d =>
        {
            double[] dead = Dead(d, HeLa.Trail(50), HeLa.Set("ER_stress", 3), HeLa.Set("ER_stress", 3).Trail(50));
            return (Shares(dead), dead[2] >= dead[0] + 0.1 && dead[2] >= dead[1] + 0.1);
        }),
        new("hypoxia makes NOXA and BNIP3", "through HIF1A (Kim 2004; Bruick 2000) [m]", "HeLa, 24 h without oxygen: each x3 or more", d =>
        {
            double[] folds = [.. new[] { "NOXA", "BNIP3" }.Select(p => RestingCell.Fold(d, Culture.HeLa, 24, p, ("hypoxia", 1)))];
            return ($"x{Joined(folds)}", folds.All(f => f >= 3));
        }),
        new("nitric oxide with arrest", "B16F1 arrested in the liver die of nitric oxide within a day (Qiu 2003) [m]", "B16F1 half attached: with it above 20 % in 24 h, without below 5 %", d =>
        {
            Experiment arrested = B16F1.Set("anchorage", 0.5);
            double[] dead = Dead(d, arrested, arrested.Set("NO", 3));
            return (Shares(dead), dead[0] < 0.05 && dead[1] > 0.2);
        }),
        new("reactive oxygen: much kills, little does not", "by dose (Hampton & Orrenius 1997) [m]", "HeLa, 24 h: at 0.3 below 10 %, at 10 above 50 %", d =>
        {
            double[] dead = Dead(d, HeLa.Set("ROS", 0.3), HeLa.Set("ROS", 10));
            return (Shares(dead), dead[0] < 0.1 && dead[1] > 0.5);
        }),
        new("BCL2 raised bears reactive oxygen", "protects from oxidants (Hockenbery 1993) [m]", "x10, dose 2, 24 h: " + AtMostHalf, d => Protects(d, HeLa.Set("ROS", 2), HeLa.With(("BCL2", 10)).Set("ROS", 2))),
        new("proteasome blocked", "NOXA, BIM and MCL1 rise (Qin 2005; Nencioni 2005) [m]", "HeLa, bortezomib 10 nM, 8 h: each x1.5 or more", d =>
        {
            double[] folds = [.. new[] { "NOXA", "BIM", "MCL1" }.Select(p => RestingCell.Fold(d, Culture.HeLa, 8, p, ("bortezomib", 10)))];
            return ($"x{Joined(folds)}", folds.All(f => f >= 1.5));
        }),
        new("bortezomib kills", "carcinoma and myeloma lines within two days, at nanomolar doses (Adams 1999) [m]", "30 nM, 48 h: HeLa above 30 %, where MCL1 guards above 30 %", d =>
        {
            double[] dead = Dead(d, [.. new[] { HeLa, GuardedByMcl1 }.Select(e => e.Set("bortezomib", 30) with { Hours = 48 })]);
            return (Shares(dead), dead.All(x => x > 0.3));
        }),
        new("strong shear kills later", "of the survivors of 60 dyn/cm2 for 4 h many die by apoptosis 16-24 h later (Regmi 2017) [r]", "HeLa: above 20 % dead by apoptosis 24 h after the shear", d =>
        {
            double dead = d.Run(HeLa with { Pulse = ("shear", 60, 4), Hours = 28 }).Apoptotic();
            return (Percent(dead), dead > 0.2);
        }),
    ];
}
