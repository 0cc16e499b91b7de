using Anoikis.Apoptosis.Levels;
using Anoikis.Apoptosis.Stimuli;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Cascade;
using Anoikis.Metastasis.Clones;
using Anoikis.Metastasis.Populations;
using Anoikis.Tests.Apoptosis;
using static Anoikis.Tests.Metastasis.Populations.TestCascades;

namespace Anoikis.Tests.Metastasis.Populations;

/// <summary>Stimuli that follow a colony's age and size, on <see cref="TurnoverNetwork"/>.</summary>
public sealed class ColonyStimulusTests
{
    private static readonly ColonyStrain Strain = new(10, Day, 3);

    private static readonly ColonyDepth Depth = new(0.0082, 0.016, 8);

    [Fact]
    public void A_strain_comes_with_age_and_eases_with_size()
    {
        Assert.Equal(0, Strain.At(0, 1, 0.01));
        Assert.Equal(10 * (1 - Math.Exp(-1)) / (1 + (1 / 9.0)), Strain.At(Day, 1, 0.01), 1e-12);
        Assert.Equal(5, Strain.At(100 * Day, 3, 0.01), 1e-12);
        Assert.Equal((0, 0, 8), (Depth.At(Day, 1, 0.004), Depth.At(Day, 1, 0.0082), Depth.At(Day, 1, 1)));
        Assert.Equal(4, Depth.At(Day, 1, 0.0121), 1e-12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void All_cells_of_a_colony_feel_the_size_of_the_moment(bool depth)
    {
        // Cells divide every 10 hours and hand their state on whole, so all of a colony die at the moment that the integral over 1, 2, 4, ... cells gives.
        ColonyStimulus course = depth ? Depth : Strain;
        EntityTable table = Mean(course, 10).Run().Entities;
        double expected = DeathTime(course, 10 * Hour);
        Assert.True(expected > 12 * Hour);
        Assert.Equal(CellFate.Apoptosis, table.Fate[0]);
        Assert.Equal(expected, table.FateTime[0], 30.0);
        Assert.Equal(table.LargestColony[0], table.ColonyDeaths[0]);

        // The planted fault: a colony that stayed at one cell would die at another time.
        Assert.True(Math.Abs(DeathTime(course, 1000 * Hour) - expected) > 600);
    }

    [Fact]
    public void The_window_converges()
    {
        double expected = DeathTime(Strain, 10 * Hour);
        double Error(double window) => Math.Abs((Mean(Strain, 10) with { ColonyStimulusWindow = window }).Run().Entities.FateTime[0] - expected);
        double day = Error(10 * Hour);
        Assert.True(Error(2 * Hour) < 0.2 * day);
        Assert.True(Error(0.5 * Hour) < 10);
        Assert.True(day > 60);
    }

    [Fact]
    public void What_becomes_of_colonies_hardly_depends_on_the_cap_and_the_window()
    {
        EntityTable reference = Growing(250, Hour).Run(threads: 2).Entities;
        EntityTable low = Growing(80, Hour).Run(threads: 2).Entities;
        EntityTable coarse = Growing(250, 2 * Hour).Run(threads: 2).Entities;
        double share = Share(reference, 1000);
        Assert.InRange(share, 0.1, 0.9);
        double standardError = Math.Sqrt(share * (1 - share) / Colonies);
        Assert.Equal(share, Share(low, 1000), 3 * standardError);
        Assert.Equal(share, Share(coarse, 1000), 2 * standardError);

        // Nor on what counts as large: a colony that has come out of the strain goes on.
        Assert.Equal(share, Share(reference, 500), 2 * standardError);

        // The strain bites: without it every colony becomes large.
        CascadeExperiment calm = Growing(80, Hour);
        calm = calm with { Cells = 20, Cascade = calm.Cascade with { Steps = [calm.Cascade.Steps[0] with { Stimuli = [] }] } };
        Assert.Equal(1, Share(calm.Run().Entities, 1000));
    }

    [Fact]
    public void A_single_cell_has_no_colony_to_follow_and_a_stimulus_beyond_the_cap_acts_on_none()
    {
        CascadeExperiment experiment = Experiment(1, Day, Step("alone") with { Stimuli = [new Stimulus("stress", Strain)] }) with { Network = TurnoverNetwork.Cell };
        Assert.Contains("cells do not divide there", Assert.Throws<ArgumentException>(() => experiment.Run()).Message, StringComparison.Ordinal);
        DiagnosticBag findings = [];
        CascadeStep step = (Step("colony") with { Stimuli = [new Stimulus("hypoxia", new ColonyDepth(0.1, 0.2, 1))], IsTerminal = true }).Growing(18, 0.1);
        CascadeCheck.Run(new MetastaticCascade { Name = "c", Steps = [step] }, TurnoverNetwork.Cell, _ => SourceLocation.None, findings);
        Assert.Contains("begins at 2371 cells", Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.False(findings.HasErrors);
    }

    private const int Colonies = 300;

    private static CascadeExperiment Mean(ColonyStimulus course, double cycleHours)
        => Experiment(1, 5 * Day, (Step("colony") with { Stimuli = [new Stimulus("stress", course)], IsTerminal = true }).Growing(cycleHours, 0, 100_000)) with
        {
            Network = TurnoverNetwork.Cell,
            Clones = [new Clone("mean", 1) { Variability = LevelVariability.None }],
            RelativeTolerance = 1e-7,
        };

    private static CascadeExperiment Growing(int cap, double window)
        => Experiment(Colonies, 8 * Day, (Step("colony") with { Stimuli = [new Stimulus("stress", new ColonyStrain(1.6, Day, 20))], IsTerminal = true }).Growing(14, 0.15, cap)) with
        {
            Network = TurnoverNetwork.Recovering,
            Clones = [new Clone("a", 1) { Variability = LevelVariability.Default with { Fluctuation = new LevelFluctuation(0.2, Day, 6 * Hour) } }],
            RelativeTolerance = 1e-4,
            ColonyStimulusWindow = window,
        };

    private static double Share(EntityTable table, long cells) => table.LargestColony.Count(n => n >= cells) / (double)table.Count;

    /// <summary>When half of PARP is cut in a cell whose colony doubles at every cycle: d ln(open) = k_open s dt, d ln PARP = -1e-4 (1 - closed) dt.</summary>
    private static double DeathTime(ColonyStimulus course, double cycle)
    {
        (double signal, double cut) = (0, 0);
        const double dt = 2;
        for (double t = 0; t < 30 * Day; t += dt)
        {
            double cells = Math.Pow(2, Math.Floor((t + (0.5 * dt)) / cycle));
            double s = course.At(t + (0.5 * dt), cells, 0.0075 * Math.Cbrt(cells));
            double before = 1 - Math.Exp(-TurnoverNetwork.OpenRate * signal);
            signal += s * dt;
            double after = 1 - Math.Exp(-TurnoverNetwork.OpenRate * signal);
            cut += 1e-4 * 0.5 * (before + after) * dt;
            if (cut >= Math.Log(2))
            {
                return t + dt;
            }
        }

        return double.PositiveInfinity;
    }
}
