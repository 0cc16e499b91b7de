using System.Runtime.InteropServices;
using Anoikis.Numerics.Random;
using Anoikis.Survival.Data;
using Anoikis.Survival.Formulas;

namespace Anoikis.Benchmarks.Survival;

/// <summary>
/// A simulated cohort that both sides analyse: proportional hazards with half normal, half binary covariates, about 60 % with the event within ten years, times to the day or to the last bit.
/// </summary>
internal sealed class SurvivalCohort
{
    private const double Years = 10;
    private const double DaysOfAYear = 365.25;

    private readonly double[] _time;
    private readonly bool[] _event;
    private readonly double[] _x;
    private readonly int _width;

    /// <param name="rows">Subjects.</param>
    /// <param name="width">Covariates.</param>
    /// <param name="wholeDays">Whether times are of whole days, and so tied.</param>
    public SurvivalCohort(int rows, int width, bool wholeDays)
    {
        (_time, _event, _x, _width) = (new double[rows], new bool[rows], new double[rows * width], width);
        for (int i = 0; i < rows; i++)
        {
            RandomStream random = new(17, (ulong)i, 0);
            double eta = 0;
            for (int j = 0; j < width; j++)
            {
                double x = j % 2 == 0 ? random.NextNormal() : random.NextBoolean(0.3 + (0.04 * j)) ? 1 : 0;
                _x[(i * width) + j] = x;
                eta += x * 0.4 * (j % 3 - 1) / (1 + (0.5 * j));
            }

            double death = random.NextExponential() * 8 * Math.Exp(-eta);
            double end = Years * (0.2 + (0.8 * random.NextDouble()));
            double time = Math.Min(death, end);
            _event[i] = death <= end;
            _time[i] = wholeDays ? Math.Ceiling(time * DaysOfAYear) / DaysOfAYear : time;
        }
    }

    /// <summary>The first rows' follow-up.</summary>
    public SurvivalTimes Times(int rows) => new(_time.AsSpan(0, rows), _event.AsSpan(0, rows));

    /// <summary>Their covariates.</summary>
    public DesignMatrix Covariates(int rows) => new(_x[..(rows * _width)], [.. Enumerable.Range(1, _width).Select(j => FormattableString.Invariant($"x{j}"))]);

    /// <summary>Writes each column as doubles, for R.</summary>
    public void Write(string folder)
    {
        Column(folder, "time", i => _time[i]);
        Column(folder, "status", i => _event[i] ? 1 : 0);
        for (int j = 0; j < _width; j++)
        {
            int place = j;
            Column(folder, FormattableString.Invariant($"x{j + 1}"), i => _x[(i * _width) + place]);
        }
    }

    private void Column(string folder, string name, Func<int, double> value)
    {
        double[] values = new double[_time.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = value(i);
        }

        File.WriteAllBytes(Path.Combine(folder, name + ".bin"), MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }
}
