namespace Anoikis.Kinetics.Expressions;

/// <summary>The operations that a formula may hold. Operands stand in the order of the usual notation.</summary>
public enum Operation
{
    /// <summary>Sum of any number of operands; 0 of none.</summary>
    Add,

    /// <summary>a - b.</summary>
    Subtract,

    /// <summary>Product of any number of operands; 1 of none.</summary>
    Multiply,

    /// <summary>a / b.</summary>
    Divide,

    /// <summary>-a.</summary>
    Negate,

    /// <summary>a to the power b.</summary>
    Power,

    /// <summary>Square root.</summary>
    Sqrt,

    /// <summary>e to the power a.</summary>
    Exp,

    /// <summary>Natural logarithm.</summary>
    Ln,

    /// <summary>Logarithm to the base 10.</summary>
    Log10,

    /// <summary>|a|.</summary>
    Abs,

    /// <summary>Largest whole number not above a.</summary>
    Floor,

    /// <summary>Smallest whole number not below a.</summary>
    Ceiling,

    /// <summary>a!, of a whole number from 0 to 170.</summary>
    Factorial,

    /// <summary>The least of one or more operands.</summary>
    Min,

    /// <summary>The greatest of one or more operands.</summary>
    Max,

    /// <summary>Whole part of a / b, truncated towards zero.</summary>
    Quotient,

    /// <summary>a - b times the quotient.</summary>
    Remainder,

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

    /// <summary>1 where all neighbours are equal.</summary>
    Equal,

    /// <summary>1 where a and b differ.</summary>
    NotEqual,

    /// <summary>1 where the operands rise strictly.</summary>
    Less,

    /// <summary>1 where the operands do not fall.</summary>
    LessOrEqual,

    /// <summary>1 where the operands fall strictly.</summary>
    Greater,

    /// <summary>1 where the operands do not rise.</summary>
    GreaterOrEqual,

    /// <summary>1 where all are true; 1 of none.</summary>
    And,

    /// <summary>1 where any is true; 0 of none.</summary>
    Or,

    /// <summary>1 where an odd number is true.</summary>
    Xor,

    /// <summary>1 where a is false.</summary>
    Not,

    /// <summary>value, condition, value, condition, ... [, otherwise]: the first value whose condition is true. NaN when there is none.</summary>
    Piecewise,
}
