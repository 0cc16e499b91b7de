using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Apoptosis.Networks;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Populations;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Clinic.Scores;

/// <summary>
/// Fraction and time of death under each stimulus of the catalogue. Each cell of the patient's population rests for 24 h and then meets each stimulus alone, from the same state: dead is the share of cells
/// that die within the duration T, time the mean of min(time of death, T). The first pair of numbers is without a stimulus.
/// </summary>
/// <remarks>
/// Where no strength is given, it is the one at which half of the cells at the network's own levels die (found by halving, to a fiftieth of a decade): there patients differ most. Where even the far end of the range
/// kills fewer than half, it is that end. A cell that dies at rest counts as dead at once under every stimulus.
/// </remarks>
public sealed class StimulusDeathScore : IPatientScore
{
    private const int RowsPerBlock = 8;
    private const int Halvings = 8;

    private readonly CellEngine _engine;
    private readonly int[] _inputs;
    private readonly double[] _resting;
    private readonly int[] _stimuli;
    private readonly double[] _values;

    private StimulusDeathScore(CellEngine engine, StimulusDeathSettings settings, int[] stimuli, ImmutableArray<StimulusChallenge> challenges, double[] values)
    {
        (_engine, Settings, _stimuli, Challenges, _values) = (engine, settings, stimuli, challenges, values);
        CellNetwork network = engine.Equations.Cell;
        _inputs = [.. network.Stimuli.Select((_, s) => engine.Equations.InputIndex(s))];
        _resting = [.. network.Stimuli.Select(s => s.Resting)];
        string hours = string.Create(CultureInfo.InvariantCulture, $"{settings.Duration / 3600:G4} h");
        Columns =
        [
            .. challenges.Select(c => c.Stimulus).Prepend("nothing").SelectMany(name => new[]
            {
                new ScoreColumn($"dead_{name}", $"Cells dead {hours} after {name}", "1", ScoreDirection.MoreDeath),
                new ScoreColumn($"time_{name}", $"Mean time to death under {name}, up to {hours}", "h", ScoreDirection.MoreSurvival),
            }),
        ];
    }

    /// <summary>Which stimuli, for how long.</summary>
    public StimulusDeathSettings Settings { get; }

    /// <summary>The stimuli with their strengths.</summary>
    public ImmutableArray<StimulusChallenge> Challenges { get; }

    /// <inheritdoc/>
    public string Name => "stimulus_deaths";

    /// <inheritdoc/>
    public string Meaning =>
        FormattableString.Invariant($"Share of {Settings.Population.Cells} cells that die within {Settings.Duration / 3600:G4} h of each stimulus, and when, on the network {Settings.Network}. ")
        + "A model's hypothesis about cells in a dish with the patient's levels; tumours meet stimuli otherwise.";

    /// <inheritdoc/>
    public ImmutableArray<string> Inputs => _engine.Symbols;

    /// <inheritdoc/>
    public ImmutableArray<string> Ranked => _engine.Ranked;

    /// <inheritdoc/>
    public ImmutableArray<ScoreColumn> Columns { get; }

    /// <summary>Compiles the score and finds the strengths that are not given; null, with findings, where a name is none or a strength lies outside its range.</summary>
    /// <param name="settings">Which stimuli, for how long.</param>
    /// <param name="findings">Takes every problem.</param>
    public static StimulusDeathScore? Prepare(StimulusDeathSettings settings, DiagnosticBag findings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(findings);
        return BuiltInCells.Load(settings.Network, findings)?.Network is { } network ? Prepare(settings, network, findings) : null;
    }

    /// <summary>Compiles the score on a network.</summary>
    internal static StimulusDeathScore? Prepare(StimulusDeathSettings settings, CellNetwork network, DiagnosticBag findings)
    {
        settings.Population.Require();
        string[] known = [.. network.Stimuli.Select(s => s.Name)];
        string[] names = settings.Stimuli.IsDefaultOrEmpty ? known : [.. settings.Stimuli.Distinct(StringComparer.Ordinal)];
        bool sound = true;
        foreach (string name in names.Concat(settings.Strengths.Keys).Where(n => !known.Contains(n)).Distinct())
        {
            findings.Error(SourceLocation.None, $"the network {network.Name} has no stimulus '{name}'{NearestName.Hint(name, known)}; there are {string.Join(", ", known)}");
            sound = false;
        }

        foreach ((string name, double strength) in settings.Strengths)
        {
            if (network.Stimulus(name) is { } target && !(strength >= target.Lower && strength <= target.Upper))
            {
                findings.Error(SourceLocation.None, string.Create(CultureInfo.InvariantCulture, $"the strength of {name} is {strength:G6} {target.Unit}; allowed are {target.Lower:G6} to {target.Upper:G6}"));
                sound = false;
            }
        }

        if (!(settings.Duration > 0 && settings.Duration <= 366 * 86400.0))
        {
            findings.Error(SourceLocation.None, string.Create(CultureInfo.InvariantCulture, $"cells meet stimuli for {settings.Duration:G6} s; allowed is above 0 up to a year"));
            sound = false;
        }

        if (!sound)
        {
            return null;
        }

        CellEngine engine = CellEngine.Compile(network, [], deaths: true, settings.Population.Width);
        int[] stimuli = [.. names.Select(n => Array.IndexOf(known, n))];
        (double[] values, bool[] half) = Strengths(engine, settings, network, stimuli);
        return new StimulusDeathScore(
            engine, settings, stimuli,
            [.. stimuli.Select((s, i) => new StimulusChallenge(known[s], values[i] / network.Stimuli[s].PerUnit, network.Stimuli[s].Unit, half[i]))], values);
    }

    /// <inheritdoc/>
    public ScoreValues Evaluate(LevelMatrix levels, ScoreExecution execution)
    {
        ArgumentNullException.ThrowIfNull(levels);
        int cells = Settings.Population.Cells, courses = _values.Length + 1;
        double[] times = Times(levels, execution);
        double[] values = new double[levels.Rows * 2 * courses];
        for (int row = 0; row < levels.Rows; row++)
        {
            for (int course = 0; course < courses; course++)
            {
                ReadOnlySpan<double> own = times.AsSpan(((row * courses) + course) * cells, cells);
                (double mean, double dead) = PopulationMean.Of(own, t => t < Settings.Duration ? 1 : 0);
                int place = ((row * courses) + course) * 2;
                (values[place], values[place + 1]) = (dead, mean / 3600);
            }
        }

        return new ScoreValues(2 * courses, values, (long)levels.Rows * cells, times.Count(double.IsNaN) / courses);
    }

    // min(time of death, duration) of each cell, row by row and course by course.
    private double[] Times(LevelMatrix levels, ScoreExecution execution)
    {
        double[] times = new double[levels.Rows * (_values.Length + 1) * Settings.Population.Cells];
        RowBlocks.Run(levels.Rows, RowsPerBlock, execution, (first, end, cancellation) => new Dishes(this, levels, first, end, times).Run(cancellation));
        return times;
    }

    // The places of the scale at which half of the cells at the network's own levels die, all stimuli at once.
    private static (double[] Values, bool[] Half) Strengths(CellEngine engine, StimulusDeathSettings settings, CellNetwork network, int[] stimuli)
    {
        StimulusScale[] scales = [.. stimuli.Select(s => new StimulusScale(network.Stimuli[s]))];
        double?[] given = [.. stimuli.Select(s => settings.Strengths.TryGetValue(network.Stimuli[s].Name, out double own) ? own * network.Stimuli[s].PerUnit : (double?)null)];
        double[] low = new double[stimuli.Length], high = [.. stimuli.Select(_ => 1.0)];
        LevelMatrix own = new([engine.Symbols[0]], [1]);
        bool[] Kills(double[] places)
        {
            double[] values = [.. scales.Select((s, i) => given[i] ?? s.At(places[i]))];
            var trial = new StimulusDeathScore(engine, settings, stimuli, [.. stimuli.Select(s => new StimulusChallenge(network.Stimuli[s].Name, 0, "", false))], values);
            ScoreValues dead = trial.Evaluate(own, new ScoreExecution { Threads = 1 });
            return [.. stimuli.Select((_, i) => dead.Value(0, 2 * (i + 1)) >= 0.5)];
        }

        bool[] half = Kills(high);
        bool searches = given.Contains(null);
        for (int n = 0; n < Halvings && searches; n++)
        {
            double[] middle = [.. low.Zip(high).Select(p => 0.5 * (p.First + p.Second))];
            bool[] kills = Kills(middle);
            for (int i = 0; i < stimuli.Length; i++)
            {
                if (half[i])
                {
                    (low[i], high[i]) = kills[i] ? (low[i], middle[i]) : (middle[i], high[i]);
                }
            }
        }

        return ([.. scales.Select((s, i) => given[i] ?? s.At(high[i]))], [.. half.Select((h, i) => h && given[i] is null)]);
    }

    /// <summary>The cells of some rows, each under nothing and then under each stimulus.</summary>
    private sealed class Dishes(StimulusDeathScore score, LevelMatrix levels, int first, int end, double[] times) : RestedCells(score._engine, levels, score.Settings.Population, first, end)
    {
        private readonly int _courses = score._values.Length + 1;
        private readonly double[] _found = new double[score._engine.Engine.Width * (score._values.Length + 1)];

        protected override bool StaysAtRest(int systemEvent) => score._engine.Equations.DeathOf(systemEvent) is null;

        protected override bool Begin(int lane, ReadOnlySpan<double> states, ReadOnlySpan<double> parameters) => true;

        protected override double StartCourse(int lane, int course, Span<double> parameters)
        {
            for (int s = 0; s < score._inputs.Length; s++)
            {
                parameters[score._inputs[s]] = score._resting[s];
            }

            if (course > 0)
            {
                parameters[score._inputs[score._stimuli[course - 1]]] = score._values[course - 1];
            }

            return score.Settings.Duration;
        }

        protected override bool EndCourse(int lane, int course, double time)
        {
            _found[(lane * _courses) + course] = Math.Min(time, score.Settings.Duration);
            return course + 1 < _courses;
        }

        protected override void Keep(int job, CellEnd end, int lane)
        {
            for (int course = 0; course < _courses; course++)
            {
                times[((((First + (job / Cells)) * _courses) + course) * Cells) + (job % Cells)]
                    = end switch { CellEnd.Failed => double.NaN, CellEnd.DiedAtRest => 0, _ => _found[(lane * _courses) + course] };
            }
        }
    }
}
