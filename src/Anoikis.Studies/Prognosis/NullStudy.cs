using Anoikis.Numerics.Intervals;
using Anoikis.Numerics.Random;
using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Studies.Prognosis.Cohorts;

namespace Anoikis.Studies.Prognosis;

/// <summary>
/// How often the whole analysis finds something where nothing is: markers and scores of a cohort are given to other patients at random, again and again, so that they have nothing to do with outcome, clinical factors or strata.
/// Shares are of scores over all permuted cohorts, with Wilson's 95 % interval; a test that holds its level has 0.05 in it.
/// </summary>
/// <param name="Cohorts">Permuted cohorts.</param>
/// <param name="Scores">Scores in each.</param>
/// <param name="Alone">p of the hazard ratio alone below 0.05.</param>
/// <param name="Added">p of the likelihood-ratio test beyond the clinical factors below 0.05.</param>
/// <param name="AnyCorrected">Cohorts in which any score is a finding after correction for their number.</param>
/// <param name="CorrectedCut">p of the best cut, corrected for the search, below 0.05.</param>
/// <param name="UncorrectedCut">p of the best cut as if it had been known, below 0.05: what a report without correction would claim.</param>
public sealed record NullStudy(int Cohorts, int Scores, Interval Alone, Interval Added, Interval AnyCorrected, Interval CorrectedCut, Interval UncorrectedCut)
{
    private const uint Purpose = 0x6E756C6C;

    /// <summary>Runs the study.</summary>
    /// <param name="run">The cohort.</param>
    /// <param name="cohorts">How many times it is permuted.</param>
    /// <param name="seed">Seed of the permutations.</param>
    /// <param name="progress">Told of each cohort that is done; or null.</param>
    /// <param name="cancellation">Asks for an end.</param>
    public static NullStudy Run(PrognosisRun run, int cohorts, ulong seed, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cohorts, 1);
        CohortTable cohort = run.Scored(cancellation);
        int[] found = new int[5];
        for (int k = 0; k < cohorts; k++)
        {
            PrognosisResult result = run.Execute(Permuted(cohort, seed, k), null, cancellation);
            foreach (ScoreResult score in result.Scores)
            {
                found[0] += score.Effect.Alone.P < PrognosisResult.Level ? 1 : 0;
                found[1] += score.Effect.Added.P < PrognosisResult.Level ? 1 : 0;
                found[3] += score.Cut.CorrectedP < PrognosisResult.Level ? 1 : 0;
                found[4] += score.Cut.Best?.UncorrectedP < PrognosisResult.Level ? 1 : 0;
            }

            found[2] += result.Scores.Any(s => s.IsFinding) ? 1 : 0;
            progress?.Invoke(1);
        }

        int scores = cohort.Scores.Count;
        Interval Share(int count, int of) => WilsonInterval.OfProportion((double)count / of, of, Confidence.Percent95);
        return new NullStudy(
            cohorts, scores, Share(found[0], cohorts * scores), Share(found[1], cohorts * scores), Share(found[2], cohorts), Share(found[3], cohorts * scores), Share(found[4], cohorts * scores));
    }

    private static CohortTable Permuted(CohortTable cohort, ulong seed, int number)
    {
        RandomStream random = new(seed, (ulong)number, Purpose);
        int[] from = [.. Enumerable.Range(0, cohort.Frame.Rows.Count)];
        for (int i = from.Length - 1; i > 0; i--)
        {
            int j = (int)random.NextBelow(i + 1);
            (from[i], from[j]) = (from[j], from[i]);
        }

        double[] Moved(IReadOnlyList<double> values) => [.. from.Select(i => values[i])];
        return cohort with
        {
            Markers = [.. cohort.Markers.Select(m => m with { Values = Moved(m.Values), Measured = Moved(m.Measured), Spread = Moved(m.Spread) })],
            Scores = [.. cohort.Scores.Select(s => s with { Values = Moved(s.Values), Draws = s.Draws is { } d ? d with { Of = draw => Moved(d.Of(draw)) } : null })],
        };
    }
}
