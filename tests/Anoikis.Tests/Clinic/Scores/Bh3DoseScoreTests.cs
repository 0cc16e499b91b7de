using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Clinic.Scores;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Reference;

namespace Anoikis.Tests.Clinic.Scores;

/// <summary>The BH3 stress dose against the scalar engine, and what must move it which way.</summary>
public sealed class Bh3DoseScoreTests
{
    private static readonly ImmutableArray<string> Family = ["BCL2", "BCL2L1", "MCL1", "BAX", "BAK1"];

    private static readonly Bh3DoseSettings OneCell = new() { Population = new PopulationSettings { Cells = 1, CoefficientOfVariation = 0 } };

    // Network's own levels, more guards, fewer effectors.
    private static readonly LevelMatrix Patients = new(Family, [1, 1, 1, 1, 1, 1.4, 1.2, 1.3, 1, 1, 1, 1, 0.8, 0.7, 0.8]);

    [Fact]
    public void Pores_open_a_hundredth_above_the_dose_and_not_a_hundredth_below()
        => Assert.All(Enumerable.Range(0, Patients.Rows), row => Assert.True(Agrees(Bh3DoseScore.Reference(), row)));

    /// <summary>The scalar engine with a network in which BCL2 is a tenth more does not agree.</summary>
    [Fact]
    public void A_planted_fault_is_found()
        => Assert.False(Agrees(Faulty(), row: 0));

    [Fact]
    public void Guards_raise_the_dose_and_effectors_lower_it()
    {
        double[] folds = [1, 1, 1, 1, 1, .. Enumerable.Range(0, 5).SelectMany(changed => Enumerable.Range(0, 5).Select(i => i == changed ? 1.5 : 1.0))];
        ScoreValues values = Bh3DoseScore.Prepare(new Bh3DoseSettings { Population = new PopulationSettings { Cells = 10 } }).Evaluate(new LevelMatrix(Family, folds), new ScoreExecution());
        for (int i = 0; i < Family.Length; i++)
        {
            double ratio = values.Value(i + 1, 0) / values.Value(0, 0);
            Assert.True(i < 3 ? ratio > 1.02 : ratio < 0.98, $"{Family[i]} {ratio}");
        }

        Assert.Equal(0, values.FailedCells);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 3)]
    public void Neither_threads_nor_width_change_a_bit(int width, int threads)
    {
        Bh3DoseScore Score(int? lanes) => Bh3DoseScore.Prepare(new Bh3DoseSettings { Halvings = 4, Population = new PopulationSettings { Cells = 6, Width = lanes } });
        ScoreValues one = Score(4).Evaluate(Patients, new ScoreExecution { Threads = 1 }), other = Score(width).Evaluate(Patients, new ScoreExecution { Threads = threads });
        Assert.Equal(one.Values, other.Values);
    }

    [Fact]
    public void Without_guards_no_dose_is_needed_and_without_effectors_none_suffices()
    {
        ScoreValues values = Bh3DoseScore.Prepare(new Bh3DoseSettings { Halvings = 3, Population = new PopulationSettings { Cells = 4 } })
            .Evaluate(new LevelMatrix(Family, [0, 0, 0, 1, 1, 1, 1, 1, 0, 0]), new ScoreExecution());
        Assert.Equal(0.1, values.Value(0, 0), 1e-12);
        Assert.Equal(10, values.Value(1, 0), 1e-12);
        Assert.Equal([0.0, 1.0], [values.Value(0, 1), values.Value(1, 1)]);
    }

    private static bool Agrees(CellNetwork network, int row)
    {
        double dose = Bh3DoseScore.Prepare(OneCell).Evaluate(Patients, new ScoreExecution()).Value(row, 0);
        return Opens(network, row, 1.01 * dose) && !Opens(network, row, dose / 1.01);
    }

    private static bool Opens(CellNetwork network, int row, double dose)
    {
        CellEquations equations = CellEquations.Build(network, [], [])!;
        OdeSystem system = equations.System;
        double[] folds = [.. network.Regulators.Select(r => Family.IndexOf(r.Symbol) is >= 0 and int place ? Patients.Row(row)[place] : 1)];
        double[] states = new double[system.States.Length], parameters = new double[system.Parameters.Length];
        equations.Start(folds, [.. network.Traits.Select(t => t.Resting)], states, parameters, equations.CreateScratch());
        ScalarIntegrator integrator = new(new ScalarEquations(system), new IntegrationOptions { RelativeTolerance = 1e-6, AbsoluteTolerance = 1e-3 });
        integrator.Start(0, parameters, states);
        integrator.AdvanceTo(24 * 3600);
        integrator.SetParameter(equations.InputIndex(network.Stimuli.ToList().FindIndex(s => s.Name == "stress")), dose);
        int[] pores = [.. Enumerable.Range(0, states.Length).Where(i => system.States[i].Id is "BAX4" or "BAK4")];
        bool open = false;
        for (int quarter = 1; quarter <= 96 && !open; quarter++)
        {
            Assert.Equal(IntegrationStatus.Reached, integrator.AdvanceTo((24 * 3600) + (quarter * 900)));
            open = integrator.States[pores[0]] + integrator.States[pores[1]] > 100;
        }

        return open;
    }

    private static CellNetwork Faulty()
    {
        const string Text = "copies_BCL2 = 2e4", Instead = "copies_BCL2 = 2.2e4";
        ReactionNetwork? network = NetworkCheck.Run(
            AntimonyReader.Read(
                BuiltInNetworks.Text("reference_cell"), "reference_cell.ant", [],
                path => BuiltInNetworks.Import("apoptosis/" + path)?.Replace(Text, Instead, StringComparison.Ordinal))!,
            []);
        return Bh3DoseScore.Reference() with { Network = network! };
    }
}
