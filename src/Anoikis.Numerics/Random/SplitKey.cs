namespace Anoikis.Numerics.Random;

/// <summary>
/// Keys of entities that come from others: a cell's daughters and the replicates of weighted splitting. A key is a random
/// 64-bit number that depends on the parent's key and the child's number alone, so a lineage draws the same
/// numbers in whatever order its cells are run. Among n keys of a run two coincide with probability n^2 / 2^65.
/// </summary>
public static class SplitKey
{
    private const uint DaughterTag = 0x64617567;
    private const uint ReplicateTag = 0x7265706C;
    private const uint RedrawTag = 0x64726177;

    /// <summary>The key of a cell's daughter number <paramref name="which"/> (0 or 1 at a division).</summary>
    public static ulong Daughter(ulong parent, int which) => Derive(parent, DaughterTag, which);

    /// <summary>The key of replicate number <paramref name="which"/> of an entity that is split.</summary>
    public static ulong Replicate(ulong parent, int which) => Derive(parent, ReplicateTag, which);

    /// <summary>The key of draw number <paramref name="which"/>, from 1, of a founder whose draws before did not live to begin.</summary>
    public static ulong Redraw(ulong founder, int which) => Derive(founder, RedrawTag, which);

    private static ulong Derive(ulong parent, uint tag, int which)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(which);
        var counter = new Philox4x32.Block((uint)which, tag, 0x6B657973, 0x616E6F69);
        return Philox4x32.At(counter, (uint)parent, (uint)(parent >> 32)).Low;
    }
}
