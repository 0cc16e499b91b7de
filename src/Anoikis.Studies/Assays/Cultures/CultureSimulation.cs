using System.Text;
using Anoikis.Numerics.Parallel;
using Anoikis.Studies.Runs;

namespace Anoikis.Studies.Assays.Cultures;

/// <summary>Runs all cells of an experiment in parts that are independent of each other, of the number of threads and of the width of the lanes.</summary>
internal static class CultureSimulation
{
    /// <summary>Runs everything that is not kept.</summary>
    /// <param name="plan">The experiment, compiled.</param>
    /// <param name="threads">Threads; null for one a processor.</param>
    /// <param name="progress">Is told finished courses, as increments; called from any thread.</param>
    /// <param name="kept">Gives parts that were kept and keeps those that finish; null to keep nothing.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CultureResult Run(CulturePlan plan, int? threads = null, Action<long>? progress = null, KeptBlocks? kept = null, CancellationToken cancellation = default)
    {
        var result = new CultureResult(plan.Experiment);
        ICulturePart[] parts = [.. CellPart.Of(plan), .. ColonyPart.Of(plan)];
        Lock keeping = new();

        void Take(int part, CancellationToken stop)
        {
            if (kept?.Find(part, source => Fill(parts[part], result, source)) is not null)
            {
                progress?.Invoke(parts[part].Courses);
                return;
            }

            parts[part].Run(result, progress, stop);
            lock (keeping)
            {
                kept?.Keep(part, target => Write(parts[part], result, target));
            }
        }

        IndependentBlocks.Run(parts.Length, threads, "culture", Take, cancellation);
        return result;
    }

    private static void Write(ICulturePart part, CultureResult result, Stream target)
    {
        using BinaryWriter writer = new(target, Encoding.UTF8, leaveOpen: true);
        part.Write(result, writer);
    }

    private static CultureResult Fill(ICulturePart part, CultureResult result, Stream source)
    {
        using BinaryReader reader = new(source, Encoding.UTF8, leaveOpen: true);
        part.Read(result, reader);
        return source.Position == source.Length ? result : throw new InvalidDataException("there is more than the part holds");
    }
}
