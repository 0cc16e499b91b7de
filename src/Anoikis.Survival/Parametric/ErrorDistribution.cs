using Anoikis.Numerics.Random;
using Anoikis.Survival.Distributions;

namespace Anoikis.Survival.Parametric;

/// <summary>The logarithm of a density or survival function at z, and its first two derivatives.</summary>
internal readonly record struct LogTerm(double Value, double First, double Second);

/// <summary>The standard distribution of an accelerated failure time model.</summary>
internal abstract class ErrorDistribution
{
    private const double HalfLogTwoPi = 0.9189385332046727;

    /// <summary>ln f(z).</summary>
    public abstract LogTerm Density(double z);

    /// <summary>ln S(z).</summary>
    public abstract LogTerm Survival(double z);

    public static ErrorDistribution Of(AftDistribution distribution, double shape) => distribution switch
    {
        AftDistribution.Weibull => new ExtremeValue(),
        AftDistribution.LogNormal => new Normal(),
        AftDistribution.LogLogistic => new Logistic(),
        _ => Math.Abs(shape) < 1e-5 ? new Normal() : new GeneralisedGamma(shape),
    };

    private sealed class ExtremeValue : ErrorDistribution
    {
        public override LogTerm Density(double z) => Math.Exp(z) is var e ? new LogTerm(z - e, 1 - e, -e) : default;

        public override LogTerm Survival(double z) => Math.Exp(z) is var e ? new LogTerm(-e, -e, -e) : default;
    }

    private sealed class Normal : ErrorDistribution
    {
        public override LogTerm Density(double z) => new((-0.5 * z * z) - HalfLogTwoPi, -z, -1);

        public override LogTerm Survival(double z)
        {
            double s = NormalDistributionFunction.Cdf(-z);
            // Beyond z = 37 the probability has no double; ln S ~ ln phi - ln z there.
            double log = s > 0 ? Math.Log(s) : (-0.5 * z * z) - HalfLogTwoPi - Math.Log(z);
            double hazard = Math.Exp((-0.5 * z * z) - HalfLogTwoPi - log);
            return new LogTerm(log, -hazard, -hazard * (hazard - z));
        }
    }

    private sealed class Logistic : ErrorDistribution
    {
        public override LogTerm Density(double z) => Part(z) is var p ? new LogTerm(z - (2 * Softplus(z)), 1 - (2 * p), -2 * p * (1 - p)) : default;

        public override LogTerm Survival(double z) => Part(z) is var p ? new LogTerm(-Softplus(z), -p, -p * (1 - p)) : default;

        private static double Part(double z) => z > 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));

        private static double Softplus(double z) => z > 0 ? z + double.LogP1(Math.Exp(-z)) : double.LogP1(Math.Exp(z));
    }

    // ln f = ln|Q| + k ln k - ln Gamma(k) + k (Q z - e^{Qz}), k = Q^-2; k e^{Qz} is gamma distributed with shape k.
    private sealed class GeneralisedGamma(double shape) : ErrorDistribution
    {
        private readonly double _k = 1 / (shape * shape);

        public override LogTerm Density(double z)
        {
            double e = Math.Exp(shape * z);
            return new LogTerm(Constant() + (_k * ((shape * z) - double.ExpM1(shape * z))), (1 - e) / shape, -e);
        }

        public override LogTerm Survival(double z)
        {
            double x = _k * Math.Exp(shape * z);
            double log = shape > 0 ? GammaTail.LogUpper(_k, x) : GammaTail.LogLower(_k, x);
            LogTerm density = Density(z);
            double hazard = Math.Exp(density.Value - log);
            return new LogTerm(log, -hazard, -hazard * (density.First + hazard));
        }

        // ln|Q| + k ln k - k - ln Gamma(k).
        private double Constant()
        {
            if (_k < 30)
                return Math.Log(Math.Abs(shape)) + (_k * Math.Log(_k)) - _k - Anoikis.Numerics.Elementary.GammaFunction.Log(_k);
            double series = ((1.0 / 12) - (((1.0 / 360) - (1.0 / 1260 / (_k * _k))) / (_k * _k))) / _k;
            return -HalfLogTwoPi - series;
        }
    }
}
