using Anoikis.Numerics.Lanes;

namespace Anoikis.Numerics.Elementary;

/// <summary>
/// Elementary functions of one number with the same bits on every machine: the lane functions at width 1.
/// <see cref="Math"/> calls the machine's own library, whose last bits differ between machines.
/// </summary>
public static class PortableMath
{
    /// <summary>e^x; see <see cref="LaneExp"/>.</summary>
    public static double Exp(double x) => LaneExp.Of<Lanes1, double>(x);

    /// <summary>e^x - 1; see <see cref="LaneExpm1"/>.</summary>
    public static double Expm1(double x) => LaneExpm1.Of<Lanes1, double>(x);

    /// <summary>ln x; see <see cref="LaneLog"/>.</summary>
    public static double Log(double x) => LaneLog.Of<Lanes1, double>(x);

    /// <summary>ln(1 + x); see <see cref="LaneLog1p"/>.</summary>
    public static double Log1p(double x) => LaneLog1p.Of<Lanes1, double>(x);

    /// <summary>log10 x; see <see cref="LaneLog10"/>.</summary>
    public static double Log10(double x) => LaneLog10.Of<Lanes1, double>(x);

    /// <summary>x^y; see <see cref="LanePow"/>.</summary>
    public static double Pow(double x, double y) => LanePow.Of<Lanes1, double>(x, y);
}
