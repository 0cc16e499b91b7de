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
        int end = bundle.Network.Layout.States * width;
        var states = new Arrays(bundle);
        double* floor = bundle.Floors;
        TVector rtol = TLanes.Broadcast(relativeTolerance);
        TVector atol = TLanes.Broadcast(absoluteTolerance);
        TVector sum = TLanes.Broadcast(0);
        int i = 0;
        for (; i + (3 * width) < end; i += 4 * width)
        {
            Fraction(states, i, floor[0], rtol, atol, out TVector n1, out TVector d1);
            Fraction(states, i + width, floor[1], rtol, atol, out TVector n2, out TVector d2);
            Fraction(states, i + (2 * width), floor[2], rtol, atol, out TVector n3, out TVector d3);
            Fraction(states, i + (3 * width), floor[3], rtol, atol, out TVector n4, out TVector d4);
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
            Fraction(states, i, *floor++, rtol, atol, out TVector n1, out TVector d1);
            sum = TLanes.Add(sum, TLanes.Divide(n1, d1));
        }

        // Without states there is no error, where 0 / 0 would be none that can be accepted.
        return TLanes.Multiply(sum, TLanes.Broadcast((double)width / Math.Max(width, end)));
    }

    // The new value of one state; the squares of its error and of its tolerance.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fraction(Arrays states, int at, double floor, TVector rtol, TVector atol, out TVector above, out TVector below)
    {
        // Before the new state is written, which comes where the filtered error stands.
        TVector filtered = TLanes.Load(states.Filtered + at);
        TVector last = TLanes.Load(states.Last + at);
        TVector e = TLanes.Abs(filtered);
        e = TLanes.Select(TLanes.LessThan(TLanes.Multiply(filtered, last), TLanes.Broadcast(0)), TLanes.Max(e, TLanes.Abs(last)), e);
        TVector y = TLanes.Load(states.Old + at);

        // In this order a NaN stays one.
        TVector next = TLanes.Max(TLanes.Broadcast(floor), TLanes.Add(y, TLanes.Add(TLanes.Load(states.Increment + at), last)));
        TLanes.Store(states.New + at, next);
        TVector size = TLanes.Max(TLanes.Abs(y), TLanes.Abs(next));
        TVector scale = TLanes.FusedMultiplyAdd(rtol, size, atol);
        above = TLanes.Multiply(e, e);
        below = TLanes.Multiply(scale, scale);
    }

    // The arrays that the end of a step reads and writes.
    private readonly struct Arrays(Bundle bundle)
    {
        public readonly double* Old = bundle.States;
        public readonly double* New = bundle.Trial;
        public readonly double* Increment = (double*)bundle.Increment;
        public readonly double* Last = (double*)bundle.Stage(bundle.Network.Tableau.Stages - 1);
        public readonly double* Filtered = (double*)bundle.FilteredError;
    }
}
