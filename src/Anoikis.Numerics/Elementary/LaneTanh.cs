using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>tanh x = E/(E + 2) with E = e^2x - 1 in double-double, within 1 ulp; 1 beyond 22.</summary>
public static class LaneTanh
{
    private const double Saturated = 22.0;

    /// <summary>tanh x lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        TVector size = TLanes.Min(TLanes.Broadcast(Saturated), TLanes.Abs(x));
        (TVector k, TVector high, TVector low) = ExpKernel<TLanes, TVector>.Reduce(TLanes.Add(size, size), TLanes.Broadcast(0.0));
        (high, low) = LaneExpm1.MinusOne<TLanes, TVector>(k, high, low);
        (TVector sum, TVector rest) = DoubleDouble<TLanes, TVector>.Sum(TLanes.Broadcast(2.0), high);
        (TVector ratio, _) = DoubleDouble<TLanes, TVector>.Quotient(high, low, sum, TLanes.Add(rest, low));
        return LaneBits<TLanes, TVector>.CanonicalNaN(TLanes.Or(ratio, LaneBits<TLanes, TVector>.SignOf(x)));
    }
}
