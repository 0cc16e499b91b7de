using System.Runtime.CompilerServices;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Kinetics.Lanes;

/// <summary>Stages kept as binary32: half the memory. States stay binary64; what a step adds to them and how it is judged is single precision.</summary>
internal readonly unsafe struct SingleStages<TLanes, TSingles, TSingle, TVector> : IStepEnd<TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TSingles : struct, ISingleArithmetic<TSingle, TVector>
    where TSingle : struct
    where TVector : struct
{
    /// <inheritdoc/>
    public static bool Narrows => true;

    /// <inheritdoc/>
    public static TVector Load(void* array, int index) => TSingles.Widen(TSingles.Load((float*)array + index));

    /// <inheritdoc/>
    public static void Store(void* array, int index, TVector value) => TSingles.Store((float*)array + index, TSingles.Narrow(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Finish(Bundle bundle, double relativeTolerance, double absoluteTolerance)
    {
        int width = TLanes.Width;
        nint end = bundle.Network.Layout.States * width;
        double* old = bundle.States;
        double* next = bundle.Trial;
        float* stageOld = (float*)bundle.StageStates;
        float* stageNext = (float*)bundle.StageTrial;
        float* increment = (float*)bundle.Increment;
        float* last = (float*)bundle.Stage(bundle.Network.Tableau.Stages - 1);
        float* filtered = (float*)bundle.FilteredError;
        double* floor = bundle.Floors;
        TSingle rtol = TSingles.Broadcast(relativeTolerance);
        TSingle atol = TSingles.Broadcast(absoluteTolerance);
        TSingle one = TSingles.Broadcast(1);
        TSingle sum = TSingles.Broadcast(0);
        nint i = 0;
        for (; i + width < end; i += 2 * width)
        {
            TSingle first = Size(stageOld + i, Advance(old + i, next + i, stageNext + i, increment + i, last + i, floor[0]), rtol, atol);
            TSingle firstError = Error(filtered + i, last + i);
            nint other = i + width;
            TSingle second = Size(stageOld + other, Advance(old + other, next + other, stageNext + other, increment + other, last + other, floor[1]), rtol, atol);
            TSingle secondError = Error(filtered + other, last + other);
            floor += 2;

            // One division for two states: e1/s1 = e1 s2 / (s1 s2).
            TSingle both = TSingles.Divide(one, TSingles.Multiply(first, second));
            TSingle left = TSingles.Multiply(TSingles.Multiply(firstError, second), both);
            TSingle right = TSingles.Multiply(TSingles.Multiply(secondError, first), both);
            sum = TSingles.FusedMultiplyAdd(right, right, TSingles.FusedMultiplyAdd(left, left, sum));
        }

        if (i < end)
        {
            TSingle size = Size(stageOld + i, Advance(old + i, next + i, stageNext + i, increment + i, last + i, floor[0]), rtol, atol);
            TSingle ratio = TSingles.Multiply(TSingles.Divide(one, size), Error(filtered + i, last + i));
            sum = TSingles.FusedMultiplyAdd(ratio, ratio, sum);
        }

        // Without states there is no error, where 0 / 0 would be none that can be accepted.
        return TLanes.Multiply(TSingles.Widen(sum), TLanes.Broadcast((double)width / Math.Max(width, end)));
    }

    // Writes the new value of one state.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSingle Advance(double* old, double* next, float* stageNext, float* increment, float* last, double floor)
    {
        TVector change = TSingles.Widen(TSingles.Add(TSingles.Load(increment), TSingles.Load(last)));

        // In this order a NaN stays one.
        TVector value = TLanes.Max(TLanes.Broadcast(floor), TLanes.Add(TLanes.Load(old), change));
        TLanes.Store(next, value);
        TSingle narrow = TSingles.Narrow(value);
        TSingles.Store(stageNext, narrow);
        return narrow;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSingle Size(float* old, TSingle next, TSingle rtol, TSingle atol)
        => TSingles.FusedMultiplyAdd(rtol, TSingles.Max(TSingles.Abs(TSingles.Load(old)), TSingles.Abs(next)), atol);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSingle Error(float* filtered, float* last)
    {
        TSingle f = TSingles.Load(filtered);
        TSingle u = TSingles.Load(last);
        TSingle size = TSingles.Abs(f);
        return TSingles.Select(TSingles.LessThan(TSingles.Multiply(f, u), TSingles.Broadcast(0)), TSingles.Max(size, TSingles.Abs(u)), size);
    }
}
