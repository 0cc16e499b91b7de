using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Networks.Checking;

/// <summary>How large a formula is when written out as a tree.</summary>
/// <param name="Nodes">Numbers, names and operations.</param>
/// <param name="Depth">Longest way from the root to a leaf, 1 for a leaf.</param>
internal readonly record struct ExpressionMeasure(long Nodes, int Depth)
{
    /// <summary>The measure of <paramref name="formula"/>, which must not be deeper than the stack bears.</summary>
    public static ExpressionMeasure Of(Expression formula)
    {
        IEnumerable<Expression> operands = formula switch
        {
            Application application => application.Operands,
            FunctionCall call => call.Arguments,
            _ => [],
        };
        (long nodes, int depth) = (1, 0);
        foreach (Expression operand in operands)
        {
            ExpressionMeasure inner = Of(operand);
            nodes += inner.Nodes;
            depth = Math.Max(depth, inner.Depth);
        }

        return new ExpressionMeasure(nodes, depth + 1);
    }
}
