using System.Globalization;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Benchmarks.Ensembles;

namespace Anoikis.Benchmarks.Wandering;

/// <summary>
/// Cells of a liver scenario in the lanes, and in CVODE with KLU at the fastest settings whose times of death are no farther off: with levels that change every 6 hours, where a multistep method
/// starts again at every change, and with levels that stay. The lanes run at the scenario's own tolerances, and at others of a grid, since how much a tolerance costs differs between the two.
/// </summary>
internal sealed class WanderingBenchmark(EnsembleOptions options, string scenario, TextWriter log)
{
    private static readonly (double Relative, double Absolute)[] LaneTolerances = [(1e-4, 1), (5e-4, 3), (1e-3, 1), (1e-3, 3), (1e-3, 5), (1e-3, 10), (2e-3, 3), (2e-3, 5), (2e-3, 10)];

    private static readonly CvodeSettings ReferenceSettings = new(1e-9, 1e-5);

    private static readonly CvodeSettings[] Grid =
    [
        .. from tolerances in new[] { (1e-3, 0.3), (1e-3, 0.1), (3e-4, 0.5), (3e-4, 0.2), (3e-4, 0.1), (2e-4, 0.3), (2e-4, 0.2), (2e-4, 0.15), (1e-4, 1), (1e-4, 0.5), (1e-4, 0.4), (1e-4, 0.3), (1e-4, 0.25), (1e-4, 0.2), (1e-4, 0.15), (1e-4, 0.1), (5e-5, 0.3), (5e-5, 0.2), (3e-5, 0.3), (1e-5, 1), (1e-5, 0.1), (3e-6, 0.5), (3e-6, 0.3), (1e-6, 0.1) }
           from lag in new[] { CvodeSettings.OwnLag, 5, 8 }
           select new CvodeSettings(tolerances.Item1, tolerances.Item2, lag),
    ];

    /// <summary>Measures one kind of cells.</summary>
    /// <param name="wander">Whether their levels wander.</param>
    /// <param name="library">CVODE, or null to leave it out.</param>
    public WanderingReport Run(bool wander, CvodeLibrary? library)
    {
        var drawn = WanderingCells.Draw(Path.Combine(options.Root, scenario), options.Cells, wander);
        string levels = wander ? "change every 6 h" : "stay";
        log.WriteLine($"{drawn.Network}, levels {levels}");
        LaneSide own = Lanes(drawn, drawn.Tolerances);
        string file = Path.Combine(options.Scratch, $"wandering_{wander}.cells");
        CellFile.Write(file, drawn.Cells, drawn.Cells[0].Length);
        CvodeProgram? program = library?.Compile(CvodeNetwork.Full($"wandering_{wander}".ToLowerInvariant(), drawn.Problem), options.Scratch);
        double[] reference = program?.Run(file, ReferenceSettings, options.Cells).Deaths ?? LaneSide.Reference(drawn.Problem, drawn.Cells);
        WanderingOpponent? opponent = program is null ? null : WanderingOpponent.Screen(program, library!.Build, file, Grid, reference, log);
        LaneSide[] sides = opponent is null ? [] : [own, .. LaneTolerances.Where(t => t != drawn.Tolerances).Select(t => Lanes(drawn, t))];
        foreach (LaneSide side in sides)
        {
            Log(side, opponent!, reference);
        }

        return new WanderingReport
        {
            Network = drawn.Network,
            States = drawn.Problem.System.States.Length,
            LuNonzeros = own.Report.FactorEntries,
            CompileMilliseconds = own.CompileMilliseconds,
            Levels = levels,
            Cells = options.Cells,
            CellsThatDie = reference.Count(double.IsFinite),
            Scenario = Measure(own, opponent, reference),
            LanesChoose = sides.Length == 0 ? null : Measure(sides.MaxBy(side => Lead(side, opponent!, reference, ownLag: false))!, opponent, reference),
            LanesChooseOwnLag = sides.Length == 0 ? null : Measure(sides.MaxBy(side => Lead(side, opponent!, reference, ownLag: true))!, opponent, reference),
        };
    }

    private LaneSide Lanes(WanderingCells drawn, (double Relative, double Absolute) tolerances)
        => LaneSide.Prepare(drawn.Problem, drawn.Cells, options.Threads, options.Width, tolerances.Relative, tolerances.Absolute);

    // How many times the opponent's cells the lanes do, from one run of each.
    private static double Lead(LaneSide lanes, WanderingOpponent opponent, double[] reference, bool ownLag)
    {
        DeathAgreement agreement = DeathAgreement.Between(lanes.Last.Deaths, reference);
        return agreement.Mismatches <= DeathAgreement.MostMismatches && opponent.FastestWithin(agreement, ownLag) is { } rival ? rival.CpuSeconds / lanes.Last.CpuSeconds : 0;
    }

    private void Log(LaneSide lanes, WanderingOpponent opponent, double[] reference)
    {
        DeathAgreement agreement = DeathAgreement.Between(lanes.Last.Deaths, reference);
        log.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  lanes rtol {lanes.RelativeTolerance:0.#e+0} atol {lanes.AbsoluteTolerance}: {options.Cells / lanes.Last.CpuSeconds:F0} cells/s, rms {agreement.RelativeRms:0.0e+0}, {agreement.Mismatches} differ, {Lead(lanes, opponent, reference, ownLag: false):F0} times, {Lead(lanes, opponent, reference, ownLag: true):F0} its own lag"));
    }

    // Both sides in turns, the opponent at its fastest settings of all and of those that leave its lag alone.
    private WanderingPair Measure(LaneSide lanes, WanderingOpponent? opponent, double[] reference)
    {
        DeathAgreement agreement = DeathAgreement.Between(lanes.Last.Deaths, reference);
        CvodeSettings?[] rivals = [opponent?.FastestWithin(agreement, ownLag: false)?.Settings, opponent?.FastestWithin(agreement, ownLag: true)?.Settings];
        List<CvodeRun>[] runs = [[], []];
        for (int i = 0; i < options.Repeats; i++)
        {
            lanes.Repeat();
            for (int rival = 0; rival < rivals.Length; rival++)
            {
                if (rivals[rival] is { } settings)
                {
                    runs[rival].Add(opponent!.Run(settings, options.Cells));
                }
            }
        }

        LaneReport report = lanes.ReportOf(reference);
        CvodeFigures?[] figures = [.. rivals.Zip(runs, (settings, own) => settings is null ? null : opponent!.Figures(settings, own, reference))];
        double?[] ratios = [.. figures.Select(f => report.CellsPerSecondPerCore / f?.CellsPerSecond)];
        log.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"lanes {report.CellsPerSecondPerCore:F0} cells/s, rms {report.DeathTimeRms:0.0e+0}, {report.DeathMismatch} differ, {ratios[0]:F1} times, {ratios[1]:F1} its own lag"));
        return new WanderingPair(report, figures[0], ratios[0], figures[1], ratios[1]);
    }
}
