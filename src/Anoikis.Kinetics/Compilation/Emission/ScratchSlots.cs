namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>
/// Places for values that leave their register before their last read. A place is taken again as soon as its value is dead, the last freed first, so that the code of a step works on few cache lines.
/// Programs that run one after another share the places.
/// </summary>
/// <param name="first">The first place.</param>
internal sealed class ScratchSlots(int first)
{
    private readonly Stack<int> _free = new();

    /// <summary>One past the last place that was ever taken.</summary>
    public int End { get; private set; } = first;

    /// <summary>Takes a place.</summary>
    public int Take() => _free.TryPop(out int slot) ? slot : End++;

    /// <summary>Gives a place back, whose value is not read again.</summary>
    public void Return(int slot) => _free.Push(slot);
}
