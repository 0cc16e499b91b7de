namespace Anoikis.Studies.Results.Estimates;

/// <summary>The 97.5 % point of Student's t, by the expansion in 1/degrees of freedom (Abramowitz and Stegun 26.7.5, four terms): within 1 % from 2 degrees on.</summary>
internal static class StudentQuantile
{
    /// <summary>The 97.5 % point of the standard normal.</summary>
    public const double Normal = 1.959963984540054;

    public static double At(double degrees)
    {
        if (degrees < 1)
        {
            return double.PositiveInfinity;
        }

        const double z = Normal;
        const double z3 = z * z * z;
        const double z5 = z3 * z * z;
        const double z7 = z5 * z * z;
        const double z9 = z7 * z * z;
        double v = degrees;
        return z
            + ((z3 + z) / (4 * v))
            + (((5 * z5) + (16 * z3) + (3 * z)) / (96 * v * v))
            + (((3 * z7) + (19 * z5) + (17 * z3) - (15 * z)) / (384 * v * v * v))
            + (((79 * z9) + (776 * z7) + (1482 * z5) - (1920 * z3) - (945 * z)) / (92160 * v * v * v * v));
    }
}
