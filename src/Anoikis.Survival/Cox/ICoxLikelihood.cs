namespace Anoikis.Survival.Cox;

/// <summary>The partial likelihood at given coefficients of the centred and scaled covariates.</summary>
/// <param name="LogLikelihood">Its logarithm.</param>
/// <param name="Score">Its gradient.</param>
/// <param name="Information">Its negative second derivatives.</param>
internal sealed record CoxEvaluation(double LogLikelihood, double[] Score, double[,] Information);

/// <summary>A partial likelihood.</summary>
internal interface ICoxLikelihood
{
    int Width { get; }

    CoxEvaluation Evaluate(ReadOnlySpan<double> coefficients);
}
