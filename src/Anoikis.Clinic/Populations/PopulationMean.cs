namespace Anoikis.Clinic.Populations;

/// <summary>Means over the cells of a population, in the cells' order, so that the same bits come out however they were run.</summary>
internal static class PopulationMean
{
    /// <summary>Largest share of cells without a number before the population has none.</summary>
    public const double MostFailed = 0.05;

    /// <summary>The mean of what was computed; NaN where more than <see cref="MostFailed"/> of the cells could not be.</summary>
    public static double Of(ReadOnlySpan<double> cells) => Of(cells, x => x).Mean;

    /// <summary>The mean, and the mean of a function.</summary>
    public static (double Mean, double MeanOf) Of(ReadOnlySpan<double> cells, Func<double, double> function)
    {
        (double sum, double other, int known) = (0, 0, 0);
        foreach (double cell in cells)
        {
            if (!double.IsNaN(cell))
            {
                (sum, other, known) = (sum + cell, other + function(cell), known + 1);
            }
        }

        return known < (1 - MostFailed) * cells.Length ? (double.NaN, double.NaN) : (sum / known, other / known);
    }
}
