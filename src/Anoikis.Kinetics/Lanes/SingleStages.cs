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
        var tolerance = new Tolerance(relativeTolerance, absoluteTolerance);
        TSingle sum = TSingles.Broadcast(0);
        for (nint i = 0; i < end; i += width)
        {
            TSingle error = Error(filtered + i, last + i);
            TSingle after = Advance(old + i, next + i, stageNext + i, increment + i, last + i, *floor++);
            TSingle part = tolerance.Part(error, TSingles.Load(stageOld + i), after);
            sum = TSingles.FusedMultiplyAdd(part, part, sum);
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
    private static TSingle Error(float* filtered, float* last)
    {
        TSingle f = TSingles.Load(filtered);
        TSingle u = TSingles.Load(last);
        TSingle size = TSingles.Abs(f);
        return TSingles.Select(TSingles.LessThan(TSingles.Multiply(f, u), TSingles.Broadcast(0)), TSingles.Max(size, TSingles.Abs(u)), size);
    }
    // Error over tolerance as e m / (rtol m m + atol b): one division, and no square of it that leaves the range.
    private readonly struct Tolerance(double relative, double absolute)
    {
        private readonly TSingle _relative = TSingles.Broadcast(relative);
        private readonly TSingle _absolute = TSingles.Broadcast(absolute);
        private readonly TSingle _seed = TSingles.Broadcast(absolute * IStepEnd<TVector>.Seed);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TSingle Part(TSingle error, TSingle old, TSingle next)
        {
            TSingle before = TSingles.Add(TSingles.Abs(old), _seed);

            // In this order a NaN stays one.
            TSingle larger = TSingles.Max(before, TSingles.Add(TSingles.Abs(next), _seed));
            TSingle scale = TSingles.FusedMultiplyAdd(TSingles.Multiply(_relative, larger), larger, TSingles.Multiply(_absolute, before));
            return TSingles.Divide(TSingles.Multiply(error, larger), scale);
        }
    }
}
