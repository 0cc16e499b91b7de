using System.Collections.Immutable;
using Anoikis.Tests.Published.Cultures;
using static Anoikis.Tests.Published.Cultures.InVitroChecks;
using static Anoikis.Tests.Published.Findings.Finding;

namespace Anoikis.Tests.Published.Findings;

/// <summary>What follows MOMP: XIAP, SMAC, survivin, APAF1, caspases, chaperones.</summary>
internal static class FindingsOnExecution
{
    private static readonly Experiment Killed = HeLa.Trail(50) with { Hours = 48 };

    public static ImmutableArray<InVitroCheck> All { get; } =
    [
        new("caspases soon after MOMP", "effectors active within 10 min of SMAC's release (Rehm 2003) [r]", "a tenth of PARP cut within 20 min of MOMP (median)", d =>
        {
            double minutes = d.Run(HeLa.Trail(50)).MedianMinutes(f => f.Momp, f => f.ParpTenth);
            return ($"{Number(minutes, "F0")} min", minutes is >= 0 and < 20);
        }),
        new("XIAP gates execution", "XIAP above 0.3 uM (five times HeLa's) stops it, less lets it pass fast (Rehm 2006) [r]", "half of PARP cut within 2 h of MOMP: at XIAP x0.3 and x1 above 90 % of cells with MOMP, at x5 below 20 %", d =>
        {
            double[] executed = [.. new[] { 0.3, 1, 5 }.Select(x => d.Run(Killed.With(("XIAP", x))).Fates).Select(f => (double)f.Count(c => c.Apoptosis <= c.Momp + 2) / f.Count(c => !double.IsNaN(c.Momp)))];
            return (Shares(executed), executed[0] > 0.9 && executed[1] > 0.9 && executed[2] < 0.2);
        }),
        new("XIAP raised slows death", "prostate cells with much XIAP resist (Berezovskaya 2005) [m]", "x2: the same cells die 10 min later or more, or a tenth fewer", d => Slows(d, Killed, Killed.With(("XIAP", 2)), 10)),
        new("survivin raised slows death", "protects cells, with XIAP and against SMAC (Dohi 2004; Song 2003) [m]", "x10: the same cells die 10 min later or more, or a tenth fewer", d => Slows(d, Killed, Killed.With(("BIRC5", 10)), 10)),
        new("YM155 lowers survivin", "gone within a day (Nakahara 2007) [m]", "10 nM, 24 h: at most a fifth, MCL1 and XIAP above four fifths", d =>
        {
            double[] folds = [.. new[] { "BIRC5", "MCL1", "XIAP" }.Select(p => RestingCell.Fold(d, Culture.HeLa, 24, p, ("YM155", 10)))];
            return ($"x{Joined(folds, "F2")}", folds[0] <= 0.2 && folds[1] > 0.8 && folds[2] > 0.8);
        }),
        new("SMAC lost slows death", "SMAC clears the way for caspases (Du 2000; Verhagen 2000) [m]", "the same cells die 10 min later or more, or a tenth fewer", d => Slows(d, Killed, Killed.With(("SMAC", 0.02)), 10)),
        new("APAF1 lost, TRAIL", "MOMP without caspases, slow death by loss of energy (Lartigue 2009) [m]", "MOMP within a tenth of the control's; by apoptosis below 5 %; the others at least 4 h after MOMP",
            d => WithoutApaf1(d, Killed)),
        new("APAF1 lost, detachment", "MOMP without caspases, slow death by loss of energy (Lartigue 2009) [m]", "epithelium: as above", d => WithoutApaf1(d, Epithelium.Detached() with { Hours = 48 })),
        new("CASP3 lost, as in MCF-7", "caspase-7 takes its place, later (Janicke 1998; Lakhani 2006) [m]", "epithelium with TRAIL and cycloheximide: at least half of the control's apoptosis, later; without CASP7 too, below a fifth", d =>
        {
            Experiment control = Epithelium.Trail(50).Cycloheximide();
            CultureResult all = d.Run(control), one = d.Run(control.With(("C3", 0))), none = d.Run(control.With(("C3", 0), ("C7", 0)));
            return ($"{Shares([all.Apoptotic(), one.Apoptotic(), none.Apoptotic()])}; {Joined([all.MedianDelay(), one.MedianDelay()])} h",
                all.Apoptotic() >= 0.5 && one.Apoptotic() >= 0.5 * all.Apoptotic() && one.MedianDelay() > all.MedianDelay() && none.Apoptotic() < 0.2 * all.Apoptotic());
        }),
        new("HSP27 raised protects somewhat", "holds cytochrome c (Bruey 2000) [m]", "x10: the same cells die 5 min later or more, or a tenth fewer", d => Slows(d, Killed, Killed.With(("HSPB1", 10)), 5)),
        new("HSP70 raised protects somewhat", "holds APAF1 (Beere 2000; Saleh 2000) [m]", "x10: the same cells die 5 min later or more, or a tenth fewer", d => Slows(d, Killed, Killed.With(("HSPA1A", 10)), 5)),
        new("clusterin raised protects somewhat", "holds active BAX (Zhang 2005) [m]", "x10: the same cells die 5 min later or more, or a tenth fewer", d => Slows(d, Killed, Killed.With(("CLU", 10)), 5)),
        new("MOMP commits", "with or without caspases (Tait 2010) [m]", "alive a day after MOMP: below 1 % of cells with MOMP, TRAIL and detachment", d =>
        {
            (int Alive, int Open)[] counts = [.. new[] { Killed, Epithelium.Detached() with { Hours = 72 } }.Select(e => d.Run(e).Survivors(e.Hours, 24))];
            (int alive, int open) = (counts.Sum(c => c.Alive), counts.Sum(c => c.Open));
            return ($"{alive} of {open}", open > 50 && alive < 0.01 * open);
        }),
    ];

    private static (string, bool) WithoutApaf1(Dish dish, Experiment killed)
    {
        CultureResult control = dish.Run(killed), lost = dish.Run(killed.With(("APAF1", 0)));
        double wait = CultureResult.Median(lost.Fates.Select(f => f.EnergyLoss - f.Momp));
        bool holds = Math.Abs(control.Permeabilised() - lost.Permeabilised()) < 0.1 && control.Permeabilised() > 0.2 && lost.Apoptotic() < 0.05 && wait >= 4;
        return ($"MOMP {Shares([control.Permeabilised(), lost.Permeabilised()])}; apoptosis {Percent(lost.Apoptotic())}; {Number(wait, "F1")} h", holds);
    }
}
