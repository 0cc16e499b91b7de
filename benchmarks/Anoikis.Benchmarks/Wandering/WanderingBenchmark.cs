using System.Globalization;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Benchmarks.Ensembles;

namespace Anoikis.Benchmarks.Wandering;

/// <summary>
/// Cells of the liver scenario in the lanes, and in CVODE with KLU at the fastest settings whose times of death are no farther off: with levels that change every 6 hours, where a multistep method
/// starts again at every change, and with levels that stay. The lanes run at the scenario's tolerances, and at looser ones of a grid, since how much a tolerance costs differs between the two.
/// </summary>
internal sealed class WanderingBenchmark(EnsembleOptions options, string network, TextWriter log)
{
    private static readonly (double Relative, double Absolute)[] LaneTolerances = [(1e-4, 1), (1e-4, 10), (5e-4, 5), (1e-3, 1), (1e-3, 3), (1e-3, 5), (2e-3, 2)];

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
        string levels = wander ? "change every 6 h" : "stay";
        log.WriteLine($"levels {levels}");
        LaneSide scenario = Lanes(drawn, LaneTolerances[0]);
        string file = Path.Combine(options.Scratch, $"wandering_{wander}.cells");
        CellFile.Write(file, drawn.Cells, drawn.Cells[0].Length);
        CvodeProgram? program = library?.Compile(CvodeNetwork.Full($"wandering_{wander}".ToLowerInvariant(), drawn.Problem), options.Scratch);
        double[] reference = program?.Run(file, ReferenceSettings, options.Cells).Deaths ?? LaneSide.Reference(drawn.Problem, drawn.Cells);
        WanderingOpponent? opponent = program is null ? null : WanderingOpponent.Screen(program, library!.Build, file, Grid, reference, log);
        LaneSide? ahead = opponent is null ? null : LaneTolerances.Skip(1).Select(t => Lanes(drawn, t)).Prepend(scenario).MaxBy(lanes => Lead(lanes, opponent, reference));
        return new WanderingReport
        {
            Network = network,
            States = drawn.Problem.System.States.Length,
            LuNonzeros = scenario.Report.FactorEntries,
            CompileMilliseconds = scenario.CompileMilliseconds,
            Levels = levels,
            Cells = options.Cells,
            CellsThatDie = reference.Count(double.IsFinite),
            Scenario = Measure(scenario, opponent, reference),
            LanesChoose = ahead is null ? null : Measure(ahead, opponent, reference),
        };
    }

    private LaneSide Lanes(WanderingCells drawn, (double Relative, double Absolute) tolerances)
        => LaneSide.Prepare(drawn.Problem, drawn.Cells, options.Threads, options.Width, tolerances.Relative, tolerances.Absolute);

    // How many times the opponent's cells the lanes do, from one run of each.
    private double Lead(LaneSide lanes, WanderingOpponent opponent, double[] reference)
    {
        lanes.Repeat();
        DeathAgreement agreement = DeathAgreement.Between(lanes.Last.Deaths, reference);
        double lead = agreement.Mismatches <= DeathAgreement.MostMismatches && opponent.FastestWithin(agreement) is { } rival ? rival.CpuSeconds / lanes.Last.CpuSeconds : 0;
        log.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  lanes rtol {lanes.RelativeTolerance:0e+0} atol {lanes.AbsoluteTolerance}: {options.Cells / lanes.Last.CpuSeconds:F0} cells/s, rms {agreement.RelativeRms:0.0e+0}, {agreement.Mismatches} differ, {lead:F0} times"));
        return lead;
    }

    private WanderingPair Measure(LaneSide lanes, WanderingOpponent? opponent, double[] reference)
    {
        CvodeSettings? rival = opponent?.FastestWithin(DeathAgreement.Between(lanes.Last.Deaths, reference))?.Settings;
        var rivals = new List<CvodeRun>();
        for (int i = 0; i < options.Repeats; i++)
        {
            lanes.Repeat();
            if (rival is not null)
            {
                rivals.Add(opponent!.Run(rival, options.Cells));
            }
        }

        LaneReport report = lanes.ReportOf(reference);
        CvodeFigures? figures = rival is null ? null : opponent!.Figures(rival, rivals, reference);
        log.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"lanes {report.CellsPerSecondPerCore:F0} cells/s, rms {report.DeathTimeRms:0.0e+0}, {report.DeathMismatch} differ, {report.CellsPerSecondPerCore / figures?.CellsPerSecond:F1} times"));
        return new WanderingPair(report, figures, report.CellsPerSecondPerCore / figures?.CellsPerSecond);
    }
}
