using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Apoptosis.Networks;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Clinic.Scores;

/// <summary>
/// Effector-caspase competence: the share of a caspase-3 substrate that a cell has cut so long after its mitochondria opened, by the network of Rehm et al. 2006 (EMBO J 25:4338), mean over the cells of a
/// patient's population. Five inputs: APAF1, CASP9, CASP3, XIAP, DIABLO, at level 1 the paper's concentrations. What a level scales is the amount at the start, and with it the synthesis that keeps it.
/// </summary>
public sealed class EffectorCaspaseScore : IPatientScore
{
    private const int RowsPerBlock = 4;
    private const double RelativeTolerance = 1e-5;

    // Micromol per litre; the smallest concentration that matters is that of SMAC on its way, far above.
    private const double AbsoluteTolerance = 1e-7;

    /// <summary>What each input scales: amounts at the start, and rates of synthesis, which keep resting levels: k1 = k1r x PC3, k2 = k2r x XIAP.</summary>
    private static readonly (string Symbol, string[] Scaled)[] Levels =
        [("APAF1", ["APAF1"]), ("CASP9", ["PC9"]), ("CASP3", ["PC3", "k1"]), ("XIAP", ["XIAP", "k2"]), ("DIABLO", ["SMAC_mito"])];

    private readonly LaneEngine _engine;
    private readonly double[] _published;
    private readonly int[][] _scaled;
    private readonly int _cut;
    private readonly double _substrate;

    private EffectorCaspaseScore(LaneEngine engine, PopulationSettings population, ImmutableArray<double> minutes, double[] published)
    {
        (_engine, Population, Minutes, _published) = (engine, population, minutes, published);
        double[] states = new StartingValues(engine.System).States(published);
        int Find(string id) => engine.System.Parameters.ToList().FindIndex(p => p.Id == id);
        int State(string id) => engine.System.States.ToList().FindIndex(s => s.Id == id);
        _scaled = [.. Levels.Select(l => l.Scaled.Select(Find).ToArray())];
        (_cut, _substrate) = (State("ClvgPrds"), states[State("Substrate")]);
        Columns =
        [
            .. minutes.Select(m => new ScoreColumn(
                string.Create(CultureInfo.InvariantCulture, $"effector_cleaved_{m:0.##}min"),
                string.Create(CultureInfo.InvariantCulture, $"Substrate of effector caspases cut {m:0.##} min after mitochondria open"), "1", ScoreDirection.MoreDeath)),
        ];
    }

    /// <summary>The cells of each patient.</summary>
    public PopulationSettings Population { get; }

    /// <summary>When the substrate is looked at, minutes after mitochondria open.</summary>
    public ImmutableArray<double> Minutes { get; }

    /// <inheritdoc/>
    public string Name => "effector_caspases";

    /// <inheritdoc/>
    public string Meaning =>
        FormattableString.Invariant($"The share of a caspase-3 substrate that is cut after mitochondria have opened (Rehm et al. 2006), mean over {Population.Cells} cells. ")
        + "A model's hypothesis: it says whether effector caspases could finish what mitochondria began, and nothing of whether mitochondria open.";

    /// <inheritdoc/>
    public ImmutableArray<string> Inputs { get; } = [.. Levels.Select(l => l.Symbol)];

    /// <inheritdoc/>
    public ImmutableArray<ScoreColumn> Columns { get; }

    /// <summary>Concentrations at level 1, micromol per litre, by symbol: the anchors of absolute measurements.</summary>
    public ImmutableSortedDictionary<string, double> PublishedConcentrations
        => Levels.Select((l, i) => (l.Symbol, _published[_scaled[i][0]])).ToImmutableSortedDictionary(l => l.Symbol, l => l.Item2, StringComparer.Ordinal);

    /// <summary>Compiles the score.</summary>
    /// <param name="population">The cells of each patient; null for 500.</param>
    /// <param name="minutes">When the substrate is looked at, rising; null for 5, 15, 60 and 300 minutes.</param>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    public static EffectorCaspaseScore Prepare(PopulationSettings? population = null, ImmutableArray<double>? minutes = null)
    {
        DiagnosticBag findings = [];
        ReactionNetwork network = BuiltInNetworks.Read("rehm2006", findings) ?? throw new InvalidOperationException(string.Join('\n', findings));
        return Prepare(network, population ?? new PopulationSettings { Cells = 500 }, minutes ?? [5, 15, 60, 300]);
    }

    /// <summary>Compiles the score on a variant of the network, with some rates left open for <see cref="WithRates"/>.</summary>
    internal static EffectorCaspaseScore Prepare(ReactionNetwork network, PopulationSettings population, ImmutableArray<double> minutes, IEnumerable<string>? open = null)
    {
        population.Require();
        if (minutes.IsDefaultOrEmpty || minutes[0] <= 0 || !double.IsFinite(minutes[^1]) || minutes.Zip(minutes.Skip(1)).Any(p => !(p.First < p.Second)))
        {
            throw new ArgumentException("times are above 0 and rise", nameof(minutes));
        }

        string[] amounts = [.. Levels.Select(l => l.Scaled[0])];
        var options = new EquationOptions
        {
            VaryingInitialAmounts = [.. amounts],
            VaryingParameters = [.. Levels.SelectMany(l => l.Scaled.Skip(1)).Concat(open ?? []).Distinct(StringComparer.Ordinal)],
            Ranges = Levels.SelectMany(l => l.Scaled).Concat(open ?? []).Distinct(StringComparer.Ordinal).ToImmutableDictionary(id => id, _ => (0.0, double.PositiveInfinity), StringComparer.Ordinal),
        };
        DiagnosticBag findings = [];
        OdeSystem system = EquationBuilder.Build(network, options, findings) ?? throw new ArgumentException(string.Join('\n', findings), nameof(network));
        var lanes = new LaneOptions { RelativeTolerance = RelativeTolerance, AbsoluteTolerance = AbsoluteTolerance, Width = population.Width };
        return new EffectorCaspaseScore(LaneEngine.Compile(system, lanes), population, minutes, new StartingValues(system).Parameters());
    }

    /// <summary>The same score, on the same machine code, with other rates.</summary>
    /// <param name="factors">What the rates that were left open are multiplied with, by id.</param>
    internal EffectorCaspaseScore WithRates(IReadOnlyDictionary<string, double> factors)
    {
        double[] published = [.. _engine.System.Parameters.Select((p, j) => _published[j] * (p.IsInitialAmount ? 1 : factors.GetValueOrDefault(p.Id, 1)))];
        return new EffectorCaspaseScore(_engine, Population, Minutes, published);
    }

    /// <inheritdoc/>
    public ScoreValues Evaluate(LevelMatrix levels, ScoreExecution execution)
    {
        ArgumentNullException.ThrowIfNull(levels);
        (int cells, int times) = (Population.Cells, Minutes.Length);
        double[] values = new double[levels.Rows * times];
        long failed = 0;
        RowBlocks.Run(levels.Rows, RowsPerBlock, execution, (first, end, cancellation) =>
        {
            var schedule = new Schedule(this, levels, first, end);
            _engine.Run(schedule, cancellation);
            for (int row = first; row < end; row++)
            {
                for (int time = 0; time < times; time++)
                {
                    values[(row * times) + time] = PopulationMean.Of(schedule.Cut(row - first, time));
                }
            }

            Interlocked.Add(ref failed, schedule.Failed);
        });
        return new ScoreValues(times, values, (long)levels.Rows * cells, failed);
    }

    /// <summary>The cells of some rows on one thread.</summary>
    private sealed class Schedule : ILaneSchedule
    {
        private readonly EffectorCaspaseScore _score;
        private readonly LevelMatrix _levels;
        private readonly int _first;
        private readonly int _jobs;
        private readonly int[] _places;
        private readonly CellFactors _factors;
        private readonly double[] _folds = new double[Levels.Length];
        private readonly double[] _parameters;
        private readonly GraphEvaluator _start;
        private readonly double[] _values;
        private readonly double[] _states;
        private readonly double[] _cut;
        private readonly int[] _lanes;
        private readonly int[] _sampled;
        private int _next;

        public Schedule(EffectorCaspaseScore score, LevelMatrix levels, int first, int end)
        {
            (_score, _levels, _first) = (score, levels, first);
            OdeSystem system = score._engine.System;
            _jobs = (end - first) * score.Population.Cells;
            _places = levels.Places(score.Inputs);
            _factors = new CellFactors(score.Population.Seed, score.Inputs, score.Population.CoefficientOfVariation);
            _parameters = [.. score._published];
            _start = new GraphEvaluator(system.Graph, system.InitialStates);
            (_values, _states) = (_start.CreateValues(), new double[system.States.Length]);
            _cut = [.. Enumerable.Repeat(double.NaN, _jobs * score.Minutes.Length)];
            (_lanes, _sampled) = (new int[score._engine.Width], new int[score._engine.Width]);
        }

        /// <summary>Cells that could not be computed to the end.</summary>
        public long Failed { get; private set; }

        /// <summary>What the cells of a row have cut by a time.</summary>
        public ReadOnlySpan<double> Cut(int row, int time) => _cut.AsSpan(((time * (_jobs / _score.Population.Cells)) + row) * _score.Population.Cells, _score.Population.Cells);

        public bool TryStart(LaneCell cell)
        {
            if (_next >= _jobs)
            {
                return false;
            }

            int job = _next++;
            _factors.Of((ulong)(job % _score.Population.Cells), _folds);
            ReadOnlySpan<double> row = _levels.Row(_first + (job / _score.Population.Cells));
            for (int i = 0; i < _folds.Length; i++)
            {
                double fold = _folds[i] * (_places[i] < 0 ? 1 : row[_places[i]]);
                foreach (int parameter in _score._scaled[i])
                {
                    _parameters[parameter] = fold * _score._published[parameter];
                }
            }

            _start.Evaluate(0, [], _parameters, _values);
            for (int i = 0; i < _states.Length; i++)
            {
                _states[i] = _values[_score._engine.System.InitialStates[i]];
            }

            (_lanes[cell.Lane], _sampled[cell.Lane]) = (job, 0);
            cell.WriteStates(_states);
            cell.WriteParameters(_parameters);
            cell.Time = 0;
            cell.StopTime = _score.Minutes[^1];
            cell.NextSample = _score.Minutes[0];
            return true;
        }

        public bool TryContinue(LaneCell cell)
        {
            Failed += cell.Stop == LaneStop.Reached ? 0 : 1;
            return false;
        }

        public double Sample(LaneCell cell, double time, ReadOnlySpan<double> states)
        {
            int sample = _sampled[cell.Lane]++;
            _cut[(sample * _jobs) + _lanes[cell.Lane]] = states[_score._cut] / _score._substrate;
            return sample + 1 < _score.Minutes.Length ? _score.Minutes[sample + 1] : double.PositiveInfinity;
        }
    }
}
