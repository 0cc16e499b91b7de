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
    /// Tries a step of the sizes in <see cref="Control.TrialStep"/>: the stages, the last increment and the filtered error.
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

        network.ErrorFilter.Run(shared, bundle.Stage(tableau.Stages - 1), bundle.FilteredError);
        return network.WatchesPivots ? ~trusted : 0;
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
