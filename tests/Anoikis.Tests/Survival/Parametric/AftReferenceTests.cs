using System.Text.Json.Nodes;
using Anoikis.Numerics.Random;
using Anoikis.Survival.Data;
using Anoikis.Survival.Distributions;
using Anoikis.Survival.Formulas;
using Anoikis.Survival.Parametric;

namespace Anoikis.Tests.Survival.Parametric;

/// <summary>Accelerated failure time models against survreg; the generalised gamma against R's optim on dgamma and pgamma.</summary>
public sealed class AftReferenceTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ReferenceFile.Cases("aft.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EstimatesAgree(int index)
    {
        JsonObject expected = ReferenceFile.Cases("aft.json")[index];
        AftFit own = Fit(expected["spec"]!.AsObject());
        string line = expected["r"]!.ToString();
        Assert.Equal(expected["names"]!.AsArray().Select(n => n!.ToString()), own.Coefficients.Select(c => c.Name));
        Agreement.AllNear(ReferenceFile.Numbers(expected["coef"]), [.. own.Coefficients.Select(c => c.Coefficient)], line);
        Agreement.AllNear(ReferenceFile.Numbers(expected["se"]), [.. own.Coefficients.Where(c => !double.IsNaN(c.Coefficient)).Select(c => c.StandardError), own.LogScaleError], line + " se");
        Agreement.Near(ReferenceFile.Number(expected["scale"]), own.Scale, line + " scale");
        Agreement.Near(ReferenceFile.Number(expected["loglik"]), own.LogLikelihood, line + " loglik");
    }

    // optim stops where the likelihood no longer changes, so its parameters are good to half as many digits.
    [Fact]
    public void TheGeneralisedGammaAgrees()
    {
        foreach (JsonObject expected in ReferenceFile.Cases("generalised-gamma.json"))
        {
            ModelFrame frame = ReferenceFile.Frame(expected["spec"]!.AsObject());
            AftFit own = AftRegression.Fit(frame.Times, frame.Covariates, AftDistribution.GeneralisedGamma);
            Agreement.Near(ReferenceFile.Number(expected["loglik"]), own.LogLikelihood, "loglik", 1e-9);
            Assert.True(own.LogLikelihood >= ReferenceFile.Number(expected["loglik"]) - 1e-8, "R found a likelier model");
            Agreement.Near(ReferenceFile.Number(expected["shape"]), own.Shape, "Q", 2e-4);
            Agreement.Near(ReferenceFile.Number(expected["log_scale"]), Math.Log(own.Scale), "ln sigma", 2e-4);
            Agreement.AllNear(ReferenceFile.Numbers(expected["coef"]), [.. own.Coefficients.Select(c => c.Coefficient)], "b", 2e-4);
            Assert.True(own.ShapeError > 0 && own.Converged);
        }
    }

    [Theory]
    [InlineData(AftDistribution.Weibull, 1.0)]
    [InlineData(AftDistribution.LogNormal, 1e-6)]
    public void TheGeneralisedGammaHoldsItsSpecialCases(AftDistribution special, double shape)
    {
        foreach (double z in new[] { -8, -3, -0.5, 0, 0.7, 1.5, 3 })
        {
            ErrorDistribution general = ErrorDistribution.Of(AftDistribution.GeneralisedGamma, shape);
            ErrorDistribution own = ErrorDistribution.Of(special, 0);
            Agreement.Near(own.Density(z).Value, general.Density(z).Value, $"density at {z}", 1e-10);
            Agreement.Near(own.Survival(z).Value, general.Survival(z).Value, $"survival at {z}", 1e-10);
            Agreement.Near(own.Survival(z).Second, general.Survival(z).Second, $"second derivative at {z}", 1e-9);
        }
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(-0.4)]
    [InlineData(0.05)]
    [InlineData(2.5)]
    public void DerivativesAreThoseOfTheFunction(double shape)
    {
        ErrorDistribution own = ErrorDistribution.Of(AftDistribution.GeneralisedGamma, shape);
        foreach (double z in new[] { -2.0, -0.3, 0.4, 1.2 })
        {
            foreach (Func<double, LogTerm> f in new Func<double, LogTerm>[] { own.Density, own.Survival })
            {
                const double H = 1e-5;
                Agreement.Near((f(z + H).Value - f(z - H).Value) / (2 * H), f(z).First, $"first at {z}", 1e-6, 1e-8);
                Agreement.Near((f(z + H).First - f(z - H).First) / (2 * H), f(z).Second, $"second at {z}", 1e-6, 1e-7);
            }
        }
    }

    [Fact]
    public void SimulatedParametersAreFound()
    {
        RandomStream random = new(23, 0, 0);
        const int N = 4000;
        double[] time = new double[N];
        double[] x = new double[N];
        for (int i = 0; i < N; i++)
        {
            // k e^{Qz} is gamma with shape k = Q^-2.
            const double Q = 0.6;
            double k = 1 / (Q * Q);
            x[i] = random.NextNormal();
            time[i] = Math.Exp(1 + (0.5 * x[i]) + (0.8 * Math.Log(random.NextGamma(k) / k) / Q));
        }

        AftFit fit = AftRegression.Fit(new SurvivalTimes(time, [.. Enumerable.Repeat(true, N)]), DesignMatrix.OfColumns(("x", x)), AftDistribution.GeneralisedGamma);
        Assert.InRange((fit.Shape - 0.6) / fit.ShapeError, -3, 3);
        Assert.InRange((fit.Coefficients[1].Coefficient - 0.5) / fit.Coefficients[1].StandardError, -3, 3);
        Assert.InRange((Math.Log(fit.Scale) - Math.Log(0.8)) / fit.LogScaleError, -3, 3);
    }

    [Fact]
    public void DependentAndConstantColumnsAreLeftOutAndNamed()
    {
        SurvivalTimes times = new([1, 2, 3, 4, 5, 6], [true, true, false, true, true, true]);
        DesignMatrix x = DesignMatrix.OfColumns(("a", [0, 1, 0, 1, 1, 0]), ("c", [7, 7, 7, 7, 7, 7]), ("b", [3, 1, 2, 5, 4, 0]), ("d", [3, 0, 2, 4, 3, 0]));
        AftFit fit = AftRegression.Fit(times, x, AftDistribution.Weibull);
        Assert.Equal(["c", "d"], fit.Dependent);
        Assert.Equal(["(Intercept)", "a", "c", "b", "d"], fit.Coefficients.Select(c => c.Name));
        Assert.True(double.IsFinite(fit.SurvivalAt(x.Row(0), 2)));
    }

    [Fact]
    public void AnotherDistributionIsSeen()
    {
        JsonObject expected = ReferenceFile.Cases("aft.json")[0];
        ModelFrame frame = ReferenceFile.Frame(expected["spec"]!.AsObject());
        AftFit other = AftRegression.Fit(frame.Times, frame.Covariates, AftDistribution.LogLogistic);
        Assert.True(Math.Abs(other.LogLikelihood - ReferenceFile.Number(expected["loglik"])) > 0.01);
    }

    [Fact]
    public void GammaTailsAddUpToOne()
    {
        foreach (double a in new[] { 0.3, 2, 29, 31, 400, 1e6 })
        {
            foreach (double f in new[] { 0.5, 0.99, 1.0, 1.01, 1.5 })
            {
                Assert.Equal(1, Math.Exp(GammaTail.LogUpper(a, a * f)) + Math.Exp(GammaTail.LogLower(a, a * f)), 11);
            }
        }
    }

    private static AftFit Fit(JsonObject spec)
    {
        ModelFrame frame = ReferenceFile.Frame(spec);
        AftDistribution distribution = ReferenceFile.Text(spec, "dist") switch { "lognormal" => AftDistribution.LogNormal, "loglogistic" => AftDistribution.LogLogistic, _ => AftDistribution.Weibull };
        return AftRegression.Fit(frame.Times, frame.Covariates, distribution, frame.Offset);
    }
}
