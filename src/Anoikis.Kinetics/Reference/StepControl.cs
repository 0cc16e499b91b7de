namespace Anoikis.Kinetics.Reference;

/// <summary>Which step is accepted, and how long the next one is.</summary>
internal sealed class StepControl(IntegrationOptions options, int order)
{
    private const double Safety = 0.9;
    private const double LargestShrinkage = 0.2;
    private const double LargestGrowth = 6;

    /// <summary>Root mean square over states of error / (atol + rtol max(|y0|, |y1|)); a step is accepted at 1 or below.</summary>
    public double Norm(double[] error, double[] y0, double[] y1)
    {
        double sum = 0;
        for (int i = 0; i < error.Length; i++)
        {
            double scaled = error[i] / Scale(Math.Max(Math.Abs(y0[i]), Math.Abs(y1[i])));
            sum += scaled * scaled;
        }

        return error.Length == 0 ? 0 : Math.Sqrt(sum / error.Length);
    }

    /// <summary>0.9 norm^(-1/order), held between 0.2 and 6: the factor for the next step.</summary>
    public double Factor(double norm)
        => norm == 0 ? LargestGrowth : Math.Clamp(Safety * Math.Pow(norm, -1.0 / order), LargestShrinkage, LargestGrowth);

    /// <summary>
    /// A first step from the sizes of y, y' and y'' (Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I, 2nd edition 1993, section II.4).
    /// </summary>
    public double FirstStep(RosenbrockStep step, double time, double[] y, double[] parameters, double longest)
    {
        double[] f = step.Rates;
        double d0 = ScaledNorm(y, y);
        double d1 = ScaledNorm(f, y);
        double h0 = d0 < 1e-5 || d1 < 1e-5 ? 1e-6 * longest : 0.01 * d0 / d1;
        h0 = Math.Min(h0, longest);
        double[] trial = new double[y.Length];
        double[] slope = new double[y.Length];
        for (int i = 0; i < y.Length; i++)
        {
            trial[i] = y[i] + h0 * f[i];
        }

        step.Evaluate(time + h0, trial, parameters, slope);
        for (int i = 0; i < y.Length; i++)
        {
            slope[i] = (slope[i] - f[i]) / h0;
        }

        double d2 = Math.Max(d1, ScaledNorm(slope, y));
        double h1 = d2 <= 1e-15 ? Math.Max(1e-6 * longest, h0 * 1e-3) : Math.Pow(0.01 / d2, 1.0 / (order + 1));
        double h = Math.Min(100 * h0, Math.Min(h1, longest));
        return double.IsFinite(h) && h > 0 ? h : 1e-6 * longest;
    }

    private double ScaledNorm(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double scaled = x[i] / Scale(Math.Abs(y[i]));
            sum += scaled * scaled;
        }

        return x.Length == 0 ? 0 : Math.Sqrt(sum / x.Length);
    }

    private double Scale(double size) => options.AbsoluteTolerance + options.RelativeTolerance * size;
}
