using Anoikis.Benchmarks.Cvode;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>CVODE's side of a comparison: a reference at tight tolerances and three opponents.</summary>
internal sealed class CvodeSide
{
    private CvodeSide(double[] reference) => Reference = reference;

    /// <summary>Times of death of the reference solution.</summary>
    public double[] Reference { get; }

    /// <summary>The full system with KLU, at the fastest accurate settings of the grid; null where none is accurate.</summary>
    public MeasuredOpponent? Full { get; private init; }

    /// <summary>The same, with CVODE's own frequency of Jacobians.</summary>
    public MeasuredOpponent? OwnLag { get; private init; }

    /// <summary>The reduced system with generated elimination.</summary>
    public MeasuredOpponent? Reduced { get; private init; }

    /// <summary>Compiles the programs, solves the reference and chooses the settings.</summary>
    public static CvodeSide Prepare(
        CvodeLibrary library,
        EnsembleNetwork network,
        DeathProblem problem,
        IReadOnlyList<double[]> cells,
        EnsembleOptions options,
        CvodeSettings referenceSettings,
        TextWriter log)
    {
        string cellsFile = Path.Combine(options.Scratch, network.Name + ".cells");
        CellFile.Write(cellsFile, cells, problem.System.Parameters.Length);
        IReadOnlyList<CvodeSettings> grid = CvodeSettings.ReadGrid(Path.Combine(options.Root, "benchmarks", "cvode", "grid.csv"));
        CvodeProgram full = library.Compile(CvodeNetwork.Full(network.Name + "_full", problem), options.Scratch);
        CvodeProgram reduced = library.Compile(ReducedNetwork.Create(network.Name + "_reduced", problem), options.Scratch);
        double[] reference = full.Run(cellsFile, referenceSettings, cells.Count).Deaths;

        IReadOnlyList<CvodeSettings> Screen(CvodeProgram program, LinearSolver linear)
            => CvodeOpponent.Screen(program, grid.Select(s => s with { Linear = linear }), cellsFile, reference, log);
        MeasuredOpponent? Choose(CvodeProgram program, IEnumerable<CvodeSettings> promising)
            => CvodeOpponent.Choose(program, promising, cellsFile, reference, log) is CvodeOpponent opponent
                ? new MeasuredOpponent(opponent, library, cellsFile, cells.Count)
                : null;
        IReadOnlyList<CvodeSettings> promising = Screen(full, LinearSolver.Klu);
        return new CvodeSide(reference)
        {
            Full = Choose(full, promising),
            OwnLag = Choose(full, promising.Where(s => s.JacobianLag == 0)),
            Reduced = Choose(reduced, Screen(reduced, LinearSolver.Generated)),
        };
    }

    /// <summary>Runs all opponents once more.</summary>
    public void Repeat()
    {
        Full?.Repeat();
        OwnLag?.Repeat();
        Reduced?.Repeat();
    }
}

/// <summary>An opponent with its repeated measurements.</summary>
internal sealed class MeasuredOpponent(CvodeOpponent opponent, CvodeLibrary library, string cellsFile, int cells)
{
    private readonly List<double> _cpuSeconds = [];

    /// <summary>Cells per second of processor time: the median of the repeats.</summary>
    public double CellsPerSecond => cells / Median.Of(_cpuSeconds);

    public void Repeat() => _cpuSeconds.Add(opponent.Repeat(cellsFile, cells));

    public CvodeReport Report() => new()
    {
        Build = library.Build == CvodeBuild.Native ? "native" : "packaged",
        Versions = library.Versions,
        Flags = library.CompilerFlags,
        LinearSolver = opponent.Settings.Linear == LinearSolver.Klu ? "klu" : "generated",
        RelativeTolerance = opponent.Settings.RelativeTolerance,
        AbsoluteTolerance = opponent.Settings.AbsoluteTolerance,
        JacobianLag = opponent.Settings.JacobianLag,
        CellsPerSecond = CellsPerSecond,
        DeathTimeRms = opponent.Agreement.RelativeRms,
        DeathMismatch = opponent.Agreement.Mismatches,
        StepsPerCell = (double)opponent.Counts.Steps / cells,
        NewtonIterationsPerCell = (double)opponent.Counts.NewtonIterations / cells,
        FactorizationsPerCell = (double)opponent.Counts.Factorizations / cells,
    };
}
