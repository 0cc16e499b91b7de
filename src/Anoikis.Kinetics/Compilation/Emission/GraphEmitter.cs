using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>Turns nodes of an <see cref="ExpressionGraph"/> into straight-line code: sequence of operations, cut into methods, each written with its values kept in registers where they are soon read again.</summary>
internal sealed class GraphEmitter
{
    // The runtime compiles methods beyond about 57 kB of IL or 20,000 instructions without optimising them. An operation takes about 25 bytes and 12 instructions.
    private const int OperationsPerMethod = 1100;

    private readonly InstructionSet _instructions;
    private readonly ExpressionGraph _graph;
    private readonly Func<Node, Address> _locate;
    private readonly ScratchSlots _scratch;

    /// <param name="instructions">Width and spelling of operations.</param>
    /// <param name="graph">The formulas.</param>
    /// <param name="locate">Where the values of states, parameters and time lie.</param>
    /// <param name="scratch">Free slots of the bundle, for values that leave their register too early.</param>
    public GraphEmitter(InstructionSet instructions, ExpressionGraph graph, Func<Node, Address> locate, ScratchSlots scratch)
    {
        _instructions = instructions;
        _graph = graph;
        _locate = locate;
        _scratch = scratch;
    }

    /// <summary>Code that computes and stores the roots, in their order.</summary>
    public EmittedCode Emit(string name, IReadOnlyList<Root> roots)
    {
        if (roots.Count == 0)
        {
            return EmittedCode.Empty;
        }

        List<Operation> operations = OperationSequence.Of(_graph, [.. roots.Select(r => r.Node)]);
        var uses = new ValueUses(operations);
        var memory = new ValueMemory(_graph, roots, _locate, _scratch);
        var methods = new List<LaneCode>();
        int bytes = 0;
        int start = 0;
        do
        {
            int end = Math.Min(operations.Count, start + OperationsPerMethod);
            var method = new MethodWriter(_instructions, _graph, memory, uses, $"{name}_{methods.Count}", end);
            method.Write(operations, start);
            if (end == operations.Count)
            {
                method.Copy(memory.LeafRoots);
            }

            methods.Add(method.Finish());
            bytes += method.IlBytes;
            start = end;
        }
        while (start < operations.Count);

        return new EmittedCode([.. methods], bytes, operations.Count, _instructions.Passes, _instructions.VectorBytes);
    }
}
