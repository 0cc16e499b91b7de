using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Lanes;

namespace Anoikis.Kinetics.Compilation.Emission;

/// <summary>
/// How the operations of a bundle of a given width and precision are spelt in IL. Every spelling of an operation rounds alike, so the choice between them
/// (fused negations of the processor, or the portable form) does not show in a result.
/// </summary>
internal sealed class InstructionSet
{
    private readonly Dictionary<string, MethodInfo> _portable;
    private readonly Type? _vectorClass;
    private readonly Type? _fusedClass;
    private readonly Type? _processor;

    private readonly Type _element;
    private readonly Type _functionLanes;
    private readonly Type _functionVector;

    private InstructionSet(int width, Type element, Type vector, Type lanes, Type? vectorClass, Type? processor, Type? fusedClass, (Type Lanes, Type Vector)? functions = null)
    {
        Width = width;
        Vector = vector;
        _element = element;
        _vectorClass = vectorClass;
        _processor = processor;
        _fusedClass = fusedClass;
        (_functionLanes, _functionVector) = functions ?? (lanes, vector);
        _portable = lanes.GetMethods(BindingFlags.Public | BindingFlags.Static).ToDictionary(m => m.Name);
    }

    /// <summary>Lanes that one operation works on.</summary>
    public int Width { get; }

    /// <summary>How many times code must run, each time on the next <see cref="Width"/> lanes, for all lanes of a bundle.</summary>
    public int Passes { get; private init; } = 1;

    /// <summary>The type that holds one number per lane.</summary>
    public Type Vector { get; }

    /// <summary>Bytes that one operation works on.</summary>
    public int VectorBytes => Width * (IsSingle ? sizeof(float) : sizeof(double));

    /// <summary>Bytes from one number of a bundle, all its lanes, to the next.</summary>
    public int SlotBytes => Passes * VectorBytes;

    private bool IsSingle => _element == typeof(float);

    /// <summary>How many values code may hold in registers at once: what the processor has, less what an operation needs for itself.</summary>
    public int ValuesInRegisters => Avx512F.VL.IsSupported ? 20 : 11;

    /// <summary>The instruction set for bundles of a width and precision.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not 1, 4, 8 or 16.</exception>
    public static InstructionSet Of(int width, StagePrecision precision = StagePrecision.Double) => (width, precision) switch
    {
        (1, StagePrecision.Double) => new(1, typeof(double), typeof(double), typeof(Lanes1), null, null, null),
        (4, StagePrecision.Double) => new(4, typeof(double), typeof(Vector256<double>), typeof(Lanes4), typeof(Vector256), Avx.IsSupported ? typeof(Avx) : null, Fma.IsSupported ? typeof(Fma) : null),
        (8, StagePrecision.Double) => EightDoubles(passes: 1),
        (1, StagePrecision.Single) => new(1, typeof(float), typeof(float), typeof(SingleLanes1), null, null, null, (typeof(Lanes1), typeof(double))),
        (4, StagePrecision.Single) => new(4, typeof(float), typeof(Vector128<float>), typeof(SingleLanes4), typeof(Vector128), Sse.IsSupported ? typeof(Sse) : null, Fma.IsSupported ? typeof(Fma) : null, (typeof(Lanes4), typeof(Vector256<double>))),
        (8, StagePrecision.Single) => new(8, typeof(float), typeof(Vector256<float>), typeof(SingleLanes8), typeof(Vector256), Avx.IsSupported ? typeof(Avx) : null, Fma.IsSupported ? typeof(Fma) : null, (typeof(Lanes8), typeof(Vector512<double>))),
        (16, StagePrecision.Double) => EightDoubles(passes: 2),
        (16, StagePrecision.Single) => new(16, typeof(float), typeof(Vector512<float>), typeof(SingleLanes16), typeof(Vector512), Avx512F.IsSupported ? typeof(Avx512F) : null, Avx512F.IsSupported ? typeof(Avx512F) : null, (typeof(Lanes16), typeof(RegisterPair))),
        _ => throw new ArgumentOutOfRangeException(nameof(width), width, "a bundle has 1, 4, 8 or 16 lanes"),
    };

    private static InstructionSet EightDoubles(int passes)
        => new(8, typeof(double), typeof(Vector512<double>), typeof(Lanes8), typeof(Vector512), Avx512F.IsSupported ? typeof(Avx512F) : null, Avx512F.IsSupported ? typeof(Avx512F) : null) { Passes = passes };

    /// <summary>Loads what the pointer on the stack points to.</summary>
    public void Load(ILGenerator il)
    {
        if (_vectorClass is null)
        {
            il.Emit(IsSingle ? OpCodes.Ldind_R4 : OpCodes.Ldind_R8);
        }
        else
        {
            MethodInfo? native = _processor?.GetMethod($"LoadVector{8 * VectorBytes}", [_element.MakePointerType()]);
            il.Emit(OpCodes.Call, native ?? Generic("Load"));
        }
    }

    /// <summary>Stores the value on the stack to the pointer that <paramref name="pointer"/> pushes.</summary>
    public void Store(ILGenerator il, Action pointer, Action value)
    {
        if (_vectorClass is null)
        {
            pointer();
            value();
            il.Emit(IsSingle ? OpCodes.Stind_R4 : OpCodes.Stind_R8);
        }
        else
        {
            MethodInfo? native = _processor?.GetMethod("Store", [_element.MakePointerType(), Vector]);
            if (native is not null)
            {
                pointer();
                value();
                il.Emit(OpCodes.Call, native);
            }
            else
            {
                value();
                pointer();
                il.Emit(OpCodes.Call, Generic("Store"));
            }
        }
    }

    /// <summary>The same number in every lane.</summary>
    public void Constant(ILGenerator il, double value)
    {
        if (IsSingle)
        {
            il.Emit(OpCodes.Ldc_R4, (float)value);
        }
        else
        {
            il.Emit(OpCodes.Ldc_R8, value);
        }

        if (_vectorClass is not null)
        {
            il.Emit(OpCodes.Call, _vectorClass.GetMethod("Create", [_element])!);
        }
    }

    /// <summary>a + b.</summary>
    public void Add(ILGenerator il) => Operator(il, OpCodes.Add, "Add");

    /// <summary>a - b.</summary>
    public void Subtract(ILGenerator il) => Operator(il, OpCodes.Sub, "Subtract");

    /// <summary>a b.</summary>
    public void Multiply(ILGenerator il) => Operator(il, OpCodes.Mul, "Multiply");

    /// <summary>a / b.</summary>
    public void Divide(ILGenerator il) => Operator(il, OpCodes.Div, "Divide");

    /// <summary>-a, as -0 - a, which is exact.</summary>
    public void Negate(ILGenerator il, Action a)
    {
        Constant(il, -0.0);
        a();
        Subtract(il);
    }

    /// <summary>a b + c of three operands pushed in turn.</summary>
    public void MultiplyAdd(ILGenerator il, Action a, Action b, Action c) => Fused(il, "FusedMultiplyAdd", "MultiplyAdd", a, b, c, false, false);

    /// <summary>c - a b.</summary>
    public void MultiplySubtractFrom(ILGenerator il, Action a, Action b, Action c)
        => Fused(il, "FusedMultiplyAddNegated", "MultiplyAddNegated", a, b, c, true, false);

    /// <summary>a b - c.</summary>
    public void MultiplySubtract(ILGenerator il, Action a, Action b, Action c)
        => Fused(il, "FusedMultiplySubtract", "MultiplySubtract", a, b, c, false, true);

    /// <summary>An operation of <see cref="ILaneArithmetic{TVector}"/> or <see cref="ISingleArithmetic{TSingle, TVector}"/> by name.</summary>
    public void Portable(ILGenerator il, string operation) => il.Emit(OpCodes.Call, _portable[operation]);

    /// <summary>An elementary function of operands pushed in turn: a generic static method over the lanes' arithmetic, in double precision whatever the operands have.</summary>
    public void Elementary(ILGenerator il, Type function, params ReadOnlySpan<Action> operands)
    {
        foreach (Action operand in operands)
        {
            operand();
            if (IsSingle)
            {
                Portable(il, "Widen");
            }
        }

        il.Emit(OpCodes.Call, function.GetMethod("Of")!.MakeGenericMethod(_functionLanes, _functionVector));
        if (IsSingle)
        {
            Portable(il, "Narrow");
        }
    }

    private void Fused(ILGenerator il, string wideName, string narrowName, Action a, Action b, Action c, bool negateA, bool negateC)
    {
        bool native = _fusedClass is not null;
        Signed(il, a, negateA && !native);
        b();
        Signed(il, c, negateC && !native);
        MethodInfo method = _vectorClass is null ? (IsSingle ? typeof(MathF) : typeof(Math)).GetMethod(nameof(Math.FusedMultiplyAdd))!
            : native ? _fusedClass!.GetMethod(VectorBytes == 64 ? wideName : narrowName, [Vector, Vector, Vector])!
            : _vectorClass.GetMethod("FusedMultiplyAdd", [Vector, Vector, Vector])!;
        il.Emit(OpCodes.Call, method);
    }

    private void Signed(ILGenerator il, Action value, bool negate)
    {
        if (negate)
        {
            Negate(il, value);
        }
        else
        {
            value();
        }
    }

    private void Operator(ILGenerator il, OpCode scalar, string name)
    {
        if (_vectorClass is null)
        {
            il.Emit(scalar);
        }
        else
        {
            il.Emit(OpCodes.Call, _processor?.GetMethod(name, [Vector, Vector]) ?? Generic(name));
        }
    }

    private MethodInfo Generic(string name) => _vectorClass!.GetMethods()
        .Single(m => m.Name == name && m.IsGenericMethodDefinition
            && m.GetParameters() is var p
            && (name is "Load" ? p.Length == 1 && p[0].ParameterType.IsPointer
                : name is "Store" ? p.Length == 2 && p[1].ParameterType.IsPointer
                : Array.TrueForAll(p, x => x.ParameterType.IsGenericType)))
        .MakeGenericMethod(_element);
}
