using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Anoikis.Cli.Runs;

/// <summary>Shows how far a run is: a bar with rate and time left in a terminal, else a line every few seconds.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    /// <summary>Does the work, which reports what is done as increments from any thread, and shows its progress; where less than one is done in a second, without a rate.</summary>
    /// <param name="title">What is counted.</param>
    /// <param name="total">All of it.</param>
    /// <param name="error">Takes the lines; the bar needs it to be the terminal itself.</param>
    /// <param name="work">The work.</param>
    public static T While<T>(string title, long total, TextWriter error, Func<Action<long>, T> work)
    {
        long done = 0;
        Stopwatch watch = Stopwatch.StartNew();
        Task<T> task = Task.Run(() => work(increment => Interlocked.Add(ref done, increment)));
        if (!Console.IsErrorRedirected && ReferenceEquals(error, Console.Error))
        {
            ShowBar(title, total, task, () => Interlocked.Read(ref done), watch);
        }
        else
        {
            ShowLines(title, total, error, task, () => Interlocked.Read(ref done), watch);
        }

        return task.GetAwaiter().GetResult();
    }

    private static void ShowBar(string title, long total, Task task, Func<long> done, Stopwatch watch)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask bar = context.AddTask(Markup.Escape(title), maxValue: Math.Max(1, total));
                while (Task.WaitAny([task], Refresh) < 0)
                {
                    bar.Value = done();
                    bar.Description = Markup.Escape($"{title}{Rate(done(), watch)}");
                }

                bar.Value = task.IsCompletedSuccessfully ? bar.MaxValue : done();
            });
    }

    private static void ShowLines(string title, long total, TextWriter error, Task task, Func<long> done, Stopwatch watch)
    {
        while (Task.WaitAny([task], BetweenLines) < 0)
        {
            long now = done();
            double share = Math.Min(1, now / (double)Math.Max(1, total));
            string left = share > 0 ? $", about {Length(watch.Elapsed * ((1 - share) / share))} left" : "";
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {now:N0} of {total:N0} ({share:P0}){Rate(now, watch)}{left}"));
        }
    }

    /// <summary>A length of time for people: "42 s", "3 min 5 s", "2 h 10 min".</summary>
    public static string Length(TimeSpan time)
    {
        long seconds = (long)Math.Ceiling(Math.Min(time.TotalSeconds, 1e9));
        return seconds switch
        {
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds} s"),
            < 3600 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min {seconds % 60} s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h {seconds % 3600 / 60} min"),
        };
    }

    // What is done less than once in a second is no cell.
    private static string Rate(long done, Stopwatch watch)
    {
        double rate = done / Math.Max(0.001, watch.Elapsed.TotalSeconds);
        return rate < 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", {rate:N0} cells/s");
    }
}
