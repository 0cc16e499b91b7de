using System.Runtime.InteropServices;

namespace Anoikis.Metastasis.Populations;

/// <summary>Deaths and losses of a block as they happen, in any order; the tally adds them up in an order that nothing but the rows decides.</summary>
internal sealed class DeathLog
{
    private readonly List<Entry> _entries = [];

    /// <param name="row">Row of the entity.</param>
    /// <param name="step">Index of the step.</param>
    /// <param name="cause">Index in the tally, see <see cref="DeathTally.CauseOf(int)"/>.</param>
    /// <param name="inColony">Whether the cells belong to a colony.</param>
    /// <param name="time">When, seconds.</param>
    /// <param name="cells">How many, times the weight that the entity has now: it may split later.</param>
    public void Add(int row, int step, int cause, bool inColony, double time, double cells) => _entries.Add(new Entry(row, step, cause, inColony, time, cells));

    public DeathTally ToTally(CascadePlan plan, int[] order)
    {
        int[] place = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }

        Span<Entry> entries = CollectionsMarshal.AsSpan(_entries);
        entries.Sort((a, b) =>
        {
            int byRow = place[a.Row].CompareTo(place[b.Row]);
            return byRow != 0 ? byRow : a.Time != b.Time ? a.Time.CompareTo(b.Time) : a.Cells.CompareTo(b.Cells);
        });

        double bin = plan.Experiment.DeathBin;
        int bins = Math.Max(1, (int)Math.Ceiling(plan.Horizon / bin));
        var tally = new DeathTally { Bin = bin, Steps = plan.Steps.Length, Causes = DeathTally.CauseOf(plan.Losses.Length), Bins = bins, Cells = [] };
        double[] cells = new double[tally.Steps * tally.Causes * 2 * bins];
        foreach (ref readonly Entry entry in entries)
        {
            int at = Math.Min(bins - 1, (int)(entry.Time / bin));
            cells[tally.Index(entry.Step, entry.Cause, entry.InColony, at)] += entry.Cells;
        }

        return tally with { Cells = ImmutableCollectionsMarshal.AsImmutableArray(cells) };
    }

    private readonly record struct Entry(int Row, int Step, int Cause, bool InColony, double Time, double Cells);
}
