using System.Runtime.Intrinsics;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Lanes;
using Anoikis.Tests.Numerics.Lanes;
using CsCheck;

namespace Anoikis.Tests.Numerics.Elementary;

/// <summary>Every elementary function gives the same bits at widths 1, 4, 8 and 16, whatever the arguments.</summary>
public sealed class ElementaryWidthTests
{
    private static readonly double[] Special =
    [
        0.0, -0.0, 1.0, -1.0, 0.5, 3.0, -2.0, double.Epsilon, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    private static readonly Gen<double> Any = Gen.OneOf(
        Gen.Double,
        Gen.Double[-20.0, 20.0],
        Gen.Double[-1.0, 1.0],
        Gen.Double[-1e6, 1e6],
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble),
        Gen.Int[0, Special.Length - 1].Select(i => Special[i]));

    [Fact]
    public void AllWidthsAgree()
        => Gen.Select(Any.Array[16], Any.Array[16]).Sample(
            (x, y) =>
            {
                double[] one = Results<Lanes1, double>(x, y);
                double[] four = Results<Lanes4, Vector256<double>>(x, y);
                double[] eight = Results<Lanes8, Vector512<double>>(x, y);
                double[] sixteen = Results<Lanes16, RegisterPair>(x, y);
                return Bits(one).SequenceEqual(Bits(four)) && Bits(one).SequenceEqual(Bits(eight)) && Bits(one).SequenceEqual(Bits(sixteen));
            },
            iter: 1500,
            threads: 1);

    private static IEnumerable<long> Bits(double[] values) => values.Select(BitConverter.DoubleToInt64Bits);

    private static double[] Results<TLanes, TVector>(double[] x, double[] y)
        where TLanes : struct, ILaneArithmetic<TVector>
        where TVector : struct
    {
        Wide.Operation<TVector>[] functions =
        [
            static (a, _, _) => LaneExp.Of<TLanes, TVector>(a),
            static (a, _, _) => LaneExpm1.Of<TLanes, TVector>(a),
            static (a, _, _) => LaneLog.Of<TLanes, TVector>(a),
            static (a, _, _) => LaneLog1p.Of<TLanes, TVector>(a),
            static (a, _, _) => LaneLog10.Of<TLanes, TVector>(a),
            static (a, b, _) => LanePow.Of<TLanes, TVector>(a, b),
            static (a, _, _) => LaneSin.Of<TLanes, TVector>(a),
            static (a, _, _) => LaneCos.Of<TLanes, TVector>(a),
            static (a, _, _) => LaneTan.Of<TLanes, TVector>(a),
            static (a, _, _) => LaneAsin.Of<TLanes, TVector>(a),
            static (a, _, _) => LaneAcos.Of<TLanes, TVector>(a),
            static (a, _, _) => LaneAtan.Of<TLanes, TVector>(a),
            static (a, _, _) => LaneSinh.Of<TLanes, TVector>(a),
            static (a, _, _) => LaneCosh.Of<TLanes, TVector>(a),
            static (a, _, _) => LaneTanh.Of<TLanes, TVector>(a),
        ];
        return [.. functions.SelectMany(function => Wide.Run<TLanes, TVector>(x, y, y, function))];
    }
}
