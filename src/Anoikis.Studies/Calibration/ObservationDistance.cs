using Anoikis.Metastasis.Populations;
using Anoikis.Numerics.Elementary;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Calibration;

/// <summary>
/// How far a simulated value lies from an observed one: d = |g(s) - g(o)| / h, in units of h = (g(upper) - g(lower)) / 2, the half-width of the bounds that were fixed
/// beforehand. A share of a whole has the logit, g(p) = ln(p / (1 - p)); another ratio has the logarithm. The distance of a set of numbers is the largest
/// over its observations: it is 1 when the worst of them lies a half-width away.
/// </summary>
/// <remarks>
/// Half an entity of the least weight w is added above and below, so that nothing seen is far off but not infinitely far: g = ln((y + w/2) / (x - y + w/2)) for a
/// share y/x, ln((y + w/2) / (x + w/2)) for a ratio (the empirical logit of Haldane 1956, Ann. Hum. Genet. 20:309). With nothing in the denominator the
/// distance is infinite.
/// </remarks>
internal sealed record ObservationDistance(Measure Measure, bool Share, double Observed, double HalfWidth)
{
    /// <summary>The distance from a row; null when its value or bounds have no place on the scale, or the bounds are one.</summary>
    public static ObservationDistance? Of(ObservedQuantity row)
    {
        if (row is not { Measure: { Denominator: not null } measure, Observed: { } observed, Lower: { } lower, Upper: { } upper })
        {
            return null;
        }

        bool share = IsShare(measure);
        double half = (Scaled(upper, share) - Scaled(lower, share)) / 2;
        double middle = Scaled(observed, share);
        return double.IsFinite(middle) && double.IsFinite(half) && half > 0 ? new ObservationDistance(measure, share, middle, half) : null;
    }

    /// <summary>Whether what is counted above is part of what is counted below, whatever happens.</summary>
    public static bool IsShare(Measure measure) => (measure.Numerator, measure.Denominator) switch
    {
        (_, null) => false,
        ({ Counting: Counting.Cells }, _) or (_, { Counting: Counting.Cells }) => false,
        (_, Injected) => true,
        (InStep a, AliveAt b) => a.At == b.At,
        (ColonyOf a, AliveAt b) => a.At == b.At,
        (VisiblyApoptotic a, SeenInStep b) => a.At == b.At && a.Step == b.Step && a.Visible == b.Visible,
        _ => false,
    };

    /// <summary>The distance of a run's entities, in half-widths.</summary>
    /// <param name="entities">The run's entities.</param>
    /// <param name="horizon">How long they were followed, s.</param>
    public double From(EntityTable entities, double horizon)
    {
        double above = 0;
        double below = 0;
        bool any = false;
        foreach (FounderCount founder in MeasureEvaluation.ByFounder(Measure, entities, horizon))
        {
            above += founder.Numerator;
            below += founder.Denominator;
            any = true;
        }

        double half = 0.5 * (entities.Count == 0 ? 1 : entities.Weight.Min());
        return any ? Between(above, below, half) : double.PositiveInfinity;
    }

    /// <summary>The distance of counts.</summary>
    /// <param name="above">Weighted count above.</param>
    /// <param name="below">Weighted count below.</param>
    /// <param name="half">Half of the least weight.</param>
    public double Between(double above, double below, double half)
    {
        if (!(below > 0))
        {
            return double.PositiveInfinity;
        }

        double other = Share ? Math.Max(0, below - above) : below;
        return Math.Abs(PortableMath.Log((above + half) / (other + half)) - Observed) / HalfWidth;
    }

    private static double Scaled(double value, bool share) => share ? PortableMath.Log(value / (1 - value)) : PortableMath.Log(value);
}
