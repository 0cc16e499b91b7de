using System.Diagnostics;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>One run of all cells through the lane engine.</summary>
/// <param name="Deaths">Time of death of each cell; infinity: alive at the end; NaN: failed.</param>
/// <param name="Steps">Accepted steps of all cells.</param>
/// <param name="CpuSeconds">Processor time of all threads together.</param>
/// <param name="WallSeconds">Time on the clock.</param>
public sealed record LaneRun(double[] Deaths, long Steps, double CpuSeconds, double WallSeconds)
{
    /// <summary>Runs the cells on one or more threads.</summary>
    public static LaneRun Of(LaneEngine engine, DeathProblem problem, IReadOnlyList<double[]> cells, int threads)
    {
        var queue = new EnsembleQueue(problem, cells);
        double[] seconds = new double[threads];
        using var start = new Barrier(threads + 1);
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            var schedule = new EnsembleSchedule(queue);
            start.SignalAndWait();
            double before = ThreadClock.Seconds();
            engine.Run(schedule);
            seconds[number] = ThreadClock.Seconds() - before;
        }))];
        foreach (Thread worker in workers)
        {
            worker.Start();
        }

        start.SignalAndWait();
        long begin = Stopwatch.GetTimestamp();
        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        return new LaneRun(queue.Deaths, queue.Steps.Sum(), seconds.Sum(), Stopwatch.GetElapsedTime(begin).TotalSeconds);
    }
}
