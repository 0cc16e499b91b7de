using Anoikis.Apoptosis.Stimuli;

namespace Anoikis.Metastasis.Populations;

/// <summary>The cells of a block's colonies: their networks' states and parameters in slots that are used again.</summary>
internal sealed class CellPool(int states, int parameters, int contacts, int wandering)
{
    private readonly Stack<int> _free = [];
    private PooledCell[] _cells = [];
    private double[] _states = [];
    private double[] _parameters = [];
    private ContactProcess[] _contacts = [];
    private double[] _wandering = [];
    private int _used;

    public ref PooledCell this[int slot] => ref _cells[slot];

    public Span<double> States(int slot) => _states.AsSpan(slot * states, states);

    public Span<double> Parameters(int slot) => _parameters.AsSpan(slot * parameters, parameters);

    public Span<double> Wandering(int slot) => _wandering.AsSpan(slot * wandering, wandering);

    public Span<ContactProcess> Contacts(int slot) => _contacts.AsSpan(slot * contacts, contacts);

    /// <summary>A slot for a cell. Spans and references taken before are stale afterwards.</summary>
    public int Take()
    {
        if (_free.TryPop(out int slot))
        {
            return slot;
        }

        if (_used == _cells.Length)
        {
            int length = Math.Max(256, 2 * _used);
            Array.Resize(ref _cells, length);
            Array.Resize(ref _states, length * states);
            Array.Resize(ref _parameters, length * parameters);
            Array.Resize(ref _contacts, length * contacts);
            Array.Resize(ref _wandering, length * wandering);
        }

        return _used++;
    }

    public void Return(int slot)
    {
        _cells[slot] = default;
        _free.Push(slot);
    }
}

/// <summary>A cell of a colony, besides its numbers in the pool.</summary>
internal struct PooledCell
{
    public Colony Colony;

    /// <summary>Place in <see cref="Colony.Cells"/>.</summary>
    public int Place;

    public ulong Key;

    /// <summary>Steps that it has been in since its birth.</summary>
    public int Visit;

    /// <summary>Time of its numbers, seconds.</summary>
    public double Time;

    /// <summary>When it divides, seconds.</summary>
    public double Division;

    /// <summary>Step that the error control proposed last, in the model's time; 0 for none yet.</summary>
    public double Step;

    /// <summary>Number of the next change of its levels.</summary>
    public int NextUpdate;

    /// <summary>Number of its next sample, or -1 when it is not sampled.</summary>
    public long NextSample;
}
