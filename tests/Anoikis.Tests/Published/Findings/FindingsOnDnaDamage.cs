using System.Collections.Immutable;
using Anoikis.Tests.Published.Cultures;
using static Anoikis.Tests.Published.Cultures.InVitroChecks;
using static Anoikis.Tests.Published.Findings.Finding;

namespace Anoikis.Tests.Published.Findings;

/// <summary>Broken DNA, p53, MDM2 and MYC.</summary>
internal static class FindingsOnDnaDamage
{
    private static readonly Experiment Damaged = Epithelium.Set("DNA_damage", 3) with { Hours = 48 };
    private static readonly Experiment Airless = Epithelium.Set("hypoxia", 1).Set("growth_factor", 0.3) with { Hours = 48 };

    public static ImmutableArray<InVitroCheck> All { get; } =
    [
        new("p53 comes in pulses", "under damage, every 4-7 h (Lahav 2004; Geva-Zatorsky 2006) [m]", "epithelium, 36 h: three peaks or more, 4 to 7 h apart (median); none at rest", d =>
        {
            double[] peaks = RestingCell.Peaks(d, Culture.Epithelium, 36, "TP53", ("DNA_damage", 3)), quiet = RestingCell.Peaks(d, Culture.Epithelium, 36, "TP53");
            double period = CultureResult.Median(peaks.Zip(peaks.Skip(1), (a, b) => b - a));
            return ($"{peaks.Length} peaks, {Number(period, "F1")} h; {quiet.Length} at rest", peaks.Length >= 3 && period is >= 4 and <= 7 && quiet.Length == 0);
        }),
        new("p53 lost survives damage", "cells without p53 survive radiation and drugs (Lowe 1993) [m]", "48 h: " + AtMostHalf, d => Protects(d, Damaged, Damaged.With(("TP53", 0)))),
        new("PUMA lost survives damage", "PUMA is most of p53's way to death (Jeffers 2003; Villunger 2003) [m]", "48 h: " + AtMostHalf, d => Protects(d, Damaged, Damaged.With(("PUMA", 0)))),
        new("MDM2 raised protects", "holds p53 down (Momand 1992) [m]", "x5, 48 h: at most three quarters of the control's deaths", d => Protects(d, Damaged, Damaged.With(("MDM2", 5)), 0.75)),
        new("idasanutlin kills with p53 only", "raises p53 and kills where p53 is intact (Ding 2013) [m]", "sarcoma with MDM2 raised, 1 uM, 72 h: above 30 %; without p53 below 5 %", d =>
        {
            double[] dead = Dead(d, [.. new[] { Sarcoma, Sarcoma.With(("TP53", 0)) }.Select(e => e.Set("idasanutlin", 1000) with { Hours = 72 })]);
            return (Shares(dead), dead[0] > 0.3 && dead[1] < 0.05);
        }),
        new("p53 raises death receptors", "damage sensitises to FAS ligand and TRAIL through p53 (Muller 1998; Takimoto & El-Deiry 2000) [m]", "24 h of damage: FAS and TRAIL receptors x1.5 or more, without p53 at most x1.1", d =>
        {
            double[] folds = [.. new[] { Culture.Epithelium, Culture.Epithelium.With(("TP53", 0)) }.SelectMany(c => new[] { "FAS", "TRAILR" }.Select(p => RestingCell.Fold(d, c, 24, p, ("DNA_damage", 3))))];
            return ($"x{Joined(folds, "F2")}", folds[..2].All(f => f >= 1.5) && folds[2..].All(f => f <= 1.1));
        }),
        new("p53 rises without oxygen", "severalfold within a day, with no breaks (Graeber 1994; Hammond 2002) [m]", "epithelium, 24 h without oxygen: x3 or more", d =>
        {
            double fold = RestingCell.Fold(d, Culture.Epithelium, 24, "TP53", ("hypoxia", 1));
            return ($"x{Number(fold, "F1")}", fold >= 3);
        }),
        new("p53 lost survives lack of oxygen", "hypoxia selects cells without p53 (Graeber 1996) [m]", "epithelium without oxygen and hungry, 48 h: " + AtMostHalf, d => Protects(d, Airless, Airless.With(("TP53", 0)))),
        new("MYC sensitises to damage, through p53", "MYC kills through p53 (Hermeking & Eick 1994; Zindy 1998) [m]", "MYC x10: a tenth more dead in 48 h; without p53 at most half of that", d =>
        {
            Experiment myc = Damaged.With(("MYC", 10));
            double[] dead = Dead(d, Damaged, myc, myc.With(("TP53", 0)));
            return (Shares(dead), dead[1] >= dead[0] + 0.1 && dead[2] <= 0.5 * dead[1]);
        }),
        new("MYC sensitises to ligand", "to FAS ligand and TRAIL (Hueber 1997; Ricci 2004) [m]", "epithelium, MYC x10, TRAIL 50 ng/mL: a tenth more dead in 24 h", d => Sensitises(d, Epithelium.Trail(50), Epithelium.With(("MYC", 10)).Trail(50))),
        new("BCL2 raised survives damage", "blocks death by radiation and drugs (Sentman 1991; Strasser 1991) [m]", "x10, 48 h: " + AtMostHalf, d => Protects(d, Damaged, Damaged.With(("BCL2", 10)))),
    ];
}
