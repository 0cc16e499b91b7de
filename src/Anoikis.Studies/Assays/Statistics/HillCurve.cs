using Anoikis.Numerics.Elementary;

namespace Anoikis.Studies.Assays.Statistics;

/// <summary>
/// Share of cells alive at a dose x: v(x) = v0 (1 - Emax x^h / (EC50^h + x^h)). v0 is the share without the stimulus, Emax the share of those that the strongest dose kills,
/// EC50 the dose of half of Emax, h the Hill slope.
/// </summary>
/// <param name="Base">v0, 0 to 1.</param>
/// <param name="Emax">0 to 1.</param>
/// <param name="Ec50">In the unit of x, above 0.</param>
/// <param name="Slope">h, above 0.</param>
internal readonly record struct HillCurve(double Base, double Emax, double Ec50, double Slope)
{
    /// <summary>Share of cells alive at a dose of at least 0.</summary>
    public double Viability(double dose) => Base * (1 - Effect(dose));

    /// <summary>Share of the cells alive without the stimulus that a dose kills.</summary>
    public double Effect(double dose) => Emax * Occupancy(dose, PortableMath.Log(Ec50), Slope);

    /// <summary>The dose of an effect: EC50 (e / (Emax - e))^(1/h); positive infinity for an effect that no dose has.</summary>
    public double DoseOf(double effect)
        => effect <= 0 ? 0 : effect >= Emax ? double.PositiveInfinity : Ec50 * PortableMath.Exp(PortableMath.Log(effect / (Emax - effect)) / Slope);

    /// <summary>x^h / (c^h + x^h).</summary>
    /// <param name="dose">x, at least 0.</param>
    /// <param name="logEc50">ln c.</param>
    /// <param name="slope">h.</param>
    public static double Occupancy(double dose, double logEc50, double slope)
        => dose <= 0 ? 0 : 1 / (1 + PortableMath.Exp(slope * (logEc50 - PortableMath.Log(dose))));
}
