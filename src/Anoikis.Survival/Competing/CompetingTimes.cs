namespace Anoikis.Survival.Competing;

/// <summary>Follow-up of subjects who end by one of several causes: 0 is censored, 1 to K the causes. All enter at the beginning.</summary>
public sealed class CompetingTimes
{
    private readonly double[] _time;
    private readonly int[] _cause;

    /// <summary>Follow-up of n subjects.</summary>
    /// <param name="time">End of observation, finite.</param>
    /// <param name="cause">0 for censored, else the cause's number.</param>
    /// <param name="causeNames">Names of causes 1 to K.</param>
    /// <exception cref="ArgumentException">Lengths differ, a time is not finite or a cause has no name.</exception>
    public CompetingTimes(ReadOnlySpan<double> time, ReadOnlySpan<int> cause, IReadOnlyList<string> causeNames)
    {
        if (time.Length != cause.Length)
            throw new ArgumentException("Times and causes are of the same subjects.", nameof(cause));
        for (int i = 0; i < time.Length; i++)
        {
            if (!double.IsFinite(time[i]))
                throw new ArgumentException($"Time {time[i]} of subject {i} is not finite.", nameof(time));
            if (cause[i] < 0 || cause[i] > causeNames.Count)
                throw new ArgumentException($"Cause {cause[i]} of subject {i} has no name.", nameof(cause));
        }

        (_time, _cause, CauseNames) = (time.ToArray(), cause.ToArray(), causeNames);
    }

    /// <summary>Subjects.</summary>
    public int Count => _time.Length;

    /// <summary>Ends of observation.</summary>
    public ReadOnlySpan<double> Time => _time;

    /// <summary>0 for censored, else the cause's number.</summary>
    public ReadOnlySpan<int> Cause => _cause;

    /// <summary>Names of causes 1 to K.</summary>
    public IReadOnlyList<string> CauseNames { get; }

    /// <summary>The follow-up of some subjects.</summary>
    public CompetingTimes Subset(ReadOnlySpan<int> subjects)
    {
        double[] time = new double[subjects.Length];
        int[] cause = new int[subjects.Length];
        for (int i = 0; i < subjects.Length; i++)
        {
            (time[i], cause[i]) = (_time[subjects[i]], _cause[subjects[i]]);
        }

        return new CompetingTimes(time, cause, CauseNames);
    }

    /// <summary>Ends by one cause as events, all others as censored: what a cause-specific hazard is estimated from.</summary>
    public Data.SurvivalTimes CauseSpecific(int cause)
    {
        bool[] occurred = new bool[Count];
        for (int i = 0; i < Count; i++)
        {
            occurred[i] = _cause[i] == cause;
        }

        return new Data.SurvivalTimes(_time, occurred);
    }
}
