using Anoikis.Kinetics.Lanes;

namespace Anoikis.Studies.Assays.Cultures;

/// <summary>Cells [First, First + Cells) of a clone under every protocol: what <see cref="CultureBlock"/> runs.</summary>
internal sealed class CellPart(CulturePlan plan, int clone, int first, int cells) : ICulturePart
{
    /// <summary>Cells of a clone in a part; even, so that sisters stay together.</summary>
    public const int MostCells = 128;

    private readonly int _protocols = plan.Protocols.Length;
    private readonly int _regulators = plan.Experiment.Network.Regulators.Length;

    /// <inheritdoc/>
    public long Courses => (long)cells * _protocols;

    /// <summary>All parts of an experiment.</summary>
    public static IEnumerable<CellPart> Of(CulturePlan plan)
    {
        for (int clone = 0; clone < plan.Experiment.Clones.Length; clone++)
        {
            for (int first = 0; first < plan.Experiment.Cells; first += MostCells)
            {
                yield return new CellPart(plan, clone, first, Math.Min(MostCells, plan.Experiment.Cells - first));
            }
        }
    }

    /// <inheritdoc/>
    public void Run(CultureResult result, Action<long>? progress, CancellationToken cancellation)
    {
        CultureBlock block = CultureBlock.Run(plan, result, clone, first, cells, progress, cancellation);
        result.AddSteps(block.Steps, block.PivotingSteps);
        (_steps, _pivoting) = (block.Steps, block.PivotingSteps);
    }

    private long _steps;
    private long _pivoting;

    /// <inheritdoc/>
    public void Write(CultureResult result, BinaryWriter target)
    {
        target.Write(_steps);
        target.Write(_pivoting);
        for (int cell = first; cell < first + cells; cell++)
        {
            target.Write(result.Redraws[clone][cell]);
            foreach (double level in result.Levels[clone].AsSpan(cell * _regulators, _regulators))
            {
                target.Write(level);
            }

            for (int protocol = 0; protocol < _protocols; protocol++)
            {
                Course course = result.At(clone, protocol, cell);
                target.Write((byte)course.End);
                target.Write((int)course.Status);
                target.Write(course.AtRest);
                target.Write(course.Time);
                foreach (double moment in result.Moments(clone, protocol, cell))
                {
                    target.Write(moment);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Read(CultureResult result, BinaryReader source)
    {
        result.AddSteps(source.ReadInt64(), source.ReadInt64());
        for (int cell = first; cell < first + cells; cell++)
        {
            result.Redraws[clone][cell] = source.ReadInt32();
            Fill(result.Levels[clone].AsSpan(cell * _regulators, _regulators), source);
            for (int protocol = 0; protocol < _protocols; protocol++)
            {
                ref Course course = ref result.At(clone, protocol, cell);
                (course.End, course.Status, course.AtRest, course.Time) = ((CourseEnd)source.ReadByte(), (LaneStop)source.ReadInt32(), source.ReadBoolean(), source.ReadDouble());
                Fill(result.Moments(clone, protocol, cell), source);
            }
        }
    }

    private static void Fill(Span<double> values, BinaryReader source)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = source.ReadDouble();
        }
    }
}
