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

    /// <summary>sin x; see <see cref="LaneSin"/>.</summary>
    public static double Sin(double x) => LaneSin.Of<Lanes1, double>(x);

    /// <summary>cos x; see <see cref="LaneCos"/>.</summary>
    public static double Cos(double x) => LaneCos.Of<Lanes1, double>(x);

    /// <summary>tan x; see <see cref="LaneTan"/>.</summary>
    public static double Tan(double x) => LaneTan.Of<Lanes1, double>(x);

    /// <summary>arcsin x; see <see cref="LaneAsin"/>.</summary>
    public static double Asin(double x) => LaneAsin.Of<Lanes1, double>(x);

    /// <summary>arccos x; see <see cref="LaneAcos"/>.</summary>
    public static double Acos(double x) => LaneAcos.Of<Lanes1, double>(x);

    /// <summary>arctan x; see <see cref="LaneAtan"/>.</summary>
    public static double Atan(double x) => LaneAtan.Of<Lanes1, double>(x);

    /// <summary>sinh x; see <see cref="LaneSinh"/>.</summary>
    public static double Sinh(double x) => LaneSinh.Of<Lanes1, double>(x);

    /// <summary>cosh x; see <see cref="LaneCosh"/>.</summary>
    public static double Cosh(double x) => LaneCosh.Of<Lanes1, double>(x);

    /// <summary>tanh x; see <see cref="LaneTanh"/>.</summary>
    public static double Tanh(double x) => LaneTanh.Of<Lanes1, double>(x);
}
