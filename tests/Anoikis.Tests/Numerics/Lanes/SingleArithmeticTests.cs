using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Anoikis.Numerics.Lanes;
using CsCheck;

namespace Anoikis.Tests.Numerics.Lanes;

/// <summary>Every operation of single precision gives the same bits at widths 1, 4, 8 and 16, sign and payload of a NaN that arithmetic produces left open.</summary>
public sealed unsafe class SingleArithmeticTests
{
    private const int Count = 16;

    private static readonly float[] Special = [0f, -0f, 1f, 2.5f, float.NaN, float.PositiveInfinity, float.Epsilon];

    private static readonly Gen<float> Any = Gen.OneOf(Gen.Float, Gen.Float[-10f, 10f], Gen.UInt.Select(BitConverter.UInt32BitsToSingle), Gen.Int[0, Special.Length - 1].Select(i => Special[i]));

    private delegate TSingle Operation<TSingle>(TSingle a, TSingle b, TSingle c);

    [Fact]
    public void All_widths_agree_on_random_bits()
        => Gen.Select(Any.Array[Count], Any.Array[Count], Any.Array[Count]).Sample(Agree, iter: 2000, threads: 1);

    [Fact]
    public void Another_number_is_seen()
    {
        // The planted fault of the comparison above.
        float[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
        float[] y = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16.000002f];
        Assert.NotEqual(Results<SingleLanes1, float, double>(x, x, x), Results<SingleLanes16, Vector512<float>, RegisterPair>(y, y, y));
    }

    [Fact]
    public void Widening_is_exact_and_narrowing_rounds_to_nearest()
    {
        Assert.Equal(0.1f, SingleLanes1.Narrow(SingleLanes1.Widen(0.1f)));
        Assert.Equal(Vector256.Create(1f), SingleLanes8.Narrow(Vector512.Create(1 + 5.9e-8)));
        Assert.Equal(Vector256.Create(1.0000001f), SingleLanes8.Narrow(Vector512.Create(1 + 6e-8)));
        Assert.Equal(Vector128.Create(float.PositiveInfinity), SingleLanes4.Narrow(Vector256.Create(1e39)));
    }

    private static bool Agree(float[] x, float[] y, float[] z)
    {
        uint[] one = Results<SingleLanes1, float, double>(x, y, z);
        return one.SequenceEqual(Results<SingleLanes4, Vector128<float>, Vector256<double>>(x, y, z))
            && one.SequenceEqual(Results<SingleLanes8, Vector256<float>, Vector512<double>>(x, y, z))
            && one.SequenceEqual(Results<SingleLanes16, Vector512<float>, RegisterPair>(x, y, z));
    }

    private static uint[] Results<TSingles, TSingle, TVector>(float[] x, float[] y, float[] z)
        where TSingles : struct, ISingleArithmetic<TSingle, TVector>
        where TSingle : struct
        where TVector : struct
    {
        Operation<TSingle>[] arithmetic =
        [
            static (a, b, _) => TSingles.Add(a, b),
            static (a, b, _) => TSingles.Multiply(a, b),
            static (a, b, _) => TSingles.Divide(a, b),
            static (a, b, c) => TSingles.FusedMultiplyAdd(a, b, c),
            static (a, _, _) => TSingles.Sqrt(a),
            static (a, _, _) => TSingles.Floor(a),
            static (a, _, _) => TSingles.Ceiling(a),
            static (a, _, _) => TSingles.Narrow(TSingles.Widen(a)),
        ];
        Operation<TSingle>[] bitwise =
        [
            static (a, _, _) => TSingles.Abs(a),
            static (a, b, _) => TSingles.Min(a, b),
            static (a, b, _) => TSingles.Max(a, b),
            static (a, b, _) => TSingles.LessThan(a, b),
            static (a, b, _) => TSingles.LessThanOrEqual(a, b),
            static (a, b, _) => TSingles.Equal(a, b),
            static (a, b, _) => TSingles.And(a, b),
            static (a, b, _) => TSingles.Or(a, b),
            static (a, _, _) => TSingles.Not(a),
            static (a, b, c) => TSingles.Select(a, b, c),
            static (_, _, _) => TSingles.Broadcast(0.1),
        ];
        return
        [
            .. arithmetic.SelectMany(o => Run<TSingles, TSingle, TVector>(x, y, z, o)).Select(v => float.IsNaN(v) ? uint.MaxValue : BitConverter.SingleToUInt32Bits(v)),
            .. bitwise.SelectMany(o => Run<TSingles, TSingle, TVector>(x, y, z, o)).Select(BitConverter.SingleToUInt32Bits),
        ];
    }

    private static float[] Run<TSingles, TSingle, TVector>(float[] x, float[] y, float[] z, Operation<TSingle> operation)
        where TSingles : struct, ISingleArithmetic<TSingle, TVector>
        where TSingle : struct
        where TVector : struct
    {
        float[] result = new float[Count];
        int width = Unsafe.SizeOf<TSingle>() / sizeof(float);
        fixed (float* px = x, py = y, pz = z, pr = result)
        {
            for (int i = 0; i < Count; i += width)
            {
                TSingles.Store(pr + i, operation(TSingles.Load(px + i), TSingles.Load(py + i), TSingles.Load(pz + i)));
            }
        }

        return result;
    }
}
