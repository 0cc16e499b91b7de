using System.Reflection.Emit;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>Writes one method: a run of operations, with as many values in locals as the processor has registers to spare.</summary>
internal sealed class MethodWriter
{
    // A value that is read again after this many operations is stored at once: held that long, it would push out several others.
    private const int FarRead = 128;

    private readonly InstructionSet _set;
    private readonly ExpressionGraph _graph;
    private readonly ValueMemory _memory;
    private readonly Residents _residents;
    private readonly DynamicMethod _method;
    private readonly ILGenerator _il;
    private readonly LocalBuilder[] _locals;
    private readonly OperationWriter _arithmetic;
    private readonly ValueUses _uses;
    private readonly int _end;
    private int _now;

    /// <param name="instructions">Width and spelling of operations.</param>
    /// <param name="graph">The formulas.</param>
    /// <param name="memory">Where values lie.</param>
    /// <param name="uses">Who reads them.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="end">Number of the first operation that the method does not hold.</param>
    public MethodWriter(InstructionSet instructions, ExpressionGraph graph, ValueMemory memory, ValueUses uses, string name, int end)
    {
        (_set, _graph, _memory, _uses, _end) = (instructions, graph, memory, uses, end);
        _residents = new Residents(instructions.ValuesInRegisters);
        _method = new DynamicMethod(name, typeof(void), [typeof(object), typeof(void*), typeof(void*), typeof(void*)], typeof(MethodWriter).Module, skipVisibility: true)
        {
            InitLocals = false,
        };
        _il = _method.GetILGenerator(64 * 1024);
        _locals = [.. Enumerable.Range(0, instructions.ValuesInRegisters + 1).Select(_ => _il.DeclareLocal(instructions.Vector))];
        _arithmetic = new OperationWriter(instructions, graph, _il);
    }

    /// <summary>Size of what was written.</summary>
    public int IlBytes => _il.ILOffset;

    // For a value that is stored in several places and read no more.
    private LocalBuilder Passing => _locals[^1];

    /// <summary>Writes the operations from number <paramref name="start"/> on.</summary>
    public void Write(IReadOnlyList<Operation> operations, int start)
    {
        for (_now = start; _now < _end; _now++)
        {
            Write(operations[_now]);
            Forget(operations[_now]);
        }
    }

    /// <summary>Copies values that no operation computes.</summary>
    public void Copy(IEnumerable<Root> leaves)
    {
        foreach (Root root in leaves)
        {
            _set.Store(_il, () => Pointer(root.Address), () => Push(SourceOf(root.Node)));
        }
    }

    /// <summary>The method.</summary>
    public LaneCode Finish()
    {
        _il.Emit(OpCodes.Ret);

        // Bound to an object, a delegate is called straight; a delegate of a static method first moves all arguments by one place.
        return _method.CreateDelegate<LaneCode>(this);
    }

    private void Write(Operation operation)
    {
        Fetch(operation.First, operation);
        Fetch(operation.Second, operation);
        Fetch(operation.Third, operation);
        (Source first, Source second, Source third) = (SourceOf(operation.First), SourceOf(operation.Second), SourceOf(operation.Third));
        Release(operation);
        if (_arithmetic.IsCall(operation))
        {
            // A call leaves no register as it was.
            DropAll();
        }

        int place = PlaceResult(operation.Node);
        ReadOnlySpan<Address> stores = _memory.StoresOf(operation.Node);
        void Compute() => _arithmetic.Write(operation, () => Push(first), () => Push(second), () => Push(third), second.InMemory && !first.InMemory);
        if (place < 0 && stores.Length == 1)
        {
            Address only = stores[0];
            _set.Store(_il, () => Pointer(only), Compute);
            return;
        }

        LocalBuilder result = place < 0 ? Passing : _locals[place];
        Compute();
        _il.Emit(OpCodes.Stloc, result);
        foreach (Address address in stores)
        {
            _set.Store(_il, () => Pointer(address), () => _il.Emit(OpCodes.Ldloc, result));
        }
    }

    // Loads an operand into a register if it is read again before what it would push out.
    private void Fetch(int node, Operation operation)
    {
        if (node < 0 || _graph[node].Kind == NodeKind.Constant || _residents.PlaceOf(node) >= 0)
        {
            return;
        }

        int next = NextHere(node);
        if (next != ValueUses.Never && MakeRoom(next, n => _memory.Holds(n) && !operation.Reads(n)))
        {
            Push(new Source(-1, node));
            _il.Emit(OpCodes.Stloc, _locals[_residents.Hold(node)]);
        }
    }

    // The register that the result stays in, -1 if it is only stored.
    private int PlaceResult(int node)
    {
        int next = NextHere(node);
        bool stored = _memory.StoresOf(node).Length > 0;
        int last = _uses.Last(node);
        if (!stored && (last >= _end || last - _now > FarRead))
        {
            _memory.Allocate(node);
            stored = true;
        }

        if (next == ValueUses.Never)
        {
            return -1;
        }

        if (MakeRoom(next, _memory.Holds) || (!stored && MakeRoom(next, _ => true)))
        {
            return _residents.Hold(node);
        }

        if (!stored)
        {
            _memory.Allocate(node);
        }

        return -1;
    }

    // Room for a value read next at a place, if need be by dropping one that is read later.
    private bool MakeRoom(int next, Func<int, bool> mayGive)
    {
        if (_residents.HasRoom)
        {
            return true;
        }

        int victim = _residents.Farthest(mayGive, NextHere);
        if (victim < 0 || NextHere(victim) <= next)
        {
            return false;
        }

        if (!_memory.Holds(victim))
        {
            LocalBuilder local = _locals[_residents.PlaceOf(victim)];
            Address place = _memory.Allocate(victim);
            _set.Store(_il, () => Pointer(place), () => _il.Emit(OpCodes.Ldloc, local));
        }

        _residents.Drop(victim);
        return true;
    }

    private void Release(Operation operation)
    {
        foreach (int node in (int[])[operation.First, operation.Second, operation.Third])
        {
            if (node >= 0 && NextHere(node) == ValueUses.Never)
            {
                _residents.Drop(node);
            }
        }
    }

    // Only once the operation is written: a value pushed out by its result must not take the place of an operand.
    private void Forget(Operation operation)
    {
        foreach (int node in new HashSet<int> { operation.First, operation.Second, operation.Third })
        {
            if (node >= 0 && _uses.Last(node) == _now)
            {
                _memory.Release(node);
            }
        }
    }

    private void DropAll()
    {
        foreach (int node in _residents.Nodes.Where(_memory.Holds).ToArray())
        {
            _residents.Drop(node);
        }
    }

    // The next read within this method.
    private int NextHere(int node) => _uses.Next(node, _now) is int next && next < _end ? next : ValueUses.Never;

    private Source SourceOf(int node) => new(node < 0 ? -1 : _residents.PlaceOf(node), node);

    private void Push(Source source)
    {
        if (source.Register >= 0)
        {
            _il.Emit(OpCodes.Ldloc, _locals[source.Register]);
        }
        else if (_graph[source.Node] is { Kind: NodeKind.Constant } constant)
        {
            _set.Constant(_il, constant.Value);
        }
        else
        {
            Pointer(_memory.PlaceOf(source.Node));
            _set.Load(_il);
        }
    }

    private void Pointer(Address address)
    {
        _il.Emit(address.Region switch { Region.Bundle => OpCodes.Ldarg_1, Region.States => OpCodes.Ldarg_2, _ => OpCodes.Ldarg_3 });
        int offset = address.Slot * _set.SlotBytes;
        if (offset != 0)
        {
            _il.Emit(OpCodes.Ldc_I4, offset);
            _il.Emit(OpCodes.Add);
        }
    }

    // A register, or -1 and the node to read from memory.
    private readonly record struct Source(int Register, int Node)
    {
        public bool InMemory => Register < 0 && Node >= 0;
    }
}
