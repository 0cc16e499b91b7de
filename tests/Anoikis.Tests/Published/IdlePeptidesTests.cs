using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Reference;
using Anoikis.Numerics.Rosenbrock;
using Anoikis.Tests.Published.Cultures;

namespace Anoikis.Tests.Published;

/// <summary>Without a peptide the module of peptides changes nothing of the full network.</summary>
public sealed class IdlePeptidesTests
{
    private const string Module = "bh3_peptides";
    private static readonly string Others = NetworkModules.With(NetworkModules.All.Select(m => m.Name).Where(n => n != Module));
    private static readonly Lazy<Dish> Without = new(() => Dish.Composed(Others));

    [Fact]
    public void Every_species_takes_the_same_course()
    {
        (Dictionary<string, double> with, Dictionary<string, double> without) = (Course(Dish.Full), Course(Without.Value));
        Assert.Equal(5, with.Count - without.Count);
        Assert.All(with.Keys.Except(without.Keys), id => Assert.Equal(0, with[id]));
        Assert.InRange(Apart(with, without), 0, 1e-6);
        Assert.True(Apart(Course(Dish.Full, ("BIM_BH3", 1)), without) > 1e-3);
    }

    [Fact]
    public void Cells_die_when_they_died()
    {
        Experiment trail = new Experiment(Culture.HeLa) { Cells = 48, RestHours = 24, Hours = 12 }.Trail(10);
        CellFate[] with = Dish.Full.Run(trail).Fates, without = Without.Value.Run(trail).Fates;
        Assert.Equal(without.Select(f => f.Alive), with.Select(f => f.Alive));
        Assert.Contains(with, f => !f.Alive);
        Assert.All(with.Zip(without).Where(f => !f.First.Alive), f => Assert.InRange(Math.Abs(f.First.Death - f.Second.Death), 0, 0.01 * f.Second.Death));
        Assert.NotEqual(without.Count(f => f.Alive), Dish.Full.Run(trail.Set("PUMA_BH3", 100)).Fates.Count(f => f.Alive));
    }

    /// <summary>The median HeLa cell after eight hours of 10 ng/mL of TRAIL and what else is given.</summary>
    private static Dictionary<string, double> Course(Dish dish, params (string Input, double Value)[] inputs)
    {
        var cell = new ScalarIntegrator(
            new ScalarEquations(dish.System), new IntegrationOptions { Method = IntegrationMethod.Rodas5P, RelativeTolerance = 1e-9, AbsoluteTolerance = 1e-5 });
        double[] parameters = dish.Resting(Culture.HeLa);
        cell.Start(0, parameters, dish.Starting.States(parameters));
        foreach ((string input, double value) in inputs.Append(("TRAIL", 600)))
        {
            cell.SetParameter(dish.Parameter(input), value);
        }

        Assert.Equal(IntegrationStatus.Reached, cell.AdvanceTo(8 * 3600));
        return Enumerable.Range(0, dish.System.States.Length).ToDictionary(i => dish.System.States[i].Id, i => cell.States[i]);
    }

    private static double Apart(Dictionary<string, double> course, Dictionary<string, double> reference)
        => reference.Max(r => Math.Abs(course[r.Key] - r.Value) / Math.Max(1, Math.Abs(r.Value)));
}
