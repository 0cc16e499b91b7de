using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>One value of the factorisation that the solves read, by the node that computes it and the number of its place.</summary>
internal readonly record struct FactorEntry(int Node, int Number);

/// <summary>
/// A Rosenbrock step's linear algebra as formulas, for a fixed order of elimination. With N = J - M/(gamma h) off the diagonal and pivots
/// p = 1/(gamma h) - n on it, W u = b is solved by b[i] += l[i,k] b[k] downwards, l = n[i,k]/p[k], and u[k] = (b[k] + sum n[k,j] u[j])/p[k] upwards:
/// additions of products throughout.
/// </summary>
internal sealed class StepFormulas
{
    private const int ReciprocalsPerDivision = 4;

    private readonly ReducedSystem _system;
    private readonly ExpressionGraph _graph;
    private readonly Dictionary<int, int> _places = [];
    private readonly List<FactorEntry> _entries = [];
    private readonly int[] _reciprocal;
    private readonly SignedSum _sums;
    private readonly List<(int Column, int Node)>[] _lower;
    private readonly List<(int Column, int Node)>[] _upper;

    private StepFormulas(ReducedSystem system, int[] order)
    {
        _system = system;
        _graph = system.Graph;
        Order = order;
        Dictionary<int, int> users = GraphTraversal.CountUsers(_graph, system.Derivatives);
        _sums = new SignedSum(_graph, node => users.GetValueOrDefault(node) > 1);
        _reciprocal = new int[order.Length];
        _lower = [.. order.Select(_ => new List<(int, int)>())];
        _upper = [.. order.Select(_ => new List<(int, int)>())];
    }

    /// <summary>States in the order of elimination; a bundle stores its states in this order.</summary>
    public int[] Order { get; }

    /// <summary>Number of the first parameter that stands for a stored value of the factorisation.</summary>
    public int FirstEntry => _system.InverseGammaStep + 1;

    /// <summary>Number of the first parameter that stands for the right-hand side's additional term of a row.</summary>
    public int FirstAddend => FirstEntry + _entries.Count;

    /// <summary>What the factorisation stores, in the order in which it is computed.</summary>
    public IReadOnlyList<FactorEntry> Entries => _entries;

    /// <summary>Entries of L and U, diagonal included, whether stored or constant.</summary>
    public int NonZeros { get; private set; }

    /// <summary>Node of the smallest pivot of those that may come near zero; -1 when none may.</summary>
    public int SmallestPivot { get; private set; } = -1;

    /// <summary>Factorises in formulas.</summary>
    public static StepFormulas Build(ReducedSystem system, int[] order)
    {
        var step = new StepFormulas(system, order);
        step.Factorise();
        return step;
    }

    /// <summary>
    /// Nodes of a stage: b (in the order of elimination, with the additional term) and then u (in reverse), with their rows.
    /// </summary>
    public (IReadOnlyList<(int Row, int Node)> Forward, IReadOnlyList<(int Row, int Node)> Backward) Stage()
    {
        int n = Order.Length;
        int[] b = new int[n];
        var forward = new List<(int, int)>();
        for (int k = 0; k < n; k++)
        {
            int value = _sums.AddTo(_graph.Parameter(FirstAddend + k), _system.Derivatives[Order[k]], subtract: false);
            foreach ((int column, int node) in _lower[k])
            {
                value = _graph.Add(value, _graph.Multiply(Stored(node), b[column]));
            }

            b[k] = value;
            forward.Add((k, value));
        }

        int[] u = new int[n];
        var backward = new List<(int, int)>();
        for (int k = n - 1; k >= 0; k--)
        {
            int value = b[k];
            foreach ((int column, int node) in _upper[k].OrderByDescending(e => e.Column))
            {
                value = _graph.Add(value, _graph.Multiply(Stored(node), u[column]));
            }

            u[k] = _graph.Multiply(value, Stored(_reciprocal[k]));
            backward.Add((k, u[k]));
        }

        return (forward, backward);
    }

    private void Factorise()
    {
        int n = Order.Length;
        int[] position = new int[n];
        for (int k = 0; k < n; k++)
        {
            position[Order[k]] = k;
        }

        var rows = new SortedDictionary<int, int>[n];
        for (int k = 0; k < n; k++)
        {
            rows[k] = [];
        }

        foreach (JacobianEntry entry in _system.Jacobian)
        {
            rows[position[entry.Row]][position[entry.Column]] = _sums.Arrange(entry.Node);
        }

        int inverseGammaStep = _graph.Parameter(_system.InverseGammaStep);
        var group = new List<(int Row, int Pivot)>();
        for (int k = 0; k < n; k++)
        {
            if (group.Count == ReciprocalsPerDivision || group.Exists(g => rows[k].ContainsKey(g.Row)))
            {
                Invert(group);
            }

            // Rows above k are final; eliminate them from row k.
            for (int j = 0; j < k; j++)
            {
                if (!rows[k].TryGetValue(j, out int entry))
                {
                    continue;
                }

                if (group.Exists(g => g.Row == j))
                {
                    Invert(group);
                }

                int multiplier = _graph.Multiply(entry, _reciprocal[j]);
                _lower[k].Add((j, multiplier));
                foreach ((int column, int above) in _upper[j])
                {
                    int product = _graph.Multiply(multiplier, above);
                    rows[k][column] = rows[k].TryGetValue(column, out int old) ? _graph.Add(old, product) : product;
                }
            }

            int diagonal = rows[k].GetValueOrDefault(k, _graph.Constant(0));
            int mass = _graph.Multiply(_graph.Constant(_system.Mass[Order[k]]), inverseGammaStep);
            int pivot = _sums.AddTo(mass, diagonal, subtract: true);
            group.Add((k, pivot));
            _upper[k].AddRange(rows[k].Where(e => e.Key > k).Select(e => (e.Key, e.Value)));
            NonZeros += 1 + _lower[k].Count + _upper[k].Count;
            if (!_graph.IsConstant(diagonal, out double value) || value > 0)
            {
                // A cell near its switch has a growing mode, so a long step makes a pivot negative: sound, and only nearness to 0 is not.
                int size = _graph.Unary(NodeKind.Abs, pivot);
                SmallestPivot = SmallestPivot < 0 ? size : _graph.Min(size, SmallestPivot);
            }
        }

        Invert(group);
        for (int k = 0; k < n; k++)
        {
            foreach ((_, int node) in _lower[k])
            {
                Store(node);
            }

            Store(_reciprocal[k]);
            foreach ((_, int node) in _upper[k])
            {
                Store(node);
            }
        }
    }

    // Reciprocals of several pivots from one division: a division costs as much as a dozen products. With 1/(p q) = r, 1/p = r q and 1/q = r p.
    private void Invert(List<(int Row, int Pivot)> group)
    {
        int[] pivots = [.. group.Select(g => g.Pivot).Distinct()];
        if (pivots.Length > 0)
        {
            int[] upTo = new int[pivots.Length];
            upTo[0] = pivots[0];
            for (int i = 1; i < pivots.Length; i++)
            {
                upTo[i] = _graph.Multiply(upTo[i - 1], pivots[i]);
            }

            var reciprocals = new Dictionary<int, int>();
            int rest = _graph.Divide(_graph.Constant(1), upTo[^1]);
            for (int i = pivots.Length - 1; i > 0; i--)
            {
                reciprocals[pivots[i]] = _graph.Multiply(rest, upTo[i - 1]);
                rest = _graph.Multiply(rest, pivots[i]);
            }

            reciprocals[pivots[0]] = rest;
            foreach ((int row, int pivot) in group)
            {
                _reciprocal[row] = reciprocals[pivot];
            }
        }

        group.Clear();
    }

    private void Store(int node)
    {
        if (_graph[node].Kind is not (NodeKind.Constant or NodeKind.Parameter) && !_places.ContainsKey(node))
        {
            _places.Add(node, _entries.Count);
            _entries.Add(new FactorEntry(node, _entries.Count));
        }
    }

    // A constant or a parameter needs no place: the stage reads it directly.
    private int Stored(int node) => _places.TryGetValue(node, out int place) ? _graph.Parameter(FirstEntry + place) : node;
}
