namespace Anoikis.Survival.Data;

/// <summary>
/// Follow-up of subjects: each is under observation in (start, time] and has its event at <c>time</c>, or is censored there. Without starts
/// all enter before the first time.
/// </summary>
public sealed class SurvivalTimes
{
    private readonly double[] _time;
    private readonly bool[] _event;
    private readonly double[] _start;
    private readonly double[] _weight;

    /// <summary>Follow-up of n subjects.</summary>
    /// <param name="time">End of observation, finite.</param>
    /// <param name="occurred">Whether the event happened then.</param>
    /// <param name="start">Begin of observation, below time (minus infinity allowed), or empty.</param>
    /// <param name="weight">Case weights, finite and above 0, or empty for all 1.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a value is not allowed.</exception>
    public SurvivalTimes(ReadOnlySpan<double> time, ReadOnlySpan<bool> occurred, ReadOnlySpan<double> start = default, ReadOnlySpan<double> weight = default)
    {
        if (occurred.Length != time.Length || (start.Length != 0 && start.Length != time.Length) || (weight.Length != 0 && weight.Length != time.Length))
            throw new ArgumentException("Times, events, starts and weights are of the same subjects.");
        for (int i = 0; i < time.Length; i++)
        {
            if (!double.IsFinite(time[i]))
                throw new ArgumentException($"Time {time[i]} of subject {i} is not finite.", nameof(time));
            if (start.Length > 0 && !(start[i] < time[i]))
                throw new ArgumentException($"Start {start[i]} of subject {i} is not below its time {time[i]}.", nameof(start));
            if (weight.Length > 0 && !(weight[i] > 0 && double.IsFinite(weight[i])))
                throw new ArgumentException($"Weight {weight[i]} of subject {i} is not above 0 and finite.", nameof(weight));
        }

        (_time, _event, _start, _weight) = (time.ToArray(), occurred.ToArray(), start.ToArray(), weight.ToArray());
    }

    /// <summary>Subjects (rows).</summary>
    public int Count => _time.Length;

    /// <summary>Ends of observation.</summary>
    public ReadOnlySpan<double> Time => _time;

    /// <summary>Whether the event happened.</summary>
    public ReadOnlySpan<bool> Event => _event;

    /// <summary>Begins of observation; empty when all enter before the first time.</summary>
    public ReadOnlySpan<double> Start => _start;

    /// <summary>Case weights; empty when all are 1.</summary>
    public ReadOnlySpan<double> Weight => _weight;

    /// <summary>Whether observation of some begins late.</summary>
    public bool IsTruncated => _start.Length > 0;

    /// <summary>Whether cases have weights.</summary>
    public bool IsWeighted => _weight.Length > 0;

    /// <summary>Rows with the event, each counted once.</summary>
    public int EventCount => _event.Count(e => e);

    /// <summary>The weight of a subject.</summary>
    public double WeightOf(int subject) => _weight.Length == 0 ? 1.0 : _weight[subject];

    /// <summary>The begin of a subject's observation, minus infinity when there are no starts.</summary>
    public double StartOf(int subject) => _start.Length == 0 ? double.NegativeInfinity : _start[subject];

    /// <summary>The follow-up of some subjects, in the order given; one may come more than once.</summary>
    public SurvivalTimes Subset(ReadOnlySpan<int> subjects)
    {
        double[] time = new double[subjects.Length];
        bool[] occurred = new bool[subjects.Length];
        double[] start = new double[_start.Length == 0 ? 0 : subjects.Length];
        double[] weight = new double[_weight.Length == 0 ? 0 : subjects.Length];
        for (int i = 0; i < subjects.Length; i++)
        {
            (time[i], occurred[i]) = (_time[subjects[i]], _event[subjects[i]]);
            if (start.Length > 0)
                start[i] = _start[subjects[i]];
            if (weight.Length > 0)
                weight[i] = _weight[subjects[i]];
        }

        return new SurvivalTimes(time, occurred, start, weight);
    }

    /// <summary>The same subjects with event and censoring exchanged.</summary>
    public SurvivalTimes Reversed()
    {
        bool[] censored = new bool[Count];
        for (int i = 0; i < Count; i++)
        {
            censored[i] = !_event[i];
        }

        return new SurvivalTimes(_time, censored, _start, _weight);
    }
}
