using System.Collections.Immutable;
using System.Globalization;

namespace Anoikis.Clinic.Levels;

/// <summary>
/// How a patient's marker becomes the level of a regulator, and how uncertain that is. With x the marker and a its anchor, the number at which the level is the network's own:
/// log2 level = slope (log2 x - log2 a) + residual, residual normal with mean 0 and standard deviation slope s sqrt(1/rho^2 - 1), where s is the marker's standard deviation over the
/// cohort (base 2) and rho the correlation of marker and log level. A draw of the mapping takes a slope for every marker, slope exp(d z), alike in all patients, and a residual for every
/// patient and marker. Draw 0 is the mapping at its centre: the slope as stated, no residual.
/// </summary>
public sealed record LevelMapping
{
    /// <summary>Smallest correlation that is taken: below it a marker says nothing of its protein.</summary>
    public const double SmallestCorrelation = 0.05;

    /// <summary>What was measured.</summary>
    public required MarkerPlatform Platform { get; init; }

    /// <summary>Scale of the table, slope, and the sample that is the anchor; without one, and without <see cref="Anchors"/>, the cohort's median is.</summary>
    public required ExpressionMapping Expression { get; init; }

    /// <summary>Anchors by symbol, in the table's own unit; they go before <see cref="ExpressionMapping.Reference"/>.</summary>
    public ImmutableSortedDictionary<string, double> Anchors { get; init; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>Correlation of marker and log level over patients, rho, from <see cref="SmallestCorrelation"/> to 1.</summary>
    public required double Correlation { get; init; }

    /// <summary>Standard deviation d of the slope's logarithm over draws, at least 0.</summary>
    public required double SlopeDeviation { get; init; }

    /// <summary>
    /// The mapping of a platform. Protein arrays: slope 1, rho 0.9 (assumed [0.7, 0.99]: antibodies of such arrays are kept when they agree with blots), d 0.25 (assumed [0.1, 0.4]: nearly all
    /// slopes between 0.6 and 1.6). RNA: rho 0.31, the mean rank correlation of a gene's RNA with its protein over breast tumours (Tang et al. 2018); the slope is rho too, so that levels
    /// spread over patients as the markers do, and d 0.5 (assumed [0.25, 0.75]). Absolute amounts: slope 1, rho 0.95 (assumed [0.9, 1]), d 0.
    /// </summary>
    /// <param name="platform">What was measured.</param>
    /// <param name="scale">Scale of the table.</param>
    public static LevelMapping Of(MarkerPlatform platform, ExpressionScale scale)
    {
        (double slope, double correlation, double deviation) = platform switch
        {
            MarkerPlatform.ProteinArray => (1, 0.9, 0.25),
            MarkerPlatform.Rna => (0.31, 0.31, 0.5),
            MarkerPlatform.Absolute => (1.0, 0.95, 0.0),
            _ => throw new ArgumentOutOfRangeException(nameof(platform), platform, "no such platform"),
        };
        return new LevelMapping { Platform = platform, Expression = new ExpressionMapping { Scale = scale, Slope = slope }, Correlation = correlation, SlopeDeviation = deviation };
    }

    /// <summary>The mapping in one sentence, for reports.</summary>
    public string Statement => string.Create(
        CultureInfo.InvariantCulture,
        $"{Expression.Formula}, slope {Expression.Slope:G4} (log-normal over draws, deviation {SlopeDeviation:G4}), correlation of marker and log level {Correlation:G4}, "
        + $"anchored at {(Anchors.IsEmpty ? "" : "stated values, else at ")}{(Expression.Reference is { } sample ? $"sample {sample}" : "the cohort's median")}; missing markers drawn from the cohort");

    /// <summary>The residual's standard deviation as a multiple of slope times the marker's own: sqrt(1/rho^2 - 1).</summary>
    internal double ResidualPerDeviation => Math.Sqrt((1 / (Correlation * Correlation)) - 1);

    /// <summary>Refuses a mapping that is none.</summary>
    /// <exception cref="ArgumentException">A number is outside its range.</exception>
    internal void Require()
    {
        if (!(Correlation is >= SmallestCorrelation and <= 1) || !(SlopeDeviation is >= 0 and <= 2) || !(Expression.Slope is > 0 and <= ExpressionMapping.SteepestSlope))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"correlation {Correlation}, slope deviation {SlopeDeviation}, slope {Expression.Slope}; allowed are {SmallestCorrelation} to 1, 0 to 2, above 0 to {ExpressionMapping.SteepestSlope}"));
        }
    }
}
