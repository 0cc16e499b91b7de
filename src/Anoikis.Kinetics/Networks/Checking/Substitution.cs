using System.Collections.Immutable;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Networks.Checking;

/// <summary>Puts formulas in the place of names.</summary>
internal static class Substitution
{
    /// <summary><paramref name="body"/> with every name of <paramref name="names"/> replaced by the formula of the same index.</summary>
    public static Expression Apply(Expression body, ImmutableArray<string> names, ImmutableArray<Expression> formulas) => body switch
    {
        SymbolReference reference when names.IndexOf(reference.Id) is var i && i >= 0 => formulas[i],
        Application application => application with { Operands = [.. application.Operands.Select(o => Apply(o, names, formulas))] },
        FunctionCall call => call with { Arguments = [.. call.Arguments.Select(a => Apply(a, names, formulas))] },
        _ => body,
    };
}
