using Anoikis.Studies.Prognosis;

namespace Anoikis.Tests.Studies.Prognosis;

/// <summary>A small version of the study of permuted cohorts; benchmarks/README.md has the large one.</summary>
public sealed class NullStudyTests
{
    [Fact]
    public void Permuted_scores_are_found_as_often_as_the_level_says_and_uncorrected_cuts_more_often()
    {
        const int Cohorts = 60;
        PrognosisRun run = CohortTexts.Shipped("veteran", null, "strata=~", "scores.delay=~", "subgroups=~", "markers.karnofsky.error=0", "resampling={bootstrap: 0, folds: 2, permutations: 99, mapping_draws: 0}");
        NullStudy study = NullStudy.Run(run, Cohorts, seed: 3);
        // Four standard errors about 5 %: 0 to 16 %.
        double most = 0.05 + (4 * Math.Sqrt(0.05 * 0.95 / Cohorts));
        Assert.InRange(study.Alone.Value, 0, most);
        Assert.InRange(study.Added.Value, 0, most);
        Assert.InRange(study.CorrectedCut.Value, 0, most);
        Assert.True(study.UncorrectedCut.Value > most, $"the uncorrected cut is found in {study.UncorrectedCut.Value}");
        Assert.Equal(study, NullStudy.Run(run, Cohorts, seed: 3));
    }
}
