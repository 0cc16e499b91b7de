using Anoikis.Numerics.Intervals;
using Anoikis.Numerics.Random;
using Anoikis.Survival.Cox;
using Anoikis.Survival.Curves;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Tests.Survival.Curves;

/// <summary>
/// Do 95 % intervals hold the truth in 95 % of cohorts? 2,000 cohorts of 300 in two arms with exponential times, hazard ratio 0.6, a third censored. The standard error of a share of 2,000 is
/// 0.5 points, so 93 to 97 % is four of them on each side.
/// </summary>
[Trait("Category", "slow")]
public sealed class CoverageTests
{
    private const int Cohorts = 2000;
    private const int Size = 300;
    private const double Hazard = 1.0;
    private const double Ratio = 0.6;
    private const double Horizon = 1.2;

    private static readonly Lazy<Cohort[]> All = new(() => [.. Enumerable.Range(0, Cohorts).Select(c => new Cohort((ulong)c))]);

    [Fact]
    public void HazardRatiosAreCovered() => Held(Share(c => c.HazardRatio(1)));

    [Fact]
    public void SurvivalAtTheMedianIsCovered() => Held(Share(c => c.AtMedian(1)));

    [Fact]
    public void MediansAreCovered() => Held(Share(c => c.Median()));

    [Fact]
    public void DifferencesOfRestrictedMeansAreCovered() => Held(Share(c => c.Means(1)));

    [Fact]
    public void ErrorsThatAreAFifthTooSmallAreSeen()
    {
        Assert.InRange(Share(c => c.HazardRatio(0.8)), 0.80, 0.92);
        Assert.InRange(Share(c => c.AtMedian(0.8)), 0.80, 0.92);
        Assert.InRange(Share(c => c.Means(0.8)), 0.80, 0.92);
    }

    private static double Share(Func<Cohort, bool> covers) => (double)All.Value.Count(covers) / Cohorts;

    private static void Held(double share) => Assert.InRange(share, 0.93, 0.97);

    private sealed class Cohort
    {
        private readonly CoxCoefficient _arm;
        private readonly SurvivalTimes[] _arms;

        public Cohort(ulong seed)
        {
            double[] time = new double[Size];
            bool[] occurred = new bool[Size];
            double[] arm = new double[Size];
            RandomStream random = new(seed, 3, 0);
            for (int i = 0; i < Size; i++)
            {
                arm[i] = i % 2;
                double death = random.NextExponential() / (Hazard * (arm[i] == 1 ? Ratio : 1));
                double end = 0.4 + (2.6 * random.NextDouble());
                (time[i], occurred[i]) = (Math.Min(death, end), death <= end);
            }

            SurvivalTimes all = new(time, occurred);
            _arm = CoxRegression.Fit(new CoxData { Times = all, Covariates = DesignMatrix.OfColumns(("arm", arm)) }).Coefficients[0];
            _arms = [.. new[] { 0, 1 }.Select(a => all.Subset([.. Enumerable.Range(0, Size).Where(i => i % 2 == a)]))];
        }

        public bool HazardRatio(double shrink)
            => Math.Abs(_arm.Coefficient - Math.Log(Ratio)) <= shrink * Confidence.Percent95.NormalQuantile * _arm.StandardError;

        // S is one half there; a smaller interval is one of a lower level.
        public bool AtMedian(double shrink)
        {
            double level = shrink == 1 ? 0.95 : 1 - (2 * NormalDistributionFunction.Cdf(-shrink * Confidence.Percent95.NormalQuantile));
            return Curve(0, level).At(Math.Log(2) / Hazard).Contains(0.5);
        }

        public bool Median() => Curve(0, 0.95).Quantile(0.5) is var median && median.Lower <= Math.Log(2) / Hazard && !(median.Upper < Math.Log(2) / Hazard);

        public bool Means(double shrink)
        {
            RestrictedMean[] means = [.. _arms.Select(a => RestrictedMean.Of(KaplanMeier.Estimate(a), Horizon))];
            (Interval difference, _) = means[1].Less(means[0]);
            double truth = Mean(Hazard * Ratio) - Mean(Hazard);
            return Math.Abs(difference.Value - truth) <= shrink * (difference.Upper - difference.Value);
        }

        private static double Mean(double hazard) => (1 - Math.Exp(-hazard * Horizon)) / hazard;

        private KaplanMeierCurve Curve(int arm, double level) => KaplanMeier.Estimate(_arms[arm], new CurveOptions { Type = ConfidenceType.LogLog, Level = level });
    }
}
