using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Kinetics.Lanes;

/// <summary>Stages kept as binary64.</summary>
internal readonly unsafe struct DoubleStages<TLanes, TVector> : IStepEnd<TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    public static bool Narrows => false;

    /// <inheritdoc/>
    public static TVector Load(void* array, int index) => TLanes.Load((double*)array + index);

    /// <inheritdoc/>
    public static void Store(void* array, int index, TVector value) => TLanes.Store((double*)array + index, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Finish(Bundle bundle, double relativeTolerance, double absoluteTolerance)
    {
        int width = TLanes.Width;
        nint end = bundle.Network.Layout.States * width;
        double* old = bundle.States;
        double* next = bundle.Trial;
        double* increment = (double*)bundle.Increment;
        double* last = (double*)bundle.Stage(bundle.Network.Tableau.Stages - 1);
        double* filtered = (double*)bundle.FilteredError;
        double* floor = bundle.Floors;
        TVector rtol = TLanes.Broadcast(relativeTolerance);
        TVector atol = TLanes.Broadcast(absoluteTolerance);
        TVector seed = TLanes.Broadcast(absoluteTolerance * IStepEnd<TVector>.Seed);
        TVector sum = TLanes.Broadcast(0);
        nint i = 0;
        for (; i + (3 * width) < end; i += 4 * width)
        {
            nint second = i + width;
            nint third = second + width;
            nint fourth = third + width;
            Fraction(old + i, next + i, increment + i, last + i, filtered + i, floor[0], rtol, atol, seed, out TVector n1, out TVector d1);
            Fraction(old + second, next + second, increment + second, last + second, filtered + second, floor[1], rtol, atol, seed, out TVector n2, out TVector d2);
            Fraction(old + third, next + third, increment + third, last + third, filtered + third, floor[2], rtol, atol, seed, out TVector n3, out TVector d3);
            Fraction(old + fourth, next + fourth, increment + fourth, last + fourth, filtered + fourth, floor[3], rtol, atol, seed, out TVector n4, out TVector d4);
            floor += 4;

            // One division for four states: n1/d1 + n2/d2 = (n1 d2 + n2 d1) / (d1 d2).
            TVector left = TLanes.FusedMultiplyAdd(n1, d2, TLanes.Multiply(n2, d1));
            TVector right = TLanes.FusedMultiplyAdd(n3, d4, TLanes.Multiply(n4, d3));
            TVector leftBelow = TLanes.Multiply(d1, d2);
            TVector rightBelow = TLanes.Multiply(d3, d4);
            TVector above = TLanes.FusedMultiplyAdd(left, rightBelow, TLanes.Multiply(right, leftBelow));
            sum = TLanes.Add(sum, TLanes.Divide(above, TLanes.Multiply(leftBelow, rightBelow)));
        }

        for (; i < end; i += width)
        {
            Fraction(old + i, next + i, increment + i, last + i, filtered + i, *floor++, rtol, atol, seed, out TVector n1, out TVector d1);
            sum = TLanes.Add(sum, TLanes.Divide(n1, d1));
        }

        // Without states there is no error, where 0 / 0 would be none that can be accepted.
        return TLanes.Multiply(sum, TLanes.Broadcast((double)width / Math.Max(width, end)));
    }

    // Writes the new value of one state; the squares of its error and of its tolerance.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fraction(
        double* old, double* next, double* increment, double* last, double* filtered, double floor, TVector rtol, TVector atol, TVector seed, out TVector above, out TVector below)
    {
        // Before the new state is written, which comes where the filtered error stands.
        TVector f = TLanes.Load(filtered);
        TVector u = TLanes.Load(last);
        TVector y = TLanes.Load(old);
        TVector error = TLanes.Abs(f);
        error = TLanes.Select(TLanes.LessThan(TLanes.Multiply(f, u), TLanes.Broadcast(0)), TLanes.Max(error, TLanes.Abs(u)), error);

        // In this order a NaN stays one.
        TVector value = TLanes.Max(TLanes.Broadcast(floor), TLanes.Add(y, TLanes.Add(TLanes.Load(increment), u)));
        TLanes.Store(next, value);
        TVector before = TLanes.Add(TLanes.Abs(y), seed);
        TVector larger = TLanes.Max(before, TLanes.Add(TLanes.Abs(value), seed));
        TVector scale = TLanes.FusedMultiplyAdd(TLanes.Multiply(rtol, larger), larger, TLanes.Multiply(atol, before));
        error = TLanes.Multiply(error, larger);
        above = TLanes.Multiply(error, error);
        below = TLanes.Multiply(scale, scale);
    }
}
