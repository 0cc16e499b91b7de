namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>
/// Which values are held in registers at a point of straight-line code. When room is short, the one that is read again last gives way
/// (Belady 1966, IBM Systems Journal 5:78), since with straight-line code all reads to come are known.
/// </summary>
internal sealed class Residents(int capacity)
{
    private readonly Dictionary<int, int> _places = [];
    private readonly Stack<int> _free = new(Enumerable.Range(0, capacity).Reverse());

    /// <summary>Where a value is held, -1 if it is not.</summary>
    public int PlaceOf(int node) => _places.GetValueOrDefault(node, -1);

    /// <summary>All values that are held.</summary>
    public IReadOnlyCollection<int> Nodes => _places.Keys;

    /// <summary>Frees the place of a value.</summary>
    public void Drop(int node)
    {
        if (_places.Remove(node, out int place))
        {
            _free.Push(place);
        }
    }

    /// <summary>Whether a value can be held without another giving way.</summary>
    public bool HasRoom => _free.Count > 0;

    /// <summary>Holds a value; there must be room.</summary>
    public int Hold(int node)
    {
        int place = _free.Pop();
        _places.Add(node, place);
        return place;
    }

    /// <summary>The value, of those that <paramref name="mayGive"/> admits, whose next read is last; -1 when there is none.</summary>
    public int Farthest(Func<int, bool> mayGive, Func<int, int> nextRead)
    {
        (int farthest, int last) = (-1, -1);
        foreach (int node in _places.Keys)
        {
            // Equal distances go by node, not by the dictionary's order, which nothing promises.
            if (mayGive(node) && nextRead(node) is int next && (next > last || (next == last && node < farthest)))
            {
                (farthest, last) = (node, next);
            }
        }

        return farthest;
    }
}
