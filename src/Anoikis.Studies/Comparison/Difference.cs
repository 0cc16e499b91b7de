using Anoikis.Studies.Results.Estimates;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Comparison;

/// <summary>One measure in two runs.</summary>
/// <param name="First">The first run's value.</param>
/// <param name="Second">The second run's value.</param>
/// <param name="Change">Second less first, with its 95 % interval.</param>
/// <param name="Changed">Founders whose own part differs between the runs; null when the runs are not paired.</param>
/// <param name="Founders">Founders compared, in the smaller run.</param>
public sealed record Difference(Estimate First, Estimate Second, Estimate Change, long? Changed, long Founders)
{
    /// <summary>
    /// Compares a measure's weighted counts. Each run's value has the interval of <see cref="ClusteredRatio"/>; the interval of the change D = B - A is made from
    /// them and the correlation r of the two estimates (Newcombe 1998, Stat Med 17:2635 and 873; Zou and Donner 2008, Stat Med 27:1693):
    /// lower = D - sqrt((B - lB)^2 - 2 r (B - lB)(uA - A) + (uA - A)^2), upper likewise with the other ends. r is 0 for runs that are not paired; for paired
    /// runs it is that of the founders' influences u = (n - R d) / sum d. It stays sensible for rare events, where a normal interval does not.
    /// </summary>
    /// <param name="first">Counts of the first run, in the order of founders.</param>
    /// <param name="second">Counts of the second run; for a paired comparison of the same founders.</param>
    /// <param name="paired">Whether founder i is the same cell in both.</param>
    internal static Difference Of(IReadOnlyList<FounderCount> first, IReadOnlyList<FounderCount> second, bool paired)
    {
        Estimate a = Ratio(first);
        Estimate b = Ratio(second);
        long founders = Math.Min(first.Count, second.Count);
        if (!a.IsKnown || !b.IsKnown)
        {
            return new Difference(a, b, Estimate.None, null, founders);
        }

        long? changed = paired ? first.Zip(second).LongCount(p => Math.Abs(p.First.Numerator - p.Second.Numerator) > 1e-12 || Math.Abs(p.First.Denominator - p.Second.Denominator) > 1e-12) : null;
        if (changed == 0)
        {
            return new Difference(a, b, new Estimate(0, 0, 0), 0, founders);
        }

        double r = paired ? Correlation(first, a.Value, second, b.Value) : 0;
        double change = b.Value - a.Value;
        return new Difference(
            a, b,
            new Estimate(change, change - Reach(b.Value - b.Lower, a.Upper - a.Value, r), change + Reach(b.Upper - b.Value, a.Value - a.Lower, r)),
            changed, founders);
    }

    /// <summary>Whether the interval of the change leaves out 0.</summary>
    public bool IsClear => Change.IsKnown && (Change.Lower > 0 || Change.Upper < 0);

    private static double Reach(double ofSecond, double ofFirst, double r)
        => Math.Sqrt(Math.Max(0, (ofSecond * ofSecond) - (2 * r * ofSecond * ofFirst) + (ofFirst * ofFirst)));

    private static Estimate Ratio(IReadOnlyList<FounderCount> counts)
    {
        ClusteredRatio ratio = new();
        foreach (FounderCount count in counts)
        {
            ratio.Add(count.Numerator, count.Denominator);
        }

        return ratio.Estimate();
    }

    private static double Correlation(IReadOnlyList<FounderCount> first, double a, IReadOnlyList<FounderCount> second, double b)
    {
        double products = 0;
        double firstSquares = 0;
        double secondSquares = 0;
        for (int i = 0; i < first.Count; i++)
        {
            double u = first[i].Numerator - (a * first[i].Denominator);
            double v = second[i].Numerator - (b * second[i].Denominator);
            products += u * v;
            firstSquares += u * u;
            secondSquares += v * v;
        }

        double scale = Math.Sqrt(firstSquares * secondSquares);
        return scale > 0 ? Math.Clamp(products / scale, -1, 1) : 0;
    }
}
