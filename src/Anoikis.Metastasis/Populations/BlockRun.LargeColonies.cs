using Anoikis.Apoptosis.Variability;
using Anoikis.Numerics.Random;

namespace Anoikis.Metastasis.Populations;

/// <content>
/// Colonies beyond their cap: linear birth-death processes with the rates that their cells showed within the last two doublings before it, under the stimuli of that time. What a
/// colony would feel only beyond its cap has no network to act on: the cap must lie where stimuli that depend on size have come to their end.
/// </content>
internal sealed partial class BlockRun
{
    /// <summary>Divisions near the cap that a colony must have had for rates of its own; with fewer, all colonies of the block give theirs together.</summary>
    private const long DivisionsForRates = 100;

    /// <summary>A colony of so many cells (about a kilogram) grows no further: beyond it no rate means anything.</summary>
    private const long LargestColony = 1_000_000_000_000;

    private readonly Stack<Colony> _large = [];
    private readonly List<(int Row, long Births, long Deaths, double CellSeconds)> _shown = [];

    private void RunLargeColonies(CancellationToken cancellation)
    {
        (double pooledBirth, double pooledDeath) = PooledRates();
        while (_large.TryPop(out Colony? colony))
        {
            cancellation.ThrowIfCancellationRequested();
            bool own = colony.LateBirths >= DivisionsForRates;
            double birth = own ? colony.LateBirths / colony.LateCellSeconds : pooledBirth;
            double death = own ? colony.LateDeaths / colony.LateCellSeconds : pooledDeath;
            if (birth == 0)
            {
                // No division was ever seen (a cap of one cell): the cycle's mean stands for it.
                birth = Math.Log(2) / _plan.Steps[colony.Step].Growth!.CycleTime.Mean;
            }

            RunLargeColony(colony, birth, death);
        }
    }

    private (double Birth, double Death) PooledRates()
    {
        _shown.Sort((a, b) => _rows.Compare(a.Row, b.Row));
        (long births, long deaths, double cellSeconds) = (0, 0, 0.0);
        foreach (var shown in _shown)
        {
            (births, deaths, cellSeconds) = (births + shown.Births, deaths + shown.Deaths, cellSeconds + shown.CellSeconds);
        }

        return cellSeconds > 0 ? (births / cellSeconds, deaths / cellSeconds) : (0, 0);
    }

    private void RunLargeColony(Colony colony, double birth, double death)
    {
        RandomStream stream = CellStream.Of(_seed, colony.Key, RandomPurpose.Growth);
        while (true)
        {
            while (colony.Size > 0 && DueExit(colony) is >= 0 and int exit)
            {
                if (!LeaveAsColony(colony, exit))
                {
                    return;
                }
            }

            if (colony.Size == 0 || colony.Time >= _plan.Horizon)
            {
                EndColony(colony, colony.Size == 0 ? FateOf(colony.LastCause) : CellFate.Alive, -1, colony.Time);
                return;
            }

            double next = NextLook(colony);
            double time = next - colony.Time;
            long before = colony.Size;
            Elapse(colony, next);
            colony.Size = before < LargestColony ? Math.Min(LargestColony, LinearBirthDeath.Advance(ref stream, before, birth, death, time)) : before;
            double died = death * 0.5 * (before + colony.Size) * time;
            colony.ExpectedDeaths += died;
            ref BlockRows.Row row = ref _rows[colony.Row];
            row.LargestColony = Math.Max(row.LargestColony, colony.Size);
            if (died > 0)
            {
                _deaths.Add(colony.Row, colony.Step, DeathTally.CauseOf(colony.LastCause), true, colony.Time - (0.5 * time), row.Weight * died);
            }
        }
    }

    private double NextLook(Colony colony)
    {
        double window = _plan.Experiment.LargeColonyWindow;
        double next = (Math.Floor(colony.Time / window) + 1) * window;
        next = next > colony.Time ? next : next + window;
        next = Math.Min(Math.Min(next, _plan.Horizon), colony.ExitTime);
        var times = _plan.Experiment.ObservationTimes;
        for (int o = colony.NextObservation; o < times.Length; o++)
        {
            if (times[o] > colony.Time)
            {
                return Math.Min(next, times[o]);
            }
        }

        return next;
    }
}
