using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Clones;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;

namespace Anoikis.Benchmarks.Wandering;

/// <summary>
/// Cells of the liver scenario alone in the tissue for its 13 days: levels drawn as the scenario says and, where they wander, changed every 6 hours. What they are fed and how they
/// hold on is the step's; contacts are left out, so that every cell's course has the same parts.
/// </summary>
internal sealed class WanderingCells
{
    private const string Step = "solitary";
    private const string Death = "apoptosis";

    private WanderingCells(CascadeExperiment experiment, DeathProblem problem, double[][] cells) => (Network, Tolerances, Problem, Cells)
        = (experiment.Network.Name, (experiment.RelativeTolerance, experiment.AbsoluteTolerance), problem, cells);

    /// <summary>Name of the network that the cells carry.</summary>
    public string Network { get; }

    /// <summary>The scenario's own tolerances.</summary>
    public (double Relative, double Absolute) Tolerances { get; }

    /// <summary>The equations, death and how often parameters change.</summary>
    public DeathProblem Problem { get; }

    /// <summary>Parameters of each cell, segment after segment.</summary>
    public double[][] Cells { get; }

    /// <summary>Draws the cells.</summary>
    /// <param name="scenario">Path of a scenario of the liver.</param>
    /// <param name="count">How many.</param>
    /// <param name="wander">Whether levels wander; otherwise each cell keeps those it was drawn with.</param>
    /// <exception cref="InvalidDataException">The scenario is wrong; the message holds every finding.</exception>
    public static WanderingCells Draw(string scenario, int count, bool wander)
    {
        DiagnosticBag findings = [];
        CascadeExperiment? experiment = ScenarioReader.ReadFile(scenario, [], new NetworkLibrary(), findings)?.Experiment;
        CellEquations? equations = experiment is null ? null : CellEquations.Build(experiment.Network, [], findings);
        if (experiment is null || equations is null)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, findings));
        }

        Clone clone = experiment.Clones[0];
        LevelVariability variability = wander ? clone.Variability : clone.Variability with { Fluctuation = null };
        var levels = new FluctuatingLevels(equations, clone.Levels, variability);
        int segments = wander ? (int)(experiment.Horizon / clone.Variability.Fluctuation!.Update) : 1;
        DeathProblem problem = DeathProblem.OfEvent(equations.System, Death, experiment.Horizon) with { Segments = segments };
        var draw = new Drawing(experiment, equations, levels, segments);
        return new WanderingCells(experiment, problem, [.. Enumerable.Range(0, count).Select(i => draw.Cell((ulong)i))]);
    }

    private sealed class Drawing(CascadeExperiment experiment, CellEquations equations, FluctuatingLevels levels, int segments)
    {
        private readonly double[] _folds = new double[equations.Cell.Regulators.Length];
        private readonly double[] _wandering = new double[levels.StateLength];
        private readonly double[] _states = new double[equations.System.States.Length];
        private readonly double[] _scratch = equations.CreateScratch();
        private readonly double[] _traits = [.. equations.Cell.Traits.Select(t => experiment.Clones[0].Traits.GetValueOrDefault(t.Name, t.Resting))];
        private readonly (int Input, double Value)[] _stimuli = [.. Constants(experiment, equations)];

        public double[] Cell(ulong number)
        {
            int length = equations.System.Parameters.Length;
            double[] cell = new double[length * segments];
            levels.Draw(experiment.Seed, number, _folds, _wandering);
            equations.Start(_folds, _traits, _states, cell.AsSpan(0, length), _scratch);
            foreach ((int input, double value) in _stimuli)
            {
                cell[input] = value;
            }

            for (int segment = 0; segment < segments; segment++)
            {
                Span<double> own = cell.AsSpan(segment * length, length);
                if (segment > 0)
                {
                    cell.AsSpan((segment - 1) * length, length).CopyTo(own);
                    levels.Advance(experiment.Seed, number, segment, _wandering);
                }

                levels.Write(_wandering, own);
            }

            return cell;
        }

        private static IEnumerable<(int Input, double Value)> Constants(CascadeExperiment experiment, CellEquations equations)
        {
            CascadeStep step = experiment.Cascade.Steps.First(s => s.Name == Step);
            for (int s = 0; s < equations.Cell.Stimuli.Length; s++)
            {
                if (step.Stimuli.FirstOrDefault(x => x.Name == equations.Cell.Stimuli[s].Name)?.Course is ConstantStimulus constant)
                {
                    yield return (equations.InputIndex(s), constant.Value);
                }
            }
        }
    }
}
