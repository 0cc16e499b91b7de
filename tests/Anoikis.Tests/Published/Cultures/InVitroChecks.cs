using System.Collections.Immutable;
using System.Globalization;

namespace Anoikis.Tests.Published.Cultures;

/// <summary>The checks of docs/science.md. [r]: read in the paper; [m]: recalled from the literature.</summary>
internal static class InVitroChecks
{
    private const int Cells = 300;
    private static readonly double[] Doses = [2, 10, 50, 250, 1000];
    private static readonly Experiment HeLa = new(Culture.HeLa) { Cells = Cells };
    private static readonly Experiment Epithelium = new(Culture.Epithelium) { Cells = Cells };
    private static readonly Experiment B16F1 = new(Culture.B16F1) { Cells = Cells };

    public static ImmutableArray<InVitroCheck> All { get; } =
    [
        .. Doses.Zip([11.0, 6, 4, 3, 2.3], DelayAtDose),
        new("delay falls with the dose of TRAIL", "at every step of the dose (Albeck 2008) [m]", "medians fall, with and without cycloheximide", d =>
        {
            double[] with = [.. Doses.Select(dose => d.Run(HeLa.Trail(dose).Cycloheximide()).MedianDelay())];
            double[] without = [.. Doses.Select(dose => d.Run(HeLa.Trail(dose)).MedianDelay())];
            return ($"{Joined(without)} h without", Falls(with) && Falls(without));
        }),
        new("delay varies between cells", "CV 0.2-0.3 (HeLa, TRAIL and cycloheximide) [m]", "0.15 to 0.35 at 10, 50 and 250 ng/mL", d =>
        {
            double[] spread = [.. new[] { 10.0, 50, 250 }.Select(dose => d.Run(HeLa.Trail(dose).Cycloheximide()).DelayVariation())];
            return ($"CV {string.Join(", ", spread.Select(s => Number(s, "F2")))}", spread.All(s => s is > 0.15 and < 0.35));
        }),
        new("switching time", "cleaved PARP 10 to 90 % in 20-27 min at every dose [m]", "15 to 40 min at every dose, longest at most 1.5 times shortest", d =>
        {
            double[] minutes = [.. Doses.Select(dose => d.Run(HeLa.Trail(dose).Cycloheximide()).MedianMinutes(f => f.ParpTenth, f => f.ParpNinety))];
            return ($"{Joined(minutes, "F0")} min", minutes.All(m => m is > 15 and < 40) && minutes.Max() < 1.5 * minutes.Min());
        }),
        new("caspases after MOMP", "effectors active within 10 min of SMAC's release (Rehm 2003) [r]", "a tenth of PARP cut within 20 min of MOMP (median)", d =>
        {
            double minutes = d.Run(HeLa.Trail(50)).MedianMinutes(f => f.Momp, f => f.ParpTenth);
            return ($"{Number(minutes, "F0")} min", minutes is >= 0 and < 20);
        }),
        new("release of cytochrome c", "complete in about 5 min whatever the stimulus (Goldstein 2000) [r]", "10 to 90 % in at most 10 min (median) under TRAIL and detachment", d =>
        {
            double[] minutes = [.. new[] { HeLa.Trail(50), Epithelium.Detached() }.Select(e => d.Run(e).MedianMinutes(f => f.ReleaseTenth, f => f.ReleaseNinety))];
            return ($"{Joined(minutes, "F0")} min", minutes.All(m => m <= 10));
        }),
        new("fractional killing", "at low dose many cells survive, more die as the dose rises (Spencer 2009) [r]", "2 to 60 % dead in 24 h at 2 ng/mL, and at least 20 % more at 250", d =>
        {
            double low = d.Run(HeLa.Trail(2)).Dead(), high = d.Run(HeLa.Trail(250)).Dead();
            return ($"{Percent(low)}, {Percent(high)}", low is > 0.02 and < 0.6 && high > low + 0.2);
        }),
        new("BCL2 x10 blocks TRAIL", "mitochondrial death of HeLa is blocked [m]", "dead in 24 h below a tenth of the control's", d => Blocks(d, ("BCL2", 10))),
        new("BID lost blocks TRAIL", "type II cells need BID [m]", "dead in 24 h below a tenth of the control's", d => Blocks(d, ("BID", 0))),
        new("CASP8 lost blocks TRAIL", "no death without caspase-8 [m]", "dead in 24 h below a tenth of the control's", d => Blocks(d, ("C8", 0))),
        new("XIAP x0.1 speeds death by TRAIL", "faster and more complete (Rehm 2006: half time 13 min against 47 with XIAP high) [r]", "more die, and the same cells die sooner (median difference)", d =>
        {
            CultureResult control = d.Run(HeLa.Trail(50)), lost = d.Run((HeLa with { Culture = HeLa.Culture.With(("XIAP", 0.1)) }).Trail(50));
            double sooner = 60 * CultureResult.Median(control.Fates.Zip(lost.Fates, (a, b) => a.Apoptosis - b.Apoptosis));
            return ($"{Percent(control.Dead())} to {Percent(lost.Dead())}, {Number(sooner, "F0")} min sooner", lost.Dead() > control.Dead() && sooner > 0);
        }),
        new("MCL1 and FLIP go first when synthesis stops", "half-life 0.4 h against 27 h (Bertaux 2014) [r]", "below 10 % of the start 3 h after cycloheximide, BCL2 above 80 %", d =>
        {
            Dictionary<string, double> left = RestingCell.Left(d, Culture.HeLa, 3, ("translation", 0));
            return ($"MCL1 {Percent(left["MCL1"])}, FLIP {Percent(left["FLIP"])}, BCL2 {Percent(left["BCL2"])}", left["MCL1"] < 0.1 && left["FLIP"] < 0.1 && left["BCL2"] > 0.8);
        }),
        new("cycloheximide sensitises to TRAIL", "nearly all die at 10 ng/mL (Spencer 2009) [m]", "above 90 % in 24 h, at least 20 % more than without", d =>
        {
            double without = d.Run(HeLa.Trail(10)).Dead(), with = d.Run(HeLa.Trail(10).Cycloheximide()).Dead();
            return ($"{Percent(without)} to {Percent(with)}", with > 0.9 && with > without + 0.2);
        }),
        new("loss of MCL1 sensitises to TRAIL", "MCL1 is the short-lived guard [m]", "with MCL1's synthesis off at least 20 % more die at 10 ng/mL", d =>
        {
            double with = d.Run(HeLa.Trail(10)).Dead(), without = d.Run(HeLa.Trail(10) with { Synthesis = HeLa.Synthesis.Add("MCL1", 0) }).Dead();
            return ($"{Percent(with)} to {Percent(without)}", without > with + 0.2);
        }),
        new("HeLa lives without MCL1", "most cells do, BCL-XL guards them too [m]", "MCL1's synthesis off alone: below 25 % dead in 48 h", d =>
        {
            double dead = d.Run(HeLa with { Hours = 48, Synthesis = HeLa.Synthesis.Add("MCL1", 0) }).Dead();
            return (Percent(dead), dead < 0.25);
        }),
        new("cycloheximide alone", "few HeLa die within a day [m]", "below 20 % in 24 h", d =>
        {
            double dead = d.Run(HeLa.Cycloheximide()).Dead();
            return (Percent(dead), dead < 0.2);
        }),
        new("FAS ligand kills", "as TRAIL does, where FAS is there [m]", "dead in 24 h within 15 % of TRAIL's at 50 ng/mL", d =>
        {
            double fas = d.Run(HeLa.Set("FASL", 3000)).Dead(), trail = d.Run(HeLa.Trail(50)).Dead();
            return ($"{Percent(fas)}, TRAIL {Percent(trail)}", Math.Abs(fas - trail) < 0.15);
        }),
        .. InVitroChecksOfAnchorage.All,
    ];

    public static string Percent(double share) => share.ToString(share < 0.1 ? "0.0 %" : "0 %", CultureInfo.InvariantCulture);

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    public static string Joined(IEnumerable<double> values, string format = "F1") => string.Join(" / ", values.Select(v => Number(v, format)));

    private static InVitroCheck DelayAtDose(double dose, double observed)
        => new($"delay at TRAIL {dose} ng/mL", $"{Number(observed, "0.#")} h (HeLa with cycloheximide) [m]", "median within 35 %", d =>
        {
            double delay = d.Run(HeLa.Trail(dose).Cycloheximide()).MedianDelay();
            return ($"{Number(delay, "F1")} h", Math.Abs(delay - observed) < 0.35 * observed);
        });

    private static (string, bool) Blocks(Dish dish, (string, double) change)
    {
        double control = dish.Run(HeLa.Trail(50)).Dead(), changed = dish.Run((HeLa with { Culture = HeLa.Culture.With(change) }).Trail(50)).Dead();
        return ($"{Percent(control)} to {Percent(changed)}", changed < 0.1 * control);
    }

    private static bool Falls(double[] values) => values.Zip(values.Skip(1)).All(p => p.First > p.Second);
}
