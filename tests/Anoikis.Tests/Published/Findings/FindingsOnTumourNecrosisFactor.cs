using System.Collections.Immutable;
using Anoikis.Tests.Published.Cultures;
using static Anoikis.Tests.Published.Cultures.InVitroChecks;
using static Anoikis.Tests.Published.Findings.Finding;

namespace Anoikis.Tests.Published.Findings;

/// <summary>TNF: life by NF-kB, or death.</summary>
internal static class FindingsOnTumourNecrosisFactor
{
    private const double Dose = 600;

    public static ImmutableArray<InVitroCheck> All { get; } =
    [
        new("TNF alone does not kill", "most cells live (Wang 1996) [m]", "10 ng/mL, 24 h: below 10 % of HeLa and of epithelium", d =>
        {
            double[] dead = Dead(d, HeLa.Set("TNF", Dose), Epithelium.Set("TNF", Dose));
            return (Shares(dead), dead.All(x => x < 0.1));
        }),
        new("TNF with cycloheximide", "kills nearly all (Wang 1996; Miura 1995) [m]", "above 80 % in 24 h", d =>
        {
            double dead = d.Run(HeLa.Set("TNF", Dose).Cycloheximide()).Dead();
            return (Percent(dead), dead > 0.8);
        }),
        new("TNF without NF-kB", "cells without RELA die (Beg & Baltimore 1996; Van Antwerp 1996) [m]", "RELA lost: above 40 % in 24 h", d =>
        {
            double dead = d.Run(HeLa.With(("NFKB", 0)).Set("TNF", Dose)).Dead();
            return (Percent(dead), dead > 0.4);
        }),
        new("SMAC mimetic with TNF", "kill together, neither alone (Varfolomeev 2007; Vince 2007; Petersen 2007) [m]", "birinapant 100 nM: above 50 % in 24 h together, below 10 % each alone", d =>
        {
            double[] dead = Dead(d, HeLa.Set("TNF", Dose), HeLa.Set("birinapant", 100), HeLa.Set("TNF", Dose).Set("birinapant", 100));
            return (Shares(dead), dead[0] < 0.1 && dead[1] < 0.1 && dead[2] > 0.5);
        }),
        new("LCL161 with TNF", "as SMAC mimetics do: together, neither alone (Varfolomeev 2007; Petersen 2007) [m]", "LCL161 100 nM: above 50 % in 24 h together, below 10 % each alone", d =>
        {
            double[] dead = Dead(d, HeLa.Set("TNF", Dose), HeLa.Set("LCL161", 100), HeLa.Set("TNF", Dose).Set("LCL161", 100));
            return (Shares(dead), dead[0] < 0.1 && dead[1] < 0.1 && dead[2] > 0.5);
        }),
        new("RIPK1 lost spares from SMAC mimetic with TNF", "RIPK1 carries that death (Wang 2008) [m]", AtMostHalf, d => Protects(
            d, HeLa.Set("TNF", Dose).Set("birinapant", 100), HeLa.With(("RIPK1", 0)).Set("TNF", Dose).Set("birinapant", 100))),
        new("cIAP1 and cIAP2 lost", "TNF then kills (Varfolomeev 2007; Vince 2007) [m]", "above 30 % in 24 h, below 10 % without TNF", d =>
        {
            Experiment lost = HeLa.With(("cIAP1", 0), ("cIAP2", 0));
            double[] dead = Dead(d, lost, lost.Set("TNF", Dose));
            return (Shares(dead), dead[0] < 0.1 && dead[1] > 0.3);
        }),
        new("NF-kB makes FLIP", "TNF raises FLIP through NF-kB (Micheau 2001) [m]", "4 h of TNF: at least x1.5, without RELA at most x1.1", d =>
        {
            double[] folds = [.. new[] { Culture.HeLa, Culture.HeLa.With(("NFKB", 0)) }.Select(c => RestingCell.Fold(d, c, 4, "FLIP", ("TNF", Dose)))];
            return ($"x{Joined(folds, "F2")}", folds[0] >= 1.5 && folds[1] <= 1.1);
        }),
        new("NF-kB comes and goes", "in nuclei within the half hour, less an hour or two later, while TNF lasts (Hoffmann 2002) [m]", "the first peak 10 to 60 min after TNF", d =>
        {
            double[] peaks = RestingCell.Peaks(d, Culture.HeLa, 6, "NFKB", ("TNF", Dose));
            return (peaks.Length == 0 ? "no peak" : $"{Number(60 * peaks[0], "F0")} min", peaks.Length > 0 && peaks[0] is >= 10.0 / 60 and <= 1);
        }),
        new("BCL2A1 raised escapes death", "protects from death by TNF and by ligands (Karsan 1996; Zong 1999) [m]", "HeLa, TRAIL, x20: " + AtMostHalf, d => Protects(d, HeLa.Trail(50), HeLa.With(("BCL2A1", 20)).Trail(50))),
    ];
}
