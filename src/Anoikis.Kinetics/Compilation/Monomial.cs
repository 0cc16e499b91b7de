using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>
/// A product and quotient with its constants gathered into one and its factors in a fixed order: parameters, then states, then sums.
/// Rates written alike become alike, a division by a constant becomes part of the constant, and what a rate and its derivatives share is one node.
/// Only rounding differs from the formula as written.
/// </summary>
/// <param name="graph">Where the factors stand and the product goes.</param>
internal sealed class Monomial(ExpressionGraph graph)
{
    private readonly List<int> _numerators = [];
    private readonly List<int> _denominators = [];
    private double _constant = 1;

    /// <summary>Multiplies by a factor, or divides by it.</summary>
    public void Take(int node, bool divide)
    {
        if (graph.IsConstant(node, out double value))
        {
            _constant = divide ? _constant / value : _constant * value;
        }
        else
        {
            (divide ? _denominators : _numerators).Add(node);
        }
    }

    /// <summary>The product.</summary>
    public int Build()
    {
        int product = graph.Constant(_constant);
        foreach (int factor in _numerators.Where(IsParameter).Order())
        {
            product = graph.Multiply(product, factor);
        }

        foreach (int factor in _denominators.Where(IsParameter).Order())
        {
            product = graph.Divide(product, factor);
        }

        foreach (int factor in _numerators.Where(f => !IsParameter(f)).OrderBy(f => graph[f].Kind == NodeKind.State ? 0 : 1).ThenBy(f => f))
        {
            product = graph.Multiply(product, factor);
        }

        foreach (int factor in _denominators.Where(f => !IsParameter(f)).Order())
        {
            product = graph.Divide(product, factor);
        }

        return product;
    }

    private bool IsParameter(int node) => graph[node].Kind == NodeKind.Parameter;
}
