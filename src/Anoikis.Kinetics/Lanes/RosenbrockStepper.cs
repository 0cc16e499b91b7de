using System.Runtime.CompilerServices;
using Anoikis.Kinetics.Compilation;
using Anoikis.Numerics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// One Rodas4 step of all lanes of a bundle, each with its own step size: the same work for every lane at every step, so masks suffice.
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
        int width = TLanes.Width;
        int end = network.Layout.States * width;
        double* shared = bundle.Shared;
        double* y = bundle.States;
        double* trial = bundle.Trial;
        double* u1 = bundle.Stage(0);
        double* u2 = bundle.Stage(1);
        double* u3 = bundle.Stage(2);
        double* u4 = bundle.Stage(3);
        double* u5 = bundle.Stage(4);
        double* u6 = bundle.Stage(5);
        TVector time = TLanes.Load(bundle.Lanes.Time);
        TVector h = TLanes.Load(bundle.Lanes.TrialStep);
        TVector inverseStep = TLanes.Divide(TLanes.Broadcast(1), h);
        TVector inverseGammaStep = TLanes.Multiply(inverseStep, TLanes.Broadcast(1 / Rodas4Tableau.Gamma));
        TLanes.Store(shared + (network.Layout.InverseGammaStep * width), inverseGammaStep);
        TLanes.Store(shared + (BundleLayout.Time * width), time);
        network.Factor.Run(shared, y, trial);
        TVector largest = TLanes.Load(shared + (network.Layout.LargestReciprocal * width));
        uint singular = TLanes.Signs(TLanes.LessThan(TLanes.Multiply(TLanes.Broadcast(PivotBound), h), largest));

        Clear(u1, end);
        Explicit(bundle, u1, end, h, Rodas4Tableau.Gamma1, refresh: true);
        network.Stage.Run(shared, y, u1);

        TVector a1 = TLanes.Broadcast(Rodas4Tableau.A21);
        TVector c1 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C21), inverseStep);
        for (int i = 0; i < end; i += width)
        {
            TVector v1 = TLanes.Load(u1 + i);
            TLanes.Store(trial + i, TLanes.FusedMultiplyAdd(a1, v1, TLanes.Load(y + i)));
            TLanes.Store(u2 + i, TLanes.Multiply(c1, v1));
        }

        At(bundle, time, h, Rodas4Tableau.Alpha2);
        Explicit(bundle, u2, end, h, Rodas4Tableau.Gamma2);
        network.Stage.Run(shared, trial, u2);

        a1 = TLanes.Broadcast(Rodas4Tableau.A31);
        TVector a2 = TLanes.Broadcast(Rodas4Tableau.A32);
        c1 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C31), inverseStep);
        TVector c2 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C32), inverseStep);
        for (int i = 0; i < end; i += width)
        {
            TVector v1 = TLanes.Load(u1 + i);
            TVector v2 = TLanes.Load(u2 + i);
            TLanes.Store(trial + i, TLanes.FusedMultiplyAdd(a2, v2, TLanes.FusedMultiplyAdd(a1, v1, TLanes.Load(y + i))));
            TLanes.Store(u3 + i, TLanes.FusedMultiplyAdd(c2, v2, TLanes.Multiply(c1, v1)));
        }

        At(bundle, time, h, Rodas4Tableau.Alpha3);
        Explicit(bundle, u3, end, h, Rodas4Tableau.Gamma3);
        network.Stage.Run(shared, trial, u3);

        a1 = TLanes.Broadcast(Rodas4Tableau.A41);
        a2 = TLanes.Broadcast(Rodas4Tableau.A42);
        TVector a3 = TLanes.Broadcast(Rodas4Tableau.A43);
        c1 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C41), inverseStep);
        c2 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C42), inverseStep);
        TVector c3 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C43), inverseStep);
        for (int i = 0; i < end; i += width)
        {
            TVector v1 = TLanes.Load(u1 + i);
            TVector v2 = TLanes.Load(u2 + i);
            TVector v3 = TLanes.Load(u3 + i);
            TVector sum = TLanes.FusedMultiplyAdd(a2, v2, TLanes.FusedMultiplyAdd(a1, v1, TLanes.Load(y + i)));
            TLanes.Store(trial + i, TLanes.FusedMultiplyAdd(a3, v3, sum));
            TLanes.Store(u4 + i, TLanes.FusedMultiplyAdd(c3, v3, TLanes.FusedMultiplyAdd(c2, v2, TLanes.Multiply(c1, v1))));
        }

        At(bundle, time, h, Rodas4Tableau.Alpha4);
        Explicit(bundle, u4, end, h, Rodas4Tableau.Gamma4);
        network.Stage.Run(shared, trial, u4);

        a1 = TLanes.Broadcast(Rodas4Tableau.A51);
        a2 = TLanes.Broadcast(Rodas4Tableau.A52);
        a3 = TLanes.Broadcast(Rodas4Tableau.A53);
        TVector a4 = TLanes.Broadcast(Rodas4Tableau.A54);
        c1 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C51), inverseStep);
        c2 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C52), inverseStep);
        c3 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C53), inverseStep);
        TVector c4 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C54), inverseStep);
        for (int i = 0; i < end; i += width)
        {
            TVector v1 = TLanes.Load(u1 + i);
            TVector v2 = TLanes.Load(u2 + i);
            TVector v3 = TLanes.Load(u3 + i);
            TVector v4 = TLanes.Load(u4 + i);
            TVector sum = TLanes.FusedMultiplyAdd(a2, v2, TLanes.FusedMultiplyAdd(a1, v1, TLanes.Load(y + i)));
            TLanes.Store(trial + i, TLanes.FusedMultiplyAdd(a4, v4, TLanes.FusedMultiplyAdd(a3, v3, sum)));
            sum = TLanes.FusedMultiplyAdd(c2, v2, TLanes.Multiply(c1, v1));
            TLanes.Store(u5 + i, TLanes.FusedMultiplyAdd(c4, v4, TLanes.FusedMultiplyAdd(c3, v3, sum)));
        }

        At(bundle, time, h, 1);
        network.Stage.Run(shared, trial, u5);

        c1 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C61), inverseStep);
        c2 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C62), inverseStep);
        c3 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C63), inverseStep);
        c4 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C64), inverseStep);
        TVector c5 = TLanes.Multiply(TLanes.Broadcast(Rodas4Tableau.C65), inverseStep);
        for (int i = 0; i < end; i += width)
        {
            TVector v5 = TLanes.Load(u5 + i);
            TLanes.Store(trial + i, TLanes.Add(TLanes.Load(trial + i), v5));
            TVector sum = TLanes.FusedMultiplyAdd(c2, TLanes.Load(u2 + i), TLanes.Multiply(c1, TLanes.Load(u1 + i)));
            sum = TLanes.FusedMultiplyAdd(c4, TLanes.Load(u4 + i), TLanes.FusedMultiplyAdd(c3, TLanes.Load(u3 + i), sum));
            TLanes.Store(u6 + i, TLanes.FusedMultiplyAdd(c5, v5, sum));
        }

        network.Stage.Run(shared, trial, u6);
        return singular;
    }

    /// <summary>
    /// Adds the last stage to the trial states and returns, per lane, the sum of squares of error over tolerance,
    /// e[i] / (atol + rtol max(|y[i]|, |trial[i]|)). It is a sum, not a mean: in these networks few states move at a time, and a mean
    /// over many still ones would let them err by the square root of their number more.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Error(Bundle bundle, double relativeTolerance, double absoluteTolerance)
    {
        int width = TLanes.Width;
        int end = bundle.Network.Layout.States * width;
        double* y = bundle.States;
        double* trial = bundle.Trial;
        double* error = bundle.Stage(5);
        TVector rtol = TLanes.Broadcast(relativeTolerance);
        TVector atol = TLanes.Broadcast(absoluteTolerance);
        TVector sum = TLanes.Broadcast(0);
        int i = 0;
        for (; i + (3 * width) < end; i += 4 * width)
        {
            Fraction(y + i, trial + i, error + i, rtol, atol, out TVector n1, out TVector d1);
            Fraction(y + i + width, trial + i + width, error + i + width, rtol, atol, out TVector n2, out TVector d2);
            Fraction(y + i + (2 * width), trial + i + (2 * width), error + i + (2 * width), rtol, atol, out TVector n3, out TVector d3);
            Fraction(y + i + (3 * width), trial + i + (3 * width), error + i + (3 * width), rtol, atol, out TVector n4, out TVector d4);

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
            Fraction(y + i, trial + i, error + i, rtol, atol, out TVector n1, out TVector d1);
            sum = TLanes.Add(sum, TLanes.Divide(n1, d1));
        }

        return sum;
    }

    // Adds the last stage to one state; the squares of its error and of its tolerance.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fraction(double* y, double* trial, double* error, TVector rtol, TVector atol, out TVector above, out TVector below)
    {
        TVector e = TLanes.Load(error);
        TVector next = TLanes.Add(TLanes.Load(trial), e);
        TLanes.Store(trial, next);
        TVector size = TLanes.Max(TLanes.Abs(TLanes.Load(y)), TLanes.Abs(next));
        TVector scale = TLanes.FusedMultiplyAdd(rtol, size, atol);
        above = TLanes.Multiply(e, e);
        below = TLanes.Multiply(scale, scale);
    }

    // Pivots are at least 1/(gamma h) where nothing feeds back on itself; one a million times smaller means that the step cannot be trusted.
    private const double PivotBound = Rodas4Tableau.Gamma * 1e6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(double* target, int end)
    {
        TVector zero = TLanes.Broadcast(0);
        for (int i = 0; i < end; i += TLanes.Width)
        {
            TLanes.Store(target + i, zero);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void At(Bundle bundle, TVector time, TVector h, double alpha)
    {
        if (bundle.TimeDerivative != null)
        {
            TLanes.Store(bundle.Shared + (BundleLayout.Time * TLanes.Width), TLanes.FusedMultiplyAdd(h, TLanes.Broadcast(alpha), time));
        }
    }

    // Adds gamma[i] h df/dt to a stage's right-hand side.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Explicit(Bundle bundle, double* target, int end, TVector h, double gamma, bool refresh = false)
    {
        if (bundle.TimeDerivative == null)
        {
            return;
        }

        if (refresh)
        {
            bundle.Network.TimeDerivative.Run(bundle.Shared, bundle.States, bundle.TimeDerivative);
        }

        TVector factor = TLanes.Multiply(h, TLanes.Broadcast(gamma));
        for (int i = 0; i < end; i += TLanes.Width)
        {
            TLanes.Store(target + i, TLanes.FusedMultiplyAdd(factor, TLanes.Load(bundle.TimeDerivative + i), TLanes.Load(target + i)));
        }
    }
}
