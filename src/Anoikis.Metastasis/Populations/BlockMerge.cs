using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Anoikis.Metastasis.Populations;

/// <summary>Puts blocks together: rows one after the other, tallies added in the order of the blocks.</summary>
internal static class BlockMerge
{
    public static CascadeResult Of(IReadOnlyList<CascadeResult> blocks)
    {
        if (blocks.Count == 0)
        {
            throw new ArgumentException("there is no block to merge", nameof(blocks));
        }

        for (int b = 1; b < blocks.Count; b++)
        {
            if (blocks[b].FirstFounder != blocks[b - 1].FirstFounder + blocks[b - 1].Founders)
            {
                throw new ArgumentException($"block {b} begins at founder {blocks[b].FirstFounder}, not where the one before it ends", nameof(blocks));
            }
        }

        EntityTable[] tables = [.. blocks.Select(b => b.Entities)];
        return blocks[0] with
        {
            Founders = blocks.Sum(b => b.Founders),
            Entities = tables[0] with
            {
                Founder = Join(tables, t => t.Founder),
                Replicate = Join(tables, t => t.Replicate),
                Weight = Join(tables, t => t.Weight),
                CloneIndex = Join(tables, t => t.CloneIndex),
                Levels = Join(tables, t => t.Levels),
                Step = Join(tables, t => t.Step),
                Fate = Join(tables, t => t.Fate),
                Loss = Join(tables, t => t.Loss),
                FateTime = Join(tables, t => t.FateTime),
                StepTimes = Join(tables, t => t.StepTimes),
                MarkTimes = Join(tables, t => t.MarkTimes),
                LargestColony = Join(tables, t => t.LargestColony),
                FinalColony = Join(tables, t => t.FinalColony),
                ColonySizes = Join(tables, t => t.ColonySizes),
                Divisions = Join(tables, t => t.Divisions),
                ColonyDeaths = Join(tables, t => t.ColonyDeaths),
                Redraws = Join(tables, t => t.Redraws),
                FailedCells = Join(tables, t => t.FailedCells),
                Status = Join(tables, t => t.Status),
            },
            Deaths = blocks[0].Deaths with { Cells = Add(blocks.Select(b => b.Deaths.Cells)) },
            Courses = [.. blocks.SelectMany(b => b.Courses)],
            Lanes = new LaneTally(blocks.Sum(b => b.Lanes.Steps), Add(blocks.Select(b => b.Lanes.Ends))) { PivotingSteps = blocks.Sum(b => b.Lanes.PivotingSteps) },
        };
    }

    private static ImmutableArray<T> Join<T>(EntityTable[] tables, Func<EntityTable, ImmutableArray<T>> column)
    {
        var joined = new T[tables.Sum(t => column(t).Length)];
        int at = 0;
        foreach (EntityTable table in tables)
        {
            column(table).CopyTo(joined, at);
            at += column(table).Length;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(joined);
    }

    private static ImmutableArray<T> Add<T>(IEnumerable<ImmutableArray<T>> columns)
        where T : System.Numerics.INumber<T>
    {
        T[]? sum = null;
        foreach (ImmutableArray<T> column in columns)
        {
            sum ??= new T[column.Length];
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += column[i];
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(sum!);
    }
}
