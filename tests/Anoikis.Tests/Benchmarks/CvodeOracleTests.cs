using Anoikis.Benchmarks.Cvode;
using Anoikis.Benchmarks.Ensembles;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Kinetics.Reference;
using Anoikis.Numerics.Rosenbrock;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Benchmarks;

/// <summary>
/// Both engines against CVODE at tight tolerances on Albeck 2008: CVODE's right-hand side is C written from the same graph, its method and its
/// linear algebra are its own.
/// </summary>
public sealed class CvodeOracleTests : IDisposable
{
    private const int Times = 73;
    private static readonly CvodeSettings Tight = new(1e-10, 1e-6);
    private readonly string _folder = Directory.CreateTempSubdirectory("anoikis-cvode-").FullName;
    private readonly DeathProblem _problem = EnsembleNetwork.Albeck2008.Load();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [OracleFact("libsundials")]
    public void ScalarEngineFollowsCvode()
        => Assert.InRange(LargestError(ScalarCourse(_problem.System), CvodeCourse(_problem)), 0, 1e-5);

    [OracleFact("libsundials")]
    public void AWrongRateOfOnePartInTenThousandIsSeen()
        => Assert.True(LargestError(ScalarCourse(WithRateOffBy(1e-4)), CvodeCourse(_problem)) > 1e-5);

    [OracleFact("libsundials")]
    public void TheReducedSystemWithGeneratedEliminationDiesWhenTheFullOneDoes()
    {
        double[][] cells = EnsembleCells.Draw(_problem, "L", 64, seed: 7);
        string file = WriteCells(cells);
        double[] full = Compile(CvodeNetwork.Full("full", _problem)).Run(file, Tight, cells.Length).Deaths;
        double[] reduced = Compile(ReducedNetwork.Create("reduced", _problem))
            .Run(file, Tight with { Linear = LinearSolver.Generated }, cells.Length).Deaths;
        DeathAgreement agreement = DeathAgreement.Between(reduced, full);
        Assert.Equal(0, agreement.Mismatches);
        Assert.InRange(agreement.RelativeRms, 0, 1e-7);
    }

    [OracleTheory("libsundials")]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void LanesDieWhenCvodeSaysAtTightTolerances(int width)
    {
        double[][] cells = EnsembleCells.Draw(_problem, "L", 64, seed: 7);
        double[] reference = Compile(CvodeNetwork.Full("full", _problem)).Run(WriteCells(cells), Tight, cells.Length).Deaths;
        DeathAgreement agreement = DeathAgreement.Between(LaneRun.Of(TightLanes(_problem, width), _problem, cells, 1).Deaths, reference);
        Assert.Equal(0, agreement.Mismatches);
        Assert.InRange(agreement.RelativeRms, 0, 1e-6);
    }

    [OracleFact("libsundials")]
    public void LanesWithAWrongRateAreSeen()
    {
        double[][] cells = EnsembleCells.Draw(_problem, "L", 64, seed: 7);
        double[] reference = Compile(CvodeNetwork.Full("full", _problem)).Run(WriteCells(cells), Tight, cells.Length).Deaths;
        var wrong = _problem with { System = WithRateOffBy(1e-4) };
        Assert.True(DeathAgreement.Between(LaneRun.Of(TightLanes(wrong, null), wrong, cells, 1).Deaths, reference).RelativeRms > 1e-6);
    }

    private static LaneEngine TightLanes(DeathProblem problem, int? width)
        => LaneEngine.Compile(problem.System, new LaneOptions
        {
            RelativeTolerance = 1e-9,
            AbsoluteTolerance = 1e-5,
            Width = width,
            StoppingEvents = [DeathProblem.DeathEvent],
        });

    private CvodeProgram Compile(CvodeNetwork network)
        => CvodeLibrary.Open(RepositoryRoot.Path("benchmarks", "cvode"), Path.Combine(_folder, "build"), CvodeBuild.Packaged).Compile(network, _folder);

    private string WriteCells(IReadOnlyList<double[]> cells)
    {
        string file = Path.Combine(_folder, "cells");
        CellFile.Write(file, cells, _problem.System.Parameters.Length);
        return file;
    }

    private double[,] CvodeCourse(DeathProblem problem)
        => Compile(CvodeNetwork.Full("course", problem)).Course(WriteCells([EnsembleCells.Published(problem.System)]), 0, Tight, Times);

    private double[,] ScalarCourse(OdeSystem system)
    {
        var integrator = new ScalarIntegrator(new ScalarEquations(system), new IntegrationOptions
        {
            Method = IntegrationMethod.Rodas5P,
            RelativeTolerance = 1e-9,
            AbsoluteTolerance = 1e-5,
        });
        integrator.Start();
        double[,] course = new double[Times, system.States.Length];
        for (int k = 0; k < Times; k++)
        {
            Assert.Equal(IntegrationStatus.Reached, integrator.AdvanceTo(k * _problem.End / (Times - 1)));
            for (int i = 0; i < system.States.Length; i++)
            {
                course[k, i] = integrator.States[i];
            }
        }

        return course;
    }

    /// <summary>The largest difference of any species, relative to its own largest value.</summary>
    private static double LargestError(double[,] course, double[,] reference)
    {
        double largest = 0;
        for (int i = 0; i < reference.GetLength(1); i++)
        {
            double maximum = Enumerable.Range(0, Times).Max(k => Math.Abs(reference[k, i]));
            for (int k = 0; k < Times; k++)
            {
                largest = Math.Max(largest, Math.Abs(course[k, i] - reference[k, i]) / maximum);
            }
        }

        return largest;
    }

    /// <summary>The same equations with one derivative, the receptor's, off by a factor 1 + <paramref name="error"/>.</summary>
    private OdeSystem WithRateOffBy(double error)
    {
        OdeSystem right = _problem.System;
        int receptor = right.States.ToList().FindIndex(s => s.Id == "R");
        int wrong = right.Graph.Multiply(right.Graph.Constant(1 + error), right.Derivatives[receptor]);
        return new OdeSystem
        {
            Network = right.Network,
            Graph = right.Graph,
            States = right.States,
            Parameters = right.Parameters,
            Derivatives = right.Derivatives.SetItem(receptor, wrong),
            Values = right.Values,
            Events = right.Events,
            InitialStates = right.InitialStates,
            InitialParameters = right.InitialParameters,
        };
    }
}
