using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>
/// x^y within 1 ulp, with the special cases of IEEE 754-2019 pow: x^0 = 1^y = 1 even for NaN; (-1)^(+-infinity) = 1; a
/// negative base has a real power only for whole exponents, else NaN; signs of zero and infinity follow odd exponents.
/// </summary>
public static class LanePow
{
    // Beyond this exponent of e the result is 0 or infinite whatever the low part is.
    private const double LargestExponent = 800.0;

    /// <summary>x^y lane by lane, with the same bits at every width and on every machine.</summary>
    public static TVector Of<TLanes, TVector>(TVector x, TVector y)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        TVector magnitude = Magnitude<TLanes, TVector>(TLanes.Abs(x), y);

        TVector zero = TLanes.Broadcast(0.0);
        TVector one = TLanes.Broadcast(1.0);
        TVector halfY = TLanes.Multiply(y, TLanes.Broadcast(0.5));
        TVector whole = TLanes.Equal(TLanes.Floor(y), y);
        TVector even = TLanes.Equal(TLanes.Floor(halfY), halfY);
        TVector odd = TLanes.And(whole, TLanes.Not(even));
        TVector result = TLanes.Or(magnitude, TLanes.And(odd, LaneBits<TLanes, TVector>.SignOf(x)));

        TVector negative = TLanes.LessThan(x, zero);
        TVector finite = TLanes.LessThan(TLanes.Broadcast(double.NegativeInfinity), x);
        TVector unreal = TLanes.And(TLanes.And(negative, finite), TLanes.Not(whole));
        result = TLanes.Select(unreal, TLanes.Broadcast(double.NaN), result);
        result = LaneBits<TLanes, TVector>.CanonicalNaN(result);
        TVector unit = TLanes.Or(TLanes.Equal(y, zero), TLanes.Equal(x, one));
        return TLanes.Select(unit, one, result);
    }

    // |x|^y = e^(y ln|x|).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Magnitude<TLanes, TVector>(TVector x, TVector y)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        (TVector log, TVector logLow) = LogKernel<TLanes, TVector>.Of(x);
        TVector edged = LaneLog.AtEdges<TLanes, TVector>(x, log);
        TVector regular = TLanes.Equal(edged, log);
        logLow = TLanes.And(logLow, regular);

        (TVector exponent, TVector exponentLow) = DoubleDouble<TLanes, TVector>.Product(edged, y);
        exponentLow = TLanes.FusedMultiplyAdd(logLow, y, exponentLow);
        TVector moderate = TLanes.LessThan(TLanes.Abs(exponent), TLanes.Broadcast(LargestExponent));
        exponentLow = TLanes.And(exponentLow, moderate);

        TVector clamped = ExpKernel<TLanes, TVector>.Clamp(exponent);
        (TVector k, TVector high, TVector low) = ExpKernel<TLanes, TVector>.Reduce(clamped, exponentLow);
        TVector power = ExpKernel<TLanes, TVector>.Compose(k, high, low);

        // 1^(+-infinity) would be e^(0 infinity); the standard has 1, also for a base of -1.
        TVector one = TLanes.Broadcast(1.0);
        TVector infiniteExponent = TLanes.Equal(TLanes.Abs(y), TLanes.Broadcast(double.PositiveInfinity));
        return TLanes.Select(TLanes.And(TLanes.Equal(x, one), infiniteExponent), one, power);
    }
}
