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
        int end = bundle.Network.Layout.States * width;
        var states = new Arrays(bundle);
        double* floor = bundle.Floors;
        TSingle rtol = TSingles.Broadcast(relativeTolerance);
        TSingle atol = TSingles.Broadcast(absoluteTolerance);
        TSingle one = TSingles.Broadcast(1);
        TSingle sum = TSingles.Broadcast(0);
        int i = 0;
        for (; i + width < end; i += 2 * width)
        {
            TSingle first = Tolerance(states, i, floor[0], rtol, atol, out TSingle firstError);
            TSingle second = Tolerance(states, i + width, floor[1], rtol, atol, out TSingle secondError);
            floor += 2;

            // One division for two states: e1/s1 = e1 s2 / (s1 s2).
            TSingle both = TSingles.Divide(one, TSingles.Multiply(first, second));
            TSingle left = TSingles.Multiply(TSingles.Multiply(firstError, second), both);
            TSingle right = TSingles.Multiply(TSingles.Multiply(secondError, first), both);
            sum = TSingles.FusedMultiplyAdd(right, right, TSingles.FusedMultiplyAdd(left, left, sum));
        }

        if (i < end)
        {
            TSingle ratio = TSingles.Divide(one, Tolerance(states, i, floor[0], rtol, atol, out TSingle error));
            ratio = TSingles.Multiply(ratio, error);
            sum = TSingles.FusedMultiplyAdd(ratio, ratio, sum);
        }

        // Without states there is no error, where 0 / 0 would be none that can be accepted.
        return TLanes.Multiply(TSingles.Widen(sum), TLanes.Broadcast((double)width / Math.Max(width, end)));
    }

    // Writes the new value of one state; its tolerance and the size of its error.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSingle Tolerance(Arrays states, int at, double floor, TSingle rtol, TSingle atol, out TSingle error)
    {
        TSingle last = TSingles.Load(states.Last + at);
        TSingle filtered = TSingles.Load(states.Filtered + at);
        TSingle size = TSingles.Abs(filtered);
        error = TSingles.Select(
            TSingles.LessThan(TSingles.Multiply(filtered, last), TSingles.Broadcast(0)), TSingles.Max(size, TSingles.Abs(last)), size);
        TVector change = TSingles.Widen(TSingles.Add(TSingles.Load(states.Increment + at), last));
        TVector old = TLanes.Load(states.Old + at);

        // In this order a NaN stays one.
        TVector next = TLanes.Max(TLanes.Broadcast(floor), TLanes.Add(old, change));
        TLanes.Store(states.New + at, next);
        TSingle narrow = TSingles.Narrow(next);
        TSingles.Store(states.StageNew + at, narrow);
        TSingle largest = TSingles.Max(TSingles.Abs(TSingles.Load(states.StageOld + at)), TSingles.Abs(narrow));
        return TSingles.FusedMultiplyAdd(rtol, largest, atol);
    }

    // The arrays that the end of a step reads and writes.
    private readonly struct Arrays(Bundle bundle)
    {
        public readonly double* Old = bundle.States;
        public readonly double* New = bundle.Trial;
        public readonly float* StageOld = (float*)bundle.StageStates;
        public readonly float* StageNew = (float*)bundle.StageTrial;
        public readonly float* Increment = (float*)bundle.Increment;
        public readonly float* Last = (float*)bundle.Stage(bundle.Network.Tableau.Stages - 1);
        public readonly float* Filtered = (float*)bundle.FilteredError;
    }
}
