using System.Collections.Immutable;
using Anoikis.Tests.Published.Cultures;
using static Anoikis.Tests.Published.Cultures.InVitroChecks;
using static Anoikis.Tests.Published.Findings.Finding;

namespace Anoikis.Tests.Published.Findings;

/// <summary>Detachment: who dies of it, and who does not.</summary>
internal static class FindingsOnAnchorage
{
    public static ImmutableArray<InVitroCheck> All { get; } =
    [
        new("epithelium in suspension", "dies in 3 h (gut) to 7-8 h (MDCK) [r/m]", "median death at 2 to 9 h, above 90 % dead at 24 h", d =>
        {
            CultureResult result = d.Run(Epithelium.Detached());
            double median = CultureResult.Median(result.Fates.Select(f => f.Alive ? double.PositiveInfinity : f.Death));
            return ($"{Number(median, "F1")} h, {Percent(result.Dead())}", median is >= 2 and <= 9 && result.Dead() > 0.9);
        }),
        new("tumour cells in suspension", "anchorage-independent lines survive for days (direction)", "dead at 48 h: HeLa below 25 %, B16F1 below 5 %", d =>
        {
            double[] dead = Dead(d, HeLa.Detached() with { Hours = 48 }, B16F1.Detached() with { Hours = 48 });
            return (Shares(dead), dead[0] < 0.25 && dead[1] < 0.05);
        }),
        new("BIM in anoikis", "knock-down inhibits it (Reginato 2003) [r]", "24 h: " + AtMostHalf, d => Lost(d, ("BIM", 0))),
        new("BMF in anoikis", "loss delays it (Schmelzle 2007) [m]", "8 h: at most three quarters of the control's deaths", d => Protects(d, Epithelium.Detached(), Epithelium.With(("BMF", 0)).Detached(), 0.75, 8)),
        new("ERK active in suspension", "MEK or EGFR kept active keeps BIM down and cells alive (Reginato 2003) [r]", "ERK at five times: 24 h: " + AtMostHalf, d => Protects(d, Epithelium.Detached(), Traited("ERK_activation", 5))),
        new("AKT active in suspension", "active PI3K or AKT keeps cells alive (Khwaja 1997) [m]", "AKT at five times: 24 h: " + AtMostHalf, d => Protects(d, Epithelium.Detached(), Traited("AKT_activation", 5))),
        new("PTEN lost in suspension", "without PTEN cells resist anoikis, with it again they do not (Davies 1998; Lu 1999) [m]", "24 h: " + AtMostHalf, d => Lost(d, ("PTEN", 0))),
        new("ILK raised in suspension", "raised integrin-linked kinase suppresses anoikis (Attwell 2000) [m]", "x10: at most three quarters of the control's deaths at 8 h", d => Protects(d, Epithelium.Detached(), Epithelium.With(("ILK", 10)).Detached(), 0.75, 8)),
        new("caspase-8 lost in suspension", "integrins without matrix kill by caspase-8; loss protects in part (Stupack 2001; 2006) [m]", "12 h: a tenth of all fewer, and not below a tenth of the control's", d =>
        {
            double control = d.Run(Epithelium.Detached()).Dead(12), lost = d.Run(Epithelium.With(("C8", 0)).Detached()).Dead(12);
            return ($"{Percent(control)} to {Percent(lost)}", lost <= control - 0.1 && lost >= 0.1 * control);
        }),
        new("DAPK1 lost in suspension", "DAPK1 silences integrins' signals; loss protects (Wang 2002; Inbal 1997) [m]", "8 h: at most three quarters of the control's deaths", d => Protects(d, Epithelium.Detached(), Epithelium.With(("DAPK1", 0)).Detached(), 0.75, 8)),
        new("BCL2 raised in suspension", "blocks anoikis of epithelium (Frisch & Francis 1994) [m]", "x10, 24 h: " + AtMostHalf, d => Lost(d, ("BCL2", 10))),
        new("BCL2 does not rescue PC-3 and LNCaP", "raised BCL2 did not rescue prostate lines from anoikis (Bondar & McConkey) [r]", "epithelium in suspension, BCL2 x10: at least three quarters of the control's deaths at 24 h", d =>
        {
            double[] dead = Dead(d, Epithelium.Detached(), Epithelium.With(("BCL2", 10)).Detached());
            return (Shares(dead), dead[1] >= 0.75 * dead[0]);
        }),
        new("BAX and BAK lost in suspension", "no mitochondrial death without both [m]", "24 h: " + AtMostHalf, d => Lost(d, ("BAX", 0.02), ("BAK", 0.02))),
    ];

    private static (string, bool) Lost(Dish dish, params (string, double)[] changes) => Protects(dish, Epithelium.Detached(), Epithelium.With(changes).Detached());

    private static Experiment Traited(string trait, double value) => Epithelium.Detached() with { Culture = Culture.Epithelium.WithTrait(trait, value) };
}
