using Anoikis.Numerics.Elementary;

namespace Anoikis.Survival.Distributions;

/// <summary>Two-sided probabilities of Student's t.</summary>
public static class StudentTail
{
    /// <summary>P(|T| &gt; |t|) = I_x(d/2, 1/2) at x = d/(d + t^2); the normal's for infinite d.</summary>
    public static double TwoSided(double t, double degrees)
        => double.IsNaN(t) || double.IsNaN(degrees) ? double.NaN
            : degrees > 1e10 ? NormalTail.TwoSided(t)
            : GammaFunction.IncompleteBeta(0.5 * degrees, 0.5, degrees / (degrees + (t * t)));
}
