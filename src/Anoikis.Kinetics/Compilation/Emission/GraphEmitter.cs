using System.Reflection.Emit;
using Anoikis.Kinetics.Equations;
using Anoikis.Numerics.Elementary;

namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>
/// Turns nodes of an <see cref="ExpressionGraph"/> into straight-line code: a node used once is part of its user's expression, a node used
/// more often is computed once and kept. a b + c becomes one fused operation wherever the product has no other use; this does not depend on
/// the width, hence neither do the bits.
/// </summary>
internal sealed class GraphEmitter
{
    // The runtime compiles methods beyond about 57 kB of IL without optimising them. These bounds stay well below.
    private const int OperationsPerMethod = 2400;
    private const int LocalsPerMethod = 480;

    // A stored value is read from memory rather than kept in a register when its next use is further than this many statements away.
    private const int NearUse = 12;

    private readonly InstructionSet _instructions;
    private readonly ExpressionGraph _graph;
    private readonly Func<Node, Address> _locate;
    private readonly Func<int> _allocateScratch;

    private List<int> _statements = [];
    private Dictionary<int, int> _position = [];
    private Dictionary<int, List<int>> _uses = [];
    private Dictionary<int, List<Address>> _stores = [];
    private int[] _methodOf = [];

    /// <param name="instructions">Width and spelling of operations.</param>
    /// <param name="graph">The formulas.</param>
    /// <param name="locate">Where the values of states, parameters and time lie.</param>
    /// <param name="allocateScratch">Gives a free slot of the bundle, for values that pass from one method to another.</param>
    public GraphEmitter(InstructionSet instructions, ExpressionGraph graph, Func<Node, Address> locate, Func<int> allocateScratch)
    {
        _instructions = instructions;
        _graph = graph;
        _locate = locate;
        _allocateScratch = allocateScratch;
    }

    /// <summary>Code that computes and stores the roots, in their order.</summary>
    public EmittedCode Emit(string name, IReadOnlyList<Root> roots)
    {
        if (roots.Count == 0)
        {
            return EmittedCode.Empty;
        }

        Plan(roots);
        var scratch = new Dictionary<int, Address>();
        var methods = new List<LaneCode>();
        int bytes = 0;
        int operations = 0;
        int last = _methodOf[^1];
        for (int m = 0; m <= last; m++)
        {
            var method = new MethodWriter(this, $"{name}_{m}", m, scratch);
            methods.Add(method.Write());
            bytes += method.IlBytes;
            operations += method.Operations;
        }

        return new EmittedCode([.. methods], bytes, operations);
    }

    // A statement is a node that gets a name: it is stored, or used more than once.
    private void Plan(IReadOnlyList<Root> roots)
    {
        var users = new Dictionary<int, int>();
        HashSet<int> needed = GraphTraversal.Needed(_graph, roots.Select(r => r.Node));
        foreach (int node in needed)
        {
            Operands operands = GraphTraversal.OperandsOf(_graph[node]);
            for (int i = 0; i < operands.Count; i++)
            {
                users[operands[i]] = users.GetValueOrDefault(operands[i]) + 1;
            }
        }

        _stores = roots.GroupBy(r => r.Node).ToDictionary(g => g.Key, g => g.Select(r => r.Address).ToList());
        bool IsStatement(int node) => _stores.ContainsKey(node) || (users.GetValueOrDefault(node) > 1 && !IsLeaf(node));

        _statements = [];
        _position = [];
        var visited = new HashSet<int>();
        foreach (Root root in roots)
        {
            Schedule(root.Node, IsStatement, visited);
        }

        _uses = [];
        _methodOf = new int[_statements.Count];
        int method = 0;
        int operations = 0;
        int locals = 0;
        for (int s = 0; s < _statements.Count; s++)
        {
            int size = RecordUses(_statements[s], s);
            if (operations + size > OperationsPerMethod || locals + 1 > LocalsPerMethod)
            {
                method++;
                operations = 0;
                locals = 0;
            }

            _methodOf[s] = method;
            operations += size;
            locals++;
        }
    }

    private void Schedule(int root, Func<int, bool> isStatement, HashSet<int> visited)
    {
        var pending = new Stack<(int Node, bool Done)>();
        pending.Push((root, false));
        while (pending.TryPop(out (int Node, bool Done) item))
        {
            if (item.Done)
            {
                if (isStatement(item.Node))
                {
                    _position[item.Node] = _statements.Count;
                    _statements.Add(item.Node);
                }

                continue;
            }

            if (!visited.Add(item.Node))
            {
                continue;
            }

            pending.Push((item.Node, true));
            Operands operands = GraphTraversal.OperandsOf(_graph[item.Node]);
            for (int i = operands.Count - 1; i >= 0; i--)
            {
                pending.Push((operands[i], false));
            }
        }
    }

    private int RecordUses(int statement, int position)
    {
        int size = 1;
        var pending = new Stack<int>();
        pending.Push(statement);
        while (pending.TryPop(out int node))
        {
            Operands operands = GraphTraversal.OperandsOf(_graph[node]);
            for (int i = 0; i < operands.Count; i++)
            {
                size++;
                if (_position.ContainsKey(operands[i]))
                {
                    if (!_uses.TryGetValue(operands[i], out List<int>? uses))
                    {
                        _uses[operands[i]] = uses = [];
                    }

                    uses.Add(position);
                }
                else
                {
                    pending.Push(operands[i]);
                }
            }
        }

        return size;
    }

    private bool IsLeaf(int node) => _graph[node].Kind is NodeKind.Constant or NodeKind.State or NodeKind.Parameter or NodeKind.Time;

    /// <summary>Writes the statements of one method.</summary>
    private sealed class MethodWriter
    {
        private readonly GraphEmitter _plan;
        private readonly InstructionSet _set;
        private readonly ExpressionGraph _graph;
        private readonly DynamicMethod _method;
        private readonly ILGenerator _il;
        private readonly int _index;
        private readonly Dictionary<int, Address> _scratch;
        private readonly Dictionary<int, LocalBuilder> _locals = [];
        private readonly Stack<LocalBuilder> _freeSums = new();
        private int _now;

        public MethodWriter(GraphEmitter plan, string name, int index, Dictionary<int, Address> scratch)
        {
            _plan = plan;
            _set = plan._instructions;
            _graph = plan._graph;
            _index = index;
            _scratch = scratch;
            _method = new DynamicMethod(name, typeof(void), [typeof(double*), typeof(double*), typeof(double*)], typeof(GraphEmitter).Module, skipVisibility: true)
            {
                InitLocals = false,
            };
            _il = _method.GetILGenerator(64 * 1024);
        }

        public int IlBytes { get; private set; }

        public int Operations { get; private set; }

        public LaneCode Write()
        {
            for (int s = 0; s < _plan._statements.Count; s++)
            {
                if (_plan._methodOf[s] == _index)
                {
                    _now = s;
                    Statement(_plan._statements[s]);
                }
            }

            _il.Emit(OpCodes.Ret);
            IlBytes = _il.ILOffset;
            return _method.CreateDelegate<LaneCode>();
        }

        private void Statement(int node)
        {
            List<int> uses = _plan._uses.GetValueOrDefault(node, []);
            List<Address> stores = [.. _plan._stores.GetValueOrDefault(node, [])];
            bool usedLater = uses.Exists(u => _plan._methodOf[u] != _index);
            if (stores.Count == 0 && usedLater)
            {
                Address place = new(Region.Bundle, _plan._allocateScratch());
                _scratch[node] = place;
                stores.Add(place);
            }

            bool usedHere = uses.Exists(u => _plan._methodOf[u] == _index && (stores.Count == 0 || u - _now <= NearUse));
            if (!usedHere && stores.Count == 1)
            {
                _set.Store(_il, () => Pointer(stores[0]), () => Operation(node));
                return;
            }

            Operation(node);
            LocalBuilder local = _il.DeclareLocal(_set.Vector);
            _il.Emit(OpCodes.Stloc, local);
            foreach (Address place in stores)
            {
                _set.Store(_il, () => Pointer(place), () => _il.Emit(OpCodes.Ldloc, local));
            }

            if (usedHere)
            {
                _locals[node] = local;
            }
        }

        private void Push(int node)
        {
            if (!_plan._position.TryGetValue(node, out int defined))
            {
                Operation(node);
                return;
            }

            bool stored = _plan._stores.TryGetValue(node, out List<Address>? places);
            if (InLocal(node, defined))
            {
                _il.Emit(OpCodes.Ldloc, _locals[node]);
                return;
            }

            Pointer(stored ? places![0] : _scratch[node]);
            _set.Load(_il);
        }

        private void Pointer(Address address)
        {
            _il.Emit(address.Region switch { Region.Bundle => OpCodes.Ldarg_0, Region.States => OpCodes.Ldarg_1, _ => OpCodes.Ldarg_2 });
            int offset = address.Slot * _set.Width * sizeof(double);
            if (offset != 0)
            {
                _il.Emit(OpCodes.Ldc_I4, offset);
                _il.Emit(OpCodes.Add);
            }
        }

        private void Operation(int node)
        {
            Operations++;
            Node n = _graph[node];
            switch (n.Kind)
            {
                case NodeKind.Constant:
                    _set.Constant(_il, n.Value);
                    break;
                case NodeKind.State or NodeKind.Parameter or NodeKind.Time:
                    Pointer(_plan._locate(n));
                    _set.Load(_il);
                    break;
                case NodeKind.Add when Product(n.B, out Node p):
                    Accumulate(p, n.A, _set.MultiplyAdd);
                    break;
                case NodeKind.Add when Product(n.A, out Node p):
                    Accumulate(p, n.B, _set.MultiplyAdd);
                    break;
                case NodeKind.Subtract when Product(n.B, out Node p):
                    Accumulate(p, n.A, _set.MultiplySubtractFrom);
                    break;
                case NodeKind.Subtract when Product(n.A, out Node p):
                    Accumulate(p, n.B, _set.MultiplySubtract);
                    break;
                case NodeKind.Add:
                    Push(n.A);
                    Push(n.B);
                    _set.Add(_il);
                    break;
                case NodeKind.Subtract:
                    Push(n.A);
                    Push(n.B);
                    _set.Subtract(_il);
                    break;
                case NodeKind.Multiply:
                    Push(n.A);
                    Push(n.B);
                    _set.Multiply(_il);
                    break;
                case NodeKind.Divide:
                    Push(n.A);
                    Push(n.B);
                    _set.Divide(_il);
                    break;
                case NodeKind.Negate:
                    _set.Negate(_il, () => Push(n.A));
                    break;
                default:
                    Rare(n);
                    break;
            }
        }

        // The sum so far is computed first and named, and the factor that lies in memory is read last: then the processor's fused
        // instruction takes it straight from memory.
        private void Accumulate(Node product, int addend, Action<ILGenerator, Action, Action, Action> fused)
        {
            (int first, int second) = InMemory(product.A) ? (product.B, product.A) : (product.A, product.B);
            if (IsPlain(addend) || !IsPlain(first) || !IsPlain(second))
            {
                fused(_il, () => Push(first), () => Push(second), () => Push(addend));
                return;
            }

            Push(addend);
            LocalBuilder sum = _freeSums.TryPop(out LocalBuilder? free) ? free : _il.DeclareLocal(_set.Vector);
            _il.Emit(OpCodes.Stloc, sum);
            fused(_il, () => Push(first), () => Push(second), () => _il.Emit(OpCodes.Ldloc, sum));
            _freeSums.Push(sum);
        }

        private bool IsPlain(int node) => _plan.IsLeaf(node) || _plan._position.ContainsKey(node);

        private bool InMemory(int node) => _plan._position.TryGetValue(node, out int defined)
            ? !InLocal(node, defined)
            : _plan.IsLeaf(node) && _graph[node].Kind != NodeKind.Constant;

        private bool InLocal(int node, int defined)
            => _locals.ContainsKey(node) && (!_plan._stores.ContainsKey(node) || _now - defined <= NearUse);

        private bool Product(int node, out Node product)
        {
            product = _graph[node];
            return product.Kind == NodeKind.Multiply && !_plan._position.ContainsKey(node);
        }

        private void Rare(Node n)
        {
            switch (n.Kind)
            {
                case NodeKind.Less or NodeKind.LessOrEqual or NodeKind.Equal:
                    Push(n.A);
                    Push(n.B);
                    _set.Portable(_il, n.Kind switch { NodeKind.Less => "LessThan", NodeKind.LessOrEqual => "LessThanOrEqual", _ => "Equal" });
                    Truth();
                    break;
                case NodeKind.And or NodeKind.Or:
                    Mask(n.A);
                    Mask(n.B);
                    _set.Portable(_il, n.Kind == NodeKind.And ? "And" : "Or");
                    Truth();
                    break;
                case NodeKind.Not:
                    Mask(n.A);
                    _set.Portable(_il, "Not");
                    Truth();
                    break;
                case NodeKind.Select:
                    Mask(n.A);
                    Push(n.B);
                    Push(n.C);
                    _set.Portable(_il, "Select");
                    break;
                case NodeKind.Min or NodeKind.Max:
                    Push(n.A);
                    Push(n.B);
                    _set.Portable(_il, n.Kind.ToString());
                    break;
                case NodeKind.Sqrt or NodeKind.Abs or NodeKind.Floor or NodeKind.Ceiling:
                    Push(n.A);
                    _set.Portable(_il, n.Kind.ToString());
                    break;
                case NodeKind.Power:
                    Push(n.A);
                    Push(n.B);
                    _set.Elementary(_il, typeof(LanePow));
                    break;
                default:
                    Push(n.A);
                    _set.Elementary(_il, ElementaryFunctions.Of(n.Kind));
                    break;
            }
        }

        // Truth values are the numbers 1 and 0; masks have all bits or none.
        private void Truth()
        {
            _set.Constant(_il, 1);
            _set.Portable(_il, "And");
        }

        private void Mask(int node)
        {
            Push(node);
            _set.Constant(_il, 0);
            _set.Portable(_il, "Equal");
            _set.Portable(_il, "Not");
        }
    }
}
