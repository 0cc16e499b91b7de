using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>One value of the factorisation that the solves read, by the node that computes it, the number of its place and the row that makes it.</summary>
internal readonly record struct FactorEntry(int Node, int Number, int Row);

/// <summary>
/// A Rosenbrock step's linear algebra as formulas, for a fixed order of elimination. With N = J off the diagonal and pivots
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
    private int[] _schedule = [];

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
    /// Nodes of a stage: b (in the order of elimination, with the additional term) and then u (in reverse), with their rows. They read the factorisation from its places.
    /// </summary>
    public (IReadOnlyList<(int Row, int Node)> Forward, IReadOnlyList<(int Row, int Node)> Backward) Stage()
        => Solve(Stored, row => _sums.AddTo(_graph.Parameter(FirstAddend + row), _system.Derivatives[Order[row]], subtract: false));

    /// <summary>
    /// Nodes of (I - gamma h J)^-1 e, for an e that is read as the states are: b and then u of a solve whose right-hand side is e/(gamma h).
    /// </summary>
    public (IReadOnlyList<(int Row, int Node)> Forward, IReadOnlyList<(int Row, int Node)> Backward) ErrorFilter()
    {
        int inverseGammaStep = _graph.Parameter(_system.InverseGammaStep);
        return Solve(Stored, row => _graph.Multiply(inverseGammaStep, _graph.State(Order[row])));
    }

    /// <summary>
    /// The factorisation and the first stage as one program, in the order in which to compute it: the first stage needs each entry where it is made, and its
    /// derivative shares products with the Jacobian. Entries come with their number, rows of b and u with their row.
    /// </summary>
    /// <param name="withAddend">Whether the first stage has an additional term.</param>
    public IEnumerable<(bool IsEntry, int Number, int Node)> FactorAndFirstStage(bool withAddend)
    {
        (IReadOnlyList<(int Row, int Node)> forward, IReadOnlyList<(int Row, int Node)> backward) = Solve(
            node => node,
            row => withAddend
                ? _sums.AddTo(_graph.Parameter(FirstAddend + row), _system.Derivatives[Order[row]], subtract: false)
                : _sums.Arrange(_system.Derivatives[Order[row]]));
        ILookup<int, FactorEntry> entries = _entries.ToLookup(e => e.Row);
        HashSet<int> inPlace = InPlace(forward, backward);
        return
        [
            .. _schedule.SelectMany(row => entries[row].Select(e => (true, e.Number, e.Node)).Concat(inPlace.Contains(row) ? [(false, row, forward[row].Node)] : [])),
            .. backward.Select(e => (false, e.Row, e.Node)),
        ];
    }

    /// <summary>
    /// The rows whose b may stand where u will. A constant rate is not computed and would be copied there last, over u; one that is also another row's, or an entry, would
    /// be read from there after u has come; and a u that is itself an entry comes before the other rows have read b.
    /// </summary>
    private HashSet<int> InPlace(IReadOnlyList<(int Row, int Node)> forward, IReadOnlyList<(int Row, int Node)> backward)
    {
        Dictionary<int, int> solutions = backward.ToDictionary(e => e.Row, e => e.Node);
        HashSet<int> entries = [.. _entries.Select(e => e.Node)];
        Dictionary<int, int> uses = forward.Concat(backward).GroupBy(e => e.Node).ToDictionary(g => g.Key, g => g.Count());
        return
        [
            .. forward.Where(e => _graph[e.Node].Kind is not (NodeKind.Constant or NodeKind.State or NodeKind.Parameter or NodeKind.Time)
                    && uses[e.Node] == 1 && !entries.Contains(e.Node) && !entries.Contains(solutions[e.Row]))
                .Select(e => e.Row),
        ];
    }

    private (IReadOnlyList<(int Row, int Node)> Forward, IReadOnlyList<(int Row, int Node)> Backward) Solve(Func<int, int> entry, Func<int, int> rightHandSide)
    {
        int n = Order.Length;
        int[] b = new int[n];
        var forward = new List<(int, int)>();
        for (int k = 0; k < n; k++)
        {
            int value = rightHandSide(k);
            foreach ((int column, int node) in _lower[k])
            {
                value = _graph.Add(value, _graph.Multiply(entry(node), b[column]));
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
                value = _graph.Add(value, _graph.Multiply(entry(node), u[column]));
            }

            u[k] = _graph.Multiply(value, entry(_reciprocal[k]));
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
        int[] levels = EliminationLevels.Of([.. rows.Select(r => r.Keys)]);
        _schedule = [.. Enumerable.Range(0, n).OrderBy(k => levels[k])];
        foreach (int k in _schedule)
        {
            // Rows of a level need only rows of levels below it, so their pivots share a division and their work goes side by side.
            if (group.Count == ReciprocalsPerDivision || (group.Count > 0 && levels[group[0].Row] != levels[k]))
            {
                Invert(group);
            }

            for (int j = 0; j < k; j++)
            {
                if (!rows[k].TryGetValue(j, out int entry))
                {
                    continue;
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
            int pivot = _sums.AddTo(inverseGammaStep, diagonal, subtract: true);
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
        foreach (int k in _schedule)
        {
            foreach ((_, int node) in _lower[k])
            {
                Store(node, k);
            }

            Store(_reciprocal[k], k);
            foreach ((_, int node) in _upper[k])
            {
                Store(node, k);
            }
        }
    }

    // Reciprocals of several pivots from one division: a division costs as much as a dozen products. With 1/(p q) = r, 1/p = r q and 1/q = r p.
    private void Invert(List<(int Row, int Pivot)> group)
    {
        int[] pivots = [.. group.Select(g => g.Pivot).Distinct()];
        if (pivots.Length > 0)
        {
            var reciprocals = new Dictionary<int, int>();
            Split(pivots, _graph.Divide(_graph.Constant(1), Product(pivots)), reciprocals);
            foreach ((int row, int pivot) in group)
            {
                _reciprocal[row] = reciprocals[pivot];
            }
        }

        group.Clear();
    }

    // Halves of a product of values with the reciprocal of the whole: 1/p = q/(p q), down to each value.
    private void Split(ReadOnlySpan<int> values, int reciprocal, Dictionary<int, int> reciprocals)
    {
        if (values.Length == 1)
        {
            reciprocals[values[0]] = reciprocal;
            return;
        }

        int half = values.Length / 2;
        Split(values[..half], _graph.Multiply(reciprocal, Product(values[half..])), reciprocals);
        Split(values[half..], _graph.Multiply(reciprocal, Product(values[..half])), reciprocals);
    }

    private int Product(ReadOnlySpan<int> values) => values.Length == 1
        ? values[0]
        : _graph.Multiply(Product(values[..(values.Length / 2)]), Product(values[(values.Length / 2)..]));

    private void Store(int node, int row)
    {
        if (_graph[node].Kind is not (NodeKind.Constant or NodeKind.Parameter) && !_places.ContainsKey(node))
        {
            _places.Add(node, _entries.Count);
            _entries.Add(new FactorEntry(node, _entries.Count, row));
        }
    }

    // A constant or a parameter needs no place: the stage reads it directly.
    private int Stored(int node) => _places.TryGetValue(node, out int place) ? _graph.Parameter(FirstEntry + place) : node;
}
