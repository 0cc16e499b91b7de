using Anoikis.Studies.Assays;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Results.Tables;

namespace Anoikis.Tests.Studies.Assays.Designs;

/// <summary>What assays find in cells whose deaths are known in closed form.</summary>
public sealed class DesignTests
{
    private const string Many = "cells=600";

    [Fact]
    public void Two_names_of_one_killer_are_additive_after_Loewe_and_not_after_Bliss()
    {
        ResultTable matrix = Table(AssayTexts.Run(
            AssayTexts.Of("matrix"), Many, "assay.matrix.first.doses=[4 ng/mL, 8 ng/mL, 12 ng/mL, 16 ng/mL, 24 ng/mL, 40 ng/mL]",
            "assay.matrix.second.doses=[4 ng/mL, 8 ng/mL, 12 ng/mL, 16 ng/mL, 24 ng/mL, 40 ng/mL]", "assay.matrix.with=", "cells=1500"), "matrix");
        double[] indices = [.. Numbers(matrix, "loewe_index").Where(i => !double.IsNaN(i))];
        Assert.True(indices.Length > 10);
        Assert.InRange(indices.Average(), 0.93, 1.07);
        int wide = matrix.Rows.Count(r => Number(matrix, r, "loewe_index_lower") is double.NaN || (Number(matrix, r, "loewe_index_lower") <= 1.1 && Number(matrix, r, "loewe_index_upper") >= 0.9));
        Assert.True(wide >= 0.9 * matrix.Rows.Length, $"{wide} of {matrix.Rows.Length}");
        Assert.Contains(Numbers(matrix, "bliss_excess"), e => e > 0.15);
    }

    [Fact]
    public void A_dose_response_finds_the_dose_that_the_closed_form_gives()
    {
        // Of cells with log-normal copies, half die within a day where the median cell's copies on come to 5e4 in a day. All die at high doses, so half killed is the dose to hold to.
        ResultTable fits = Table(AssayTexts.Run(AssayTexts.Of("dose_response"), "cells=2000", "assay.dose_response.with="), "dose_response");
        double median = DishNetworks.Copies / Math.Sqrt(1 + (0.3 * 0.3));
        double low = 1, high = 100;
        for (int i = 0; i < 60; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = DishNetworks.Death(median, middle) > 24 * 3600 ? (middle, high) : (low, middle);
        }

        var row = fits.Rows.Single(r => (string)r[fits.Column("clone")] == "wild" && Number(fits, r, "time_h").Equals(24));
        Assert.Equal("identified", row[fits.Column("ec50_verdict")]);
        Assert.InRange(low, Number(fits, row, "half_killed_ng_per_ml_lower") * 0.97, Number(fits, row, "half_killed_ng_per_ml_upper") * 1.03);
        var tough = fits.Rows.Single(r => (string)r[fits.Column("clone")] == "tough" && Number(fits, r, "time_h").Equals(24));
        Assert.True(Number(fits, tough, "half_killed_ng_per_ml") > Number(fits, row, "half_killed_ng_per_ml_upper"));
    }

    [Fact]
    public void Cells_without_memory_have_luck_again_as_long_as_their_levels_last()
    {
        // Levels are a cell's own for ever here: who lived through a dose lives through it again, once what is on has gone.
        ResultTable doses = Table(AssayTexts.Run(AssayTexts.Of("repeated_dosing"), Many, "assay.repeated_dosing.rests=[200 h]", "assay.repeated_dosing.window=12 h", "assay.repeated_dosing.with="), "repeated_doses");
        foreach (var row in doses.Rows)
        {
            Assert.InRange(Number(doses, row, "killed_by_first"), 0.1, 0.95);
            Assert.Equal(0, Number(doses, row, "killed_by_second"), 0.02);
            Assert.Equal(Number(doses, row, "killed_by_first"), Number(doses, row, "killed_untouched"), 1e-9);
        }
    }

    [Fact]
    public void Sisters_whose_levels_last_die_together_and_strangers_do_not()
    {
        ResultTable sisters = Table(AssayTexts.Run(AssayTexts.Of("sisters"), Many), "sisters");
        foreach (var row in sisters.Rows)
        {
            Assert.Equal(1, Number(sisters, row, "correlation"), 1e-6);
            Assert.Equal(0L, row[sisters.Column("one_dead")]);
            Assert.InRange(Number(sisters, row, "correlation_of_strangers"), -0.2, 0.2);
        }
    }

    [Fact]
    public void A_profile_counts_mitochondria_that_let_go_in_time()
    {
        AssayOutcome outcome = AssayTexts.Run(AssayTexts.Of("bh3_profiling"), Many, "assay.bh3_profiling.with=", "equilibration.for=0 h");
        ResultTable profile = Table(outcome, "bh3_profile");
        double[] levels = outcome.Evaluation.Result.Levels[0];
        foreach (var row in profile.Rows.Where(r => (string)r[profile.Column("clone")] == "wild"))
        {
            double dose = Number(profile, row, "dose"), seconds = 3600 * Number(profile, row, "time_h");
            double expected = levels.Count(l => dose > 0 && DishNetworks.Crossing(DishNetworks.Copies * l, dose, 2e4) <= seconds) / (double)levels.Length;
            Assert.Equal(expected, Number(profile, row, "momp"), 0.005);
        }

        Assert.Contains(Numbers(profile, "momp"), m => m > 0.5);
    }

    [Fact]
    public void Suspension_kills_as_a_dose_of_20_does()
    {
        AssayOutcome outcome = AssayTexts.Run(AssayTexts.Of("suspension"), Many, "assay.suspension.with=");
        ResultTable suspension = Table(outcome, "suspension");
        double[] levels = outcome.Evaluation.Result.Levels[0];
        foreach (var row in suspension.Rows.Where(r => (string)r[0] == "wild"))
        {
            double expected = levels.Count(l => DishNetworks.Death(DishNetworks.Copies * l, 20) <= 3600 * Number(suspension, row, "time_h")) / (double)levels.Length;
            Assert.Equal(expected, Number(suspension, row, "anoikis"), 0.005);
        }
    }

    [Fact]
    public void Cells_that_live_through_the_dose_become_colonies_when_they_have_the_time()
    {
        // Daughters inherit the mother's numbers, so a colony dies as its founder would have alone, or lives as it does.
        AssayOutcome late = AssayTexts.Run(AssayTexts.Of("clonogenic"), "cells=200", "assay.clonogenic.with=", "assay.clonogenic.colonies_after=4 d");
        AssayEvaluation dishes = late.Evaluation;
        for (int dish = 0; dish < 3; dish++)
        {
            Assert.All(Enumerable.Range(0, 200), cell => Assert.Equal(dishes.IsAlive(0, dish, cell, 6 * 3600), dishes.IsColony(0, dish, cell)));
        }

        ResultTable table = Table(late, "clonogenic"), early = Table(AssayTexts.Run(AssayTexts.Of("clonogenic"), "cells=200", "assay.clonogenic.with=", "assay.clonogenic.colonies_after=40 h"), "clonogenic");
        Assert.Equal(1, Number(table, table.Rows[0], "became_a_colony"));
        Assert.InRange(Number(table, table.Rows[2], "surviving_fraction"), 0.05, 0.95);
        Assert.Equal(Number(table, table.Rows[2], "alive_after_dose"), Number(table, table.Rows[2], "surviving_fraction"), 1e-9);
        Assert.All(early.Rows, row => Assert.Equal(0, Number(early, row, "became_a_colony")));
        Assert.Equal(Number(early, early.Rows[2], "alive_after_dose"), Number(early, early.Rows[2], "stayed_small"), 1e-9);
    }

    [Fact]
    public void The_earlier_a_stimulus_is_removed_the_more_live()
    {
        ResultTable washout = Table(AssayTexts.Run(AssayTexts.Of("washout"), Many), "washout");
        double Alive(string condition) => Number(washout, washout.Rows.Single(r => (string)r[0] == "wild" && (string)r[1] == condition), "alive");
        Assert.True(Alive("removed at 1 h") > Alive("removed at 4 h") && Alive("removed at 4 h") >= Alive("never removed"));
        Assert.True(Alive("removed 0 h after X_on > 3e4") > 0.95);
        Assert.True(Alive("never given") > 0.95);
    }

    [Fact]
    public void Causes_are_those_of_the_closed_form()
    {
        AssayOutcome outcome = AssayTexts.Run(AssayTexts.Of("causes"), Many, "assay.causes.with=");
        double[] levels = outcome.Evaluation.Result.Levels[0];
        bool Dies(double level, double dose) => DishNetworks.Death(DishNetworks.Copies * level, dose) <= 36 * 3600;
        ResultTable classes = Table(outcome, "cause_classes");
        long Deaths(string cause) => (long)(classes.Rows.FirstOrDefault(r => (string)r[0] == "wild" && (string)r[1] == cause) is { IsDefault: false } row ? row[2] : 0L);
        Assert.Equal(levels.Count(l => Dies(l, 35) && !Dies(l, 20)), Deaths("together: A and B"), 2.0);
        Assert.Equal(levels.Count(l => Dies(l, 20) && !Dies(l, 15)), Deaths("alone: A"), 2.0);
        Assert.Equal(levels.Count(l => Dies(l, 15)), Deaths("over-determined: A or B"), 2.0);
        Assert.True(Deaths("together: A and B") > 20 && Deaths("alone: A") > 20 && Deaths("over-determined: A or B") > 20);

        ResultTable causes = Table(outcome, "causes");
        var a = causes.Rows.Single(r => (string)r[0] == "wild" && (string)r[1] == "A");
        Assert.Equal(levels.Count(l => Dies(l, 35) && !Dies(l, 15)) / (double)levels.Count(l => Dies(l, 35)), Number(causes, a, "necessary"), 0.01);
        Assert.All(Table(outcome, "routes").Rows, r => Assert.Equal("early", r[1]));
    }

    [Fact]
    public void Death_times_of_a_condition_are_those_of_its_cells()
    {
        AssayOutcome outcome = AssayTexts.Run(AssayTexts.Of("death_times"), Many);
        ResultTable conditions = Table(outcome, "conditions");
        double[] expected = [.. outcome.Evaluation.Result.Levels[0].Select(l => DishNetworks.Death(DishNetworks.Copies * l, 12) / 3600).Where(t => t <= 36).Order()];
        var row = conditions.Rows.Single(r => (string)r[0] == "wild" && (string)r[1] == "low");
        Assert.Equal(expected.Length / 600.0, Number(conditions, row, "dead"), 0.01);
        Assert.Equal(expected[expected.Length / 2], Number(conditions, row, "median_death_h"), 0.25);
        Assert.True(Number(conditions, row, "median_death_h_lower") <= expected[expected.Length / 2] && expected[expected.Length / 2] <= Number(conditions, row, "median_death_h_upper"));
    }

    private static ResultTable Table(AssayOutcome outcome, string name) => outcome.Evaluation.Tables.Single(t => t.Name == name);

    private static double Number(ResultTable table, IReadOnlyList<object> row, string column) => (double)row[table.Column(column)];

    private static IEnumerable<double> Numbers(ResultTable table, string column) => table.Rows.Select(r => Number(table, r, column));

    [Theory]
    [InlineData(10000, "A 10000 ng/mL")]
    [InlineData(1234567, "A 1235000 ng/mL")]
    [InlineData(0.25, "A 0.25 ng/mL")]
    [InlineData(0, "A 0 ng/mL")]
    public void A_dose_is_named_without_an_exponent(double dose, string label) => Assert.Equal(label, Anoikis.Studies.Assays.Designs.DoseSeries.Label(DishNetworks.Network.Stimuli[0], dose));

    [Theory]
    [InlineData("alive after 24 h", "alive after 24 h")]
    [InlineData("HeLa, TRAIL 1000 ng/mL: mitochondria open by 48 h", "HeLa, TRAIL 1000 ng/mL:\nmitochondria open by 48 h")]
    [InlineData("HeLa and nothing else under TRAIL 1000 ng/mL for two days: mitochondria open by the end of the longest assay", "HeLa and nothing else under TRAIL 1000 ng/mL\nfor two days: mitochondria open by the end …")]
    public void A_long_name_breaks_near_its_middle(string name, string lines) => Assert.Equal(lines, Anoikis.Studies.Plots.RowAxis.Wrap(name));
}
