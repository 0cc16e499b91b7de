using Anoikis.Survival.Data;

namespace Anoikis.Survival.Discrimination;

/// <summary>Concordant, discordant and tied pairs, in all and of each row; a row's own weight is not in its counts.</summary>
internal sealed class PairCounts(SurvivalTimes times, int[] ranks, int rankCount)
{
    private readonly WeightTree _tree = new(rankCount);

    public double Concordant { get; private set; }

    public double Discordant { get; private set; }

    public double Tied { get; private set; }

    public double[] RowConcordant { get; } = new double[times.Count];

    public double[] RowDiscordant { get; } = new double[times.Count];

    public double[] RowTied { get; } = new double[times.Count];

    /// <summary>Adds the pairs of one stratum.</summary>
    /// <param name="order">Its rows in rising time.</param>
    /// <param name="timeWeight">Weight of pairs whose first death is at a time.</param>
    public void AddStratum(int[] order, Func<double, double> timeWeight)
    {
        int[] byStart = ByStart(order);
        CountAsDying(order, byStart, timeWeight);
        CountAsSurviving(order, byStart, timeWeight);
    }

    // From the last time to the first, the tree holds those who outlive the present time.
    private void CountAsDying(int[] order, int[] byStart, Func<double, double> timeWeight)
    {
        _tree.Clear();
        int leaving = byStart.Length - 1;
        for (int to = order.Length; to > 0;)
        {
            double time = times.Time[order[to - 1]];
            int from = to;
            while (from > 0 && times.Time[order[from - 1]] == time)
            {
                from--;
            }

            AddEnding(order.AsSpan(from, to - from), deaths: false);
            for (; leaving >= 0 && times.Start[byStart[leaving]] >= time; leaving--)
            {
                _tree.Add(ranks[byStart[leaving]], -times.WeightOf(byStart[leaving]));
            }

            double w = timeWeight(time);
            foreach (int row in order.AsSpan(from, to - from))
            {
                if (!times.Event[row])
                    continue;
                double lower = w * _tree.Below(ranks[row]);
                double equal = w * _tree.At(ranks[row]);
                double higher = (w * _tree.Total) - lower - equal;
                Concordant += times.WeightOf(row) * lower;
                Tied += times.WeightOf(row) * equal;
                Discordant += times.WeightOf(row) * higher;
                RowConcordant[row] += lower;
                RowTied[row] += equal;
                RowDiscordant[row] += higher;
            }

            AddEnding(order.AsSpan(from, to - from), deaths: true);
            to = from;
        }
    }

    // From the first time to the last, the tree holds those who have died; a row's count at its end less that at its start is over deaths while it was at risk.
    private void CountAsSurviving(int[] order, int[] byStart, Func<double, double> timeWeight)
    {
        _tree.Clear();
        int entering = 0;
        for (int from = 0; from < order.Length;)
        {
            double time = times.Time[order[from]];
            int to = from;
            while (to < order.Length && times.Time[order[to]] == time)
            {
                to++;
            }

            for (; entering < byStart.Length && times.Start[byStart[entering]] < time; entering++)
            {
                AddOutlived(byStart[entering], -1);
            }

            foreach (int row in order.AsSpan(from, to - from))
            {
                if (times.Event[row])
                    AddOutlived(row, 1);
            }

            double w = timeWeight(time);
            foreach (int row in order.AsSpan(from, to - from))
            {
                if (times.Event[row])
                    _tree.Add(ranks[row], w * times.WeightOf(row));
            }

            foreach (int row in order.AsSpan(from, to - from))
            {
                if (!times.Event[row])
                    AddOutlived(row, 1);
            }

            from = to;
        }
    }

    private void AddOutlived(int row, int sign)
    {
        double lower = _tree.Below(ranks[row]);
        double equal = _tree.At(ranks[row]);
        RowDiscordant[row] += sign * lower;
        RowTied[row] += sign * equal;
        RowConcordant[row] += sign * (_tree.Total - lower - equal);
    }

    private void AddEnding(ReadOnlySpan<int> rows, bool deaths)
    {
        foreach (int row in rows)
        {
            if (times.Event[row] == deaths)
                _tree.Add(ranks[row], times.WeightOf(row));
        }
    }

    private int[] ByStart(int[] order)
    {
        if (!times.IsTruncated)
            return [];
        double[] starts = [.. order.Select(r => times.Start[r])];
        return [.. TimeOrder.Ascending(starts).Select(i => order[i])];
    }
}
