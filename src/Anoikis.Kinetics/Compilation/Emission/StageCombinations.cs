using System.Reflection.Emit;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>What a stage starts from, in one pass over the states, see <see cref="StageCombinations"/>.</summary>
/// <param name="y">States at the start of the step.</param>
/// <param name="argument">Takes the argument.</param>
/// <param name="u">u[1]; the others follow, one after another, and after the last the argument's increment over y.</param>
/// <param name="bytes">Size of an array of states.</param>
/// <param name="inverseStep">1/h of each lane.</param>
internal unsafe delegate void CombinationCode(void* y, void* argument, void* u, nint bytes, void* inverseStep);

/// <summary>
/// Writes, for each stage after the first of a Rosenbrock method, a loop that computes the argument y + sum of A[i,j] u[j] and, in the place of the stage's
/// own u, the addend sum of C[i,j]/h u[j]. Loops of their own, because a loop alone keeps its addresses and coefficients in registers.
/// </summary>
/// <remarks>
/// The last stages also keep the increment, sum of A[i,j] u[j]: the new states are y plus the last increment plus the last u, so that what the stages lack in digits is lost
/// from the change of a step alone. The pass that reads all u before them begins their addends in their places, so that theirs read the newest u alone: passes are as slow as the memory that they read.
/// They go from the last state to the first, which a solve writes last and reads first.
/// </remarks>
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
            [typeof(object), typeof(void*), typeof(void*), typeof(void*), typeof(nint), typeof(void*)],
            typeof(StageCombinations).Module,
            skipVisibility: true);
        _il = _method.GetILGenerator();
    }

    /// <summary>The loops, by stage; the first stage needs none.</summary>
    public static CombinationCode?[] Of(InstructionSet instructions, RosenbrockTableau tableau)
        => [.. Enumerable.Range(0, tableau.Stages).Select(s => s == 0 ? null : new StageCombinations(instructions, tableau, s).Write())];

    private bool KeepsIncrement => _stage + 1 == _tableau.Stages || Continues(_stage + 1);

    // This stage and those after it whose addends this pass goes on with.
    private int[] Addends => [_stage, .. Enumerable.Range(_stage + 1, _tableau.Stages - _stage - 1).TakeWhile(Continues)];

    // Stiffly accurate methods end with stages whose argument is that of the stage before plus its u.
    private bool Continues(int stage)
        => _tableau.A[stage] is [.. var before, 1.0] && before.AsSpan().SequenceEqual(_tableau.A[stage - 1].AsSpan());

    private CombinationCode Write()
    {
        LocalBuilder at = _il.DeclareLocal(typeof(nint));
        int first = Continues(_stage) ? _stage - 1 : 0;
        LocalBuilder[] u = [.. Enumerable.Range(first, _stage - first).Select(Pointer)];
        LocalBuilder increment = Pointer(_tableau.Stages);
        LocalBuilder inverseStep = _il.DeclareLocal(_set.Vector);
        _il.Emit(OpCodes.Ldarg_S, (byte)5);
        _set.Load(_il);
        _il.Emit(OpCodes.Stloc, inverseStep);
        (LocalBuilder Place, LocalBuilder[] Factors)[] addends =
            [.. Addends.Select(stage => (Pointer(stage), _tableau.C[stage].AsSpan()[first.._stage].ToArray().Select(value => Factor(value, inverseStep)).ToArray()))];
        LocalBuilder[] a = Continues(_stage) ? [] : [.. _tableau.A[_stage].Select(value => Factor(value, null))];
        _il.Emit(OpCodes.Ldarg_S, (byte)4);
        _il.Emit(OpCodes.Stloc, at);
        Label again = _il.DefineLabel();
        _il.MarkLabel(again);
        _il.Emit(OpCodes.Ldloc, at);
        _il.Emit(OpCodes.Ldc_I4, _set.VectorBytes);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Stloc, at);
        LocalBuilder[] values = [.. u.Select(pointer => Read(() => Push(pointer), at))];
        Argument(at, increment, a, values);
        foreach ((LocalBuilder place, LocalBuilder[] factors) in addends)
        {
            Addend(at, place, factors, values);
        }

        _il.Emit(OpCodes.Ldloc, at);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Bgt, again);
        _il.Emit(OpCodes.Ret);
        return _method.CreateDelegate<CombinationCode>(this);
    }

    private void Argument(LocalBuilder at, LocalBuilder increment, LocalBuilder[] a, LocalBuilder[] values)
    {
        LocalBuilder argument = Read(() => _il.Emit(OpCodes.Ldarg_1), at);
        if (KeepsIncrement)
        {
            LocalBuilder sum = Increment(at, increment, a, values);
            _set.Store(_il, () => Place(() => Push(increment), at), () => Push(sum));
            Push(argument);
            Push(sum);
            _set.Add(_il);
            _il.Emit(OpCodes.Stloc, argument);
        }
        else
        {
            Accumulate(argument, a, values, 0);
        }

        _set.Store(_il, () => Place(() => _il.Emit(OpCodes.Ldarg_2), at), () => Push(argument));
    }

    // Goes on with the sum that the pass before began, or begins it.
    private void Addend(LocalBuilder at, LocalBuilder place, LocalBuilder[] factors, LocalBuilder[] values)
    {
        LocalBuilder addend = Continues(_stage) ? Read(() => Push(place), at) : Product(factors[0], values[0]);
        Accumulate(addend, factors, values, Continues(_stage) ? 0 : 1);
        _set.Store(_il, () => Place(() => Push(place), at), () => Push(addend));
    }

    private LocalBuilder Increment(LocalBuilder at, LocalBuilder increment, LocalBuilder[] a, LocalBuilder[] values)
    {
        if (!Continues(_stage))
        {
            LocalBuilder sum = Product(a[0], values[0]);
            Accumulate(sum, a, values, 1);
            return sum;
        }

        LocalBuilder before = Read(() => Push(increment), at);
        Push(before);
        Push(values[^1]);
        _set.Add(_il);
        _il.Emit(OpCodes.Stloc, before);
        return before;
    }

    private LocalBuilder Product(LocalBuilder factor, LocalBuilder value)
    {
        LocalBuilder product = _il.DeclareLocal(_set.Vector);
        Push(factor);
        Push(value);
        _set.Multiply(_il);
        _il.Emit(OpCodes.Stloc, product);
        return product;
    }

    private void Accumulate(LocalBuilder sum, LocalBuilder[] factors, LocalBuilder[] values, int first)
    {
        for (int j = first; j < factors.Length; j++)
        {
            _set.MultiplyAdd(_il, () => Push(factors[j]), () => Push(values[j]), () => Push(sum));
            _il.Emit(OpCodes.Stloc, sum);
        }
    }

    // The address of an array after u[1].
    private LocalBuilder Pointer(int stage)
    {
        LocalBuilder pointer = _il.DeclareLocal(typeof(void*));
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
