using Anoikis.Numerics.Elementary;

namespace Anoikis.Studies.Assays.Statistics;

/// <summary>
/// Fits a <see cref="HillCurve"/> to counts of living cells by least squares, each share weighted by n / (p (1 - p)) with p = (k + 1)/(n + 2). For given EC50 and slope the curve is linear in
/// v0 and v0 Emax, which are solved for exactly under 0 &lt;= Emax &lt;= 1 and v0 &lt;= 1; EC50 and slope are searched for on a grid and then by shrinking steps.
/// </summary>
internal sealed class HillFit
{
    /// <summary>Least slope that is searched.</summary>
    public const double LeastSlope = 0.2;

    /// <summary>Greatest slope that is searched: steeper curves cannot be told from a step between two doses.</summary>
    public const double GreatestSlope = 15;

    // EC50 is searched a decade beyond the doses on either side.
    private const double Beyond = 2.302585092994046;
    private const int GridDoses = 16;
    private const int GridSlopes = 7;
    private const double FinestStep = 1e-4;

    private readonly double[] _logDoses;
    private readonly double[] _shares;
    private readonly double[] _weights;
    private readonly double[] _occupancies;
    private readonly double _least;
    private readonly double _greatest;
    private double _base;
    private double _drop;

    /// <summary>A fit for doses; those of 0 tell the share without the stimulus.</summary>
    public HillFit(IReadOnlyList<double> doses)
    {
        _logDoses = [.. doses.Select(d => d > 0 ? PortableMath.Log(d) : double.NegativeInfinity)];
        _shares = new double[doses.Count];
        _weights = new double[doses.Count];
        _occupancies = new double[doses.Count];
        (_least, _greatest) = (_logDoses.Where(double.IsFinite).Min() - Beyond, _logDoses.Where(double.IsFinite).Max() + Beyond);
    }

    /// <summary>The curve of living cells among so many at each dose.</summary>
    public HillCurve Fit(ReadOnlySpan<double> alive, double cells)
    {
        for (int i = 0; i < _shares.Length; i++)
        {
            _shares[i] = alive[i] / cells;
            double smoothed = (alive[i] + 1) / (cells + 2);
            _weights[i] = cells / (smoothed * (1 - smoothed));
        }

        (double leastSlope, double greatestSlope) = (PortableMath.Log(LeastSlope), PortableMath.Log(GreatestSlope));
        (double Error, double Dose, double Slope) best = (double.PositiveInfinity, 0, 0);
        for (int d = 0; d < GridDoses; d++)
        {
            double dose = _least + ((_greatest - _least) * d / (GridDoses - 1));
            for (int s = 0; s < GridSlopes; s++)
            {
                double slope = leastSlope + ((greatestSlope - leastSlope) * s / (GridSlopes - 1));
                double error = Solve(dose, slope);
                best = error < best.Error ? (error, dose, slope) : best;
            }
        }

        double doseStep = (_greatest - _least) / (GridDoses - 1);
        double slopeStep = (greatestSlope - leastSlope) / (GridSlopes - 1);
        while (doseStep > FinestStep)
        {
            bool better = false;
            foreach ((int d, int s) in ((int, int)[])[(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1)])
            {
                double dose = Math.Clamp(best.Dose + (d * doseStep), _least, _greatest);
                double slope = Math.Clamp(best.Slope + (s * slopeStep), leastSlope, greatestSlope);
                double error = Solve(dose, slope);
                if (error < best.Error)
                {
                    (best, better) = ((error, dose, slope), true);
                }
            }

            if (!better)
            {
                (doseStep, slopeStep) = (doseStep / 2, slopeStep / 2);
            }
        }

        Solve(best.Dose, best.Slope);
        return new HillCurve(_base, _base > 0 ? _drop / _base : 0, PortableMath.Exp(best.Dose), PortableMath.Exp(best.Slope));
    }

    // Weighted squares of y - (v0 - a g) at the best v0 and a, 0 <= a <= v0 <= 1.
    private double Solve(double logEc50, double logSlope)
    {
        double slope = PortableMath.Exp(logSlope);
        double w = 0, wg = 0, wgg = 0, wy = 0, wgy = 0;
        for (int i = 0; i < _logDoses.Length; i++)
        {
            double g = double.IsFinite(_logDoses[i]) ? 1 / (1 + PortableMath.Exp(slope * (logEc50 - _logDoses[i]))) : 0;
            _occupancies[i] = g;
            double weight = _weights[i];
            w += weight;
            wg += weight * g;
            wgg += weight * g * g;
            wy += weight * _shares[i];
            wgy += weight * g * _shares[i];
        }

        double determinant = (w * wgg) - (wg * wg);
        double baseline = determinant > 1e-12 * w * wgg ? ((wgg * wy) - (wg * wgy)) / determinant : wy / w;
        double drop = determinant > 1e-12 * w * wgg ? ((wg * wy) - (w * wgy)) / determinant : 0;
        if (drop < 0)
        {
            (baseline, drop) = (wy / w, 0);
        }
        else if (drop > baseline)
        {
            baseline = Math.Min(1, (wy - wgy) / (w - (2 * wg) + wgg));
            drop = baseline;
        }

        if (baseline > 1)
        {
            (baseline, drop) = (1, Math.Clamp((wg - wgy) / wgg, 0, 1));
        }

        (_base, _drop) = (baseline, drop);
        double error = 0;
        for (int i = 0; i < _occupancies.Length; i++)
        {
            double rest = _shares[i] - (baseline - (drop * _occupancies[i]));
            error += _weights[i] * rest * rest;
        }

        return error;
    }
}
