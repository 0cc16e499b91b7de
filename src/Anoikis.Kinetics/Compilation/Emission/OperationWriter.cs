using System.Reflection.Emit;
using Anoikis.Kinetics.Equations;
using Anoikis.Numerics.Elementary;

namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>Writes the instructions of one operation, whose operands are pushed by its caller.</summary>
internal sealed class OperationWriter(InstructionSet set, ExpressionGraph graph, ILGenerator il)
{
    /// <summary>Whether the operation is a call of another method.</summary>
    public bool IsCall(Operation operation) => operation.Fusion == Fusion.None && ElementaryFunctions.Has(graph[operation.Node].Kind);

    /// <summary>Leaves the operation's value on the stack.</summary>
    /// <param name="operation">What to compute.</param>
    /// <param name="first">Pushes the first operand.</param>
    /// <param name="second">Pushes the second.</param>
    /// <param name="third">Pushes the third.</param>
    /// <param name="swap">Whether the second factor lies in memory and the first does not: pushed first, the fused instruction reads it from there.</param>
    public void Write(Operation operation, Action first, Action second, Action third, bool swap)
    {
        if (operation.Fusion == Fusion.None)
        {
            Alone(graph[operation.Node].Kind, first, second, third);
            return;
        }

        (Action a, Action b) = swap ? (second, first) : (first, second);
        switch (operation.Fusion)
        {
            case Fusion.MultiplyAdd:
                set.MultiplyAdd(il, a, b, third);
                break;
            case Fusion.MultiplySubtractFrom:
                set.MultiplySubtractFrom(il, a, b, third);
                break;
            default:
                set.MultiplySubtract(il, a, b, third);
                break;
        }
    }

    private void Alone(NodeKind kind, Action first, Action second, Action third)
    {
        switch (kind)
        {
            case NodeKind.Negate:
                set.Negate(il, first);
                break;
            case NodeKind.And or NodeKind.Or:
                Mask(first);
                Mask(second);
                set.Portable(il, kind == NodeKind.And ? "And" : "Or");
                Truth();
                break;
            case NodeKind.Not:
                Mask(first);
                set.Portable(il, "Not");
                Truth();
                break;
            case NodeKind.Select:
                Mask(first);
                second();
                third();
                set.Portable(il, "Select");
                break;
            case NodeKind.Sqrt or NodeKind.Abs or NodeKind.Floor or NodeKind.Ceiling:
                first();
                set.Portable(il, kind.ToString());
                break;
            case NodeKind.Add or NodeKind.Subtract or NodeKind.Multiply or NodeKind.Divide or NodeKind.Less or NodeKind.LessOrEqual or NodeKind.Equal
                or NodeKind.Min or NodeKind.Max:
                first();
                second();
                OfTwo(kind);
                break;
            case NodeKind.Power:
                set.Elementary(il, typeof(LanePow), first, second);
                break;
            default:
                set.Elementary(il, ElementaryFunctions.Of(kind), first);
                break;
        }
    }

    private void OfTwo(NodeKind kind)
    {
        switch (kind)
        {
            case NodeKind.Add:
                set.Add(il);
                break;
            case NodeKind.Subtract:
                set.Subtract(il);
                break;
            case NodeKind.Multiply:
                set.Multiply(il);
                break;
            case NodeKind.Divide:
                set.Divide(il);
                break;
            case NodeKind.Min or NodeKind.Max:
                set.Portable(il, kind.ToString());
                break;
            default:
                set.Portable(il, kind switch { NodeKind.Less => "LessThan", NodeKind.LessOrEqual => "LessThanOrEqual", _ => "Equal" });
                Truth();
                break;
        }
    }

    // Truth values are the numbers 1 and 0; masks have all bits or none.
    private void Truth()
    {
        set.Constant(il, 1);
        set.Portable(il, "And");
    }

    private void Mask(Action value)
    {
        value();
        set.Constant(il, 0);
        set.Portable(il, "Equal");
        set.Portable(il, "Not");
    }
}
