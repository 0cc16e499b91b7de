namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>Which operations of a sequence read each value.</summary>
internal sealed class ValueUses
{
    /// <summary>Said of a value that is not read again.</summary>
    public const int Never = int.MaxValue;

    private readonly Dictionary<int, List<int>> _readers = [];

    public ValueUses(IReadOnlyList<Operation> operations)
    {
        for (int i = 0; i < operations.Count; i++)
        {
            Operation o = operations[i];
            Add(o.First, i);
            Add(o.Second, i);
            Add(o.Third, i);
        }
    }

    /// <summary>The first operation after number <paramref name="now"/> that reads the value.</summary>
    public int Next(int node, int now)
    {
        if (!_readers.TryGetValue(node, out List<int>? readers))
        {
            return Never;
        }

        int at = readers.BinarySearch(now + 1);
        at = at < 0 ? ~at : at;
        return at < readers.Count ? readers[at] : Never;
    }

    /// <summary>The last operation that reads the value, -1 if none does.</summary>
    public int Last(int node) => _readers.TryGetValue(node, out List<int>? readers) ? readers[^1] : -1;

    private void Add(int node, int reader)
    {
        if (node < 0)
        {
            return;
        }

        if (!_readers.TryGetValue(node, out List<int>? readers))
        {
            _readers[node] = readers = [];
        }

        if (readers.Count == 0 || readers[^1] != reader)
        {
            readers.Add(reader);
        }
    }
}
