using System.Collections.Immutable;
using Anoikis.Metastasis.Populations;
using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Plots;

namespace Anoikis.Studies.Results.Estimates;

/// <summary>
/// How the cells that entered each step differ from the founders in each regulator: the difference of the weighted mean log level, in standard deviations of
/// the founders' log level. With x the standardised log level of a founder and w its replicates' weight that entered the step, the effect is
/// d = sum w x / sum w; its variance is that of the founders' influence, u = (w (x - d)) / sum w - x / N, so founders and survivors being the same
/// cells is taken into account; the interval is d +- t sqrt(sum u^2) at one degree of freedom less than the founders that entered.
/// </summary>
public static class RegulatorSelection
{
    private const int FewestFounders = 5;

    /// <summary>The effects, step by step in the cascade's order; regulators without spread among the founders and steps that fewer than five founders entered, or all did, are left out.</summary>
    public static ImmutableArray<RegulatorEffect> Of(EntityTable entities)
    {
        double[][] entered = EnteredWeights(entities, out int[] firstRows);
        var effects = ImmutableArray.CreateBuilder<RegulatorEffect>();
        double[]?[] levels = [.. entities.Regulators.Select((_, r) => Standardised(entities, firstRows, r))];
        for (int step = 0; step < entities.Steps.Length; step++)
        {
            int founders = entered[step].Count(w => w > 0);
            bool selects = founders >= FewestFounders && entered[step].Any(w => w < 1 - 1e-9);
            for (int r = 0; r < levels.Length && selects; r++)
            {
                if (levels[r] is { } x)
                {
                    Estimate effect = Effect(entered[step], x, founders);
                    effects.Add(new RegulatorEffect(entities.Regulators[r], entities.Steps[step], effect.Value, effect.Lower, effect.Upper));
                }
            }
        }

        return effects.ToImmutable();
    }

    private static Estimate Effect(double[] weights, double[] x, int founders)
    {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            total += weights[i];
            sum += weights[i] * x[i];
        }

        double effect = sum / total;
        double variance = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double influence = (weights[i] * (x[i] - effect) / total) - (x[i] / x.Length);
            variance += influence * influence;
        }

        double half = Confidence.Percent95.StudentQuantile(founders - 1) * Math.Sqrt(variance);
        return new Estimate(effect, effect - half, effect + half);
    }

    /// <summary>Weight of each founder's replicates that entered each step, and each founder's first row.</summary>
    private static double[][] EnteredWeights(EntityTable entities, out int[] firstRows)
    {
        List<int> rows = [];
        for (int row = 0; row < entities.Count; row++)
        {
            if (row == 0 || entities.Founder[row] != entities.Founder[row - 1])
            {
                rows.Add(row);
            }
        }

        firstRows = [.. rows];
        double[][] entered = new double[entities.Steps.Length][];
        for (int step = 0; step < entered.Length; step++)
        {
            entered[step] = new double[rows.Count];
            int founder = -1;
            for (int row = 0; row < entities.Count; row++)
            {
                founder += founder + 1 < rows.Count && rows[founder + 1] == row ? 1 : 0;
                entered[step][founder] += double.IsNaN(entities.StepTime(row, step)) ? 0 : entities.Weight[row];
            }
        }

        return entered;
    }

    /// <summary>Standardised log levels of the founders; null when a level is 0 or all are alike.</summary>
    private static double[]? Standardised(EntityTable entities, int[] rows, int regulator)
    {
        double[] x = new double[rows.Length];
        double mean = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            double level = entities.Level(rows[i], regulator);
            if (!(level > 0))
            {
                return null;
            }

            x[i] = Math.Log(level);
            mean += x[i] / rows.Length;
        }

        double deviation = Math.Sqrt(x.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, rows.Length - 1));
        if (!(deviation > 1e-9))
        {
            return null;
        }

        for (int i = 0; i < x.Length; i++)
        {
            x[i] = (x[i] - mean) / deviation;
        }

        return x;
    }
}
