using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>ln x, within 0.51 ulp; NaN below zero, minus infinity at zero.</summary>
public static class LaneLog
{
    /// <summary>ln x lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
        => AtEdges<TLanes, TVector>(x, LogKernel<TLanes, TVector>.Of(x).High);

    /// <summary>The value of any logarithm to a base above 1 at 0, infinity, NaN and below 0; elsewhere <paramref name="inside"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector AtEdges<TLanes, TVector>(TVector x, TVector inside)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        TVector zero = TLanes.Broadcast(0.0);
        TVector infinity = TLanes.Broadcast(double.PositiveInfinity);
        TVector proper = TLanes.And(TLanes.LessThan(zero, x), TLanes.LessThan(x, infinity));
        TVector edge = TLanes.Select(TLanes.Equal(x, infinity), infinity, TLanes.Broadcast(double.NaN));
        edge = TLanes.Select(TLanes.Equal(x, zero), TLanes.Broadcast(double.NegativeInfinity), edge);
        return TLanes.Select(proper, inside, edge);
    }
}
