using System.Reflection.Emit;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>What a stage starts from, in one pass over the states, see <see cref="StageCombinations"/>.</summary>
/// <param name="y">States at the start of the step.</param>
/// <param name="trial">Takes the argument; holds the argument of the stage before.</param>
/// <param name="u">u[1]; the others follow, one after another.</param>
/// <param name="bytes">Size of an array of states.</param>
/// <param name="inverseStep">1/h of each lane.</param>
internal unsafe delegate void CombinationCode(double* y, double* trial, double* u, nint bytes, double* inverseStep);

/// <summary>
/// Writes, for each stage after the first of a Rosenbrock method, a loop that computes the argument y + sum of A[i,j] u[j] and, in the place of the stage's
/// own u, the addend sum of C[i,j]/h u[j]. Loops of their own, because a loop alone keeps its addresses and coefficients in registers.
/// </summary>
internal sealed class StageCombinations
{
    private readonly InstructionSet _set;
    private readonly RosenbrockTableau _tableau;
    private readonly int _stage;
    private readonly DynamicMethod _method;
    private readonly ILGenerator _il;

    private StageCombinations(InstructionSet instructions, RosenbrockTableau tableau, int stage)
    {
        (_set, _tableau, _stage) = (instructions, tableau, stage);
        _method = new DynamicMethod(
            $"combine_{stage + 1}",
            typeof(void),
            [typeof(object), typeof(double*), typeof(double*), typeof(double*), typeof(nint), typeof(double*)],
            typeof(StageCombinations).Module,
            skipVisibility: true);
        _il = _method.GetILGenerator();
    }

    /// <summary>The loops, by stage; the first stage needs none.</summary>
    public static CombinationCode?[] Of(InstructionSet instructions, RosenbrockTableau tableau)
        => [.. Enumerable.Range(0, tableau.Stages).Select(s => s == 0 ? null : new StageCombinations(instructions, tableau, s).Write())];

    // Stiffly accurate methods end with stages whose argument is that of the stage before plus its u.
    private bool Continues
        => _tableau.A[_stage] is [.. var before, 1.0] && before.AsSpan().SequenceEqual(_tableau.A[_stage - 1].AsSpan());

    private CombinationCode Write()
    {
        LocalBuilder at = _il.DeclareLocal(typeof(nint));
        LocalBuilder[] u = [.. Enumerable.Range(0, _stage + 1).Select(Pointer)];
        LocalBuilder inverseStep = _il.DeclareLocal(_set.Vector);
        _il.Emit(OpCodes.Ldarg_S, (byte)5);
        _set.Load(_il);
        _il.Emit(OpCodes.Stloc, inverseStep);
        LocalBuilder[] c = [.. _tableau.C[_stage].Select(value => Factor(value, inverseStep))];
        LocalBuilder?[] a = [.. _tableau.A[_stage].Select(value => Continues ? null : Factor(value, null))];
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Stloc, at);
        Label again = _il.DefineLabel();
        _il.MarkLabel(again);
        Pass(at, u, a, c);
        _il.Emit(OpCodes.Ldloc, at);
        _il.Emit(OpCodes.Ldc_I4, _set.Width * sizeof(double));
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, at);
        _il.Emit(OpCodes.Ldloc, at);
        _il.Emit(OpCodes.Ldarg_S, (byte)4);
        _il.Emit(OpCodes.Blt, again);
        _il.Emit(OpCodes.Ret);
        return _method.CreateDelegate<CombinationCode>(this);
    }

    private void Pass(LocalBuilder at, LocalBuilder[] u, LocalBuilder?[] a, LocalBuilder[] c)
    {
        LocalBuilder[] values = [.. u[..^1].Select(pointer => Read(() => _il.Emit(OpCodes.Ldloc, pointer), at))];
        LocalBuilder argument = Read(() => _il.Emit(Continues ? OpCodes.Ldarg_2 : OpCodes.Ldarg_1), at);
        for (int j = Continues ? _stage - 1 : 0; j < _stage; j++)
        {
            if (a[j] is { } factor)
            {
                _set.MultiplyAdd(_il, () => Push(factor), () => Push(values[j]), () => Push(argument));
            }
            else
            {
                Push(values[j]);
                Push(argument);
                _set.Add(_il);
            }

            _il.Emit(OpCodes.Stloc, argument);
        }

        _set.Store(_il, () => Place(() => _il.Emit(OpCodes.Ldarg_2), at), () => Push(argument));
        LocalBuilder addend = _il.DeclareLocal(_set.Vector);
        Push(c[0]);
        Push(values[0]);
        _set.Multiply(_il);
        _il.Emit(OpCodes.Stloc, addend);
        for (int j = 1; j < _stage; j++)
        {
            _set.MultiplyAdd(_il, () => Push(c[j]), () => Push(values[j]), () => Push(addend));
            _il.Emit(OpCodes.Stloc, addend);
        }

        _set.Store(_il, () => Place(() => Push(u[^1]), at), () => Push(addend));
    }

    // The address of u[stage].
    private LocalBuilder Pointer(int stage)
    {
        LocalBuilder pointer = _il.DeclareLocal(typeof(double*));
        _il.Emit(OpCodes.Ldarg_3);
        _il.Emit(OpCodes.Ldarg_S, (byte)4);
        _il.Emit(OpCodes.Ldc_I4, stage);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Mul);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, pointer);
        return pointer;
    }

    // A coefficient in every lane, times another factor where there is one.
    private LocalBuilder Factor(double value, LocalBuilder? scale)
    {
        LocalBuilder factor = _il.DeclareLocal(_set.Vector);
        _set.Constant(_il, value);
        if (scale is not null)
        {
            Push(scale);
            _set.Multiply(_il);
        }

        _il.Emit(OpCodes.Stloc, factor);
        return factor;
    }

    private LocalBuilder Read(Action array, LocalBuilder at)
    {
        LocalBuilder value = _il.DeclareLocal(_set.Vector);
        Place(array, at);
        _set.Load(_il);
        _il.Emit(OpCodes.Stloc, value);
        return value;
    }

    private void Place(Action array, LocalBuilder at)
    {
        array();
        Push(at);
        _il.Emit(OpCodes.Add);
    }

    private void Push(LocalBuilder local) => _il.Emit(OpCodes.Ldloc, local);
}
