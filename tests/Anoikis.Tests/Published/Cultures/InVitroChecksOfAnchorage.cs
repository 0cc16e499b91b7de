using System.Collections.Immutable;
using static Anoikis.Tests.Published.Cultures.InVitroChecks;

namespace Anoikis.Tests.Published.Cultures;

/// <summary>Checks of detachment, of rest, of stress, and of what holds for every death.</summary>
internal static class InVitroChecksOfAnchorage
{
    private const int Cells = 300;

    // 0.5 % a day for 20 days.
    private const double TwentyDays = 0.0954;

    private static readonly Experiment HeLa = new(Culture.HeLa) { Cells = Cells };
    private static readonly Experiment Epithelium = new(Culture.Epithelium) { Cells = Cells };
    private static readonly Experiment B16F1 = new(Culture.B16F1) { Cells = Cells };

    public static ImmutableArray<InVitroCheck> All { get; } =
    [
        new("detached epithelium dies in hours", "3 h (gut) to 7-8 h (MDCK) [r/m]", "median death at 2 to 9 h, above 90 % dead at 24 h", d =>
        {
            CultureResult result = d.Run(Epithelium.Detached());
            return ($"{Number(result.MedianDelay(), "F1")} h, {Percent(result.Dead())}", result.MedianDelay() is > 2 and < 9 && result.Dead() > 0.9);
        }),
        new("detached transformed cells live", "anchorage-independent lines survive for days (direction)", "dead at 48 h: HeLa below 25 %, B16F1 below 5 %", d =>
        {
            double hela = d.Run(HeLa.Detached() with { Hours = 48 }).Dead(), melanoma = d.Run(B16F1.Detached() with { Hours = 48 }).Dead();
            return ($"{Percent(hela)}, {Percent(melanoma)}", hela < 0.25 && melanoma < 0.05);
        }),
        new("BIM lost protects detached epithelium", "knock-down inhibits anoikis (Reginato 2003) [r]", "dead at 24 h at most half of the control's", d => Protects(d, 24, ("BIM", 0))),
        new("BMF lost protects detached epithelium", "delays anoikis (direction) [m]", "dead at 8 h fewer than the control's by a quarter", d =>
        {
            double control = d.Run(Epithelium.Detached()).Dead(8), changed = d.Run((Epithelium with { Culture = Epithelium.Culture.With(("BMF", 0)) }).Detached()).Dead(8);
            return ($"{Percent(control)} to {Percent(changed)} at 8 h", changed < 0.75 * control);
        }),
        new("BCL2 x10 protects detached epithelium", "BCL2 blocks anoikis of epithelium (Frisch & Francis 1994) [m]", "dead at 24 h at most half of the control's", d => Protects(d, 24, ("BCL2", 10))),
        new("BAX and BAK lost protect", "no mitochondrial death without both [m]", "dead at 24 h at most half of the control's", d => Protects(d, 24, ("BAX", 0.02), ("BAK", 0.02))),
        new("attached and unstimulated", "below 0.5 % a day [m]", "below 9.5 % in 20 days: epithelium, HeLa, B16F1", d =>
        {
            double[] dead = [.. new[] { Epithelium, HeLa, B16F1 }.Select(e => d.Run(e with { Hours = 480 }).Dead())];
            return (string.Join(" / ", dead.Select(Percent)), dead.All(s => s < TwentyDays));
        }),
        new("attached and unstimulated, XIAP lost", "mice and cells without XIAP live (Harlin 2001) [m]", "below 9.5 % in 20 days: epithelium, HeLa, B16F1", d =>
        {
            double[] dead = [.. new[] { Epithelium, HeLa, B16F1 }.Select(e => d.Run(e with { Culture = e.Culture.With(("XIAP", 0)), Hours = 480 }).Dead())];
            return (string.Join(" / ", dead.Select(Percent)), dead.All(s => s < TwentyDays));
        }),
        new("alive a day after MOMP", "MOMP commits the cell, with or without caspases (Tait 2010) [m]", "below 1 % of cells with MOMP: TRAIL, detachment, poverty", d =>
        {
            (int alive, int open) = Survivors(d, (HeLa.Trail(50), 72), (Epithelium.Detached(), 72), (B16F1.Set("growth_factor", 0).Set("anchorage", 0.5), 96));
            return ($"{alive} of {open}", alive < 0.01 * open);
        }),
        new("alive a day after MOMP, XIAP x3", "as above: energy fails without caspases [m]", "below 1 % of cells with MOMP", d =>
        {
            (int alive, int open) = Survivors(d, ((HeLa with { Culture = HeLa.Culture.With(("XIAP", 3)) }).Trail(50), 72));
            return ($"{alive} of {open}", alive < 0.01 * open);
        }),
        MompFirst("TRAIL and poverty", () => [HeLa.Trail(50), Epithelium.Detached(), B16F1.Set("growth_factor", 0.1).Set("anchorage", 0.5) with { Hours = 168 }]),
        MompFirst("B16F1 under stress", () => [B16F1.Set("stress", 2).Set("growth_factor", 0.3) with { Hours = 168 }]),
        new("sisters", "alike after division (R2 0.9), half of it gone by about 11 h, none by 50 h (Spencer 2009) [m]", "R2 above 0.8 at once, 0.3 to 0.7 after 12 h, below 0.2 after 50 h", d =>
        {
            double[] squares = [.. new[] { 0.0, 12, 50 }.Select(h => d.Run(HeLa.Trail(50) with { Cells = 600, RestHours = 96, SistersPartedHours = h }).Sisters().Correlation)
                .Select(r => r * r)];
            return ($"R2 {Joined(squares, "F2")}", squares[0] > 0.8 && squares[1] is > 0.3 and < 0.7 && squares[2] < 0.2);
        }),
        new("shear sensitises to TRAIL", "apoptosis rises with shear (Mitchell & King 2013) [r]", "dead in 24 h rise over shear 0, 2, 15 dyn/cm2 for 4 h with TRAIL 10; at 15 alone below 5 %", d =>
        {
            double[] dead = [.. new[] { 0.0, 2, 15 }.Select(s => d.Run(HeLa.Trail(10) with { Pulse = ("shear", s, 4) }).Dead())];
            double alone = d.Run(HeLa with { Pulse = ("shear", 15, 4) }).Dead();
            return ($"{string.Join(" / ", dead.Select(Percent))}; alone {Percent(alone)}", dead[0] < dead[1] && dead[1] < dead[2] && alone < 0.05);
        }),
        new("strong shear kills later", "of the survivors of 60 dyn/cm2 for 4 h many die by apoptosis 16-24 h later (Regmi 2017) [r]", "above 20 % dead by apoptosis 24 h after the shear", d =>
        {
            double dead = d.Run(HeLa with { Pulse = ("shear", 60, 4), Hours = 28 }).Apoptotic();
            return (Percent(dead), dead > 0.2);
        }),
    ];

    private static (string, bool) Protects(Dish dish, double hours, params (string, double)[] changes)
    {
        double control = dish.Run(Epithelium.Detached()).Dead(hours), changed = dish.Run((Epithelium with { Culture = Epithelium.Culture.With(changes) }).Detached()).Dead(hours);
        return ($"{Percent(control)} to {Percent(changed)}", changed <= 0.5 * control);
    }

    private static (int Alive, int Open) Survivors(Dish dish, params (Experiment Experiment, double Hours)[] runs)
    {
        (int, int)[] counts = [.. runs.Select(r => dish.Run(r.Experiment with { Hours = r.Hours }).Survivors(r.Hours, 24))];
        return (counts.Sum(c => c.Item1), counts.Sum(c => c.Item2));
    }

    private static InVitroCheck MompFirst(string what, Func<Experiment[]> experiments)
        => new($"MOMP before caspases: {what}", "cytochrome c is out before effectors are active (Goldstein 2000, Rehm 2003) [r]", "in at least 85 % of apoptotic deaths", d =>
        {
            double[] shares = [.. experiments().Select(e => d.Run(e).MompFirst())];
            return (string.Join(" / ", shares.Select(Percent)), shares.All(s => s >= 0.85));
        });
}
