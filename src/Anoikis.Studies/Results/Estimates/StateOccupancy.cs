using System.Collections.Immutable;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Results.Estimates;

/// <summary>Where the founding cells are over time: alive in a step, dead by apoptosis, lost by each named cause, not computed. At each time the shares add up to 1.</summary>
internal static class StateOccupancy
{
    /// <summary>Evenly spaced times from 0 to the horizon.</summary>
    public static double[] Times(double horizon, int count) => [.. Enumerable.Range(0, count).Select(i => horizon * i / (count - 1))];

    /// <summary>The states at rising times: steps first, then ends.</summary>
    public static ImmutableArray<StateCourse> Of(EntityTable entities, double[] times)
    {
        int steps = entities.Steps.Length;
        int losses = entities.LossCauses.Length;
        double[][] changes = new double[steps + 3 + losses][];
        for (int i = 0; i < changes.Length; i++)
        {
            changes[i] = new double[times.Length + 1];
        }

        (double Time, int Step)[] visits = new (double, int)[steps];
        for (int row = 0; row < entities.Count; row++)
        {
            AddRow(entities, row, times, visits, changes);
        }

        double founders = 0;
        for (int row = 0; row < entities.Count; row++)
        {
            founders += entities.Weight[row];
        }

        return
        [
            .. entities.Steps.Select((s, i) => new StateCourse(s, StateKind.Step, Shares(changes[i], founders, times.Length))),
            new StateCourse(FateNames.Of(CellFate.Apoptosis), StateKind.Apoptosis, Shares(changes[steps], founders, times.Length)),
            .. IndependentDeaths(changes[steps + 2], founders, times.Length),
            .. entities.LossCauses.Select((c, i) => new StateCourse($"lost: {c}", StateKind.Lost, Shares(changes[steps + 3 + i], founders, times.Length))),
            new StateCourse("not computed", StateKind.Failed, Shares(changes[steps + 1], founders, times.Length)),
        ];
    }

    /// <summary>A row is in the step that it entered last; the change at a time is noted at the first time that is not before it.</summary>
    private static void AddRow(EntityTable entities, int row, double[] times, (double Time, int Step)[] visits, double[][] changes)
    {
        int steps = entities.Steps.Length;
        int count = 0;
        for (int step = 0; step < steps; step++)
        {
            double entered = entities.StepTime(row, step);
            if (!double.IsNaN(entered))
            {
                visits[count++] = (entered, step);
            }
        }

        int end = entities.Step[row];
        Array.Sort(visits, 0, count, Comparer<(double Time, int Step)>.Create(
            (a, b) => a.Time != b.Time ? a.Time.CompareTo(b.Time) : (a.Step == end).CompareTo(b.Step == end) is var last && last != 0 ? last : a.Step.CompareTo(b.Step)));
        double weight = entities.Weight[row];
        double fate = entities.Fate[row] == CellFate.Alive ? double.PositiveInfinity : entities.FateTime[row];
        for (int i = 0; i < count; i++)
        {
            double leaves = i + 1 < count ? Math.Min(visits[i + 1].Time, fate) : fate;
            changes[visits[i].Step][IndexOf(times, visits[i].Time)] += weight;
            changes[visits[i].Step][IndexOf(times, leaves)] -= weight;
        }

        int state = entities.Fate[row] switch
        {
            CellFate.Apoptosis => steps,
            CellFate.Failed => steps + 1,
            CellFate.CaspaseIndependentDeath => steps + 2,
            CellFate.NamedLoss => steps + 3 + entities.Loss[row],
            _ => -1,
        };
        if (state >= 0)
        {
            changes[state][IndexOf(times, fate)] += weight;
        }
    }

    /// <summary>Shown only where there are any: most networks have no such death.</summary>
    private static StateCourse[] IndependentDeaths(double[] changes, double founders, int count)
        => changes.Any(c => c != 0) ? [new StateCourse("death without caspases", StateKind.CaspaseIndependent, Shares(changes, founders, count))] : [];

    private static int IndexOf(double[] times, double time)
    {
        int index = Array.BinarySearch(times, time);
        return index >= 0 ? index : ~index;
    }

    private static double[] Shares(double[] changes, double founders, int count)
    {
        double[] shares = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += changes[i];
            shares[i] = Math.Max(0, sum / founders);
        }

        return shares;
    }
}
