using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Runs;

namespace Anoikis.Tests.Studies.Runs;

public sealed class KeptBlocksTests
{
    private static readonly RunIdentity Identity = new([new IdentityPart("seed", "1"), new IdentityPart("cells", "300")]);

    [Fact]
    public void A_block_comes_back_to_the_same_bits()
    {
        CascadeResult block = Block(first: 2048);
        CascadeResult again = Read(Bytes(block))!;
        Assert.Equal(Bytes(block), Bytes(again));
        Assert.Equal(block.FirstFounder, again.FirstFounder);
        Assert.True(double.IsNaN(again.Entities.StepTime(0, 1)));
        Assert.Equal(block.Entities.Levels.AsEnumerable(), again.Entities.Levels);
        Assert.Equal(block.Entities.Fate.AsEnumerable(), again.Entities.Fate);
        Assert.Equal(block.Entities.Status.AsEnumerable(), again.Entities.Status);
        Assert.Equal(block.Entities.ColonySizes.AsEnumerable(), again.Entities.ColonySizes);
        Assert.Equal(block.Deaths.Cells.AsEnumerable(), again.Deaths.Cells);
        Assert.Equal(block.Courses[0].States.AsEnumerable(), again.Courses[0].States);
        Assert.Equal(block.Lanes.Ends.AsEnumerable(), again.Lanes.Ends);
    }

    [Fact]
    public void Every_column_of_a_block_is_kept()
    {
        // A column that is added to the table and forgotten here would come back empty.
        CascadeResult again = Read(Bytes(Block(first: 0)))!;
        foreach (System.Reflection.PropertyInfo property in typeof(EntityTable).GetProperties().Where(p => p.PropertyType.Name.StartsWith("ImmutableArray", StringComparison.Ordinal)))
        {
            object before = property.GetValue(Block(first: 0).Entities)!;
            object after = property.GetValue(again.Entities)!;
            Assert.Equal(((System.Collections.IEnumerable)before).Cast<object>(), ((System.Collections.IEnumerable)after).Cast<object>());
        }
    }

    [Fact]
    public void Any_damage_makes_a_block_count_as_not_kept()
    {
        byte[] bytes = Bytes(Block(first: 0));
        for (int i = 0; i < bytes.Length; i += 97)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 0x10;
            Assert.Null(Read(damaged));
        }

        Assert.Null(Read(bytes[..^1]));
        Assert.Null(Read(bytes[..20]));
        Assert.Null(Read([]));
    }

    [Fact]
    public void Blocks_outlive_the_run_that_kept_them()
    {
        using WatchedFolder folder = new();
        using (KeptBlocks blocks = KeptBlocks.Open(folder.Path, Identity)!)
        {
            blocks.Keep(3, target => CascadeResultFile.Write(Block(first: 3 * 2048), target));
        }

        // What a kill leaves half written has a temporary name and is not taken for a block.
        File.WriteAllBytes(folder.File("partial/block-000004.bin.tmp"), [1, 2, 3]);
        Assert.Equal(Identity, KeptBlocks.IdentityIn(folder.Path));
        Assert.Equal(1, KeptBlocks.CountIn(folder.Path));
        using KeptBlocks again = KeptBlocks.Open(folder.Path, Identity)!;
        Assert.Null(again.Find(0, CascadeResultFile.Read));
        Assert.Null(again.Find(4, CascadeResultFile.Read));
        Assert.Equal(3 * 2048, again.Find(3, CascadeResultFile.Read)!.FirstFounder);
        again.Delete();
        Assert.Empty(folder.Content());
    }

    [Fact]
    public void Two_runs_do_not_share_a_folder()
    {
        using WatchedFolder folder = new();
        using KeptBlocks blocks = KeptBlocks.Open(folder.Path, Identity)!;
        Assert.Null(KeptBlocks.Open(folder.Path, Identity));
    }

    [Fact]
    public void Blocks_without_an_identity_are_thrown_away()
    {
        using WatchedFolder folder = new();
        using (KeptBlocks blocks = KeptBlocks.Open(folder.Path, Identity)!)
        {
            blocks.Keep(0, target => CascadeResultFile.Write(Block(first: 0), target));
        }

        File.WriteAllText(folder.File("partial/run.json"), "{ damaged");
        using KeptBlocks again = KeptBlocks.Open(folder.Path, Identity)!;
        Assert.Null(again.Find(0, CascadeResultFile.Read));
        Assert.Equal(Identity, KeptBlocks.IdentityIn(folder.Path));
    }

    /// <summary>A block as bytes.</summary>
    internal static byte[] Bytes(CascadeResult block) => BlockFile.Write(target => CascadeResultFile.Write(block, target));

    /// <summary>The block that bytes are, or null.</summary>
    internal static CascadeResult? Read(byte[] bytes) => BlockFile.Read(bytes, CascadeResultFile.Read);

    /// <summary>Two rows with a value of its own in each place, so that no two columns can be mixed up.</summary>
    internal static CascadeResult Block(long first) => new()
    {
        FirstFounder = first,
        Founders = 2,
        Entities = new EntityTable
        {
            Regulators = ["BAX", "BCL2"],
            Steps = ["blood", "tissue"],
            LossCauses = ["mechanical"],
            ObservationTimes = [100, 259200],
            Founder = [first, first + 1],
            Replicate = [0, 1],
            Weight = [1, 0.1],
            CloneIndex = [1, 0],
            Levels = [8e4, 2.5e4, 7e4, 1.1e4],
            Step = [0, 1],
            Fate = [CellFate.NamedLoss, CellFate.Alive],
            Loss = [0, -1],
            FateTime = [12.5, 259200],
            StepTimes = [0, double.NaN, 0.1, 3600.25],
            LargestColony = [0, 17],
            FinalColony = [0, 16],
            ColonySizes = [0, 1, 2, 16],
            Divisions = [0, 21],
            ColonyDeaths = [0, 5],
            FailedCells = [0, 3],
            Status = [LaneStop.Reached, LaneStop.StepTooSmall],
        },
        Deaths = new DeathTally { Bin = 3600, Steps = 2, Causes = 3, Bins = 1, Cells = [1, 2, 3, 4, 5, 6, 7, 8.5, 9, 10, 11, 12] },
        Courses = [new SampledCourse(first, 0, [0, 60], [0, 1], [1, 2, 3, 4])],
        States = ["BAX_off", "BAX_on"],
        Lanes = new LaneTally(12345, [5, 4, 3, 2, 1, 0]) { PivotingSteps = 7 },
    };
}
