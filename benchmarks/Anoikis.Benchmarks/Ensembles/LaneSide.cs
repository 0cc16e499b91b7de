using System.Diagnostics;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Kinetics.Compilation;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>The lane engine's side of a comparison, at the tolerances of the claim.</summary>
internal sealed class LaneSide
{
    // The run time goes on improving code for seconds after its first use.
    private const double WarmingSeconds = 3;

    // What one measurement lasts at least.
    private const double LeastSeconds = 0.5;

    private readonly LaneEngine _engine;
    private readonly DeathProblem _problem;
    private readonly IReadOnlyList<double[]> _cells;
    private readonly int _threads;
    private readonly List<double> _cpuSeconds = [];

    private LaneSide(LaneEngine engine, DeathProblem problem, IReadOnlyList<double[]> cells, int threads, double compileMilliseconds)
    {
        _engine = engine;
        _problem = problem;
        _cells = cells;
        _threads = threads;
        CompileMilliseconds = compileMilliseconds;
        Last = LaneRun.Of(engine, problem, cells, threads);
    }

    /// <summary>Time from equations to machine code: compilation and the first cell, which makes the run time translate the code.</summary>
    public double CompileMilliseconds { get; }

    /// <summary>The last run.</summary>
    public LaneRun Last { get; private set; }

    /// <summary>In what its stages are reckoned.</summary>
    public StagePrecision Precision => _engine.Precision;

    /// <summary>Relative tolerance of a step.</summary>
    public double RelativeTolerance => _engine.Options.RelativeTolerance;

    /// <summary>Absolute tolerance of a step, copies.</summary>
    public double AbsoluteTolerance => _engine.Options.AbsoluteTolerance;

    /// <summary>Lanes in a bundle.</summary>
    public int Width => _engine.Width;

    /// <summary>What the compiler made.</summary>
    public CompilationReport Report => _engine.Report;

    /// <summary>Cells per second of processor time: the median of the repeats.</summary>
    public double CellsPerSecond => _cells.Count / Median.Of(_cpuSeconds);

    /// <summary>Compiles, and runs all cells until the code is warm.</summary>
    public static LaneSide Prepare(DeathProblem problem, IReadOnlyList<double[]> cells, int threads, int? width, double relative = 1e-6, double absolute = 1, StagePrecision? stages = null)
    {
        LaneSide side = Look(problem, cells, threads, width, relative, absolute, stages);
        side.Warm();
        return side;
    }

    /// <summary>Compiles and runs all cells once, with code that is not warm: for their times of death.</summary>
    public static LaneSide Look(DeathProblem problem, IReadOnlyList<double[]> cells, int threads, int? width, double relative, double absolute, StagePrecision? stages)
    {
        long start = Stopwatch.GetTimestamp();
        LaneEngine engine = Compile(problem, relative, absolute, width, stages);
        LaneRun.Of(engine, problem, [.. cells.Take(1)], 1);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return new LaneSide(engine, problem, cells, threads, milliseconds);
    }

    /// <summary>The same engine on other cells.</summary>
    public LaneSide With(IReadOnlyList<double[]> cells, int threads) => new(_engine, _problem, cells, threads, CompileMilliseconds);

    /// <summary>Its figures beside a reference's times of death, and beside the opponent's speed.</summary>
    public LaneReport ReportOf(double[] reference, CvodeSide? cvode = null)
    {
        DeathAgreement agreement = DeathAgreement.Between(Last.Deaths, reference);
        return new LaneReport
        {
            RelativeTolerance = RelativeTolerance,
            AbsoluteTolerance = AbsoluteTolerance,
            Stages = Precision == StagePrecision.Single ? "single" : "double",
            LaneWidth = Width,
            CellsPerSecondPerCore = CellsPerSecond,
            DeathTimeRms = agreement.RelativeRms,
            DeathMismatch = agreement.Mismatches,
            StepsPerCell = (double)Last.Steps / _cells.Count,
            Ratio = CellsPerSecond / cvode?.Full?.CellsPerSecond,
            RatioOwnLag = CellsPerSecond / cvode?.OwnLag?.CellsPerSecond,
            RatioReduced = CellsPerSecond / cvode?.Reduced?.CellsPerSecond,
        };
    }

    /// <summary>Runs all cells until the code is warm: the runtime improves it for seconds.</summary>
    public void Warm()
    {
        for (double warm = Last.CpuSeconds; warm < WarmingSeconds; warm += Last.CpuSeconds)
        {
            Last = LaneRun.Of(_engine, _problem, _cells, _threads);
        }
    }

    /// <summary>Runs all cells once more, or so often that half a second is measured: what a run of another program leaves in the caches is not the engine's.</summary>
    public void Repeat()
    {
        var seconds = new List<double>();
        do
        {
            Last = LaneRun.Of(_engine, _problem, _cells, _threads);
            seconds.Add(Last.CpuSeconds);
        }
        while (seconds.Sum() < LeastSeconds);
        _cpuSeconds.Add(seconds.Average());
    }

    /// <summary>Time on the clock with one thread over that with two, medians of runs in alternation; null on a machine with one core.</summary>
    public double? TwoThreadsSpeedup(int repeats)
    {
        if (Environment.ProcessorCount < 2)
        {
            return null;
        }

        var one = new List<double>();
        var two = new List<double>();
        for (int i = 0; i < repeats; i++)
        {
            one.Add(LaneRun.Of(_engine, _problem, _cells, 1).WallSeconds);
            two.Add(LaneRun.Of(_engine, _problem, _cells, 2).WallSeconds);
        }

        return Median.Of(one) / Median.Of(two);
    }

    /// <summary>Times of death at tight tolerances, for a run without CVODE.</summary>
    public static double[] Reference(DeathProblem problem, IReadOnlyList<double[]> cells)
        => LaneRun.Of(Compile(problem, 1e-9, 1e-5, null, StagePrecision.Double), problem, cells, Environment.ProcessorCount).Deaths;

    private static LaneEngine Compile(DeathProblem problem, double relative, double absolute, int? width, StagePrecision? stages)
        => LaneEngine.Compile(problem.System, new LaneOptions
        {
            RelativeTolerance = relative,
            AbsoluteTolerance = absolute,
            Width = width,
            Stages = stages,
            StoppingEvents = [DeathProblem.DeathEvent],
        });
}
