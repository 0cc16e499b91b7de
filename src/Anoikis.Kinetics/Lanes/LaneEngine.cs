using System.Runtime.Intrinsics;
using Anoikis.Kinetics.Compilation;
using Anoikis.Kinetics.Equations;
using Anoikis.Numerics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Lanes;

/// <summary>Integrates cells in lanes by Rodas4P2 or Rodas5P, one cell a lane, each with its own time and step. Results do not depend on width or neighbours.</summary>
public sealed class LaneEngine
{
    // Below it the order-5 method errs so much less that its two stages more are paid for.
    private const double SmallestToleranceOfOrder4 = 1e-5;

    // From it on a step's own error exceeds what single precision rounds away, also where a small amount is the difference of large ones.
    private const double SmallestToleranceOfSingle = 1e-4;

    private const double LargestOfSingle = 1e18;

    private readonly CompiledNetwork _network;
    private readonly bool[] _stops;
    private long _pivotingSteps;

    private LaneEngine(CompiledNetwork network, LaneOptions options)
    {
        _network = network;
        Options = options;
        _stops = [.. network.Full.Events.Select(e => options.StoppingEvents.Contains(e.Id))];
        FirstStep = options.FirstStep ?? SearchFirstStep();
    }

    /// <summary>Tolerances and limits.</summary>
    public LaneOptions Options { get; }

    /// <summary>The equations.</summary>
    public OdeSystem System => _network.Full;

    /// <summary>What the compiler made of the network.</summary>
    public CompilationReport Report => _network.Report;

    /// <summary>Lanes in a bundle.</summary>
    public int Width => _network.Width;

    /// <summary>In what the inside of a step is reckoned.</summary>
    public StagePrecision Precision => _network.Precision;

    /// <summary>Steps, so far, whose matrix needed row exchanges.</summary>
    public long PivotingSteps => Interlocked.Read(ref _pivotingSteps);

    /// <summary>The step that a cell starts with, in the model's unit of time.</summary>
    public double FirstStep { get; }

    /// <summary>Compiles the equations once, for all cells and threads.</summary>
    /// <param name="system">The equations.</param>
    /// <param name="options">Tolerances, width, which events stop a cell.</param>
    /// <exception cref="NotSupportedException">An event has a delay or a priority; the scalar engine takes those.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance is not positive, or the width is not 1, 4, 8 or 16.</exception>
    public static LaneEngine Compile(OdeSystem system, LaneOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.RelativeTolerance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.AbsoluteTolerance);
        foreach (SystemEvent e in system.Events.Where(e => e.Delay >= 0 || e.Priority >= 0))
        {
            throw new NotSupportedException($"event {e.Id} has a {(e.Delay >= 0 ? "delay" : "priority")}, which the lane engine does not know; use the reference engine");
        }

        var tableau = RosenbrockTableau.Of(options.Method ?? MethodFor(options.RelativeTolerance));
        StagePrecision precision = options.Stages ?? PrecisionFor(system, options.RelativeTolerance, options.AbsoluteTolerance);
        CompiledNetwork network = NetworkCompiler.Compile(system, Lanes(options.Width, precision), tableau, precision);
        return new LaneEngine(network, options);
    }

    /// <summary>Runs the schedule's cells on the calling thread until it has no more. Several threads may run schedules of their own on one engine.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; cells under way are lost.</exception>
    public void Run<TSchedule>(TSchedule schedule, CancellationToken cancellation = default)
        where TSchedule : ILaneSchedule
        => Do(new LaneRun<TSchedule>(this, _network, schedule, cancellation));

    /// <summary>Of Rodas4P2 and Rodas5P, the one that gets there in less work.</summary>
    internal static IntegrationMethod MethodFor(double relativeTolerance)
        => relativeTolerance >= SmallestToleranceOfOrder4 ? IntegrationMethod.Rodas4P2 : IntegrationMethod.Rodas5P;

    // As many as fill a register with the numbers that the inside of a step works on; two registers of double precision would only take more memory.
    private static int Lanes(int? asked, StagePrecision precision)
    {
        int widest = (precision, Vector512.IsHardwareAccelerated) switch
        {
            (StagePrecision.Single, true) => 16,
            (StagePrecision.Double, false) => 4,
            _ => 8,
        };
        return asked is not { } width ? widest : precision == StagePrecision.Double ? Math.Min(width, 8) : width;
    }

    /// <summary>In what the inside of a step is reckoned unless it is said.</summary>
    private static StagePrecision PrecisionFor(OdeSystem system, double relativeTolerance, double absoluteTolerance)
    {
        (double[] states, double[] parameters) = InitialValues.Published(system);
        return relativeTolerance >= SmallestToleranceOfSingle && states.Concat(parameters).Append(absoluteTolerance).All(FitsSingle) ? StagePrecision.Single : StagePrecision.Double;
    }

    // Products of two such numbers keep their digits in single precision.
    private static bool FitsSingle(double value) => value == 0 || (Math.Abs(value) < LargestOfSingle && Math.Abs(value) > 1 / LargestOfSingle);

    internal bool Stops(int eventIndex) => _stops[eventIndex];

    internal void CountPivotingStep() => Interlocked.Increment(ref _pivotingSteps);

    private double SearchFirstStep()
    {
        var search = new FirstStepSearch(_network, Options);
        Do(search);
        return search.Step;
    }

    private void Do<TWork>(TWork work)
        where TWork : ILaneWork
    {
        switch (Width)
        {
            case 1:
                Do<Lanes1, double, SingleStages<Lanes1, SingleLanes1, float, double>, TWork>(work);
                break;
            case 4:
                Do<Lanes4, Vector256<double>, SingleStages<Lanes4, SingleLanes4, Vector128<float>, Vector256<double>>, TWork>(work);
                break;
            case 8:
                Do<Lanes8, Vector512<double>, SingleStages<Lanes8, SingleLanes8, Vector256<float>, Vector512<double>>, TWork>(work);
                break;
            default:
                Do<Lanes16, RegisterPair, SingleStages<Lanes16, SingleLanes16, Vector512<float>, RegisterPair>, TWork>(work);
                break;
        }
    }

    private void Do<TLanes, TVector, TSingle, TWork>(TWork work)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
        where TSingle : struct, IStepEnd<TVector>
        where TWork : ILaneWork
    {
        if (Precision == StagePrecision.Single)
        {
            work.Do<TLanes, TVector, TSingle>();
        }
        else
        {
            work.Do<TLanes, TVector, DoubleStages<TLanes, TVector>>();
        }
    }

    // A schedule's cells, until it has no more.
    private sealed class LaneRun<TSchedule>(LaneEngine engine, CompiledNetwork network, TSchedule schedule, CancellationToken cancellation) : ILaneWork
        where TSchedule : ILaneSchedule
    {
        public void Do<TLanes, TVector, TStages>()
            where TLanes : struct, ILaneArithmetic<TVector>
            where TVector : struct
            where TStages : struct, IStepEnd<TVector>
        {
            using var loop = new LaneLoop<TLanes, TVector, TStages, TSchedule>(engine, network, schedule);
            loop.Run(cancellation);
        }
    }
}
