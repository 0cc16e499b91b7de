namespace Anoikis.Survival.Competing;

/// <summary>Follow-up of subjects who end by one of several causes: 0 is censored, 1 to K the causes. Each is under observation in (start, time]; without starts all enter before the first time.</summary>
public sealed class CompetingTimes
{
    private readonly double[] _time;
    private readonly int[] _cause;
    private readonly double[] _start;
    private readonly double[] _weight;

    /// <summary>Follow-up of n subjects.</summary>
    /// <param name="time">End of observation, finite.</param>
    /// <param name="cause">0 for censored, else the cause's number.</param>
    /// <param name="causeNames">Names of causes 1 to K.</param>
    /// <param name="start">Begin of observation, below time, or empty.</param>
    /// <param name="weight">Case weights, finite and above 0, or empty for all 1.</param>
    /// <exception cref="ArgumentException">Lengths differ, a value is not allowed or a cause has no name.</exception>
    public CompetingTimes(ReadOnlySpan<double> time, ReadOnlySpan<int> cause, IReadOnlyList<string> causeNames, ReadOnlySpan<double> start = default, ReadOnlySpan<double> weight = default)
    {
        if (time.Length != cause.Length || (start.Length != 0 && start.Length != time.Length) || (weight.Length != 0 && weight.Length != time.Length))
            throw new ArgumentException("Times, causes, starts and weights are of the same subjects.", nameof(cause));
        for (int i = 0; i < time.Length; i++)
        {
            if (!double.IsFinite(time[i]))
                throw new ArgumentException($"Time {time[i]} of subject {i} is not finite.", nameof(time));
            if (cause[i] < 0 || cause[i] > causeNames.Count)
                throw new ArgumentException($"Cause {cause[i]} of subject {i} has no name.", nameof(cause));
            if (start.Length > 0 && !(start[i] < time[i]))
                throw new ArgumentException($"Start {start[i]} of subject {i} is not below its time {time[i]}.", nameof(start));
            if (weight.Length > 0 && !(weight[i] > 0 && double.IsFinite(weight[i])))
                throw new ArgumentException($"Weight {weight[i]} of subject {i} is not above 0 and finite.", nameof(weight));
        }

        (_time, _cause, CauseNames, _start, _weight) = (time.ToArray(), cause.ToArray(), causeNames, start.ToArray(), weight.ToArray());
    }

    /// <summary>Subjects.</summary>
    public int Count => _time.Length;

    /// <summary>Ends of observation.</summary>
    public ReadOnlySpan<double> Time => _time;

    /// <summary>0 for censored, else the cause's number.</summary>
    public ReadOnlySpan<int> Cause => _cause;

    /// <summary>Names of causes 1 to K.</summary>
    public IReadOnlyList<string> CauseNames { get; }

    /// <summary>Begins of observation; empty when all enter before the first time.</summary>
    public ReadOnlySpan<double> Start => _start;

    /// <summary>Case weights; empty when all are 1.</summary>
    public ReadOnlySpan<double> Weight => _weight;

    /// <summary>Whether observation of some begins late.</summary>
    public bool IsTruncated => _start.Length > 0;

    /// <summary>Whether cases have weights.</summary>
    public bool IsWeighted => _weight.Length > 0;

    /// <summary>The weight of a subject.</summary>
    public double WeightOf(int subject) => _weight.Length == 0 ? 1.0 : _weight[subject];

    /// <summary>The follow-up of some subjects.</summary>
    public CompetingTimes Subset(ReadOnlySpan<int> subjects)
    {
        double[] time = new double[subjects.Length];
        int[] cause = new int[subjects.Length];
        double[] start = new double[_start.Length == 0 ? 0 : subjects.Length];
        double[] weight = new double[_weight.Length == 0 ? 0 : subjects.Length];
        for (int i = 0; i < subjects.Length; i++)
        {
            (time[i], cause[i]) = (_time[subjects[i]], _cause[subjects[i]]);
            if (start.Length > 0)
                start[i] = _start[subjects[i]];
            if (weight.Length > 0)
                weight[i] = _weight[subjects[i]];
        }

        return new CompetingTimes(time, cause, CauseNames, start, weight);
    }

    /// <summary>Ends by one cause as events, all others as censored: what a cause-specific hazard is estimated from.</summary>
    public Data.SurvivalTimes CauseSpecific(int cause) => Marked(c => c == cause);

    /// <summary>Ends that a condition on the cause marks as events, with the same starts and weights.</summary>
    internal Data.SurvivalTimes Marked(Predicate<int> isEvent)
    {
        bool[] occurred = new bool[Count];
        for (int i = 0; i < Count; i++)
        {
            occurred[i] = isEvent(_cause[i]);
        }

        return new Data.SurvivalTimes(_time, occurred, _start, _weight);
    }
}
