using Anoikis.Benchmarks.Cvode;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>Both sides on the very same cells of one network: accuracy of each against a tight reference, then speed, measured in alternation.</summary>
internal sealed class EnsembleBenchmark(EnsembleOptions options, TextWriter log)
{
    private static readonly CvodeSettings ReferenceSettings = new(1e-10, 1e-6);

    /// <summary>Measures one network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="library">CVODE, or null to leave it out.</param>
    public NetworkReport Run(EnsembleNetwork network, CvodeLibrary? library)
    {
        DeathProblem problem = network.Load();
        double[][] cells = EnsembleCells.Draw(problem, network.Ligand, options.Cells, options.Seed);
        log.WriteLine($"{network.Name}: {problem.System.States.Length} states, {cells.Length} cells");
        LaneSide[] precisions = [.. new[] { StagePrecision.Single, StagePrecision.Double }.Select(stages => LaneSide.Prepare(problem, cells, options.Threads, options.Width, stages: stages))];
        CvodeSide? cvode = library is null ? null : CvodeSide.Prepare(library, network, problem, cells, options, ReferenceSettings, log);
        double[] reference = cvode?.Reference ?? LaneSide.Reference(problem, cells);
        LaneSide? chosen = LaneGrid.Choose(problem, cells, options, reference, log);
        for (int i = 0; i < options.Repeats; i++)
        {
            precisions[0].Repeat();
            precisions[1].Repeat();
            chosen?.Repeat();
            cvode?.Repeat();
        }

        LaneSide lanes = DeathAgreement.Between(precisions[0].Last.Deaths, reference).IsAccurate ? precisions[0] : precisions[1];
        LaneReport report = lanes.ReportOf(reference, cvode);
        log.WriteLine($"  lanes, stages {report.Stages}: {lanes.CellsPerSecond:F0} cells/s, {DeathAgreement.Between(lanes.Last.Deaths, reference)}");
        return new NetworkReport
        {
            Network = network.Name,
            Cells = cells.Length,
            Threads = options.Threads,
            RelativeTolerance = report.RelativeTolerance,
            AbsoluteTolerance = report.AbsoluteTolerance,
            Stages = report.Stages,
            LaneWidth = report.LaneWidth,
            CellsPerSecondPerCore = report.CellsPerSecondPerCore,
            DeathTimeRms = report.DeathTimeRms,
            DeathMismatch = report.DeathMismatch,
            CellsThatDie = reference.Count(double.IsFinite),
            StepsPerCell = report.StepsPerCell,
            CompileMilliseconds = lanes.CompileMilliseconds,
            TwoThreadsSpeedup = lanes.TwoThreadsSpeedup(options.Repeats),
            States = problem.System.States.Length,
            ReducedStates = lanes.Report.ReducedStates,
            LuNonzeros = lanes.Report.FactorEntries,
            CodeBytes = lanes.Report.IlBytes,
            Reference = cvode is null ? ReferenceSolution.Lanes : ReferenceSolution.Cvode,
            Cvode = cvode?.Full?.Report(),
            CvodeOwnLag = cvode?.OwnLag?.Report(),
            CvodeReduced = cvode?.Reduced?.Report(),
            Ratio = report.Ratio,
            RatioOwnLag = report.RatioOwnLag,
            RatioReduced = report.RatioReduced,
            Lanes = [.. precisions.Select(p => p.ReportOf(reference, cvode))],
            LanesChosen = chosen?.ReportOf(reference, cvode),
        };
    }
}
