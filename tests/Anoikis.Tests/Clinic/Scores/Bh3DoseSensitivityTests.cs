using System.Collections.Immutable;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Clinic.Scores;

namespace Anoikis.Tests.Clinic.Scores;

public sealed class Bh3DoseSensitivityTests
{
    [Fact]
    public void More_pores_need_more_more_time_needs_less_and_patients_keep_their_order()
    {
        LevelMatrix levels = new(["BCL2", "BAX"], [1, 1, 0.6, 1.2, 1.5, 1, 1, 0.7, 2, 1.5]);
        ImmutableArray<Bh3DoseVariant> variants = Bh3DoseSensitivity.Of(new Bh3DoseSettings { Halvings = 7, Population = new PopulationSettings { Cells = 3 } }, levels, new ScoreExecution());
        Assert.Equal([10, 1000, 100, 100], variants.Select(v => v.Pores));
        Assert.Equal([24, 24, 6, 48], variants.Select(v => v.Time / 3600));
        Assert.True(variants[0].Ratio <= 1 && variants[1].Ratio >= 1 && variants[2].Ratio > 1.05 && variants[3].Ratio <= 1, string.Join(' ', variants.Select(v => v.Ratio)));
        Assert.All(variants, v => Assert.True(v.Correlation.Value > 0.9));
    }
}
