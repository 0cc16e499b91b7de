using Anoikis.Survival.Cox;

namespace Anoikis.Survival.Penalised;

/// <summary>A penalised model at one penalty.</summary>
/// <param name="Lambda">The penalty.</param>
/// <param name="Coefficients">One for each column, for covariates as they came.</param>
/// <param name="LogLikelihood">The partial likelihood's logarithm.</param>
public sealed record ElasticNetFit(double Lambda, IReadOnlyList<double> Coefficients, double LogLikelihood)
{
    /// <summary>Columns with a coefficient.</summary>
    public int NonZero => Coefficients.Count(c => c != 0);
}

/// <summary>
/// The Cox model that maximises l(b)/n - lambda sum v (alpha |b| + (1 - alpha) b^2/2), b for covariates scaled to variance 1 (n, the sum of weights, in the denominator), along falling penalties (Simon et al., J. Stat. Softw. 39 (2011) 5).
/// Each penalty's maximum is found from the last one's by Newton's method, the quadratic problem of a step by coordinate descent.
/// </summary>
public sealed class ElasticNetPath
{
    private ElasticNetPath(IReadOnlyList<ElasticNetFit> fits) => Fits = fits;

    /// <summary>Fits by falling penalty.</summary>
    public IReadOnlyList<ElasticNetFit> Fits { get; }

    /// <summary>Fits the path.</summary>
    /// <param name="data">Follow-up and covariates; strata, weights, late entries and offsets are taken.</param>
    /// <param name="options">The penalty.</param>
    /// <exception cref="ArgumentException">No column, no event, exact ties, or options out of range.</exception>
    public static ElasticNetPath Fit(CoxData data, ElasticNetOptions? options = null)
    {
        options ??= new ElasticNetOptions();
        int p = data.Covariates.ColumnCount;
        if (p == 0 || data.Times.EventCount == 0)
            throw new ArgumentException("A penalised model needs a column and an event.", nameof(data));
        if (options.Ties == TieMethod.Exact || !(options.Alpha is > 0 and <= 1) || options.PathLength < 1 || (options.PenaltyFactors is { } f && (f.Count != p || f.Any(v => !(v >= 0)) || f.Sum() <= 0)))
            throw new ArgumentException("Ties are Efron's or Breslow's, alpha lies in (0, 1], and there is one penalty factor of 0 or above for each column.", nameof(options));
        TieLikelihood likelihood = new(CoxOrder.Of(data, [.. Enumerable.Range(0, p)], weighted: true), options.Ties);
        // Factors sum to the number of columns, so that lambda keeps its meaning.
        double[] factors = options.PenaltyFactors is null ? [.. Enumerable.Repeat(1.0, p)] : [.. options.PenaltyFactors.Select(v => v * p / options.PenaltyFactors.Sum())];
        ElasticNetDescent descent = new(likelihood, Weight(data), options.Alpha, factors);
        double[] b = descent.Unpenalised();
        double[] lambdas = options.Lambdas is null ? Path(descent.Largest(b), options, data.Times.Count, p) : [.. options.Lambdas];
        List<ElasticNetFit> fits = [];
        foreach (double lambda in lambdas)
        {
            (b, double logLikelihood) = descent.Run(b, lambda);
            fits.Add(new ElasticNetFit(lambda, likelihood.Order.Unscaled(b), logLikelihood));
        }

        return new ElasticNetPath(fits);
    }

    internal static double Weight(CoxData data)
    {
        double sum = 0;
        for (int i = 0; i < data.Times.Count; i++)
        {
            sum += data.Times.WeightOf(i);
        }

        return sum;
    }

    private static double[] Path(double largest, ElasticNetOptions options, int n, int p)
    {
        double ratio = options.SmallestRatio ?? (n < p ? 0.01 : 1e-4);
        return options.PathLength == 1 ? [largest] : [.. Enumerable.Range(0, options.PathLength).Select(k => largest * Math.Pow(ratio, (double)k / (options.PathLength - 1)))];
    }
}
