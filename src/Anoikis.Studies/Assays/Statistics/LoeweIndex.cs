namespace Anoikis.Studies.Assays.Statistics;

/// <summary>
/// The combination index after Loewe: d1 / D1(f) + d2 / D2(f), where D is the dose of one stimulus alone that has the effect f of both together, from its dose-response curve (Chou and Talalay,
/// Adv. Enzyme Regul. 22 (1984) 27). Below 1 is synergy, 1 additivity, above 1 antagonism.
/// </summary>
internal static class LoeweIndex
{
    // An effect below this is none: its dose is not known.
    private const double LeastEffect = 0.02;

    /// <summary>The index; NaN where both together have no effect to compare, or one that neither alone reaches at any dose.</summary>
    /// <param name="firstDose">d1, above 0.</param>
    /// <param name="first">Curve of the first stimulus alone.</param>
    /// <param name="secondDose">d2, above 0.</param>
    /// <param name="second">Curve of the second stimulus alone.</param>
    /// <param name="effect">f, the share of cells killed by both, of those that live under neither.</param>
    public static double Of(double firstDose, in HillCurve first, double secondDose, in HillCurve second, double effect)
    {
        if (effect < LeastEffect || (effect >= first.Emax && effect >= second.Emax))
        {
            return double.NaN;
        }

        return (firstDose / first.DoseOf(effect)) + (secondDose / second.DoseOf(effect));
    }
}
