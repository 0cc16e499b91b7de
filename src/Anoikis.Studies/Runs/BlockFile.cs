using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Populations;

namespace Anoikis.Studies.Runs;

/// <summary>
/// A finished block of founders as a file: the columns of its tables as they lie in memory, then a SHA-256 of all before it. It is read back to the same bits,
/// by the program that wrote it on a machine of the same byte order; anything else fails the check and the block is run again.
/// </summary>
internal static class BlockFile
{
    private const uint Magic = 0x424E4101;

    private const int HashBytes = 32;

    public static byte[] Write(CascadeResult block)
    {
        using MemoryStream stream = new();
        using (BinaryWriter writer = new(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(block.FirstFounder);
            writer.Write(block.Founders);
            Write(writer, block.Entities);
            Write(writer, block.Deaths);
            Names(writer, block.States);
            writer.Write(block.Courses.Length);
            foreach (SampledCourse course in block.Courses)
            {
                writer.Write(course.Founder);
                writer.Write(course.Replicate);
                Column(writer, course.Times);
                Column(writer, course.Steps);
                Column(writer, course.States);
            }

            writer.Write(block.Lanes.Steps);
            Column(writer, block.Lanes.Ends);
        }

        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>The block, or null when the bytes are not those of a whole block.</summary>
    public static CascadeResult? Read(byte[] bytes)
    {
        if (bytes.Length < HashBytes + sizeof(uint)
            || !SHA256.HashData(bytes.AsSpan(..^HashBytes)).AsSpan().SequenceEqual(bytes.AsSpan(^HashBytes..)))
        {
            return null;
        }

        using BinaryReader reader = new(new MemoryStream(bytes, 0, bytes.Length - HashBytes, writable: false));
        if (reader.ReadUInt32() != Magic)
        {
            return null;
        }

        long first = reader.ReadInt64();
        long founders = reader.ReadInt64();
        EntityTable entities = ReadEntities(reader);
        DeathTally deaths = ReadDeaths(reader);
        ImmutableArray<string> states = Names(reader);
        SampledCourse[] courses = new SampledCourse[reader.ReadInt32()];
        for (int i = 0; i < courses.Length; i++)
        {
            courses[i] = new SampledCourse(reader.ReadInt64(), reader.ReadInt32(), Column<double>(reader), Column<int>(reader), Column<double>(reader));
        }

        return new CascadeResult
        {
            FirstFounder = first,
            Founders = founders,
            Entities = entities,
            Deaths = deaths,
            States = states,
            Courses = ImmutableCollectionsMarshal.AsImmutableArray(courses),
            Lanes = new LaneTally(reader.ReadInt64(), Column<long>(reader)),
        };
    }

    private static void Write(BinaryWriter writer, EntityTable table)
    {
        Names(writer, table.Regulators);
        Names(writer, table.Steps);
        Names(writer, table.LossCauses);
        Column(writer, table.ObservationTimes);
        Column(writer, table.Founder);
        Column(writer, table.Replicate);
        Column(writer, table.Weight);
        Column(writer, table.CloneIndex);
        Column(writer, table.Levels);
        Column(writer, table.Step);
        Column(writer, table.Fate);
        Column(writer, table.Loss);
        Column(writer, table.FateTime);
        Column(writer, table.StepTimes);
        Column(writer, table.LargestColony);
        Column(writer, table.FinalColony);
        Column(writer, table.ColonySizes);
        Column(writer, table.Divisions);
        Column(writer, table.ColonyDeaths);
        Column(writer, table.FailedCells);
        Column(writer, table.Status);
    }

    private static EntityTable ReadEntities(BinaryReader reader) => new()
    {
        // Initialisers run in the order of the text, which is the order of the file.
        Regulators = Names(reader),
        Steps = Names(reader),
        LossCauses = Names(reader),
        ObservationTimes = Column<double>(reader),
        Founder = Column<long>(reader),
        Replicate = Column<int>(reader),
        Weight = Column<double>(reader),
        CloneIndex = Column<int>(reader),
        Levels = Column<double>(reader),
        Step = Column<int>(reader),
        Fate = Column<CellFate>(reader),
        Loss = Column<int>(reader),
        FateTime = Column<double>(reader),
        StepTimes = Column<double>(reader),
        LargestColony = Column<long>(reader),
        FinalColony = Column<long>(reader),
        ColonySizes = Column<long>(reader),
        Divisions = Column<long>(reader),
        ColonyDeaths = Column<long>(reader),
        FailedCells = Column<int>(reader),
        Status = Column<LaneStop>(reader),
    };

    private static void Write(BinaryWriter writer, DeathTally deaths)
    {
        writer.Write(deaths.Bin);
        writer.Write(deaths.Steps);
        writer.Write(deaths.Causes);
        writer.Write(deaths.Bins);
        Column(writer, deaths.Cells);
    }

    private static DeathTally ReadDeaths(BinaryReader reader) => new()
    {
        Bin = reader.ReadDouble(),
        Steps = reader.ReadInt32(),
        Causes = reader.ReadInt32(),
        Bins = reader.ReadInt32(),
        Cells = Column<double>(reader),
    };

    private static void Names(BinaryWriter writer, ImmutableArray<string> names)
    {
        writer.Write(names.Length);
        foreach (string name in names)
        {
            writer.Write(name);
        }
    }

    private static ImmutableArray<string> Names(BinaryReader reader)
    {
        string[] names = new string[reader.ReadInt32()];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = reader.ReadString();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(names);
    }

    private static void Column<T>(BinaryWriter writer, ImmutableArray<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static ImmutableArray<T> Column<T>(BinaryReader reader)
        where T : unmanaged
    {
        int length = reader.ReadInt32();
        if (length < 0 || (long)length * Unsafe.SizeOf<T>() > reader.BaseStream.Length)
        {
            throw new InvalidDataException("a column is longer than the file");
        }

        T[] values = new T[length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }
}
