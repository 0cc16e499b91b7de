using Anoikis.Benchmarks.Cvode;
using Anoikis.Kinetics.Equations;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>
/// The cells of the benchmark: every starting amount that is not 0 is log-normal about its published value (the mean), independently of the
/// others, and the ligand's is log-uniform. A cell's numbers depend on the seed and its own number alone.
/// </summary>
public static class EnsembleCells
{
    /// <summary>Coefficient of variation of a starting amount; measured ones lie between 0.2 and 0.3 (Spencer et al. 2009).</summary>
    public const double CoefficientOfVariation = 0.25;

    /// <summary>Least ligand, copies.</summary>
    public const double LeastLigand = 60;

    /// <summary>Most ligand, copies.</summary>
    public const double MostLigand = 60_000;

    private const uint AmountPurpose = 1;

    /// <summary>The parameters p of each cell.</summary>
    /// <param name="problem">The equations; their parameters are starting amounts.</param>
    /// <param name="ligand">Id of the ligand's species.</param>
    /// <param name="count">How many cells.</param>
    /// <param name="seed">Seed.</param>
    public static double[][] Draw(DeathProblem problem, string ligand, int count, ulong seed)
    {
        OdeSystem system = problem.System;
        double[] published = Published(system);
        double variance = PortableMath.Log(1 + (CoefficientOfVariation * CoefficientOfVariation));
        double[][] cells = new double[count][];
        for (int cell = 0; cell < count; cell++)
        {
            cells[cell] = new double[published.Length];
            for (int j = 0; j < published.Length; j++)
            {
                var stream = new RandomStream(seed, (ulong)cell, AmountPurpose, (uint)j);
                cells[cell][j] = system.Parameters[j].Id == ligand
                    ? LeastLigand * PortableMath.Exp(stream.NextDouble() * PortableMath.Log(MostLigand / LeastLigand))
                    : published[j] * PortableMath.Exp((Math.Sqrt(variance) * stream.NextNormal()) - (variance / 2));
            }
        }

        return cells;
    }

    /// <summary>The published value of every parameter.</summary>
    public static double[] Published(OdeSystem system)
    {
        var evaluator = new GraphEvaluator(system.Graph, system.InitialParameters);
        double[] values = evaluator.CreateValues();
        double[] published = new double[system.Parameters.Length];
        for (int j = 0; j < published.Length; j++)
        {
            // Each formula reads only parameters before it.
            evaluator.Evaluate(0, [], published, values);
            published[j] = values[system.InitialParameters[j]];
        }

        return published;
    }
}
