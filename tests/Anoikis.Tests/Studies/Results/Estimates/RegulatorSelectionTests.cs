using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Results.Estimates;

namespace Anoikis.Tests.Studies.Results.Estimates;

public sealed class RegulatorSelectionTests
{
    private static readonly EntityTable Run = SyntheticRun.Create(20000).Entities;

    [Fact]
    public void Selection_has_the_right_sign_and_only_where_it_acts()
    {
        RegulatorEffect[] solitary = [.. RegulatorSelection.Of(Run).Where(e => e.Step == "solitary")];
        Assert.True(solitary.Single(e => e.Regulator == "BCL2").Lower > 0);
        Assert.True(solitary.Single(e => e.Regulator == "BAX").Upper < 0);
        int missed = solitary.Count(e => e.Regulator is not ("BCL2" or "BCL2L1" or "BAX") && (e.Lower > 0 || e.Upper < 0));
        Assert.InRange(missed, 0, 3);
    }

    [Fact]
    public void A_step_that_all_enter_selects_nothing() => Assert.DoesNotContain(RegulatorSelection.Of(Run), e => e.Step is "circulation" or "arrest");

    [Fact]
    public void Without_selection_intervals_miss_zero_one_time_in_twenty()
    {
        int missed = 0;
        int all = 0;
        for (ulong seed = 1; seed <= 40; seed++)
        {
            EntityTable run = SyntheticRun.Create(400, seed).Entities;
            foreach (RegulatorEffect effect in RegulatorSelection.Of(run).Where(e => e.Step == "solitary" && e.Regulator is not ("BCL2" or "BCL2L1" or "BAX")))
            {
                all++;
                missed += effect.Lower > 0 || effect.Upper < 0 ? 1 : 0;
            }
        }

        Assert.Equal(600, all);
        Assert.InRange(missed, 9, 52);
    }

    [Fact]
    public void A_regulator_that_is_lost_has_no_effect()
    {
        EntityTable lost = Run with { Levels = [.. Run.Levels.Select((v, i) => i % Run.Regulators.Length == 0 ? 0 : v)] };
        Assert.DoesNotContain(RegulatorSelection.Of(lost), e => e.Regulator == "BCL2");
    }
}
