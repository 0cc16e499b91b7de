using Anoikis.Kinetics.Compilation;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Kinetics.Lanes;

/// <summary>
/// The step that cells start with: from a cautious guess on, the published start tries steps each twice as long, in all lanes at once, and the longest before the first that errs too much is taken. A guess
/// alone is often a hundred times too short, and every cell would pay for it with several steps.
/// </summary>
internal sealed unsafe class FirstStepSearch(CompiledNetwork network, LaneOptions options) : ILaneWork
{
    // The longest is 128 times the guess.
    private const int Candidates = 8;

    // Of the mean square of error over tolerance, which may be 1: other cells than the published one are not quite as slow.
    private const double LargestError = 0.25;

    /// <summary>The step, in the model's unit of time.</summary>
    public double Step { get; private set; } = FirstStepGuess.Of(network.Full, options.RelativeTolerance, options.AbsoluteTolerance);

    /// <inheritdoc/>
    public void Do<TLanes, TVector, TStages>()
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
        where TStages : struct, IStepEnd<TVector>
    {
        using var bundle = new Bundle(network);
        (double[] states, double[] parameters) = InitialValues.Published(network.Full);
        for (int lane = 0; lane < TLanes.Width; lane++)
        {
            bundle.WriteParameters(lane, parameters);
            bundle.WriteStates(lane, states);
        }

        network.Prepare.Run(bundle.Shared, bundle.States, null);
        RosenbrockStepper<TLanes, TVector, TStages>.TakeParameters(bundle);
        double guess = Step;
        double* error = stackalloc double[TLanes.Width];
        for (int first = 0; first < Candidates; first += TLanes.Width)
        {
            for (int lane = 0; lane < TLanes.Width; lane++)
            {
                bundle.Lanes.TrialStep[lane] = Math.ScaleB(guess, first + lane);
            }

            uint singular = RosenbrockStepper<TLanes, TVector, TStages>.Try(bundle);
            TLanes.Store(error, TStages.Finish(bundle, options.RelativeTolerance, options.AbsoluteTolerance));
            for (int lane = 0; lane < TLanes.Width && first + lane < Candidates; lane++)
            {
                // A start that stands still tells nothing of cells that do not.
                if ((singular >> lane & 1) != 0 || !(error[lane] > 0 && error[lane] <= LargestError))
                {
                    return;
                }

                Step = bundle.Lanes.TrialStep[lane];
            }
        }
    }
}
