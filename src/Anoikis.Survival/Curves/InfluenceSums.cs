namespace Anoikis.Survival.Curves;

/// <summary>
/// The error of an estimate F(t) whose influence of a subject is D_i(t) = B_i(t) - F(t) A_i(t), by the infinitesimal jackknife: the root of the sum of (w D_i)^2. While a subject is at risk A and B
/// run along paths a and b common to all, counted from its entry; at its end they take a last step and stay. So sums over subjects of w^2 and of products with a and b at the entry suffice, and
/// work is linear in rows.
/// </summary>
internal sealed class InfluenceSums(int steps)
{
    private const int Parts = 6;
    private readonly double[] _open = new double[(steps + 1) * Parts];
    private readonly double[] _settled = new double[(steps + 1) * 3];

    /// <summary>Path a after each step, from a[0] = 0 before the first.</summary>
    public double[] A { get; } = new double[steps + 1];

    /// <summary>Path b likewise.</summary>
    public double[] B { get; } = new double[steps + 1];

    /// <summary>Adds a subject once both paths are known.</summary>
    /// <param name="enter">Step before which it enters.</param>
    /// <param name="leave">Step at which it ends.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="lastA">What its own end adds to A.</param>
    /// <param name="lastB">What its own end adds to B.</param>
    public void Add(int enter, int leave, double weight, double lastA, double lastB)
    {
        double w = weight * weight;
        double a = A[enter];
        double b = B[enter];
        double[] part = [w, w * a, w * b, w * a * a, w * a * b, w * b * b];
        for (int k = 0; k < Parts; k++)
        {
            _open[(enter * Parts) + k] += part[k];
            _open[(leave * Parts) + k] -= part[k];
        }

        double endA = A[leave + 1] - a + lastA;
        double endB = B[leave + 1] - b + lastB;
        _settled[leave * 3] += w * endA * endA;
        _settled[(leave * 3) + 1] += w * endA * endB;
        _settled[(leave * 3) + 2] += w * endB * endB;
    }

    /// <summary>The error after each step, given F there.</summary>
    public double[] Errors(ReadOnlySpan<double> estimate)
    {
        double[] error = new double[steps];
        Span<double> open = stackalloc double[Parts];
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (int k = 0; k < steps; k++)
        {
            for (int m = 0; m < Parts; m++)
            {
                open[m] += _open[(k * Parts) + m];
            }

            aa += _settled[k * 3];
            ab += _settled[(k * 3) + 1];
            bb += _settled[(k * 3) + 2];
            double a = A[k + 1];
            double b = B[k + 1];
            double f = estimate[k];
            double sumAa = aa + (open[0] * a * a) - (2 * a * open[1]) + open[3];
            double sumAb = ab + (open[0] * a * b) - (a * open[2]) - (b * open[1]) + open[4];
            double sumBb = bb + (open[0] * b * b) - (2 * b * open[2]) + open[5];
            error[k] = Math.Sqrt(Math.Max(0.0, sumBb - (2 * f * sumAb) + (f * f * sumAa)));
        }

        return error;
    }
}
