using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>
/// What arcsine and arccosine share: for a in [0, 1/2] arcsin a, and for a in (1/2, 1] its complement
/// pi/2 - arcsin a = 2 arcsin(sqrt((1 - a)/2)), in double-double; a minimax polynomial on [0, 1/2] (error below 2^-62).
/// </summary>
internal static class ArcSineKernel<TLanes, TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
{
    /// <summary>Half of pi.</summary>
    public const double HalfPi = 1.5707963267948966;

    /// <summary>What <see cref="HalfPi"/> lacks.</summary>
    public const double HalfPiLow = 6.123233995736766e-17;

    /// <summary>Mask of a &lt;= 1/2, and the arcsine (there) or its complement (elsewhere); NaN for a above 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector Small, TVector High, TVector Low) Of(TVector a)
    {
        TVector zero = TLanes.Broadcast(0.0);
        TVector half = TLanes.Broadcast(0.5);
        TVector small = TLanes.LessThanOrEqual(a, half);
        TVector complement = TLanes.Multiply(half, TLanes.Subtract(TLanes.Broadcast(1.0), a));
        TVector root = TLanes.Sqrt(complement);
        TVector twice = TLanes.Add(root, root);
        TVector divisor = TLanes.Select(TLanes.Equal(root, zero), TLanes.Broadcast(1.0), twice);
        TVector rootLow = TLanes.Divide(TLanes.FusedNegateMultiplyAdd(root, root, complement), divisor);

        TVector s = TLanes.Select(small, a, twice);
        TVector sLow = TLanes.Select(small, zero, TLanes.Add(rootLow, rootLow));
        TVector z = TLanes.Select(small, TLanes.Multiply(a, a), complement);
        TVector low = TLanes.FusedMultiplyAdd(TLanes.Multiply(s, z), Series(z), sLow);
        (TVector high, low) = DoubleDouble<TLanes, TVector>.OrderedSum(s, low);
        return (small, high, low);
    }

    // (arcsin t - t) / t^3 in z = t^2 on [0, 1/4].
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Series(TVector z)
    {
        TVector p = TLanes.Broadcast(0.029864185722516017);
        p = LaneBits<TLanes, TVector>.Step(p, z, -0.019650940842857536);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.01984827604707027);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.002922127770065049);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.009352636746875058);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.009615828996921252);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.011567209908868578);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.013963715978847427);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.01735282020020156);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.02237215730931164);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.030381944478458944);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.044642857142518755);
        p = LaneBits<TLanes, TVector>.Step(p, z, 0.07500000000000133);
        return LaneBits<TLanes, TVector>.Step(p, z, 0.16666666666666666);
    }
}
