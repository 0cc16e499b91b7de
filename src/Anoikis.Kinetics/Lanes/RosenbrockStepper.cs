using System.Runtime.CompilerServices;
using Anoikis.Kinetics.Compilation;
using Anoikis.Numerics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// One step of a Rosenbrock method for all lanes of a bundle, each with its own step size: the same work for every lane at every step, so masks suffice.
/// </summary>
internal static unsafe class RosenbrockStepper<TLanes, TVector, TStages>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TStages : struct, IStageNumbers<TVector>
    where TVector : struct
{
    /// <summary>
    /// Tries a step of the sizes in <see cref="Control.TrialStep"/>: the stages and the last increment.
    /// Returns one bit a lane: whether a pivot of its matrix came too near zero to trust the step.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Try(Bundle bundle)
    {
        CompiledNetwork network = bundle.Network;
        RosenbrockTableau tableau = network.Tableau;
        int width = TLanes.Width;
        int length = network.Layout.States * width;
        nint bytes = length * (TStages.Narrows ? sizeof(float) : sizeof(double));
        void* shared = bundle.StageShared;
        void* y = bundle.StageStates;
        void* argument = bundle.Argument;
        void* u = bundle.Stage(0);
        TVector time = TLanes.Load(bundle.Lanes.Time);
        TVector h = TLanes.Load(bundle.Lanes.TrialStep);
        TVector inverse = TLanes.Divide(TLanes.Broadcast(1), h);
        TStages.Store(bundle.StageInverseStep, 0, inverse);
        TVector inverseGammaStep = TLanes.Multiply(inverse, TLanes.Broadcast(1 / tableau.Gamma));
        TStages.Store(shared, network.Layout.InverseGammaStep * width, inverseGammaStep);
        TStages.Store(shared, BundleLayout.Time * width, time);
        if (TStages.Narrows)
        {
            for (int i = 0; i < length; i += width)
            {
                TStages.Store(y, i, TLanes.Load(bundle.States + i));
            }
        }

        Explicit(bundle, u, h, tableau.GammaSums[0], first: true);
        network.Factor.Run(shared, y, u);
        TVector smallest = TStages.Load(shared, network.Layout.SmallestPivot * width);
        uint trusted = TLanes.Signs(TLanes.LessThan(TLanes.Multiply(TLanes.Broadcast(PivotBound), inverseGammaStep), smallest));

        // The combinations work on at least one state; where there is none they would write over what follows.
        for (int stage = 1; stage < tableau.Stages && length > 0; stage++)
        {
            network.Combinations[stage]!(y, argument, u, bytes, bundle.StageInverseStep);
            void* own = bundle.Stage(stage);
            At(bundle, time, h, tableau.Alpha[stage]);
            Explicit(bundle, own, h, tableau.GammaSums[stage]);
            network.Stage.Run(shared, argument, own);
        }

        return network.WatchesPivots ? ~trusted : 0;
    }

    /// <summary>
    /// Writes the states on trial, y plus the last increment and the last u, and returns, per lane, the mean square of error over tolerance,
    /// e[i] / (atol + rtol max(|y[i]|, |trial[i]|)). A state that the equations keep from turning negative is put to 0 where the step made it negative,
    /// which brings it nearer to the solution (Shampine, Thompson, Kierzenka and Byrne 2005, Appl Math Comput 170:556).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Error(Bundle bundle, double relativeTolerance, double absoluteTolerance)
    {
        int width = TLanes.Width;
        int end = bundle.Network.Layout.States * width;
        var states = new Results(bundle);
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
    private static void Fraction(Results states, int at, double floor, TVector rtol, TVector atol, out TVector above, out TVector below)
    {
        TVector e = TStages.Load(states.Error, at);
        TVector y = TLanes.Load(states.Old + at);
        TVector change = TLanes.Add(TStages.Load(states.Increment, at), e);

        // In this order a NaN stays one.
        TVector next = TLanes.Max(TLanes.Broadcast(floor), TLanes.Add(y, change));
        TLanes.Store(states.New + at, next);
        TVector size = TLanes.Max(TLanes.Abs(y), TLanes.Abs(next));
        TVector scale = TLanes.FusedMultiplyAdd(rtol, size, atol);
        above = TLanes.Multiply(e, e);
        below = TLanes.Multiply(scale, scale);
    }

    // The arrays that the end of a step reads and writes.
    private readonly struct Results(Bundle bundle)
    {
        public readonly double* Old = bundle.States;
        public readonly double* New = bundle.Trial;
        public readonly void* Increment = bundle.Increment;
        public readonly void* Error = bundle.Stage(bundle.Network.Tableau.Stages - 1);
    }

    /// <summary>Hands the cells' parameters to the code of a step where that keeps its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TakeParameters(Bundle bundle)
    {
        if (TStages.Narrows)
        {
            foreach (int parameter in bundle.Network.StageParameters)
            {
                int at = (BundleLayout.FirstParameter + parameter) * TLanes.Width;
                TStages.Store(bundle.StageShared, at, TLanes.Load(bundle.Shared + at));
            }
        }
    }

    // Pivots are at least 1/(gamma h) where nothing feeds back on itself; one a million times smaller means that the step cannot be trusted.
    private const double PivotBound = 1e-6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void At(Bundle bundle, TVector time, TVector h, double alpha)
    {
        if (bundle.TimeDerivative != null)
        {
            TStages.Store(bundle.StageShared, BundleLayout.Time * TLanes.Width, TLanes.FusedMultiplyAdd(h, TLanes.Broadcast(alpha), time));
        }
    }

    // Adds gamma[i] h df/dt to a stage's right-hand side; the first stage has nothing else there yet, and is where df/dt is evaluated.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Explicit(Bundle bundle, void* target, TVector h, double gamma, bool first = false)
    {
        if (bundle.TimeDerivative == null || (gamma == 0 && !first))
        {
            return;
        }

        if (first)
        {
            bundle.Network.TimeDerivative.Run(bundle.StageShared, bundle.StageStates, bundle.TimeDerivative);
        }

        TVector factor = TLanes.Multiply(h, TLanes.Broadcast(gamma));
        int end = bundle.Network.Layout.States * TLanes.Width;
        for (int i = 0; i < end; i += TLanes.Width)
        {
            TVector already = first ? TLanes.Broadcast(0) : TStages.Load(target, i);
            TStages.Store(target, i, TLanes.FusedMultiplyAdd(factor, TStages.Load(bundle.TimeDerivative, i), already));
        }
    }
}
