using Anoikis.Numerics.Elementary;

namespace Anoikis.Tests.Published.Cultures;

/// <summary>What befell one cell, in hours from the stimulus; NaN for never.</summary>
/// <param name="Momp">More cytochrome c out than in.</param>
/// <param name="ParpTenth">A tenth of PARP cut.</param>
/// <param name="Apoptosis">Half of PARP cut.</param>
/// <param name="EnergyLoss">Death without caspases.</param>
/// <param name="ParpNinety">Nine tenths of PARP cut.</param>
/// <param name="ReleaseTenth">A tenth of cytochrome c out.</param>
/// <param name="ReleaseNinety">Nine tenths of cytochrome c out.</param>
internal readonly record struct CellFate(double Momp, double ParpTenth, double Apoptosis, double EnergyLoss, double ParpNinety, double ReleaseTenth, double ReleaseNinety)
{
    /// <summary>Time of death by either way, NaN for none.</summary>
    public double Death => double.IsNaN(Apoptosis) ? EnergyLoss : Apoptosis;

    /// <summary>Whether it lives on.</summary>
    public bool Alive => double.IsNaN(Death);
}

/// <summary>What befell a culture.</summary>
/// <param name="Fates">One a cell.</param>
/// <param name="DeadAtRest">Cells that died before the stimulus and were replaced.</param>
/// <param name="Failed">Cells that could not be computed.</param>
internal sealed record CultureResult(CellFate[] Fates, int DeadAtRest, int Failed)
{
    /// <summary>Number of each cell: in two dishes of one seed, cells of one number have the same random deviates. Cells that died at rest are missing.</summary>
    public long[] Numbers { get; init; } = [];

    /// <summary>The same cells here and in another dish of the same seed.</summary>
    public IEnumerable<(CellFate Here, CellFate There)> PairedWith(CultureResult other)
        => Numbers.Zip(Fates).Join(other.Numbers.Zip(other.Fates), a => a.First, b => b.First, (a, b) => (a.Second, b.Second));

    /// <summary>Share of cells dead at a time, by default the end.</summary>
    public double Dead(double hours = double.PositiveInfinity) => Share(f => f.Death <= hours);

    /// <summary>Share of cells dead by apoptosis.</summary>
    public double Apoptotic(double hours = double.PositiveInfinity) => Share(f => f.Apoptosis <= hours);

    /// <summary>Share of cells that underwent MOMP.</summary>
    public double Permeabilised(double hours = double.PositiveInfinity) => Share(f => f.Momp <= hours);

    /// <summary>Share of apoptotic deaths in which cytochrome c was out before a tenth of PARP was cut.</summary>
    public double MompFirst()
    {
        CellFate[] dead = [.. Fates.Where(f => !double.IsNaN(f.Apoptosis))];
        return dead.Length == 0 ? double.NaN : (double)dead.Count(f => f.Momp <= f.ParpTenth) / dead.Length;
    }

    /// <summary>Cells with MOMP at least so long before the end, and how many of them live.</summary>
    public (int Alive, int Open) Survivors(double end, double hours)
        => (Fates.Count(f => f.Alive && f.Momp <= end - hours), Fates.Count(f => f.Momp <= end - hours));

    /// <summary>Median time of apoptosis in hours among the cells that die of it.</summary>
    public double MedianDelay() => Median(Fates.Select(f => f.Apoptosis));

    /// <summary>Coefficient of variation of the times of apoptosis.</summary>
    public double DelayVariation()
    {
        double[] times = [.. Fates.Select(f => f.Apoptosis).Where(t => !double.IsNaN(t))];
        double mean = times.DefaultIfEmpty(double.NaN).Average();
        return Math.Sqrt(times.Sum(t => (t - mean) * (t - mean)) / (times.Length - 1)) / mean;
    }

    /// <summary>Median minutes from one moment of a cell to another, among the cells that reach both.</summary>
    public double MedianMinutes(Func<CellFate, double> from, Func<CellFate, double> to) => 60 * Median(Fates.Select(f => to(f) - from(f)));

    /// <summary>Correlation of the logarithms of sisters' death times where both die, and their number.</summary>
    public (double Correlation, int Pairs) Sisters()
    {
        (double, double)[] pairs = [.. Enumerable.Range(0, Fates.Length / 2).Select(i => (PortableMath.Log(Fates[2 * i].Apoptosis), PortableMath.Log(Fates[(2 * i) + 1].Apoptosis)))
            .Where(p => !double.IsNaN(p.Item1 + p.Item2))];
        if (pairs.Length == 0)
        {
            return (double.NaN, 0);
        }

        double x = pairs.Average(p => p.Item1), y = pairs.Average(p => p.Item2);
        double xy = pairs.Sum(p => (p.Item1 - x) * (p.Item2 - y)), xx = pairs.Sum(p => (p.Item1 - x) * (p.Item1 - x)), yy = pairs.Sum(p => (p.Item2 - y) * (p.Item2 - y));
        return (xy / Math.Sqrt(xx * yy), pairs.Length);
    }

    private double Share(Func<CellFate, bool> condition) => (double)Fates.Count(condition) / Fates.Length;

    internal static double Median(IEnumerable<double> times)
    {
        double[] sorted = [.. times.Where(t => !double.IsNaN(t)).Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
