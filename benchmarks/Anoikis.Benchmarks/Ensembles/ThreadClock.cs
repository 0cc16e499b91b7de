using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>Processor time of the calling thread, so that a busy machine does not count against what is measured.</summary>
public static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>Seconds that the calling thread has run; wall time where the system does not say.</summary>
    public static double Seconds()
        => OperatingSystem.IsLinux() && GetTime(ThreadCpuTime, out TimeSpecification time) == 0
            ? time.Seconds + (1e-9 * time.Nanoseconds)
            : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpecification time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpecification
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
