using System.Collections.Immutable;
using Anoikis.Tests.Published.Cultures;
using static Anoikis.Tests.Published.Cultures.InVitroChecks;
using static Anoikis.Tests.Published.Findings.Finding;

namespace Anoikis.Tests.Published.Findings;

/// <summary>Death by TRAIL and FAS: its course in single cells, who takes part, what lets cells escape.</summary>
internal static class FindingsOnTrail
{
    private static readonly double[] Doses = [10, 50, 250, 1000];

    public static ImmutableArray<InVitroCheck> All { get; } =
    [
        new("dose and delay", "TRAIL 10, 50, 250, 1000 ng/mL with cycloheximide: about 6, 4, 3, 2.3 h (HeLa, Albeck 2008) [m]", "medians fall, each within 35 %", d =>
        {
            double[] delays = [.. Doses.Select(dose => d.Run(HeLa.Trail(dose).Cycloheximide()).MedianDelay())];
            bool near = delays.Zip([6.0, 4, 3, 2.3]).All(p => Math.Abs(p.First - p.Second) < 0.35 * p.Second);
            return ($"{Joined(delays)} h", near && delays.Zip(delays.Skip(1)).All(p => p.First > p.Second));
        }),
        new("all or none, at every dose", "cleaved PARP 10 to 90 % in 20-27 min (Albeck 2008) [m]", "15 to 40 min, longest at most 1.5 times shortest", d =>
        {
            double[] minutes = [.. Doses.Select(dose => d.Run(HeLa.Trail(dose).Cycloheximide()).MedianMinutes(f => f.ParpTenth, f => f.ParpNinety))];
            return ($"{Joined(minutes, "F0")} min", minutes.All(m => m is > 15 and < 40) && minutes.Max() < 1.5 * minutes.Min());
        }),
        new("survivors and late deaths", "deaths from 45 min to 8-12 h, some cells never (Spencer 2009) [r]", "TRAIL 50 ng/mL: 10 to 90 % alive at 24 h, a twentieth of the deaths after 8 h", d =>
        {
            CultureResult result = d.Run(HeLa.Trail(50));
            double late = 1 - (result.Dead(8) / result.Dead());
            return ($"{Percent(1 - result.Dead())} alive, {Percent(late)} of deaths late", result.Dead() is > 0.1 and < 0.9 && late >= 0.05);
        }),
        new("sisters die alike, for a while", "R2 0.9 after division, half of it gone by about 11 h, none by 50 h (Spencer 2009) [m]", "R2 above 0.8 at once, 0.3 to 0.7 after 12 h, below 0.2 after 50 h", d =>
        {
            double[] squares = [.. new[] { 0.0, 12, 50 }.Select(h => d.Run(HeLa.Trail(50) with { Cells = 600, RestHours = 96, SistersPartedHours = h }).Sisters().Correlation).Select(r => r * r)];
            return ($"R2 {Joined(squares, "F2")}", squares[0] > 0.8 && squares[1] is > 0.3 and < 0.7 && squares[2] < 0.2);
        }),
        new("cycloheximide with TRAIL", "nearly all die at 10 ng/mL; few of cycloheximide alone (Spencer 2009) [m]", "above 90 % in 24 h; alone below 20 %", d =>
        {
            double[] dead = Dead(d, HeLa.Trail(10), HeLa.Trail(10).Cycloheximide(), HeLa.Cycloheximide());
            return ($"{Shares(dead[..2])}; alone {Percent(dead[2])}", dead[1] > 0.9 && dead[1] > dead[0] + 0.2 && dead[2] < 0.2);
        }),
        new("type II cells need mitochondria", "BID lost or BCL2 raised blocks death by ligand (Scaffidi 1998) [m]", "HeLa, TRAIL: at most a fifth of the control's deaths, either way", d =>
        {
            double[] dead = Dead(d, HeLa.Trail(50), HeLa.With(("BID", 0)).Trail(50), HeLa.With(("BCL2", 10)).Trail(50));
            return (Shares(dead), dead[0] >= 0.2 && dead[1..].All(x => x <= 0.2 * dead[0]));
        }),
        new("type I cells do not", "much DISC: caspase-8 suffices, BCL2 does not block (Scaffidi 1998); so with little XIAP (Jost 2009) [m]", "DISC raised, XIAP x0.05: at least four fifths of the control's deaths, either way", d =>
        {
            double[] dead = Dead(d, TypeOne.Trail(50), TypeOne.With(("BID", 0)).Trail(50), TypeOne.With(("BCL2", 10)).Trail(50));
            return (Shares(dead), dead[0] >= 0.5 && dead[1..].All(x => x >= 0.8 * dead[0]));
        }),
        new("caspase-8 lost", "no death by TRAIL or FAS ligand (Juo 1998) [m]", "below a tenth of the controls' deaths", d =>
        {
            double[] dead = Dead(d, HeLa.Trail(50), HeLa.With(("C8", 0)).Trail(50), HeLa.Set("FASL", 3000), HeLa.With(("C8", 0)).Set("FASL", 3000));
            return ($"TRAIL {Shares(dead[..2])}; FAS ligand {Shares(dead[2..])}", dead[0] >= 0.2 && dead[2] >= 0.2 && dead[1] < 0.1 * dead[0] && dead[3] < 0.1 * dead[2]);
        }),
        new("caspase-10 is no substitute", "cells without caspase-8 stay resistant though caspase-10 is there (Sprick 2002; Fischer 2006) [m]", "CASP8 lost, CASP10 x5: below half of the control's deaths", d =>
        {
            double[] dead = Dead(d, HeLa.Trail(50), HeLa.With(("C8", 0), ("C10", 5)).Trail(50));
            return (Shares(dead), dead[0] >= 0.2 && dead[1] < 0.5 * dead[0]);
        }),
        new("FLIP raised escapes TRAIL", "blocks death by receptors (Irmler 1997) [m]", AtMostHalf + " (x5)", d => Protects(d, HeLa.Trail(50), HeLa.With(("FLIP", 5)).Trail(50))),
        new("FLIP lost sensitises", "knock-down sensitises resistant cells to TRAIL (direction) [m]", "at 10 ng/mL a tenth more die (x0.1)", d => Sensitises(d, HeLa.Trail(10), HeLa.With(("FLIP", 0.1)).Trail(10))),
        new("p53 plays no part", "TRAIL kills with or without p53 (Ashkenazi 1999) [m]", "within a tenth of the control", d =>
        {
            double[] dead = Dead(d, Epithelium.Trail(50), Epithelium.With(("TP53", 0)).Trail(50));
            return (Shares(dead), dead[0] >= 0.2 && Math.Abs(dead[0] - dead[1]) < 0.1);
        }),
        new("dulanermin", "is TRAIL (Ashkenazi 1999) [m]", "0.83 nM (50 ng/mL at 60 kDa): dead in 24 h within 15 % of TRAIL's", d =>
        {
            double[] dead = Dead(d, HeLa.Trail(50), HeLa.Set("dulanermin", 0.83));
            return (Shares(dead), dead[0] >= 0.2 && Math.Abs(dead[0] - dead[1]) < 0.15);
        }),
        new("conatumumab", "kills lines that TRAIL kills, more slowly (Kaplan-Lefko 2010) [m]", "10 nM, 48 h: at least half of TRAIL's deaths, median later", d =>
        {
            CultureResult trail = d.Run(HeLa.Trail(50) with { Hours = 48 }), antibody = d.Run(HeLa.Set("conatumumab", 10) with { Hours = 48 });
            return ($"{Shares([trail.Dead(), antibody.Dead()])}, {Joined([trail.MedianDelay(), antibody.MedianDelay()])} h", antibody.Dead() >= 0.5 * trail.Dead() && antibody.MedianDelay() > trail.MedianDelay());
        }),
        new("shear with TRAIL", "apoptosis rises with shear (Mitchell & King 2013) [r]", "dead rise over 0, 2, 15 dyn/cm2 for 4 h with TRAIL 10; 15 alone below 5 %", d =>
        {
            double[] dead = [.. new[] { 0.0, 2, 15 }.Select(s => d.Run(HeLa.Trail(10) with { Pulse = ("shear", s, 4) }).Dead())];
            double alone = d.Run(HeLa with { Pulse = ("shear", 15, 4) }).Dead();
            return ($"{Shares(dead)}; alone {Percent(alone)}", dead[0] < dead[1] && dead[1] < dead[2] && alone < 0.05);
        }),
    ];
}
