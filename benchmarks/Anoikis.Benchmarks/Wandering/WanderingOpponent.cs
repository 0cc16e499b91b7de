using System.Globalization;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Benchmarks.Ensembles;

namespace Anoikis.Benchmarks.Wandering;

/// <summary>CVODE with KLU on the cells of a file, at every setting of a grid.</summary>
internal sealed class WanderingOpponent
{
    // A setting counts as equally exact a little beyond the engine's own error, so that the steps of the grid do not decide.
    private const double Slack = 1.1;

    private readonly CvodeProgram _program;
    private readonly CvodeBuild _build;
    private readonly string _file;
    private readonly List<(CvodeSettings Settings, double CpuSeconds, DeathAgreement Agreement)> _screened = [];

    private WanderingOpponent(CvodeProgram program, CvodeBuild build, string file) => (_program, _build, _file) = (program, build, file);

    /// <summary>Runs every setting once.</summary>
    public static WanderingOpponent Screen(CvodeProgram program, CvodeBuild build, string file, IReadOnlyList<CvodeSettings> grid, double[] reference, TextWriter log)
    {
        var opponent = new WanderingOpponent(program, build, file);
        foreach (CvodeSettings settings in grid)
        {
            CvodeRun run = program.Run(file, settings, reference.Length);
            DeathAgreement agreement = DeathAgreement.Between(run.Deaths, reference);
            log.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  rtol {settings.RelativeTolerance:0e+0} atol {settings.AbsoluteTolerance} lag {settings.JacobianLag}: {reference.Length / run.Counts.CpuSeconds:F1} cells/s, rms {agreement.RelativeRms:0.0e+0}, {agreement.Mismatches} differ"));
            opponent._screened.Add((settings, run.Counts.CpuSeconds, agreement));
        }

        return opponent;
    }

    /// <summary>The fastest whose rms is at most a tenth above that of an engine of which this is known; null when there is none.</summary>
    /// <param name="lanes">What is known of the engine.</param>
    /// <param name="ownLag">Only where CVODE decides how long it keeps a Jacobian, as it does unless told.</param>
    public (CvodeSettings Settings, double CpuSeconds)? FastestWithin(DeathAgreement lanes, bool ownLag)
        => _screened.Where(s => (!ownLag || s.Settings.JacobianLag == CvodeSettings.OwnLag) && s.Agreement.IsWithin(Slack * lanes.RelativeRms, Math.Max(lanes.Mismatches, DeathAgreement.MostMismatches)))
            .OrderBy(s => s.CpuSeconds)
            .Select(s => ((CvodeSettings, double)?)(s.Settings, s.CpuSeconds))
            .FirstOrDefault();

    /// <summary>All cells once.</summary>
    public CvodeRun Run(CvodeSettings settings, int cells) => _program.Run(_file, settings, cells);

    /// <summary>What its runs at one setting say, the speed by their median.</summary>
    public CvodeFigures Figures(CvodeSettings settings, IReadOnlyList<CvodeRun> runs, double[] reference)
    {
        CvodeRun last = runs[^1];
        DeathAgreement agreement = DeathAgreement.Between(last.Deaths, reference);
        return new CvodeFigures(
            _build == CvodeBuild.Native ? "native" : "packaged",
            settings.RelativeTolerance,
            settings.AbsoluteTolerance,
            settings.JacobianLag,
            reference.Length / Median.Of([.. runs.Select(r => r.Counts.CpuSeconds)]),
            (double)last.Counts.Steps / last.Deaths.Length,
            agreement.RelativeRms,
            agreement.Mismatches);
    }
}
