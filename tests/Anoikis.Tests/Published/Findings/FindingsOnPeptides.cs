using System.Collections.Immutable;
using Anoikis.Tests.Published.Cultures;
using static Anoikis.Tests.Published.Findings.Finding;

namespace Anoikis.Tests.Published.Findings;

/// <summary>BH3 profiling: which peptides open the mitochondria of cells that one guard holds. Read is MOMP within two hours of 10 uM.</summary>
internal static class FindingsOnPeptides
{
    private const string Opened = "10 uM for 2 h, BCL2 / BCL-XL / MCL1 guards: ";

    public static ImmutableArray<InVitroCheck> All { get; } =
    [
        new("BAD's peptide", "opens mitochondria that BCL2 or BCL-XL guards, not those that MCL1 guards (Certo 2006) [r]", Opened + "above 50 %, above 50 %, below 15 %", d =>
        {
            double[] open = Guarded(d, "BAD_BH3");
            return (Shares(open), open[0] > 0.5 && open[1] > 0.5 && open[2] < 0.15);
        }),
        new("NOXA's peptide", "opens mitochondria that MCL1 guards, not others (Certo 2006) [r]", Opened + "below 15 %, below 15 %, above 50 %", d =>
        {
            double[] open = Guarded(d, "NOXA_BH3");
            return (Shares(open), open[0] < 0.15 && open[1] < 0.15 && open[2] > 0.5);
        }),
        new("HRK's peptide", "opens mitochondria that BCL-XL guards, not others (Certo 2006) [r]", Opened + "below 15 %, above 50 %, below 15 %", d =>
        {
            double[] open = Guarded(d, "HRK_BH3");
            return (Shares(open), open[0] < 0.15 && open[1] > 0.5 && open[2] < 0.15);
        }),
        new("MS1", "opens mitochondria that MCL1 guards, not others (Foight 2014) [m]", Opened + "below 15 %, below 15 %, above 50 %", d =>
        {
            double[] open = Guarded(d, "MS1");
            return (Shares(open), open[0] < 0.15 && open[1] < 0.15 && open[2] > 0.5);
        }),
        new("BIM's and PUMA's peptides", "open mitochondria whoever guards them (Certo 2006) [r]", Opened + "each above 50 %; without a peptide below 15 %", d =>
        {
            double[] bim = Guarded(d, "BIM_BH3"), puma = Guarded(d, "PUMA_BH3"), none = Guarded(d, null);
            return ($"{Shares(bim)}; {Shares(puma)}; {Shares(none)}", bim.Concat(puma).All(x => x > 0.5) && none.All(x => x < 0.15));
        }),
        new("unprimed cells", "mitochondria of most normal tissues open to BIM's peptide, not to those that only take guards away (Ni Chonghaile 2011) [m]", "epithelium, 10 uM for 2 h: BIM above 50 %; BAD, NOXA, HRK each below 15 %", d =>
        {
            double[] open = [.. new[] { "BIM_BH3", "BAD_BH3", "NOXA_BH3", "HRK_BH3" }.Select(p => Open(d, Epithelium, p))];
            return (Shares(open), open[0] > 0.5 && open.Skip(1).All(x => x < 0.15));
        }),
        new("no effector, no peptide", "without BAX and BAK mitochondria stay closed to every peptide (Letai 2002) [m]", "HeLa without both, BIM and PUMA at 10 uM, 2 h: below 1 %", d =>
        {
            double[] open = [.. new[] { "BIM_BH3", "PUMA_BH3" }.Select(p => Open(d, HeLa.With(("BAX", 0), ("BAK", 0)), p))];
            return (Shares(open), open.All(x => x < 0.01));
        }),
    ];

    private static double[] Guarded(Dish dish, string? peptide) => [.. new[] { GuardedByBcl2, GuardedByBclxl, GuardedByMcl1 }.Select(e => Open(dish, e, peptide))];

    private static double Open(Dish dish, Experiment cells, string? peptide)
    {
        Experiment watched = cells with { Hours = 2 };
        return dish.Run(peptide is null ? watched : watched.Set(peptide, 10_000)).Permeabilised();
    }
}
