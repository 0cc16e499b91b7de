using Anoikis.Benchmarks.Cvode;

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
        LaneSide lanes = LaneSide.Prepare(problem, cells, options.Threads, options.Width);
        CvodeSide? cvode = library is null ? null : CvodeSide.Prepare(library, network, problem, cells, options, ReferenceSettings, log);
        double[] reference = cvode?.Reference ?? LaneSide.Reference(problem, cells);
        LaneSide? chosen = LaneGrid.Choose(problem, cells, options, reference, log);
        for (int i = 0; i < options.Repeats; i++)
        {
            lanes.Repeat();
            chosen?.Repeat();
            cvode?.Repeat();
        }

        DeathAgreement agreement = DeathAgreement.Between(lanes.Last.Deaths, reference);
        log.WriteLine($"  lanes: {lanes.CellsPerSecond:F0} cells/s, {agreement}");
        return new NetworkReport
        {
            Network = network.Name,
            Cells = cells.Length,
            Threads = options.Threads,
            LaneWidth = lanes.Width,
            CellsPerSecondPerCore = lanes.CellsPerSecond,
            DeathTimeRms = agreement.RelativeRms,
            DeathMismatch = agreement.Mismatches,
            CellsThatDie = agreement.DieInBoth,
            StepsPerCell = (double)lanes.Last.Steps / cells.Length,
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
            Ratio = lanes.CellsPerSecond / cvode?.Full?.CellsPerSecond,
            RatioOwnLag = lanes.CellsPerSecond / cvode?.OwnLag?.CellsPerSecond,
            RatioReduced = lanes.CellsPerSecond / cvode?.Reduced?.CellsPerSecond,
            LanesChosen = chosen?.ReportOf(reference),
            RatioChosen = chosen?.CellsPerSecond / cvode?.Full?.CellsPerSecond,
            RatioChosenOwnLag = chosen?.CellsPerSecond / cvode?.OwnLag?.CellsPerSecond,
            RatioChosenReduced = chosen?.CellsPerSecond / cvode?.Reduced?.CellsPerSecond,
        };
    }
}
