using Anoikis.Numerics.Elementary;

namespace Anoikis.Numerics.Random;

/// <summary>Gamma variates by Marsaglia and Tsang, ACM Trans. Math. Softw. 26 (2000) 363; a shape below 1 is raised by 1 and scaled by U^(1/shape).</summary>
internal static class GammaSampler
{
    public static double Sample(ref RandomStream stream, double shape)
    {
        if (!(shape > 0.0 && double.IsFinite(shape)))
            throw new ArgumentOutOfRangeException(nameof(shape), shape, "The shape of a gamma distribution is positive and finite.");
        if (shape >= 1.0)
            return AtLeastOne(ref stream, shape);
        double raised = AtLeastOne(ref stream, shape + 1.0);
        return raised * PortableMath.Exp(-stream.NextExponential() / shape);
    }

    private static double AtLeastOne(ref RandomStream stream, double shape)
    {
        double d = shape - (1.0 / 3.0);
        double c = 1.0 / Math.Sqrt(9.0 * d);
        while (true)
        {
            double x = stream.NextNormal();
            double root = 1.0 + (c * x);
            if (root <= 0.0)
                continue;
            double v = root * root * root;
            double u = stream.NextDouble();
            double square = x * x;
            if (u < 1.0 - (0.0331 * square * square))
                return d * v;
            if (PortableMath.Log(u) < (0.5 * square) + (d * (1.0 - v + PortableMath.Log(v))))
                return d * v;
        }
    }
}
