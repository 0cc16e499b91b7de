namespace Anoikis.Kinetics.Equations;

public sealed partial class ExpressionGraph
{
    /// <summary>a + b.</summary>
    public int Add(int a, int b)
        => Is(a, 0) ? b
        : Is(b, 0) ? a
        : _nodes[b].Kind == NodeKind.Negate ? Subtract(a, _nodes[b].A)
        : _nodes[a].Kind == NodeKind.Negate ? Subtract(b, _nodes[a].A)
        : Binary(NodeKind.Add, Math.Min(a, b), Math.Max(a, b));

    /// <summary>a - b.</summary>
    public int Subtract(int a, int b)
        => Is(b, 0) ? a
        : Is(a, 0) ? Negate(b)
        : a == b ? Constant(0)
        : _nodes[b].Kind == NodeKind.Negate ? Add(a, _nodes[b].A)
        : Binary(NodeKind.Subtract, a, b);

    /// <summary>a b.</summary>
    public int Multiply(int a, int b)
        => Is(a, 0) || Is(b, 0) ? Constant(0)
        : Is(a, 1) ? b
        : Is(b, 1) ? a
        : Is(a, -1) ? Negate(b)
        : Is(b, -1) ? Negate(a)
        : _nodes[a].Kind == NodeKind.Negate ? Negate(Multiply(_nodes[a].A, b))
        : _nodes[b].Kind == NodeKind.Negate ? Negate(Multiply(a, _nodes[b].A))
        : Binary(NodeKind.Multiply, Math.Min(a, b), Math.Max(a, b));

    /// <summary>a / b.</summary>
    public int Divide(int a, int b) => Is(b, 1) ? a : Is(a, 0) ? a : Binary(NodeKind.Divide, a, b);

    /// <summary>-a.</summary>
    public int Negate(int a)
        => _nodes[a].Kind == NodeKind.Negate ? _nodes[a].A
        : Unary(NodeKind.Negate, a);

    /// <summary>a to the power b. Small whole powers become products, a half a square root.</summary>
    public int Power(int a, int b)
    {
        if (IsConstant(b, out double power) && !IsConstant(a, out _))
        {
            switch (power)
            {
                case 0: return Constant(1);
                case 1: return a;
                case 0.5: return Unary(NodeKind.Sqrt, a);
                case -1: return Divide(Constant(1), a);
                case 2: return Multiply(a, a);
                case 3: return Multiply(Multiply(a, a), a);
                case 4: return Multiply(Multiply(a, a), Multiply(a, a));
            }
        }

        return Binary(NodeKind.Power, a, b);
    }

    /// <summary>The smaller of two.</summary>
    public int Min(int a, int b) => a == b ? a : Binary(NodeKind.Min, a, b);

    /// <summary>The greater of two.</summary>
    public int Max(int a, int b) => a == b ? a : Binary(NodeKind.Max, a, b);

    /// <summary>a &lt; b.</summary>
    public int Less(int a, int b) => Binary(NodeKind.Less, a, b);

    /// <summary>a &lt;= b.</summary>
    public int LessOrEqual(int a, int b) => Binary(NodeKind.LessOrEqual, a, b);

    /// <summary>a = b.</summary>
    public int Equal(int a, int b) => Binary(NodeKind.Equal, a, b);

    /// <summary>a and b.</summary>
    public int And(int a, int b) => Is(a, 1) ? b : Is(b, 1) ? a : Is(a, 0) || Is(b, 0) ? Constant(0) : Binary(NodeKind.And, a, b);

    /// <summary>a or b.</summary>
    public int Or(int a, int b) => Is(a, 0) ? b : Is(b, 0) ? a : Is(a, 1) || Is(b, 1) ? Constant(1) : Binary(NodeKind.Or, a, b);

    /// <summary>Not a.</summary>
    public int Not(int a) => _nodes[a].Kind == NodeKind.Not ? _nodes[a].A : Unary(NodeKind.Not, a);

    /// <summary><paramref name="whenTrue"/> where the condition holds, else <paramref name="whenFalse"/>.</summary>
    public int Select(int condition, int whenTrue, int whenFalse)
        => IsConstant(condition, out double c) ? (c != 0 ? whenTrue : whenFalse)
        : whenTrue == whenFalse ? whenTrue
        : Intern(new Node(NodeKind.Select, condition, whenTrue, whenFalse));

    /// <summary>A function of one number: square root, exponential, logarithm, rounding, trigonometry, negation, not.</summary>
    public int Unary(NodeKind kind, int a)
        => IsConstant(a, out double x) ? Constant(NodeArithmetic.Unary(kind, x)) : Intern(new Node(kind, a));

    private int Binary(NodeKind kind, int a, int b)
        => IsConstant(a, out double x) && IsConstant(b, out double y)
            ? Constant(NodeArithmetic.Binary(kind, x, y))
            : Intern(new Node(kind, a, b));
}
