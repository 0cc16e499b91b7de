namespace Anoikis.Kinetics.Equations;

/// <summary>What a formula can be: all numbers from a lower to an upper one, either of which may be infinite. Rounding is left aside: ranges settle signs.</summary>
/// <param name="Lower">Smallest value.</param>
/// <param name="Upper">Largest value.</param>
internal readonly record struct ValueRange(double Lower, double Upper)
{
    /// <summary>Any number.</summary>
    public static ValueRange Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>0 and above.</summary>
    public static ValueRange NotNegative { get; } = new(0, double.PositiveInfinity);

    /// <summary>One number; a NaN may be anything.</summary>
    public static ValueRange Of(double value) => double.IsNaN(value) ? Any : new(value, value);

    /// <summary>The range of an operation's value from those of its operands, by node.</summary>
    public static ValueRange Of(Node n, ValueRange[] of) => n.Kind switch
    {
        NodeKind.Add => Sum(of[n.A], of[n.B]),
        NodeKind.Subtract => Sum(of[n.A], Negative(of[n.B])),
        NodeKind.Negate => Negative(of[n.A]),
        NodeKind.Multiply => n.A == n.B ? Square(of[n.A]) : Product(of[n.A], of[n.B]),
        NodeKind.Divide => Quotient(of[n.A], of[n.B]),
        NodeKind.Power => Power(of[n.A], of[n.B]),
        NodeKind.Select => Union(of[n.B], of[n.C]),
        NodeKind.Min => new(Math.Min(of[n.A].Lower, of[n.B].Lower), Math.Min(of[n.A].Upper, of[n.B].Upper)),
        NodeKind.Max => new(Math.Max(of[n.A].Lower, of[n.B].Lower), Math.Max(of[n.A].Upper, of[n.B].Upper)),
        NodeKind.Abs => Absolute(of[n.A]),
        NodeKind.Sqrt => new(0, Math.Sqrt(Math.Max(0, of[n.A].Upper))),
        NodeKind.Exp => new(Math.Exp(of[n.A].Lower), Math.Exp(of[n.A].Upper)),
        NodeKind.Log => of[n.A].Lower > 0 ? new(Math.Log(of[n.A].Lower), Math.Log(of[n.A].Upper)) : Any,
        NodeKind.Floor => new(Math.Floor(of[n.A].Lower), Math.Floor(of[n.A].Upper)),
        NodeKind.Ceiling => new(Math.Ceiling(of[n.A].Lower), Math.Ceiling(of[n.A].Upper)),
        NodeKind.Tanh => new(Math.Tanh(of[n.A].Lower), Math.Tanh(of[n.A].Upper)),
        NodeKind.Sinh => new(Math.Sinh(of[n.A].Lower), Math.Sinh(of[n.A].Upper)),
        NodeKind.ArcTan => new(Math.Atan(of[n.A].Lower), Math.Atan(of[n.A].Upper)),
        NodeKind.Cosh => new(1, double.PositiveInfinity),
        NodeKind.Sin or NodeKind.Cos => new(-1, 1),
        NodeKind.Less or NodeKind.LessOrEqual or NodeKind.Equal or NodeKind.And or NodeKind.Or or NodeKind.Not => new(0, 1),
        _ => Any,
    };

    /// <summary>What lies in either.</summary>
    public static ValueRange Union(ValueRange a, ValueRange b) => new(Math.Min(a.Lower, b.Lower), Math.Max(a.Upper, b.Upper));

    /// <summary>a b.</summary>
    public static ValueRange Product(ValueRange a, ValueRange b)
    {
        double ll = Times(a.Lower, b.Lower);
        double lu = Times(a.Lower, b.Upper);
        double ul = Times(a.Upper, b.Lower);
        double uu = Times(a.Upper, b.Upper);
        return new(Math.Min(Math.Min(ll, lu), Math.Min(ul, uu)), Math.Max(Math.Max(ll, lu), Math.Max(ul, uu)));
    }

    private static ValueRange Sum(ValueRange a, ValueRange b) => new(a.Lower + b.Lower, a.Upper + b.Upper);

    private static ValueRange Negative(ValueRange a) => new(-a.Upper, -a.Lower);

    private static ValueRange Absolute(ValueRange a)
        => a.Lower >= 0 ? a : a.Upper <= 0 ? Negative(a) : new(0, Math.Max(-a.Lower, a.Upper));

    private static ValueRange Square(ValueRange a)
    {
        ValueRange size = Absolute(a);
        return new(Times(size.Lower, size.Lower), Times(size.Upper, size.Upper));
    }

    // Where the divisor may be 0 the quotient grows without bound on the side of its sign.
    private static ValueRange Quotient(ValueRange a, ValueRange b)
        => b.Lower >= 0 && b.Upper > 0 ? Product(a, new(1 / b.Upper, b.Lower > 0 ? 1 / b.Lower : double.PositiveInfinity))
        : b.Upper <= 0 && b.Lower < 0 ? Negative(Quotient(a, Negative(b)))
        : Any;

    private static ValueRange Power(ValueRange a, ValueRange b)
        => a.Lower < 0 ? Any
        : b.Lower > 0 && b.Lower == b.Upper ? new(Math.Pow(a.Lower, b.Lower), Math.Pow(a.Upper, b.Lower))
        : NotNegative;

    // An end of 0 stays 0 even beside one that is infinite: no value is.
    private static double Times(double a, double b) => a == 0 || b == 0 ? 0 : a * b;
}
