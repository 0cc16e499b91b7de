using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>log10 x, within 0.51 ulp and exact at powers of ten; NaN below zero, minus infinity at zero.</summary>
public static class LaneLog10
{
    // 1 / ln 10 in two parts.
    private const double InverseLn10 = 0.4342944819032518;
    private const double InverseLn10Low = 1.098319650216765e-17;

    /// <summary>log10 x lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        (TVector high, TVector low) = LogKernel<TLanes, TVector>.Of(x);
        (TVector scaled, _) = DoubleDouble<TLanes, TVector>.Product(
            high, low, TLanes.Broadcast(InverseLn10), TLanes.Broadcast(InverseLn10Low));
        return LaneLog.AtEdges<TLanes, TVector>(x, scaled);
    }
}
