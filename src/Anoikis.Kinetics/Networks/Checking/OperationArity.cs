using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Networks.Checking;

/// <summary>How many operands an operation takes.</summary>
internal static class OperationArity
{
    /// <summary>Fewest and most operands.</summary>
    public static (int Least, int Most) Of(Operation operation) => operation switch
    {
        Operation.Add or Operation.Multiply or Operation.And or Operation.Or or Operation.Xor => (0, int.MaxValue),
        Operation.Min or Operation.Max or Operation.Piecewise => (1, int.MaxValue),
        Operation.Equal or Operation.Less or Operation.LessOrEqual or Operation.Greater or Operation.GreaterOrEqual => (2, int.MaxValue),
        Operation.Subtract or Operation.Divide or Operation.Power or Operation.Quotient or Operation.Remainder or Operation.NotEqual => (2, 2),
        _ => (1, 1),
    };

    /// <summary>"exactly 2" or "at least 1".</summary>
    public static string Describe(Operation operation)
    {
        (int least, int most) = Of(operation);
        return most == least ? $"exactly {least}" : $"at least {least}";
    }
}
