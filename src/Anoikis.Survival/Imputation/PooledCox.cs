using Anoikis.Survival.Cox;

namespace Anoikis.Survival.Imputation;

/// <summary>A coefficient over completed tables.</summary>
/// <param name="Name">R's name of the coefficient.</param>
/// <param name="Pooled">Its estimate by Rubin's rules.</param>
public sealed record PooledCoefficient(string Name, RubinPooling Pooled);

/// <summary>A Cox model of every completed table, pooled by Rubin's rules.</summary>
/// <param name="Coefficients">Coefficients that every table gives; one that some table leaves out as dependent is not pooled.</param>
/// <param name="Fits">The fit of each table.</param>
public sealed record PooledCox(IReadOnlyList<PooledCoefficient> Coefficients, IReadOnlyList<CoxFit> Fits)
{
    /// <summary>
    /// Fits and pools. Complete data have as many degrees of freedom as events less coefficients, at least 1, as mice counts them for coxph.
    /// </summary>
    /// <param name="frames">The completed tables' frames, at least two.</param>
    /// <param name="options">How each is fitted.</param>
    public static PooledCox Of(ImputedFrames frames, CoxOptions? options = null)
    {
        CoxFit[] fits = [.. frames.Frames.Select(f => CoxRegression.Fit(CoxData.Of(f), options))];
        List<PooledCoefficient> pooled = [];
        for (int j = 0; j < fits[0].Coefficients.Count; j++)
        {
            CoxCoefficient[] own = [.. fits.Select(f => f.Coefficients[j])];
            if (own.Any(c => double.IsNaN(c.Coefficient)))
                continue;
            double degrees = Math.Max(1, fits[0].Events - fits[0].Coefficients.Count);
            pooled.Add(new PooledCoefficient(own[0].Name, RubinPooling.Of([.. own.Select(c => c.Coefficient)], [.. own.Select(c => c.ErrorUsed * c.ErrorUsed)], degrees)));
        }

        return new PooledCox(pooled, fits);
    }
}
