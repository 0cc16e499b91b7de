using Anoikis.Numerics.Elementary;

namespace Anoikis.Kinetics.Equations;

/// <summary>What each <see cref="NodeKind"/> computes, on plain numbers: the meaning that every engine must reproduce.</summary>
public static class NodeArithmetic
{
    /// <summary>The value of a one-operand node.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind does not take one operand.</exception>
    public static double Unary(NodeKind kind, double a) => kind switch
    {
        NodeKind.Negate => -a,
        NodeKind.Sqrt => Math.Sqrt(a),
        NodeKind.Exp => PortableMath.Exp(a),
        NodeKind.Log => PortableMath.Log(a),
        NodeKind.Abs => Math.Abs(a),
        NodeKind.Floor => Math.Floor(a),
        NodeKind.Ceiling => Math.Ceiling(a),
        NodeKind.Sin => PortableMath.Sin(a),
        NodeKind.Cos => PortableMath.Cos(a),
        NodeKind.Tan => PortableMath.Tan(a),
        NodeKind.ArcSin => PortableMath.Asin(a),
        NodeKind.ArcCos => PortableMath.Acos(a),
        NodeKind.ArcTan => PortableMath.Atan(a),
        NodeKind.Sinh => PortableMath.Sinh(a),
        NodeKind.Cosh => PortableMath.Cosh(a),
        NodeKind.Tanh => PortableMath.Tanh(a),
        NodeKind.Not => a == 0 ? 1 : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "takes other than one operand"),
    };

    /// <summary>The value of a two-operand node.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind does not take two operands.</exception>
    public static double Binary(NodeKind kind, double a, double b) => kind switch
    {
        NodeKind.Add => a + b,
        NodeKind.Subtract => a - b,
        NodeKind.Multiply => a * b,
        NodeKind.Divide => a / b,
        NodeKind.Power => PortableMath.Pow(a, b),
        NodeKind.Min => a < b ? a : b,
        NodeKind.Max => a > b ? a : b,
        NodeKind.Less => a < b ? 1 : 0,
        NodeKind.LessOrEqual => a <= b ? 1 : 0,
        NodeKind.Equal => a == b ? 1 : 0,
        NodeKind.And => a != 0 && b != 0 ? 1 : 0,
        NodeKind.Or => a != 0 || b != 0 ? 1 : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "takes other than two operands"),
    };
}
