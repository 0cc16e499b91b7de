namespace Anoikis.Survival.Cox;

/// <summary>One coefficient of a fitted Cox model. All numbers are NaN where the column depends on others and was left out.</summary>
/// <param name="Name">R's name of the coefficient.</param>
/// <param name="Coefficient">The log hazard ratio.</param>
/// <param name="StandardError">From the information.</param>
/// <param name="RobustStandardError">From clustered score residuals, or null.</param>
/// <param name="Z">Coefficient over its error, the robust one where there is one.</param>
/// <param name="P">Two-sided probability of |z|.</param>
public sealed record CoxCoefficient(string Name, double Coefficient, double StandardError, double? RobustStandardError, double Z, double P)
{
    /// <summary>The error that tests and intervals use.</summary>
    public double ErrorUsed => RobustStandardError ?? StandardError;
}

/// <summary>A test that all coefficients are 0.</summary>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="Degrees">Degrees of freedom.</param>
/// <param name="P">Its upper probability.</param>
public sealed record GlobalTest(double ChiSquare, int Degrees, double P)
{
    internal static GlobalTest Of(double statistic, int degrees) => new(statistic, degrees, Distributions.ChiSquare.Upper(statistic, degrees));
}

/// <summary>A fitted Cox model: hazard h(t | x) = h0(t) exp(x'b), h0 its own in each stratum (Cox, J. R. Stat. Soc. B 34 (1972) 187).</summary>
public sealed class CoxFit
{
    internal CoxFit(CoxData data, CoxOptions options, int[] columns, CoxOrder order, ICoxLikelihood likelihood, Ascent ascent, CoxEvaluation atZero)
    {
        (Data, Options, Columns, Order, Likelihood, Ascent, AtZero) = (data, options, columns, order, likelihood, ascent, atZero);
    }

    /// <summary>What it was fitted to.</summary>
    public CoxData Data { get; }

    /// <summary>How.</summary>
    public CoxOptions Options { get; }

    /// <summary>Rows.</summary>
    public int Count => Data.Times.Count;

    /// <summary>Rows with the event.</summary>
    public int Events => Data.Times.EventCount;

    /// <summary>Logarithm of the partial likelihood with all coefficients 0.</summary>
    public double LogLikelihoodNull => AtZero.LogLikelihood;

    /// <summary>Its maximum.</summary>
    public double LogLikelihood => Ascent.At.LogLikelihood;

    /// <summary>Newton steps taken.</summary>
    public int Iterations => Ascent.Iterations;

    /// <summary>Whether the maximum was reached.</summary>
    public bool Converged => Ascent.End != AscentEnd.OutOfIterations;

    /// <summary>Coefficients in the order of the design's columns.</summary>
    public required IReadOnlyList<CoxCoefficient> Coefficients { get; init; }

    /// <summary>The estimates; 0 for columns that were left out.</summary>
    public required IReadOnlyList<double> Estimates { get; init; }

    /// <summary>Covariance of the estimates from the information; 0 for columns left out.</summary>
    public required double[,] NaiveCovariance { get; init; }

    /// <summary>The covariance that tests and intervals use: robust where there are clusters, else the naive one.</summary>
    public required double[,] Covariance { get; init; }

    /// <summary>Whether <see cref="Covariance"/> is the robust one.</summary>
    public bool IsRobust => !ReferenceEquals(Covariance, NaiveCovariance);

    /// <summary>Columns that depend on others and were left out.</summary>
    public required IReadOnlyList<string> Dependent { get; init; }

    /// <summary>Columns whose coefficient runs to infinity: they separate those who die from those who do not.</summary>
    public required IReadOnlyList<string> Infinite { get; init; }

    /// <summary>x'b + offset of each row, not centred.</summary>
    public required IReadOnlyList<double> LinearPredictor { get; init; }

    /// <summary>2 (l(b) - l(0)).</summary>
    public GlobalTest LikelihoodRatio => GlobalTest.Of(2.0 * (LogLikelihood - LogLikelihoodNull), Columns.Length);

    /// <summary>b' V^-1 b with the covariance in use.</summary>
    public GlobalTest Wald
    {
        get
        {
            double[] b = [.. Columns.Select(c => Estimates[c])];
            return GlobalTest.Of(new Linear.SymmetricFactor(Linear.Submatrix.Of(Covariance, Columns), 1e-14).QuadraticForm(b), Columns.Length);
        }
    }

    /// <summary>U' I^-1 U at b = 0; with one factor as the only covariate and no ties this is the log-rank test.</summary>
    public GlobalTest Score => GlobalTest.Of(new Linear.SymmetricFactor(AtZero.Information, 1e-14).QuadraticForm(AtZero.Score), Columns.Length);

    /// <summary>Columns of the design that have a coefficient.</summary>
    internal int[] Columns { get; }

    internal CoxOrder Order { get; }

    internal ICoxLikelihood Likelihood { get; }

    internal Ascent Ascent { get; }

    internal CoxEvaluation AtZero { get; }

    /// <summary>The likelihood for residuals and hazards: exact ties have those of Breslow's.</summary>
    internal TieLikelihood ForHazards => Likelihood as TieLikelihood ?? new TieLikelihood(Order, TieMethod.Breslow);
}
