namespace Anoikis.Kinetics.Equations;

/// <summary>The operations of an <see cref="ExpressionGraph"/>: few, so that every engine implements all of them. Truth is 1, falsehood 0.</summary>
public enum NodeKind : byte
{
    /// <summary>A number known at compile time.</summary>
    Constant,

    /// <summary>State variable number A.</summary>
    State,

    /// <summary>Varying parameter number A: may differ between cells and jump in time.</summary>
    Parameter,

    /// <summary>The model's time.</summary>
    Time,

    /// <summary>A + B.</summary>
    Add,

    /// <summary>A - B.</summary>
    Subtract,

    /// <summary>A B.</summary>
    Multiply,

    /// <summary>A / B.</summary>
    Divide,

    /// <summary>-A.</summary>
    Negate,

    /// <summary>A to the power B.</summary>
    Power,

    /// <summary>Square root.</summary>
    Sqrt,

    /// <summary>Exponential.</summary>
    Exp,

    /// <summary>Natural logarithm.</summary>
    Log,

    /// <summary>|A|.</summary>
    Abs,

    /// <summary>Largest whole number not above A.</summary>
    Floor,

    /// <summary>Smallest whole number not below A.</summary>
    Ceiling,

    /// <summary>A where A &lt; B, else B.</summary>
    Min,

    /// <summary>A where A &gt; B, else B.</summary>
    Max,

    /// <summary>Sine.</summary>
    Sin,

    /// <summary>Cosine.</summary>
    Cos,

    /// <summary>Tangent.</summary>
    Tan,

    /// <summary>Inverse sine.</summary>
    ArcSin,

    /// <summary>Inverse cosine.</summary>
    ArcCos,

    /// <summary>Inverse tangent.</summary>
    ArcTan,

    /// <summary>Hyperbolic sine.</summary>
    Sinh,

    /// <summary>Hyperbolic cosine.</summary>
    Cosh,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>A &lt; B.</summary>
    Less,

    /// <summary>A &lt;= B.</summary>
    LessOrEqual,

    /// <summary>A = B.</summary>
    Equal,

    /// <summary>A and B.</summary>
    And,

    /// <summary>A or B.</summary>
    Or,

    /// <summary>Not A.</summary>
    Not,

    /// <summary>B where A is true, else C.</summary>
    Select,
}
