namespace Anoikis.Survival.Cox;

/// <summary>The partial likelihood of data at any coefficients, for the validation of models that were fitted elsewhere.</summary>
public sealed class PartialLikelihood
{
    private readonly TieLikelihood _likelihood;

    /// <summary>Sorts the data once.</summary>
    /// <param name="data">The data.</param>
    /// <param name="ties">Efron's or Breslow's.</param>
    /// <exception cref="ArgumentException">Exact ties.</exception>
    public PartialLikelihood(CoxData data, TieMethod ties = TieMethod.Efron)
    {
        if (ties == TieMethod.Exact)
            throw new ArgumentException("Ties are Efron's or Breslow's.", nameof(ties));
        _likelihood = new TieLikelihood(CoxOrder.Of(data, [.. Enumerable.Range(0, data.Covariates.ColumnCount)]), ties);
    }

    /// <summary>
    /// The logarithm of the saturated model's, - sum of d ln d over event times with d their weight: 0 without ties. A deviance is 2 (saturated - l).
    /// </summary>
    public double Saturated => -_likelihood.Order.BlockDeathWeight.Where(d => d > 0).Sum(d => d * Math.Log(d));

    /// <summary>Its logarithm.</summary>
    /// <param name="coefficients">One for each column.</param>
    public double At(IReadOnlyList<double> coefficients)
        => _likelihood.Evaluate([.. coefficients.Select((b, j) => b * _likelihood.Order.Scale[j])]).LogLikelihood;
}
