using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>
/// The standard normal quantile lane by lane, for probabilities inside (0, 1): algorithm AS 241 (PPND16), Wichura, Appl. Stat. 37 (1988) 477, with the bits
/// of <see cref="Random.NormalDistributionFunction.Quantile"/>.
/// </summary>
public static class LaneNormalQuantile
{
    /// <summary>The z whose probability of being undercut is p.</summary>
    public static TVector Of<TLanes, TVector>(TVector p)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        TVector zero = TLanes.Broadcast(0.0);
        TVector q = TLanes.Subtract(p, TLanes.Broadcast(0.5));
        TVector central = TLanes.Multiply(q, Ratio<TLanes, TVector>(
            TLanes.Subtract(TLanes.Broadcast(0.180625), TLanes.Multiply(q, q)), NormalQuantileCoefficients.Central));
        TVector isCentral = TLanes.LessThanOrEqual(TLanes.Abs(q), TLanes.Broadcast(0.425));
        TVector isLow = TLanes.LessThan(q, zero);
        TVector outside = TLanes.Select(isLow, p, TLanes.Subtract(TLanes.Broadcast(1.0), p));
        TVector r = TLanes.Sqrt(TLanes.Negate(LaneLog.Of<TLanes, TVector>(outside)));
        TVector size = Ratio<TLanes, TVector>(TLanes.Subtract(r, TLanes.Broadcast(1.6)), NormalQuantileCoefficients.Middle);
        TVector isFar = TLanes.LessThan(TLanes.Broadcast(5.0), r);
        if (TLanes.Signs(isFar) != 0)
        {
            // One number in 10^11 lies so far out.
            size = TLanes.Select(isFar, Ratio<TLanes, TVector>(TLanes.Subtract(r, TLanes.Broadcast(5.0)), NormalQuantileCoefficients.Tail), size);
        }

        return TLanes.Select(isCentral, central, TLanes.Select(isLow, TLanes.Negate(size), size));
    }

    private static TVector Ratio<TLanes, TVector>(TVector x, ReadOnlySpan<double> coefficients)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
        => TLanes.Divide(Horner<TLanes, TVector>(x, coefficients[..8]), Horner<TLanes, TVector>(x, coefficients[8..]));

    private static TVector Horner<TLanes, TVector>(TVector x, ReadOnlySpan<double> coefficients)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        TVector sum = TLanes.Broadcast(coefficients[0]);
        for (int i = 1; i < coefficients.Length; i++)
        {
            sum = TLanes.FusedMultiplyAdd(sum, x, TLanes.Broadcast(coefficients[i]));
        }

        return sum;
    }
}
