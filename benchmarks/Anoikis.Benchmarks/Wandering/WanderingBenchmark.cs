using System.Globalization;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Benchmarks.Ensembles;

namespace Anoikis.Benchmarks.Wandering;

/// <summary>
/// Cells of the liver scenario in the lanes at the scenario's tolerances, and in CVODE with KLU at the fastest settings whose times of death are no farther off: with levels that change every
/// 6 hours, where a multistep method starts again at every change, and with levels that stay.
/// </summary>
internal sealed class WanderingBenchmark(EnsembleOptions options, string network, TextWriter log)
{
    private const double RelativeTolerance = 1e-4;
    private static readonly CvodeSettings ReferenceSettings = new(1e-9, 1e-5);

    private static readonly CvodeSettings[] Grid =
    [
        .. from tolerances in new[] { (1e-3, 10.0), (1e-3, 1), (1e-3, 0.1), (1e-4, 10), (1e-4, 1), (1e-4, 0.1), (1e-5, 1), (1e-5, 0.1), (1e-6, 0.1), (1e-7, 0.01) }
           from lag in new[] { 0, 5 }
           select new CvodeSettings(tolerances.Item1, tolerances.Item2, lag),
    ];

    /// <summary>Measures one kind of cells.</summary>
    /// <param name="wander">Whether their levels wander.</param>
    /// <param name="library">CVODE, or null to leave it out.</param>
    public WanderingReport Run(bool wander, CvodeLibrary? library)
    {
        WanderingCells drawn = WanderingCells.Draw(Path.Combine(options.Root, "scenarios", "liver-b16f1.yaml"), network, options.Cells, wander);
        LaneSide lanes = LaneSide.Prepare(drawn.Problem, drawn.Cells, options.Threads, options.Width, RelativeTolerance);
        string levels = wander ? "change every 6 h" : "stay";
        string file = Path.Combine(options.Scratch, $"wandering_{wander}.cells");
        CellFile.Write(file, drawn.Cells, drawn.Cells[0].Length);
        CvodeProgram? program = library?.Compile(CvodeNetwork.Full($"wandering_{wander}".ToLowerInvariant(), drawn.Problem), options.Scratch);
        double[] reference = program?.Run(file, ReferenceSettings, options.Cells).Deaths ?? LaneSide.Reference(drawn.Problem, drawn.Cells);
        DeathAgreement agreement = DeathAgreement.Between(lanes.Last.Deaths, reference);
        CvodeSettings? chosen = program is null ? null : Choose(program, file, reference, agreement);
        var seconds = new List<double>();
        CvodeRun? last = null;
        for (int i = 0; i < options.Repeats; i++)
        {
            lanes.Repeat();
            if (chosen is not null)
            {
                last = program!.Run(file, chosen, options.Cells);
                seconds.Add(last.Counts.CpuSeconds);
            }
        }

        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"levels {levels}: lanes {lanes.CellsPerSecond:F0} cells/s, rms {agreement.RelativeRms:0.0e+0}, {agreement.Mismatches} differ"));
        CvodeFigures? figures = last is null ? null : Figures(library!, chosen!, last, options.Cells / Median.Of(seconds), reference);
        return new WanderingReport
        {
            Network = network,
            States = drawn.Problem.System.States.Length,
            LuNonzeros = lanes.Report.FactorEntries,
            CompileMilliseconds = lanes.CompileMilliseconds,
            Levels = levels,
            Cells = options.Cells,
            CellsThatDie = agreement.DieInBoth,
            RelativeTolerance = RelativeTolerance,
            CellsPerSecondPerCore = lanes.CellsPerSecond,
            StepsPerCell = (double)lanes.Last.Steps / options.Cells,
            DeathTimeRms = agreement.RelativeRms,
            DeathMismatch = agreement.Mismatches,
            Cvode = figures,
            Ratio = lanes.CellsPerSecond / figures?.CellsPerSecond,
        };
    }

    // The fastest that is no farther from the reference than the lanes are.
    private CvodeSettings? Choose(CvodeProgram program, string file, double[] reference, DeathAgreement lanes)
    {
        (double Seconds, CvodeSettings Settings)? best = null;
        foreach (CvodeSettings settings in Grid)
        {
            CvodeRun run = program.Run(file, settings, options.Cells);
            DeathAgreement agreement = DeathAgreement.Between(run.Deaths, reference);
            log.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  rtol {settings.RelativeTolerance:0e+0} atol {settings.AbsoluteTolerance} lag {settings.JacobianLag}: {options.Cells / run.Counts.CpuSeconds:F1} cells/s, rms {agreement.RelativeRms:0.0e+0}, {agreement.Mismatches} differ"));
            if (agreement.IsWithin(lanes.RelativeRms, Math.Max(lanes.Mismatches, DeathAgreement.MostMismatches)) && (best is null || run.Counts.CpuSeconds < best.Value.Seconds))
            {
                best = (run.Counts.CpuSeconds, settings);
            }
        }

        return best?.Settings;
    }

    private static CvodeFigures Figures(CvodeLibrary library, CvodeSettings settings, CvodeRun run, double speed, double[] reference)
    {
        DeathAgreement agreement = DeathAgreement.Between(run.Deaths, reference);
        return new CvodeFigures(
            library.Build == CvodeBuild.Native ? "native" : "packaged",
            settings.RelativeTolerance,
            settings.AbsoluteTolerance,
            settings.JacobianLag,
            speed,
            (double)run.Counts.Steps / run.Deaths.Length,
            agreement.RelativeRms,
            agreement.Mismatches);
    }
}
