using System.Runtime.Intrinsics;
using Anoikis.Numerics.Lanes;
using CsCheck;

namespace Anoikis.Tests.Numerics.Lanes;

/// <summary>
/// Every lane operation gives the same bits at widths 1, 4, 8 and 16. Only the sign and payload of a NaN that arithmetic
/// produces are left open, as IEEE 754 does; masks and bit operations agree on them too.
/// </summary>
public sealed class LaneArithmeticTests
{
    private static readonly double[] Special =
    [
        0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.5, 1e308, -1e308, double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon,
        2.2250738585072014e-308, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 4503599627370497.5, 0.49999999999999994,
    ];

    private static readonly Gen<double> Any = Gen.OneOf(
        Gen.Double, Gen.Double[-10.0, 10.0], Gen.ULong.Select(BitConverter.UInt64BitsToDouble), Gen.Int[0, Special.Length - 1].Select(i => Special[i]));

    [Fact]
    public void AllWidthsAgreeOnRandomBits()
        => Gen.Select(Any.Array[16], Any.Array[16], Any.Array[16]).Sample(Agree, iter: 2000, threads: 1);

    [Fact]
    public void AllWidthsAgreeOnAllPairsOfSpecialValues()
    {
        foreach (double a in Special)
        {
            foreach (double b in Special)
            {
                double[] x = [a, b, a, b, a, -a, b, -b, b, a, a, -b, -a, b, b, a];
                double[] y = [b, a, -b, -a, a, b, b, a, a, a, b, b, -b, -a, a, b];
                double[] z = [b, b, a, a, -a, 1.0, double.NaN, 0.0, a, b, b, 1.0, double.NaN, a, 0.0, -b];
                Assert.True(Agree(x, y, z), $"The widths differ on {a:R}, {b:R}.");
            }
        }
    }

    [Fact]
    public void WidthOneIsIeee()
    {
        Assert.Equal(2.0, Lanes1.RoundToEven(2.5));
        Assert.Equal(-2.0, Lanes1.RoundToEven(-2.5));
        Assert.True(double.IsNegative(Lanes1.Negate(0.0)));
        Assert.Equal(3.0, Lanes1.Min(double.NaN, 3.0));
        Assert.True(double.IsNaN(Lanes1.Min(3.0, double.NaN)));
        Assert.Equal(3.0, Lanes1.Max(double.NaN, 3.0));
        Assert.True(double.IsNegative(Lanes1.Max(0.0, -0.0)));
        Assert.Equal(0u, Lanes1.Signs(Lanes1.LessThan(double.NaN, 1.0)));
        Assert.Equal(1u, Lanes1.Signs(Lanes1.Equal(0.0, -0.0)));
        Assert.Equal(1.0 - (1.0 / 3.0 * 3.0), 0.0);
        Assert.NotEqual(0.0, Lanes1.FusedNegateMultiplyAdd(1.0 / 3.0, 3.0, 1.0));
    }

    private static bool Agree(double[] x, double[] y, double[] z)
    {
        (long[] values, long[] bits) one = Results<Lanes1, double>(x, y, z);
        (long[] values, long[] bits) four = Results<Lanes4, Vector256<double>>(x, y, z);
        (long[] values, long[] bits) eight = Results<Lanes8, Vector512<double>>(x, y, z);
        (long[] values, long[] bits) sixteen = Results<Lanes16, RegisterPair>(x, y, z);
        return one.values.SequenceEqual(four.values) && one.values.SequenceEqual(eight.values) && one.values.SequenceEqual(sixteen.values)
            && one.bits.SequenceEqual(four.bits) && one.bits.SequenceEqual(eight.bits) && one.bits.SequenceEqual(sixteen.bits);
    }

    private static (long[] Values, long[] Bits) Results<TLanes, TVector>(double[] x, double[] y, double[] z)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        Wide.Operation<TVector>[] arithmetic =
        [
            static (a, b, _) => TLanes.Add(a, b),
            static (a, b, _) => TLanes.Subtract(a, b),
            static (a, b, _) => TLanes.Multiply(a, b),
            static (a, b, _) => TLanes.Divide(a, b),
            static (a, b, c) => TLanes.FusedMultiplyAdd(a, b, c),
            static (a, b, c) => TLanes.FusedNegateMultiplyAdd(a, b, c),
            static (a, _, _) => TLanes.Sqrt(a),
            static (a, _, _) => TLanes.Floor(a),
            static (a, _, _) => TLanes.Ceiling(a),
            static (a, _, _) => TLanes.RoundToEven(a),
        ];
        Wide.Operation<TVector>[] bitwise =
        [
            static (a, _, _) => TLanes.Negate(a),
            static (a, _, _) => TLanes.Abs(a),
            static (a, b, _) => TLanes.Min(a, b),
            static (a, b, _) => TLanes.Max(a, b),
            static (a, b, _) => TLanes.LessThan(a, b),
            static (a, b, _) => TLanes.LessThanOrEqual(a, b),
            static (a, b, _) => TLanes.Equal(a, b),
            static (a, b, _) => TLanes.And(a, b),
            static (a, b, _) => TLanes.Or(a, b),
            static (a, b, _) => TLanes.Xor(a, b),
            static (a, _, _) => TLanes.Not(a),
            static (a, b, c) => TLanes.Select(TLanes.LessThan(a, b), b, c),
            static (a, b, c) => TLanes.Select(a, b, c),
            static (a, b, _) => TLanes.AddBits(a, b),
            static (a, b, _) => TLanes.SubtractBits(a, b),
            static (a, _, _) => TLanes.ShiftBitsLeft(a, 52),
            static (a, _, _) => TLanes.ShiftBitsLeft(a, 1),
            static (a, _, _) => TLanes.ShiftBitsRight(a, 52),
            static (a, _, _) => TLanes.ShiftBitsRight(a, 63),
        ];
        IEnumerable<double> values = arithmetic.SelectMany(operation => Wide.Run<TLanes, TVector>(x, y, z, operation));
        IEnumerable<double> bits = bitwise.SelectMany(operation => Wide.Run<TLanes, TVector>(x, y, z, operation));
        return (
            [.. values.Select(v => double.IsNaN(v) ? -1L : BitConverter.DoubleToInt64Bits(v))],
            [.. bits.Select(BitConverter.DoubleToInt64Bits), SignBits<TLanes, TVector>(x)]);
    }

    private static unsafe long SignBits<TLanes, TVector>(double[] x)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        long signs = 0;
        fixed (double* px = x)
        {
            for (int i = 0; i < x.Length; i += TLanes.Width)
                signs |= (long)TLanes.Signs(TLanes.Load(px + i)) << i;
        }

        return signs;
    }
}
