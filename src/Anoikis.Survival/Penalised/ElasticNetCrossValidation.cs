using Anoikis.Survival.Cox;

namespace Anoikis.Survival.Penalised;

/// <summary>
/// The penalty by cross-validation: a fold's loss is the deviance of all data less that of the data without the fold, both at the coefficients that were fitted without it (van Houwelingen et al., Stat. Med. 25 (2006) 3201), per event weight of the
/// fold.
/// </summary>
/// <param name="Path">The path of all data.</param>
/// <param name="Loss">Mean loss at each penalty, folds weighted by their events.</param>
/// <param name="LossError">Its standard error.</param>
/// <param name="Best">Place of the penalty with the smallest loss.</param>
/// <param name="Sparsest">Place of the largest penalty whose loss is within one error of the smallest.</param>
public sealed record ElasticNetCrossValidation(ElasticNetPath Path, IReadOnlyList<double> Loss, IReadOnlyList<double> LossError, int Best, int Sparsest)
{
    /// <summary>Chooses the penalty.</summary>
    /// <param name="data">The data.</param>
    /// <param name="fold">Fold of each row, from 0; at least 3 folds.</param>
    /// <param name="options">The penalty's form.</param>
    /// <exception cref="ArgumentException">Sizes differ, fewer than 3 folds, or a fold without events.</exception>
    public static ElasticNetCrossValidation Run(CoxData data, IReadOnlyList<int> fold, ElasticNetOptions? options = null)
    {
        options ??= new ElasticNetOptions();
        int folds = fold.Count == 0 ? 0 : fold.Max() + 1;
        if (fold.Count != data.Times.Count || folds < 3)
            throw new ArgumentException("There is one fold for each row, and three folds at least.", nameof(fold));
        ElasticNetPath path = ElasticNetPath.Fit(data, options);
        ElasticNetOptions same = options with { Lambdas = [.. path.Fits.Select(f => f.Lambda)] };
        double[] weight = new double[folds];
        for (int i = 0; i < fold.Count; i++)
        {
            weight[fold[i]] += data.Times.Event[i] ? data.Times.WeightOf(i) : 0;
        }

        if (weight.Any(w => w == 0))
            throw new ArgumentException("A fold has no event.", nameof(fold));
        double[][] losses = new double[folds][];
        PartialLikelihood all = new(data, options.Ties);
        for (int k = 0; k < folds; k++)
        {
            CoxData training = data.Subset([.. Enumerable.Range(0, fold.Count).Where(i => fold[i] != k)]);
            PartialLikelihood part = new(training, options.Ties);
            losses[k] = [.. ElasticNetPath.Fit(training, same).Fits.Select(f => 2 * (all.Saturated - all.At(f.Coefficients) - part.Saturated + part.At(f.Coefficients)) / weight[k])];
        }

        double sum = weight.Sum();
        double[] loss = [.. path.Fits.Select((_, m) => losses.Select((l, k) => weight[k] * l[m]).Sum() / sum)];
        double[] error = [.. path.Fits.Select((_, m) => Math.Sqrt(losses.Select((l, k) => weight[k] * (l[m] - loss[m]) * (l[m] - loss[m])).Sum() / sum / (folds - 1)))];
        int best = Array.IndexOf(loss, loss.Min());
        return new ElasticNetCrossValidation(path, loss, error, best, Enumerable.Range(0, loss.Length).First(m => loss[m] <= loss[best] + error[best]));
    }
}
