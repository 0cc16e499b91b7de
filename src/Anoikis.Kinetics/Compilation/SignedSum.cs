using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>
/// A formula as terms to add and terms to subtract, so that it can be added to something without a negation. A difference that several formulas
/// share (a net rate) stays one term.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="isShared">Whether a node has several users.</param>
internal sealed class SignedSum(ExpressionGraph graph, Func<int, bool> isShared)
{
    /// <summary><paramref name="start"/> plus the formula, or minus it.</summary>
    public int AddTo(int start, int node, bool subtract)
    {
        int value = start;
        foreach ((int term, bool negative) in Terms(node, subtract))
        {
            value = negative ? graph.Subtract(value, term) : graph.Add(value, term);
        }

        return value;
    }

    /// <summary>The formula with a term to add in front where it has one.</summary>
    public int Arrange(int node)
    {
        List<(int Term, bool Negative)> terms = Terms(node, false);
        int first = terms.FindIndex(t => !t.Negative);
        if (first < 0)
        {
            return node;
        }

        int value = terms[first].Term;
        for (int i = 0; i < terms.Count; i++)
        {
            if (i != first)
            {
                value = terms[i].Negative ? graph.Subtract(value, terms[i].Term) : graph.Add(value, terms[i].Term);
            }
        }

        return value;
    }

    private List<(int Term, bool Negative)> Terms(int root, bool subtract)
    {
        var terms = new List<(int, bool)>();
        var pending = new Stack<(int Node, bool Negative, bool Inside)>([(root, subtract, false)]);
        while (pending.TryPop(out (int Node, bool Negative, bool Inside) item))
        {
            Node n = graph[item.Node];
            bool whole = item.Inside && isShared(item.Node);
            switch (n.Kind)
            {
                case NodeKind.Add when !whole:
                    pending.Push((n.B, item.Negative, true));
                    pending.Push((n.A, item.Negative, true));
                    break;
                case NodeKind.Subtract when !whole:
                    pending.Push((n.B, !item.Negative, true));
                    pending.Push((n.A, item.Negative, true));
                    break;
                case NodeKind.Negate:
                    pending.Push((n.A, !item.Negative, true));
                    break;
                default:
                    terms.Add((item.Node, item.Negative));
                    break;
            }
        }

        return terms;
    }
}
