using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Tests.Published.Cultures;

/// <summary>Takes cells through rest and stimulus, changing their levels as they go.</summary>
/// <remarks>
/// The logarithm of a level is m + s_f F + s_v Z(t): F fixed, Z an Ornstein-Uhlenbeck process of unit variance with time constant 24 h, sampled every 6 h. A protein follows its synthesis
/// slowly, so s_v^2 = (1 - fixed share) ln(1 + CV^2) (tau + T)/tau with T the protein's lifetime gives the protein the variation asked for.
/// </remarks>
internal sealed class DishSchedule : ILaneSchedule
{
    private const double Hour = 3600;
    private const double UpdateHours = 6;
    private const double TimeConstantHours = 24;

    // Dying cells are followed until their PARP is cut.
    private const double DyingHours = 4;

    private readonly Dish _dish;
    private readonly Experiment _experiment;
    private readonly int[] _levels;
    private readonly double[] _medians;
    private readonly double[] _synthesis;
    private readonly double _fixedDeviation;
    private readonly double[] _deviations;
    private readonly double[] _resting;
    private readonly double _start;
    private readonly double _end;
    private readonly List<(long Number, CellFate Fate)> _fates = [];
    private readonly Watched[] _watched;
    private long _next;
    private int _started;
    private int _deadAtRest;
    private int _failed;

    public DishSchedule(Dish dish, Experiment experiment)
    {
        (_dish, _experiment) = (dish, experiment);
        double variance = PortableMath.Log(1 + (experiment.Variation * experiment.Variation));
        _fixedDeviation = Math.Sqrt(experiment.FixedShare * variance);
        _levels = [.. dish.Proteins.Select(p => dish.Parameter("level_" + p.Protein))];
        _medians = [.. dish.Proteins.Select(p => experiment.Culture.Levels.GetValueOrDefault(p.Protein, 1))];
        _synthesis = [.. dish.Proteins.Select(p => experiment.Synthesis.GetValueOrDefault(p.Protein, 1))];
        _deviations = [.. dish.Proteins.Select(p => Math.Sqrt((1 - experiment.FixedShare) * variance * (TimeConstantHours + (p.HalfLife / PortableMath.Log(2))) / TimeConstantHours))];
        _resting = dish.Resting(experiment.Culture);
        (_start, _end) = (experiment.RestHours * Hour, (experiment.RestHours + experiment.Hours) * Hour);
        _watched = [.. Enumerable.Range(0, dish.Engine.Width).Select(_ => new Watched(dish.Proteins.Length))];
    }

    public CultureResult Result()
    {
        (long Number, CellFate Fate)[] first = [.. _fates.OrderBy(f => f.Number).Take(_experiment.Cells)];
        return new CultureResult([.. first.Select(f => f.Fate)], _deadAtRest, _failed) { Numbers = [.. first.Select(f => f.Number)] };
    }

    public bool TryStart(LaneCell cell)
    {
        // Cells that cannot live at rest are not replaced for ever: the dish then holds fewer, or none, and shares of none are no numbers.
        if (_started >= _experiment.Cells || _deadAtRest + _failed > 2 * _experiment.Cells)
        {
            return false;
        }

        _started++;
        Watched watched = _watched[cell.Lane];
        watched.Begin(_next++);
        for (int r = 0; r < _levels.Length; r++)
        {
            // A fixed part and a first deviate each; sisters have both in common.
            RandomStream stream = Stream(watched.Number, r, 0);
            (watched.Own[r], watched.Deviate[r]) = (stream.NextNormal(), stream.NextNormal());
        }

        double[] parameters = (double[])_resting.Clone();
        for (int r = 0; r < _levels.Length; r++)
        {
            parameters[_levels[r]] = Level(watched, r, 0);
        }

        cell.WriteParameters(parameters);
        cell.WriteStates(_dish.Starting.States(parameters));
        cell.Time = 0;
        cell.StopTime = NextStop(watched, 0);
        return true;
    }

    public bool TryContinue(LaneCell cell)
    {
        Watched watched = _watched[cell.Lane];
        if (cell.Stop == LaneStop.Event)
        {
            return Happened(cell, watched, (cell.Time - _start) / Hour);
        }

        if (cell.Stop != LaneStop.Reached)
        {
            _failed++;
            _started--;
            return false;
        }

        if (cell.Time >= _end || !watched.Fate.Alive)
        {
            return Ended(watched, watched.Fate.Death < 0);
        }

        if (cell.Time == _start)
        {
            foreach ((string parameter, double value) in _experiment.Stimuli)
            {
                cell.SetParameter(_dish.Parameter(parameter), value);
            }

            if (_experiment.Pulse is { } pulse)
            {
                cell.SetParameter(_dish.Parameter(pulse.Parameter), pulse.Value);
            }
        }

        if (_experiment.Pulse is { } over && cell.Time == _start + (over.Hours * Hour))
        {
            int parameter = _dish.Parameter(over.Parameter);
            cell.SetParameter(parameter, _resting[parameter]);
        }

        if (cell.Time == (watched.Updates + 1) * UpdateHours * Hour)
        {
            Update(cell, watched);
        }
        else if (cell.Time == _start)
        {
            Set(cell, watched);
        }

        cell.StopTime = NextStop(watched, cell.Time);
        return true;
    }

    public double Sample(LaneCell cell, double time, ReadOnlySpan<double> states) => double.PositiveInfinity;

    private static double First(double known, double hours) => double.IsNaN(known) ? hours : known;

    private bool Happened(LaneCell cell, Watched watched, double hours)
    {
        CellFate fate = watched.Fate;
        watched.Fate = _dish.System.Events[cell.Event].Id switch
        {
            "momp" => fate with { Momp = First(fate.Momp, hours) },
            "parp_tenth" => fate with { ParpTenth = First(fate.ParpTenth, hours) },
            "apoptosis" => fate with { Apoptosis = First(fate.Apoptosis, hours) },
            "caspase_independent_death" => fate with { EnergyLoss = fate.Alive ? hours : fate.EnergyLoss },
            "parp_ninety" => fate with { ParpNinety = First(fate.ParpNinety, hours) },
            "release_tenth" => fate with { ReleaseTenth = First(fate.ReleaseTenth, hours) },
            _ => fate with { ReleaseNinety = First(fate.ReleaseNinety, hours) },
        };
        if (fate.Alive && !watched.Fate.Alive)
        {
            cell.StopTime = cell.Time + (DyingHours * Hour);
        }

        return true;
    }

    private bool Ended(Watched watched, bool atRest)
    {
        if (atRest)
        {
            _deadAtRest++;
            _started--;
        }
        else
        {
            _fates.Add((watched.Number, watched.Fate));
        }

        return false;
    }

    private void Update(LaneCell cell, Watched watched)
    {
        watched.Updates++;
        bool together = _experiment.SistersPartedHours is { } parted && watched.Updates * UpdateHours <= _experiment.RestHours - parted;
        double kept = PortableMath.Exp(-UpdateHours / TimeConstantHours);
        for (int r = 0; r < _levels.Length; r++)
        {
            RandomStream stream = Stream(watched.Number, r, watched.Updates, _experiment.SistersPartedHours is not null && !together);
            watched.Deviate[r] = (kept * watched.Deviate[r]) + (Math.Sqrt(1 - (kept * kept)) * stream.NextNormal());
        }

        Set(cell, watched);
    }

    private void Set(LaneCell cell, Watched watched)
    {
        for (int r = 0; r < _levels.Length; r++)
        {
            cell.SetParameter(_levels[r], Level(watched, r, cell.Time));
        }
    }

    private double Level(Watched watched, int r, double time)
        => (time >= _start ? _synthesis[r] : 1) * _medians[r] * PortableMath.Exp((_fixedDeviation * watched.Own[r]) + (_deviations[r] * watched.Deviate[r]));

    private RandomStream Stream(long number, int protein, int update, bool own = false)
    {
        ulong cell = _experiment.SistersPartedHours is null || own ? (ulong)number : (ulong)(number / 2);
        return new RandomStream(_experiment.Seed, cell, (uint)((protein << 1) | (own ? 1 : 0)), (uint)update << 8);
    }

    private double NextStop(Watched watched, double now)
    {
        double next = Math.Min(_end, (watched.Updates + 1) * UpdateHours * Hour);
        foreach (double time in (ReadOnlySpan<double>)[_start, _start + ((_experiment.Pulse?.Hours ?? 0) * Hour)])
        {
            next = time > now ? Math.Min(next, time) : next;
        }

        return next;
    }

    private sealed class Watched(int proteins)
    {
        public long Number { get; private set; }

        public int Updates { get; set; }

        public CellFate Fate { get; set; }

        public double[] Own { get; } = new double[proteins];

        public double[] Deviate { get; } = new double[proteins];

        public void Begin(long number)
        {
            (Number, Updates) = (number, 0);
            Fate = new CellFate(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        }
    }
}
