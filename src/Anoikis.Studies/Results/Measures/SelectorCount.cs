using Anoikis.Metastasis.Populations;

namespace Anoikis.Studies.Results.Measures;

/// <summary>How much each row of a table counts for a selector, before its weight: 0 or 1, or the cells of its colony.</summary>
internal sealed class SelectorCount
{
    private const double TimeTolerance = 1e-3;

    private readonly EntityTable _table;
    private readonly Selector _selector;
    private readonly int _step = -1;
    private readonly int _observation = -1;

    private SelectorCount(EntityTable table, Selector selector, int step, int observation)
        => (_table, _selector, _step, _observation) = (table, selector, step, observation);

    /// <summary>A count, or null when the table does not hold what the selector asks: a later time than the run's, a step of another cascade, colony sizes at a time when none were noted.</summary>
    public static SelectorCount? For(EntityTable table, Selector selector, double horizon)
    {
        if (selector.LatestTime > horizon + TimeTolerance)
        {
            return null;
        }

        int step = selector.StepName is { } name ? table.Steps.IndexOf(name) : -1;
        int observation = selector.ColonyTime is { } time ? IndexOf(table, time) : -1;
        bool missing = (selector.StepName is not null && step < 0) || (selector.ColonyTime is not null && observation < 0);
        return missing ? null : new SelectorCount(table, selector, step, observation);
    }

    /// <summary>What the row counts for.</summary>
    public double Of(int row) => _selector switch
    {
        Injected => 1,
        AliveAt s => IsAlive(row, s.At) ? Cells(row) : 0,
        InStep s => IsAlive(row, s.At) && StepAt(_table, row, s.At) == _step ? Cells(row) : 0,
        ReachedStep s => _table.StepTime(row, _step) <= s.By ? 1 : 0,
        VisiblyApoptotic s => IsVisible(row, s.Visible, s.At) ? 1 : 0,
        SeenInStep s => IsVisible(row, s.Visible, s.At) || (IsAlive(row, s.At) && StepAt(_table, row, s.At) == _step) ? 1 : 0,
        ApoptoticBy s => _table.Fate[row] == CellFate.Apoptosis && _table.FateTime[row] <= s.By ? 1 : 0,
        ColonyOf s => Colony(row) is var n && n >= s.Least && n <= s.Most && n > 0 ? (s.Counting == Counting.Cells ? n : 1) : 0,
        _ => throw new InvalidOperationException($"no such selector: {_selector.GetType().Name}"),
    };

    /// <summary>
    /// Index of the step in which a row is at a time not after its fate: the last that it has entered. A cascade in which cells come back to a step
    /// notes the first entry only; such a cell counts in the step that it entered last for the first time, and at its end in the step where it ended.
    /// </summary>
    public static int StepAt(EntityTable table, int row, double time)
    {
        if (time >= table.FateTime[row])
        {
            return table.Step[row];
        }

        int last = -1;
        double entered = double.NegativeInfinity;
        for (int step = 0; step < table.Steps.Length; step++)
        {
            double at = table.StepTime(row, step);
            bool later = at > entered || (at == entered && last != table.Step[row]);
            if (at <= time && later)
            {
                (last, entered) = (step, at);
            }
        }

        return last;
    }

    private bool IsAlive(int row, double time) => _table.Fate[row] == CellFate.Alive || _table.FateTime[row] > time;

    private bool IsVisible(int row, double visible, double at)
        => _table.Fate[row] == CellFate.Apoptosis && _table.Step[row] == _step && _table.FateTime[row] <= at && _table.FateTime[row] > at - visible;

    private long Colony(int row) => _table.ColonySize(row, _observation);

    private double Cells(int row) => _selector.Counting == Counting.Cells ? Math.Max(1, Colony(row)) : 1;

    private static int IndexOf(EntityTable table, double time)
    {
        for (int i = 0; i < table.ObservationTimes.Length; i++)
        {
            if (Math.Abs(table.ObservationTimes[i] - time) <= TimeTolerance)
            {
                return i;
            }
        }

        return -1;
    }
}
