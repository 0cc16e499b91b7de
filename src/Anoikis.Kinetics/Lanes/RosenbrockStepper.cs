using System.Runtime.CompilerServices;
using Anoikis.Kinetics.Compilation;
using Anoikis.Numerics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// One step of a Rosenbrock method for all lanes of a bundle, each with its own step size: the same work for every lane at every step, so masks suffice.
/// </summary>
internal static unsafe class RosenbrockStepper<TLanes, TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
{
    /// <summary>
    /// Tries a step of the sizes in <see cref="Control.TrialStep"/>: the stages, and the new states in <see cref="Bundle.Trial"/>.
    /// Returns one bit a lane: whether a pivot of its matrix came too near zero to trust the step.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Try(Bundle bundle)
    {
        CompiledNetwork network = bundle.Network;
        RosenbrockTableau tableau = network.Tableau;
        int width = TLanes.Width;
        int length = network.Layout.States * width;
        nint bytes = length * sizeof(double);
        double* shared = bundle.Shared;
        double* y = bundle.States;
        double* trial = bundle.Trial;
        double* u = bundle.Stage(0);
        TVector time = TLanes.Load(bundle.Lanes.Time);
        TVector h = TLanes.Load(bundle.Lanes.TrialStep);
        TVector inverse = TLanes.Divide(TLanes.Broadcast(1), h);
        double* inverseStep = bundle.Lanes.InverseStep;
        TLanes.Store(inverseStep, inverse);
        TVector inverseGammaStep = TLanes.Multiply(inverse, TLanes.Broadcast(1 / tableau.Gamma));
        TLanes.Store(shared + (network.Layout.InverseGammaStep * width), inverseGammaStep);
        TLanes.Store(shared + (BundleLayout.Time * width), time);
        Explicit(bundle, u, h, tableau.GammaSums[0], first: true);
        network.Factor.Run(shared, y, u);
        TVector smallest = TLanes.Load(shared + (network.Layout.SmallestPivot * width));
        uint trusted = TLanes.Signs(TLanes.LessThan(TLanes.Multiply(TLanes.Broadcast(PivotBound), inverseGammaStep), smallest));
        // The combinations work on at least one state; where there is none they would write over the lanes' times.
        for (int stage = 1; stage < tableau.Stages && length > 0; stage++)
        {
            network.Combinations[stage]!(y, trial, u, bytes, inverseStep);
            double* own = u + (stage * length);
            At(bundle, time, h, tableau.Alpha[stage]);
            Explicit(bundle, own, h, tableau.GammaSums[stage]);
            network.Stage.Run(shared, trial, own);
        }

        return network.WatchesPivots ? ~trusted : 0;
    }

    /// <summary>
    /// Adds the last stage to the trial states and returns, per lane, the mean square of error over tolerance,
    /// e[i] / (atol + rtol max(|y[i]|, |trial[i]|)). A state that the equations keep from turning negative is put to 0 where the step made it negative,
    /// which brings it nearer to the solution (Shampine, Thompson, Kierzenka and Byrne 2005, Appl Math Comput 170:556).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Error(Bundle bundle, double relativeTolerance, double absoluteTolerance)
    {
        int width = TLanes.Width;
        int end = bundle.Network.Layout.States * width;
        double* y = bundle.States;
        double* trial = bundle.Trial;
        double* error = bundle.Stage(bundle.Network.Tableau.Stages - 1);
        double* floor = bundle.Floors;
        TVector rtol = TLanes.Broadcast(relativeTolerance);
        TVector atol = TLanes.Broadcast(absoluteTolerance);
        TVector sum = TLanes.Broadcast(0);
        int i = 0;
        for (; i + (3 * width) < end; i += 4 * width)
        {
            Fraction(y + i, trial + i, error + i, floor[0], rtol, atol, out TVector n1, out TVector d1);
            Fraction(y + i + width, trial + i + width, error + i + width, floor[1], rtol, atol, out TVector n2, out TVector d2);
            Fraction(y + i + (2 * width), trial + i + (2 * width), error + i + (2 * width), floor[2], rtol, atol, out TVector n3, out TVector d3);
            Fraction(y + i + (3 * width), trial + i + (3 * width), error + i + (3 * width), floor[3], rtol, atol, out TVector n4, out TVector d4);

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
            Fraction(y + i, trial + i, error + i, *floor++, rtol, atol, out TVector n1, out TVector d1);
            sum = TLanes.Add(sum, TLanes.Divide(n1, d1));
        }

        // Without states there is no error, where 0 / 0 would be none that can be accepted.
        return TLanes.Multiply(sum, TLanes.Broadcast((double)width / Math.Max(width, end)));
    }

    // Adds the last stage to one state; the squares of its error and of its tolerance.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fraction(double* y, double* trial, double* error, double floor, TVector rtol, TVector atol, out TVector above, out TVector below)
    {
        TVector e = TLanes.Load(error);

        // In this order a NaN stays one.
        TVector next = TLanes.Max(TLanes.Broadcast(floor), TLanes.Add(TLanes.Load(trial), e));
        TLanes.Store(trial, next);
        TVector size = TLanes.Max(TLanes.Abs(TLanes.Load(y)), TLanes.Abs(next));
        TVector scale = TLanes.FusedMultiplyAdd(rtol, size, atol);
        above = TLanes.Multiply(e, e);
        below = TLanes.Multiply(scale, scale);
    }

    // Pivots are at least 1/(gamma h) where nothing feeds back on itself; one a million times smaller means that the step cannot be trusted.
    private const double PivotBound = 1e-6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void At(Bundle bundle, TVector time, TVector h, double alpha)
    {
        if (bundle.TimeDerivative != null)
        {
            TLanes.Store(bundle.Shared + (BundleLayout.Time * TLanes.Width), TLanes.FusedMultiplyAdd(h, TLanes.Broadcast(alpha), time));
        }
    }

    // Adds gamma[i] h df/dt to a stage's right-hand side; the first stage has nothing else there yet, and is where df/dt is evaluated.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Explicit(Bundle bundle, double* target, TVector h, double gamma, bool first = false)
    {
        if (bundle.TimeDerivative == null || (gamma == 0 && !first))
        {
            return;
        }

        if (first)
        {
            bundle.Network.TimeDerivative.Run(bundle.Shared, bundle.States, bundle.TimeDerivative);
        }

        TVector factor = TLanes.Multiply(h, TLanes.Broadcast(gamma));
        int end = bundle.Network.Layout.States * TLanes.Width;
        for (int i = 0; i < end; i += TLanes.Width)
        {
            TVector already = first ? TLanes.Broadcast(0) : TLanes.Load(target + i);
            TLanes.Store(target + i, TLanes.FusedMultiplyAdd(factor, TLanes.Load(bundle.TimeDerivative + i), already));
        }
    }
}
