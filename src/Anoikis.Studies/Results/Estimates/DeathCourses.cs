using System.Collections.Immutable;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Results.Estimates;

/// <summary>Deaths of single cells by step and cause, in bins wide enough to see.</summary>
internal static class DeathCourses
{
    private const int MostBins = 60;

    private static readonly int[] Multiples = [1, 2, 3, 4, 6, 12, 24, 48, 72, 96, 168, 336];

    /// <summary>The courses as shares of the founding cells, and the width of their bins, s. Cells of colonies are left out: they are not injected cells.</summary>
    public static (double Bin, ImmutableArray<DeathCourse> Courses) Of(DeathTally deaths, EntityTable entities, double founders)
    {
        int group = Multiples.FirstOrDefault(m => (deaths.Bins + m - 1) / m <= MostBins, (deaths.Bins + MostBins - 1) / MostBins);
        int bins = (deaths.Bins + group - 1) / group;
        string[] causes = [FateNames.Of(CellFate.Apoptosis), "death without caspases", .. entities.LossCauses.Select(c => $"lost: {c}")];
        var courses = ImmutableArray.CreateBuilder<DeathCourse>();
        for (int cause = 0; cause < deaths.Causes; cause++)
        {
            for (int step = 0; step < deaths.Steps; step++)
            {
                double[] shares = new double[bins];
                for (int bin = 0; bin < deaths.Bins; bin++)
                {
                    shares[bin / group] += deaths[step, cause, false, bin] / founders;
                }

                if (shares.Any(s => s > 0))
                {
                    courses.Add(new DeathCourse(entities.Steps[step], causes[cause], shares));
                }
            }
        }

        return (deaths.Bin * group, courses.ToImmutable());
    }
}
