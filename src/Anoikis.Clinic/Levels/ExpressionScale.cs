namespace Anoikis.Clinic.Levels;

/// <summary>The scale of the numbers of an expression table.</summary>
public enum ExpressionScale
{
    /// <summary>Logarithms to base 2, absolute or relative.</summary>
    Log2,

    /// <summary>Amounts, such as counts or intensities, at least 0.</summary>
    Linear,
}
