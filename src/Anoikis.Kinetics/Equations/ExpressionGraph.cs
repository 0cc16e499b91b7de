namespace Anoikis.Kinetics.Equations;

/// <summary>One node: an operation on nodes that stand before it.</summary>
/// <param name="Kind">The operation.</param>
/// <param name="A">First operand, or the index of a state or parameter.</param>
/// <param name="B">Second operand.</param>
/// <param name="C">Third operand.</param>
/// <param name="Value">The number, of a constant.</param>
public readonly record struct Node(NodeKind Kind, int A = -1, int B = -1, int C = -1, double Value = 0);

/// <summary>
/// Formulas as one graph in which equal terms are one node: what is written twice is computed once. A node's number is
/// greater than those of its operands, so a pass from low to high evaluates everything.
/// </summary>
/// <remarks>Simplification keeps values exact: constants are folded, x + 0, 1 x, x / 1, x^1, x^2 and 0 x (of a finite rate law) are reduced; nothing is reassociated.</remarks>
public sealed partial class ExpressionGraph
{
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Node, int> _known = [];

    /// <summary>Nodes so far.</summary>
    public int Count => _nodes.Count;

    /// <summary>The node with a number.</summary>
    public Node this[int node] => _nodes[node];

    /// <summary>A number.</summary>
    public int Constant(double value) => Intern(new Node(NodeKind.Constant, Value: value));

    /// <summary>State variable number <paramref name="index"/>.</summary>
    public int State(int index) => Intern(new Node(NodeKind.State, index));

    /// <summary>Varying parameter number <paramref name="index"/>.</summary>
    public int Parameter(int index) => Intern(new Node(NodeKind.Parameter, index));

    /// <summary>Time.</summary>
    public int Time() => Intern(new Node(NodeKind.Time));

    /// <summary>Whether a node is a number, and which.</summary>
    public bool IsConstant(int node, out double value)
    {
        Node n = _nodes[node];
        value = n.Value;
        return n.Kind == NodeKind.Constant;
    }

    /// <summary>Whether a node is the number given.</summary>
    public bool Is(int node, double value) => IsConstant(node, out double found) && found == value;

    private int Intern(Node node)
    {
        if (!_known.TryGetValue(node, out int index))
        {
            index = _nodes.Count;
            _nodes.Add(node);
            _known.Add(node, index);
        }

        return index;
    }
}
