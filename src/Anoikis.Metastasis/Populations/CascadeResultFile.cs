using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Anoikis.Metastasis.Populations;

/// <summary>Keeps a result (a finished block) to the last bit, so that a run which was stopped goes on from it. A private form: only the same version reads it back.</summary>
public static class CascadeResultFile
{
    private const ulong Signature = 0x32534B4F4941464E;
    private const int LongestColumn = 1 << 30;

    /// <summary>Writes a result.</summary>
    public static void Write(CascadeResult result, Stream target)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var writer = new BinaryWriter(target, Encoding.UTF8, leaveOpen: true);
        writer.Write(Signature);
        writer.Write(result.FirstFounder);
        writer.Write(result.Founders);
        EntityTable t = result.Entities;
        Put(writer, t.Regulators);
        Put(writer, t.Steps);
        Put(writer, t.LossCauses);
        Put(writer, t.ObservationTimes);
        Put(writer, t.Founder);
        Put(writer, t.Replicate);
        Put(writer, t.Weight);
        Put(writer, t.CloneIndex);
        Put(writer, t.Levels);
        Put(writer, t.Step);
        Put(writer, t.Fate);
        Put(writer, t.Loss);
        Put(writer, t.FateTime);
        Put(writer, t.StepTimes);
        Put(writer, t.Marks);
        Put(writer, t.MarkTimes);
        Put(writer, t.LargestColony);
        Put(writer, t.FinalColony);
        Put(writer, t.ColonySizes);
        Put(writer, t.Divisions);
        Put(writer, t.ColonyDeaths);
        Put(writer, t.Redraws);
        Put(writer, t.FailedCells);
        Put(writer, t.Status);
        writer.Write(result.Deaths.Bin);
        writer.Write(result.Deaths.Steps);
        writer.Write(result.Deaths.Causes);
        writer.Write(result.Deaths.Bins);
        Put(writer, result.Deaths.Cells);
        writer.Write(result.Courses.Length);
        foreach (SampledCourse course in result.Courses)
        {
            writer.Write(course.Founder);
            writer.Write(course.Replicate);
            Put(writer, course.Times);
            Put(writer, course.Steps);
            Put(writer, course.States);
        }

        Put(writer, result.States);
        writer.Write(result.Lanes.Steps);
        Put(writer, result.Lanes.Ends);
        writer.Write(result.Lanes.PivotingSteps);
        writer.Write(Signature);
    }

    /// <summary>Reads a result.</summary>
    /// <exception cref="InvalidDataException">The data is cut off, or is not such a result.</exception>
    public static CascadeResult Read(Stream source)
    {
        using var reader = new BinaryReader(source, Encoding.UTF8, leaveOpen: true);
        try
        {
            return Read(reader);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("the kept block is cut off", e);
        }
    }

    private static CascadeResult Read(BinaryReader reader)
    {
        CheckSignature(reader);
        var result = new CascadeResult
        {
            FirstFounder = reader.ReadInt64(),
            Founders = reader.ReadInt64(),
            Entities = new EntityTable
            {
                Regulators = Strings(reader),
                Steps = Strings(reader),
                LossCauses = Strings(reader),
                ObservationTimes = Numbers<double>(reader),
                Founder = Numbers<long>(reader),
                Replicate = Numbers<int>(reader),
                Weight = Numbers<double>(reader),
                CloneIndex = Numbers<int>(reader),
                Levels = Numbers<double>(reader),
                Step = Numbers<int>(reader),
                Fate = Numbers<CellFate>(reader),
                Loss = Numbers<int>(reader),
                FateTime = Numbers<double>(reader),
                StepTimes = Numbers<double>(reader),
                Marks = Numbers<Apoptosis.Networks.DeathMark>(reader),
                MarkTimes = Numbers<double>(reader),
                LargestColony = Numbers<long>(reader),
                FinalColony = Numbers<long>(reader),
                ColonySizes = Numbers<long>(reader),
                Divisions = Numbers<long>(reader),
                ColonyDeaths = Numbers<long>(reader),
                Redraws = Numbers<int>(reader),
                FailedCells = Numbers<int>(reader),
                Status = Numbers<Kinetics.Lanes.LaneStop>(reader),
            },
            Deaths = new DeathTally { Bin = reader.ReadDouble(), Steps = reader.ReadInt32(), Causes = reader.ReadInt32(), Bins = reader.ReadInt32(), Cells = Numbers<double>(reader) },
            Courses = Courses(reader),
            States = Strings(reader),
            Lanes = new LaneTally(reader.ReadInt64(), Numbers<long>(reader)) { PivotingSteps = reader.ReadInt64() },
        };
        CheckSignature(reader);
        return result;
    }

    private static void CheckSignature(BinaryReader reader)
    {
        if (reader.ReadUInt64() != Signature)
        {
            throw new InvalidDataException("this is not a kept block of this version");
        }
    }

    private static ImmutableArray<SampledCourse> Courses(BinaryReader reader)
    {
        int count = Length(reader);
        var courses = ImmutableArray.CreateBuilder<SampledCourse>();
        for (int i = 0; i < count; i++)
        {
            courses.Add(new SampledCourse(reader.ReadInt64(), reader.ReadInt32(), Numbers<double>(reader), Numbers<int>(reader), Numbers<double>(reader)));
        }

        return courses.ToImmutable();
    }

    private static void Put<T>(BinaryWriter writer, ImmutableArray<T> column)
        where T : unmanaged
    {
        writer.Write(column.Length);
        writer.Write(MemoryMarshal.AsBytes(column.AsSpan()));
    }

    private static void Put(BinaryWriter writer, ImmutableArray<string> names)
    {
        writer.Write(names.Length);
        foreach (string name in names)
        {
            writer.Write(name);
        }
    }

    private static ImmutableArray<T> Numbers<T>(BinaryReader reader)
        where T : unmanaged
    {
        int count = Length(reader);
        if (reader.BaseStream.CanSeek && (long)count * Unsafe.SizeOf<T>() > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new EndOfStreamException();
        }

        var column = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(column.AsSpan()));
        return ImmutableCollectionsMarshal.AsImmutableArray(column);
    }

    private static ImmutableArray<string> Strings(BinaryReader reader)
    {
        int count = Length(reader);
        var names = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < count; i++)
        {
            names.Add(reader.ReadString());
        }

        return names.ToImmutable();
    }

    private static int Length(BinaryReader reader)
    {
        int length = reader.ReadInt32();
        return length is >= 0 and <= LongestColumn ? length : throw new InvalidDataException($"a kept block has a column of {length} values");
    }
}
