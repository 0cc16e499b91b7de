using System.Runtime.CompilerServices;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// Chooses each lane's next step from the error of its last: the classical rule of the method's order and, for steps that follow an accepted one,
/// Gustafsson's prediction from two errors (Hairer and Wanner 1996, section IV.8), which may be smaller by any factor and larger by a little. After a rejection the next accepted step does not grow
/// (Hairer, Norsett and Wanner 1993, Solving Ordinary Differential Equations I, 2nd edition, section II.4).
/// </summary>
internal static unsafe class StepControl<TLanes, TVector>
    where TLanes : struct, ILaneArithmetic<TVector>
    where TVector : struct
{
    /// <summary>The largest factor from one step to the next.</summary>
    public const double LargestGrowth = 6;

    private const double Safety = 0.8;
    private const double Shrink = 0.1;

    // Before a cell runs away, errors rise far faster than any power of the step, so that growth just after a rejection leads to the next.
    private const double GrowthAfterRejection = 1;

    // A remainder this little longer than the step is taken with it, since safety has left more, and is no step of its own.
    private const double Stretch = 1.1;

    // By how much Gustafsson's prediction may go beyond the classical rule where errors shrink from step to step, as they do while a transient decays.
    private const double Trust = 1.2;

    // A cell's first steps follow its fastest relaxations, of which nothing later keeps a trace: there the prediction may go further.
    private const double EarlySteps = 6;
    private const double EarlyTrust = 3;
    private const double SmallestError = 0.1;

    /// <summary>
    /// Sets the steps on trial: what the controller proposes, cut at the stop time. Lanes without a cell get a step of 1 so that their numbers stay harmless.
    /// Returns the mask of the lanes whose step ends at the stop time.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Choose(Control lanes, TVector active)
    {
        TVector step = TLanes.Load(lanes.Step);
        TVector remaining = TLanes.Subtract(TLanes.Load(lanes.StopTime), TLanes.Load(lanes.Time));

        TVector last = TLanes.LessThanOrEqual(remaining, TLanes.Multiply(step, TLanes.Broadcast(Stretch)));
        TVector trial = TLanes.Select(last, remaining, step);
        TLanes.Store(lanes.TrialStep, TLanes.Select(active, trial, TLanes.Broadcast(1)));
        return TLanes.And(last, active);
    }

    /// <summary>
    /// Accepts or rejects each active lane's step and proposes the next one; writes times, steps and counts. Returns the mask of accepted lanes.
    /// </summary>
    /// <param name="lanes">Times and steps.</param>
    /// <param name="active">Mask of the lanes that hold a cell.</param>
    /// <param name="last">Mask of the lanes whose step ends at the stop time.</param>
    /// <param name="error">Mean square of error over tolerance; NaN rejects.</param>
    /// <param name="order">Order of the method.</param>
    /// <param name="newTime">Receives the time after the step, of all lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Judge(Control lanes, TVector active, TVector last, TVector error, int order, out TVector newTime)
    {
        TVector one = TLanes.Broadcast(1);
        TVector h = TLanes.Load(lanes.TrialStep);
        TVector step = TLanes.Load(lanes.Step);
        TVector accepted = TLanes.And(TLanes.LessThanOrEqual(error, one), active);

        // error is the square of the norm, so its root of twice the order is what the step size scales with.
        TVector root = order == 4
            ? TLanes.Sqrt(TLanes.Sqrt(TLanes.Sqrt(error)))
            : LanePow.Of<TLanes, TVector>(error, TLanes.Broadcast(0.5 / order));
        TVector factor = TLanes.Divide(TLanes.Broadcast(Safety), root);
        TVector jumped = TLanes.Load(lanes.Jumped);
        TVector first = TLanes.And(TLanes.And(accepted, TLanes.Not(last)), TLanes.LessThan(TLanes.Broadcast(0), jumped));
        TLanes.Store(lanes.StepAfterJump, TLanes.Select(first, TLanes.Multiply(h, TLanes.Min(factor, TLanes.Broadcast(LargestGrowth))), TLanes.Load(lanes.StepAfterJump)));
        TLanes.Store(lanes.Jumped, TLanes.Select(accepted, TLanes.Broadcast(0), jumped));
        TVector lastRoot = TLanes.Load(lanes.LastError);
        TVector predicted = TLanes.Multiply(
            TLanes.Divide(TLanes.Multiply(h, lastRoot), TLanes.Multiply(TLanes.Load(lanes.LastStep), root)), factor);
        TVector usePrediction = TLanes.And(accepted, TLanes.LessThan(TLanes.Broadcast(0), lastRoot));
        TVector steps = TLanes.Load(lanes.Steps);
        TVector trust = TLanes.Select(TLanes.LessThan(steps, TLanes.Broadcast(EarlySteps)), TLanes.Broadcast(EarlyTrust), TLanes.Broadcast(Trust));
        factor = TLanes.Select(usePrediction, TLanes.Min(predicted, TLanes.Multiply(factor, trust)), factor);
        factor = TLanes.Max(TLanes.Min(factor, TLanes.Load(lanes.Growth)), TLanes.Broadcast(Shrink));
        factor = TLanes.Select(TLanes.Equal(error, error), factor, TLanes.Broadcast(Shrink));
        TVector next = TLanes.Multiply(h, factor);

        // A step cut at a stop says little about the step that would have been possible.
        next = TLanes.Select(TLanes.And(accepted, last), TLanes.Max(step, next), next);
        TLanes.Store(lanes.Step, TLanes.Select(active, next, step));
        TVector time = TLanes.Load(lanes.Time);
        newTime = TLanes.Select(last, TLanes.Load(lanes.StopTime), TLanes.Add(time, h));
        TLanes.Store(lanes.LastError, TLanes.Select(accepted, TLanes.Max(root, TLanes.Broadcast(SmallestErrorRoot)), lastRoot));
        TLanes.Store(lanes.LastStep, TLanes.Select(accepted, h, TLanes.Load(lanes.LastStep)));
        TLanes.Store(lanes.Growth, TLanes.Select(accepted, TLanes.Broadcast(LargestGrowth), TLanes.Broadcast(GrowthAfterRejection)));
        TLanes.Store(lanes.Steps, TLanes.Add(steps, TLanes.And(accepted, one)));
        TLanes.Store(lanes.Tries, TLanes.Add(TLanes.Load(lanes.Tries), one));
        return accepted;
    }

    /// <summary>
    /// Prepares a lane whose states or parameters jumped. The errors before tell nothing of those after, but one jump is much like the next: a regular update of levels
    /// would have several steps rejected each time, were the step that it allowed not remembered.
    /// </summary>
    public static void AfterJump(Control lanes, int lane)
    {
        lanes.LastError[lane] = 0;
        lanes.Jumped[lane] = 1;
        double allowed = lanes.StepAfterJump[lane];
        if (allowed > 0)
        {
            lanes.Step[lane] = Math.Min(lanes.Step[lane], allowed);
        }
    }

    /// <summary>Mask of the lanes whose next step would not move their time.</summary>
    public static TVector Stuck(Control lanes)
    {
        TVector time = TLanes.Load(lanes.Time);
        return TLanes.Equal(TLanes.FusedMultiplyAdd(TLanes.Broadcast(0.1), TLanes.Load(lanes.Step), time), time);
    }

    // The norm's floor in the prediction, so that one very exact step does not promise the next.
    private static double SmallestErrorRoot => Math.Sqrt(Math.Sqrt(SmallestError));
}
