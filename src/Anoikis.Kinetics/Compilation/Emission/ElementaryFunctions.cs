using Anoikis.Kinetics.Equations;
using Anoikis.Numerics.Elementary;

namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>Which lane function computes a node.</summary>
internal static class ElementaryFunctions
{
    /// <summary>Whether a node is computed by a lane function rather than by instructions.</summary>
    public static bool Has(NodeKind kind) => kind is NodeKind.Power or NodeKind.Exp or NodeKind.Log
        or NodeKind.Sin or NodeKind.Cos or NodeKind.Tan or NodeKind.ArcSin or NodeKind.ArcCos or NodeKind.ArcTan
        or NodeKind.Sinh or NodeKind.Cosh or NodeKind.Tanh;

    /// <summary>The class whose generic method <c>Of</c> computes the node.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is no elementary function of one number.</exception>
    public static Type Of(NodeKind kind) => kind switch
    {
        NodeKind.Exp => typeof(LaneExp),
        NodeKind.Log => typeof(LaneLog),
        NodeKind.Sin => typeof(LaneSin),
        NodeKind.Cos => typeof(LaneCos),
        NodeKind.Tan => typeof(LaneTan),
        NodeKind.ArcSin => typeof(LaneAsin),
        NodeKind.ArcCos => typeof(LaneAcos),
        NodeKind.ArcTan => typeof(LaneAtan),
        NodeKind.Sinh => typeof(LaneSinh),
        NodeKind.Cosh => typeof(LaneCosh),
        NodeKind.Tanh => typeof(LaneTanh),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is no elementary function of one number"),
    };
}
