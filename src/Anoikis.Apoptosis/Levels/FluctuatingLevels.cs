using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Variability;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Apoptosis.Levels;

/// <summary>
/// Draws the levels of a clone's cells and lets them wander. The wanted log-normal distribution (mean kept, sigma^2 = ln(1 + CV^2)) is that of the protein's level; what wanders
/// is its synthesis, s = mean exp(b + a u) with u an Ornstein-Uhlenbeck process of variance 1 and time constant tau.
/// </summary>
/// <remarks>
/// A protein with half-life h follows its synthesis with the time constant T = h / ln 2, so of the variance of the wandering share only
/// r = tau / (tau + T) arrives. The synthesis is therefore widened: a^2 = sigma^2 (1 - f) / r, and b = sigma sqrt(f) z - (sigma^2 f + a^2) / 2 with f the fixed share and z the
/// cell's own constant. This is exact for small variances (a linear filter, changes at every moment). With CV 0.25, tau 24 h and changes every 6 h the level's CV is right to 2 %
/// for any half-life up to 27 h; it comes out too large where a^2 is not small against 1, that is for tau far below T.
/// At the start the level is drawn together with u from their stationary joint distribution, whose correlation is sqrt(r).
/// </remarks>
public sealed class FluctuatingLevels
{
    /// <summary>Logarithm of a synthesis so small that its exponential is 0 wherever it wanders.</summary>
    private const double NoSynthesis = -1e6;

    private readonly CellLevels _levels;
    private readonly LevelFluctuation? _fluctuation;
    private readonly Wanderer[] _wanderers;
    private readonly uint[] _draws;
    private readonly double[] _deviations;
    private readonly double _keep;
    private readonly double _renew;

    /// <summary>Prepares the levels of a clone.</summary>
    /// <param name="equations">The equations, whose parameters stand for levels.</param>
    /// <param name="levels">Mean levels by symbol.</param>
    /// <param name="variability">How cells differ and levels wander.</param>
    /// <exception cref="ArgumentException">A level names a regulator that the network lacks.</exception>
    public FluctuatingLevels(CellEquations equations, ImmutableSortedDictionary<string, RegulatorLevel> levels, LevelVariability variability)
    {
        ArgumentNullException.ThrowIfNull(equations);
        ArgumentNullException.ThrowIfNull(variability);
        _levels = new CellLevels(equations.Cell, levels, variability);
        _fluctuation = variability.Fluctuation;
        _wanderers = _fluctuation is null ? [] : [.. Wanderers(equations, _levels, _fluctuation)];
        _draws = [.. _wanderers.Select(w => w.Draw)];
        _deviations = [.. _wanderers.Select(w => w.SynthesisDeviation)];
        _keep = _fluctuation is null ? 1 : PortableMath.Exp(-_fluctuation.Update / _fluctuation.TimeConstant);
        _renew = Math.Sqrt(1 - (_keep * _keep));
    }

    /// <summary>Numbers that a cell's wandering needs: two for each level that wanders; 0 when none does.</summary>
    public int StateLength => 2 * _wanderers.Length;

    /// <summary>Number of the first change after a time, seconds; time 0 has the number 0, times before it negative ones.</summary>
    public int NextUpdate(double now) => _wanderers.Length == 0 ? int.MaxValue : (int)Math.Floor(now / _fluctuation!.Update) + 1;

    /// <summary>When a change happens, seconds; positive infinity where nothing wanders.</summary>
    public double UpdateTime(int number) => _wanderers.Length == 0 ? double.PositiveInfinity : number * _fluctuation!.Update;

    /// <summary>Draws a founding cell: its levels as multiples of the published copies, and where its wandering stands.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="cell">The cell's key.</param>
    /// <param name="folds">Takes the levels, in the order of the network's regulators.</param>
    /// <param name="state">Takes the wandering, see <see cref="StateLength"/>.</param>
    public void Draw(ulong seed, ulong cell, Span<double> folds, Span<double> state)
    {
        _levels.Draw(seed, cell, folds);
        int count = _wanderers.Length;
        for (int i = 0; i < count; i++)
        {
            Wanderer w = _wanderers[i];
            RandomStream stream = CellStream.Of(seed, cell, RandomPurpose.Level, draw: w.Draw);
            double fixedPart = w.FixedDeviation * stream.NextNormal();
            double u = stream.NextNormal();
            double own = stream.NextNormal();
            double wandering = w.WanderingDeviation * ((w.Correlation * u) + (Math.Sqrt(1 - (w.Correlation * w.Correlation)) * own));
            double left = _levels.FunctionLeft(w.Regulator, seed, cell);
            folds[w.Regulator] = left * w.Mean * PortableMath.Exp(fixedPart + wandering - w.LevelShift);
            state[i] = left > 0 ? w.LogMean + fixedPart - w.SynthesisShift + (left < 1 ? PortableMath.Log(left) : 0) : NoSynthesis;
            state[count + i] = u;
        }
    }

    /// <summary>Takes a cell's wandering through one change: u' = e u + sqrt(1 - e^2) n with e = exp(-update / tau), n standard normal for each (seed, cell, regulator, number).</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="cell">The cell's key: a daughter's own from her birth on.</param>
    /// <param name="number">Number of the change.</param>
    /// <param name="state">Where the wandering stands.</param>
    public void Advance(ulong seed, ulong cell, int number, Span<double> state)
    {
        Span<double> u = state.Slice(_wanderers.Length, _wanderers.Length);
        Span<double> news = stackalloc double[u.Length];
        NormalDeviates.First(seed, cell, CellStream.Purpose(RandomPurpose.Fluctuation, number & 0xFF, number >> 8), _draws, news);
        for (int i = 0; i < u.Length; i++)
        {
            u[i] = (_keep * u[i]) + (_renew * news[i]);
        }
    }

    /// <summary>Lets the levels of proteins follow their synthesis for a time, exactly: L' = (s - L) / T.</summary>
    /// <param name="state">Where the wandering stood during that time.</param>
    /// <param name="time">How long, seconds, up to an update.</param>
    /// <param name="publishedCopies">Published copies per cell, by regulator.</param>
    /// <param name="copies">Levels in copies per cell, by regulator: brought up to date where they wander.</param>
    public void Follow(ReadOnlySpan<double> state, double time, ReadOnlySpan<double> publishedCopies, Span<double> copies)
    {
        Span<double> folds = stackalloc double[_wanderers.Length];
        Syntheses(state, folds);
        for (int i = 0; i < folds.Length; i++)
        {
            Wanderer w = _wanderers[i];
            double keep = time == _fluctuation!.Update ? w.KeptInUpdate : PortableMath.Exp(-time / w.TimeConstant);
            copies[w.Regulator] = (keep * copies[w.Regulator]) + ((1 - keep) * folds[i] * publishedCopies[w.Regulator]);
        }
    }

    /// <summary>Sets the parameters that drive synthesis to what a cell's wandering says.</summary>
    public void Write(ReadOnlySpan<double> state, Span<double> parameters)
    {
        Span<double> folds = stackalloc double[_wanderers.Length];
        Syntheses(state, folds);
        for (int i = 0; i < folds.Length; i++)
        {
            foreach ((int parameter, double published) in _wanderers[i].Parameters)
            {
                parameters[parameter] = folds[i] * published;
            }
        }
    }

    /// <summary>Sets the parameters of a lane's cell likewise.</summary>
    public void Write(ReadOnlySpan<double> state, LaneCell cell)
    {
        Span<double> folds = stackalloc double[_wanderers.Length];
        Syntheses(state, folds);
        for (int i = 0; i < folds.Length; i++)
        {
            foreach ((int parameter, double published) in _wanderers[i].Parameters)
            {
                cell.SetParameter(parameter, folds[i] * published);
            }
        }
    }

    // exp(b + a u) of every level that wanders.
    private void Syntheses(ReadOnlySpan<double> state, Span<double> folds)
    {
        for (int i = 0; i < folds.Length; i++)
        {
            folds[i] = state[i] + (_deviations[i] * state[folds.Length + i]);
        }

        SpanExp.InPlace(folds);
    }

    private static IEnumerable<Wanderer> Wanderers(CellEquations equations, CellLevels levels, LevelFluctuation fluctuation)
    {
        for (int r = 0; r < levels.Count; r++)
        {
            double sigma = levels.Deviation(r);
            if (equations.Cell.Regulators[r].HalfLife is not { } halfLife || sigma == 0 || levels.Mean(r) == 0)
            {
                continue;
            }

            double time = halfLife / PortableMath.Log(2);
            double followed = fluctuation.TimeConstant / (fluctuation.TimeConstant + time);
            double wandering = sigma * Math.Sqrt(1 - fluctuation.FixedShare);
            double synthesis = wandering / Math.Sqrt(followed);
            double fixedDeviation = sigma * Math.Sqrt(fluctuation.FixedShare);
            yield return new Wanderer
            {
                Regulator = r,
                Draw = levels.FirstDraw(r),
                TimeConstant = time,
                KeptInUpdate = PortableMath.Exp(-fluctuation.Update / time),
                Parameters = [.. equations.LevelParameters(r)],
                Mean = levels.Mean(r),
                LogMean = PortableMath.Log(levels.Mean(r)),
                FixedDeviation = fixedDeviation,
                WanderingDeviation = wandering,
                SynthesisDeviation = synthesis,
                Correlation = Math.Sqrt(followed),
                LevelShift = 0.5 * sigma * sigma,
                SynthesisShift = 0.5 * ((fixedDeviation * fixedDeviation) + (synthesis * synthesis)),
            };
        }
    }

    /// <summary>A regulator whose level wanders; deviations are of logarithms.</summary>
    private sealed class Wanderer
    {
        public required int Regulator { get; init; }

        public required uint Draw { get; init; }

        public required (int Parameter, double Published)[] Parameters { get; init; }

        /// <summary>In which the protein follows its synthesis, seconds.</summary>
        public required double TimeConstant { get; init; }

        /// <summary>exp(-update / <see cref="TimeConstant"/>).</summary>
        public required double KeptInUpdate { get; init; }

        public required double Mean { get; init; }

        public required double LogMean { get; init; }

        public required double FixedDeviation { get; init; }

        public required double WanderingDeviation { get; init; }

        public required double SynthesisDeviation { get; init; }

        /// <summary>Between the level's wandering share and u.</summary>
        public required double Correlation { get; init; }

        public required double LevelShift { get; init; }

        public required double SynthesisShift { get; init; }
    }
}
