using Anoikis.Studies.Prognosis.Analysis;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Studies.Prognosis;

/// <summary>What is known of cohorts that are not part of the project.</summary>
public sealed class SharedCohortTests
{
    private static readonly string[] Quick = ["resampling.bootstrap=0", "resampling.folds=2", "resampling.permutations=99", "resampling.mapping_draws=5"];

    [SharedFact]
    public void CASP3_tells_nothing_of_metastasis_in_five_breast_cohorts()
    {
        PrognosisResult result = CohortTexts.Shipped("breast-casp3", SharedData.Path("data", "cohorts", "survcomp_breast_7gene_dmfs.csv"), Quick).Execute();
        ScoreResult score = result.Score("CASP3");
        Assert.Equal(1180, score.Count);
        Assert.Equal(0.998, score.Effect.Alone.Ratio.Value, 3);
        Assert.False(score.IsFinding);
        Assert.True(result.Score("AURKA").IsFinding);
        Assert.Equal(1467, result.Cohort.Flow.Read);
        Assert.Equal(result.Cohort.Flow.Read, result.Cohort.Flow.Used + result.Cohort.Flow.Excluded);
    }

    [SharedFact]
    public void The_median_split_of_the_colorectal_score_is_no_finding_and_the_report_says_why()
    {
        PrognosisResult result = CohortTexts.Shipped("tcga-colorectal", SharedData.Path("data", "cohorts", "tcga_rppa_apoptosis_clinical.csv"), Quick).Execute();
        ScoreResult score = result.Score("balance");
        Assert.Equal(472, score.Count);
        Assert.Equal(0.143, score.Effect.Alone.P, 3);
        Assert.Equal(0.032, score.Cut.MedianP, 3);
        Assert.False(score.IsFinding);
        Assert.True(score.IsFindingOnlyWhenSplit);
        Assert.Contains(Anoikis.Studies.Prognosis.PrognosisFiles.Sentences(result), s => s.Contains("0.032 when patients are split at the median and 0.143 for the score itself", StringComparison.Ordinal));
    }
}
