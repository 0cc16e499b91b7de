using System.Collections.Immutable;
using Anoikis.Tests.Published.Cultures;
using static Anoikis.Tests.Published.Cultures.InVitroChecks;
using static Anoikis.Tests.Published.Findings.Finding;

namespace Anoikis.Tests.Published.Findings;

/// <summary>The BCL-2 family: who guards whom, drugs that take a guard away, and how cells escape them.</summary>
internal static class FindingsOnMitochondria
{
    private static readonly (string Drug, double Dose)[] Mimetics = [("venetoclax", 10), ("S63845", 100)];

    public static ImmutableArray<InVitroCheck> All { get; } =
    [
        new("cytochrome c in minutes", "complete in about 5 min whatever the stimulus (Goldstein 2000) [r]", "10 to 90 % in at most 10 min (median) under TRAIL, detachment, TNF with cycloheximide, granzyme B", d =>
        {
            Experiment[] experiments = [HeLa.Trail(50), Epithelium.Detached(), HeLa.Set("TNF", 600).Cycloheximide(), HeLa.Set("granzyme_B", 600)];
            double[] minutes = [.. experiments.Select(e => d.Run(e).MedianMinutes(f => f.ReleaseTenth, f => f.ReleaseNinety))];
            return ($"{Joined(minutes, "F0")} min", minutes.All(m => m <= 10));
        }),
        new("BCL2 guards", "cells that BCL2 guards die of venetoclax (Souers 2013), not of S63845 (Kotschy 2016) [m]", "48 h: venetoclax 10 nM above 50 %, S63845 100 nM below 15 %", d =>
        {
            double[] dead = Under(d, GuardedByBcl2);
            return (Shares(dead), dead[0] > 0.5 && dead[1] < 0.15);
        }),
        new("BCL-XL guards", "cells that BCL-XL guards die of navitoclax (Tse 2008), not of venetoclax or S63845 [m]", "48 h: navitoclax 100 nM above 50 %, the others below 15 %", d =>
        {
            double navitoclax = d.Run(GuardedByBclxl.Set("navitoclax", 100) with { Hours = 48 }).Dead();
            double[] others = Under(d, GuardedByBclxl);
            return ($"{Percent(navitoclax)}; {Shares(others)}", navitoclax > 0.5 && others.All(x => x < 0.15));
        }),
        new("MCL1 guards", "cells that MCL1 guards die of S63845 (Kotschy 2016), not of venetoclax or navitoclax (van Delft 2006) [m]", "48 h: S63845 100 nM above 50 %, venetoclax 10 nM and navitoclax 100 nM below 15 %", d =>
        {
            double[] dead = [.. Under(d, GuardedByMcl1), d.Run(GuardedByMcl1.Set("navitoclax", 100) with { Hours = 48 }).Dead()];
            return (Shares(dead), dead[1] > 0.5 && dead[0] < 0.15 && dead[2] < 0.15);
        }),
        new("two guards, two drugs", "BCL-XL and MCL1 together guard most carcinoma lines: either inhibitor alone kills few, both nearly all (Kotschy 2016) [m]", "HeLa, 24 h: navitoclax, S63845 each below 25 %, together above 80 %", d =>
        {
            double[] dead = Dead(d, HeLa.Set("navitoclax", 100), HeLa.Set("S63845", 100), HeLa.Set("navitoclax", 100).Set("S63845", 100));
            return (Shares(dead), dead[0] < 0.25 && dead[1] < 0.25 && dead[2] > 0.8);
        }),
        new("NOXA acts on MCL1 only", "its BH3 binds MCL1 alone (Certo 2006) [r]", "synthesis x30 for 48 h: above 50 % where MCL1 guards, below 15 % where BCL2 or BCL-XL does", d =>
        {
            double[] dead = Dead(d, [.. new[] { GuardedByMcl1, GuardedByBcl2, GuardedByBclxl }.Select(e => e with { Hours = 48, Synthesis = e.Synthesis.Add("NOXA", 30) })]);
            return (Shares(dead), dead[0] > 0.5 && dead[1] < 0.15 && dead[2] < 0.15);
        }),
        new("BAD acts on BCL2 and BCL-XL", "its BH3 does not bind MCL1 (Certo 2006) [r]", "the same with BAD free of AKT (AKT1 x0.02), synthesis x10: above 50 %, above 50 %, below 15 %", d =>
        {
            double[] dead = Dead(d, [.. new[] { GuardedByBcl2, GuardedByBclxl, GuardedByMcl1 }
                .Select(e => e.With(("BIM", 0.5)) with { Hours = 48, Synthesis = e.Synthesis.Add("BAD", 10).Add("AKT1", 0.02) })]);
            return (Shares(dead), dead[0] > 0.5 && dead[1] > 0.5 && dead[2] < 0.15);
        }),
        new("HeLa lives without MCL1", "most cells do, BCL-XL guards them too [m]", "synthesis off: below 25 % dead in 48 h", d =>
        {
            double dead = d.Run(HeLa with { Hours = 48, Synthesis = HeLa.Synthesis.Add("MCL1", 0) }).Dead();
            return (Percent(dead), dead < 0.25);
        }),
        new("BCL2 G101V resists venetoclax", "affinity 180 times weaker (Blombery 2019) [m]", "at 0.3 nM, 48 h: " + AtMostHalf, d => Protects(
            d, GuardedByBcl2.Set("venetoclax", 0.3) with { Hours = 48 }, GuardedByBcl2.Set("venetoclax", 0.3) with { Culture = Culture.GuardedByBcl2.WithTrait("venetoclax_resistance", 180), Hours = 48 })),
        new("BCL2A1 raised resists venetoclax", "MCL1, BCL-XL or BCL2A1 raised resists (Yecies 2010) [m]", "BCL2 guards, venetoclax 10 nM, BCL2A1 x20 of normal: " + AtMostHalf, d => Protects(
            d, GuardedByBcl2.Set("venetoclax", 10) with { Hours = 48 }, GuardedByBcl2.With(("BCL2A1", 200)).Set("venetoclax", 10) with { Hours = 48 })),
        new("oblimersen lowers BCL2 and sensitises", "BCL2 falls within days, and damage kills more (Jansen 1998) [m]", "30 ug/mL for 72 h: BCL2 at most half; with damage a tenth more dead than by damage", d =>
        {
            double left = RestingCell.Fold(d, Culture.GuardedByBcl2, 72, "BCL2", ("oblimersen", 30));
            Experiment damaged = GuardedByBcl2.Set("DNA_damage", 3) with { Hours = 72 };
            (string text, bool holds) = Sensitises(d, damaged, damaged.Set("oblimersen", 30));
            return ($"BCL2 x{Number(left, "F2")}; {text}", left <= 0.5 && holds);
        }),
        new("attached at rest, all modules", "below 0.5 % a day [m]", "below 9.5 % in 20 days: epithelium, HeLa, B16F1", d =>
        {
            double[] dead = Dead(d, [.. new[] { Epithelium, HeLa, B16F1 }.Select(e => e with { Hours = 480, Cells = 100 })]);
            return (Shares(dead), dead.All(x => x < 0.0954));
        }),
        new("at rest without XIAP", "mice and cells without XIAP live (Harlin 2001) [m]", "below 9.5 % in 20 days: epithelium, HeLa, B16F1", d =>
        {
            double[] dead = Dead(d, [.. new[] { Epithelium, HeLa, B16F1 }.Select(e => e.With(("XIAP", 0)) with { Hours = 480, Cells = 100 })]);
            return (Shares(dead), dead.All(x => x < 0.0954));
        }),
    ];

    private static double[] Under(Dish dish, Experiment cells) => Dead(dish, [.. Mimetics.Select(m => cells.Set(m.Drug, m.Dose) with { Hours = 48 })]);
}
