namespace Anoikis.Tests.Survival;

/// <summary>How near two numbers are to each other: relative, and absolute for those near zero.</summary>
internal static class Agreement
{
    public const double Relative = 1e-8;
    public const double Absolute = 1e-10;

    public static void Near(double expected, double actual, string what, double relative = Relative, double absolute = Absolute)
    {
        if (double.IsNaN(expected) && double.IsNaN(actual))
            return;
        bool near = Math.Abs(expected - actual) <= Math.Max(absolute, relative * Math.Abs(expected)) || expected == actual;
        Assert.True(near, FormattableString.Invariant($"{what}: expected {expected:R}, is {actual:R}"));
    }

    public static void AllNear(IReadOnlyList<double> expected, IReadOnlyList<double> actual, string what, double relative = Relative, double absolute = Absolute)
    {
        Assert.True(expected.Count <= actual.Count, $"{what}: {expected.Count} expected, {actual.Count} there");
        for (int i = 0; i < expected.Count; i++)
        {
            Near(expected[i], actual[i], $"{what}[{i}]", relative, absolute);
        }
    }
}
