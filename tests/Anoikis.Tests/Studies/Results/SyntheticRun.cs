using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Lanes;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Results;
using Anoikis.Studies.Results.Measures;

namespace Anoikis.Tests.Studies.Results;

/// <summary>
/// A run in the shape of the liver experiment whose numbers come from a small formula instead of the engine: the same for the same seed, on every machine.
/// It serves to test what becomes of a result, never what a result is.
/// </summary>
internal static class SyntheticRun
{
    public const double Day = 86400;
    public const double Horizon = 13 * Day;
    public const int Splits = 5;
    public const string HostileClone = "<script>alert(1)</script>";

    public static readonly ImmutableArray<string> Steps = ["circulation", "arrest", "solitary", "micrometastasis", "macrometastasis"];
    private static readonly ImmutableArray<string> Regulators =
        ["BCL2", "BCL2L1", "MCL1", "BAX", "BAK1", "BID", "BAD", "PMAIP1", "CASP8", "CASP3", "CASP6", "CASP9", "XIAP", "CFLAR", "DIABLO", "CYCS", "APAF1", "PARP1"];

    private static readonly ImmutableArray<string> States = ["Ligand", "tBID", "aBAX", "CytoC", "aCASP3", "cPARP"];

    public static RunRecord Create(int founders = 4000, ulong seed = 1, double protection = 0)
    {
        Rows rows = new();
        double[] deaths = new double[Steps.Length * 3 * 2 * 52];
        List<SampledCourse> courses = [];
        for (int founder = 0; founder < founders; founder++)
        {
            AddFounder(rows, deaths, courses, founder, seed, protection, founders);
        }

        return new RunRecord
        {
            Manifest = Manifest(founders, seed),
            Observed = Observed(),
            Entities = rows.ToTable(),
            Deaths = new DeathTally { Bin = Horizon / 52, Steps = Steps.Length, Causes = 3, Bins = 52, Cells = [.. deaths] },
            Courses = [.. courses],
            States = States,
        };
    }

    public static ImmutableArray<ObservedQuantity> Observed()
    {
        DiagnosticBag findings = [];
        ObservedQuantity One(string quantity, double? observed, double? lower, double? upper, string? measure)
            => new(quantity, "Luzzi et al. 1998", observed, lower, upper, measure is null ? null : MeasureParser.Parse(measure, SourceLocation.None, Steps, findings));
        ImmutableArray<ObservedQuantity> all =
        [
            One("alive in the liver at 90 min", 0.87, null, null, "alive at 90 min per injected"),
            One("survived and extravasated, day 3", 0.80, 0.75, 0.85, "alive at 3 d per injected"),
            One("micrometastases of 4 to 16 cells per day-3 survivor", 0.025, 0.018, 0.035, "colony of 4 to 16 cells at 3 d per alive at 3 d"),
            One("tumours per micrometastasis", 0.01, 0.006, 0.016, "reached macrometastasis by 13 d per reached micrometastasis by 3 d"),
            One("solitary cells at day 13", 0.36, 0.31, 0.41, "in solitary at 13 d per injected"),
            One("apoptotic among solitary cells, day 13", 0.03, 0.015, 0.05, "visibly apoptotic for 9 h in solitary at 13 d per seen for 9 h in solitary at 13 d"),
            One("solitary cells with Ki-67, day 13", 0.02, null, null, null),
        ];
        Assert.Empty(findings);
        return all;
    }

    private static void AddFounder(Rows rows, double[] deaths, List<SampledCourse> courses, int founder, ulong seed, double protection, int founders)
    {
        Stream random = new(seed, founder);
        double[] levels = [.. Regulators.Select(_ => 2e4 * Math.Exp(0.25 * random.Normal()))];
        double defence = Math.Log(levels[0] / 2e4) + Math.Log(levels[1] / 2e4) - Math.Log(levels[3] / 2e4) + protection;
        double[] entered = [0, 60 * random.Uniform(), double.NaN, double.NaN, double.NaN];
        if (random.Uniform() < 0.13)
        {
            double lost = 120 + (3000 * random.Uniform());
            Add(1, CellFate.NamedLoss, lost, 1, 0, 0, 0);
            return;
        }

        entered[2] = Day * Math.Exp(0.4 * random.Normal());
        double hazard = 0.075 * Math.Exp(-1.2 * defence) / Day;
        double death = -Math.Log(random.Uniform()) / hazard;
        double settle = random.Uniform() < 0.03 ? entered[2] + (0.3 * Day * random.Uniform()) : double.PositiveInfinity;
        if (founder % 997 == 13)
        {
            Add(2, CellFate.Failed, entered[2] + 100, 1, 0, 0, 0);
            return;
        }

        if (Math.Min(death, settle) > Horizon || death < settle)
        {
            if (death < entered[2])
            {
                entered[2] = double.NaN;
            }

            bool dead = death < Horizon;
            Add(double.IsNaN(entered[2]) ? 1 : 2, dead ? CellFate.Apoptosis : CellFate.Alive, dead ? death : Horizon, 1, 0, 0, 0);
            return;
        }

        entered[3] = settle;
        for (int replicate = 0; replicate < Splits; replicate++)
        {
            double end = settle - (Math.Log(random.Uniform()) * 2.2 * Day);
            bool grows = end > Horizon && random.Uniform() < 0.6;
            double[] own = [.. entered];
            own[4] = grows ? settle + (6 * Day * (1 + random.Uniform())) : double.NaN;
            if (grows && own[4] > Horizon)
            {
                own[4] = double.NaN;
            }

            bool large = !double.IsNaN(own[4]);
            long final = end < Horizon ? 0 : large ? 2400 : 20 + (int)(100 * random.Uniform());
            AddRow(large ? 4 : 3, end < Horizon ? CellFate.Apoptosis : CellFate.Alive, Math.Min(end, Horizon), 1.0 / Splits, replicate, own, end > 3 * Day ? 4 + (int)(13 * random.Uniform()) : 0, final);
        }

        void Add(int step, CellFate fate, double time, double weight, int replicate, long day3, long final) => AddRow(step, fate, time, weight, replicate, entered, day3, final);

        void AddRow(int step, CellFate fate, double time, double weight, int replicate, double[] times, long day3, long final)
        {
            rows.Add(founder, replicate, weight, founder % 5 == 0 ? 1 : 0, levels, step, fate, time, times, day3, final);
            if (fate is CellFate.Apoptosis or CellFate.NamedLoss)
            {
                int bin = Math.Min(51, (int)(time / (Horizon / 52)));
                int colony = step >= 3 ? 1 : 0;
                deaths[(((((step * 3) + (fate == CellFate.NamedLoss ? 2 : 0)) * 2) + colony) * 52) + bin] += weight;
            }

            if (founder % Math.Max(1, founders / 40) == 0 && replicate == 0)
            {
                courses.Add(Course(founder, step, fate, time));
            }
        }
    }

    private static SampledCourse Course(int founder, int step, CellFate fate, double end)
    {
        double[] times = [.. Enumerable.Range(0, 1 + (int)(end / 3600)).Select(i => i * 3600.0)];
        double[] states = new double[times.Length * States.Length];
        for (int i = 0; i < times.Length; i++)
        {
            double x = fate == CellFate.Apoptosis ? 1 / (1 + Math.Exp((end - times[i] - 7200) / 2400)) : 0.02 * (1 + Math.Sin(founder + (times[i] / Day)));
            for (int s = 0; s < States.Length; s++)
            {
                states[(i * States.Length) + s] = s == 0 ? 60 * (1 + Math.Cos(times[i] / Day)) : (1e4 * Math.Pow(3, s)) * Math.Pow(x, 1 + (0.2 * s));
            }
        }

        return new SampledCourse(founder, 0, [.. times], [.. times.Select(_ => step)], [.. states]);
    }

    private static RunManifest Manifest(int founders, ulong seed) => new()
    {
        Format = RunManifest.CurrentFormat,
        Title = "B16F1 melanoma in the mouse liver",
        Description = "Cells injected into a mesenteric vein, followed for 13 days in the liver, beside the counts of Luzzi et al. 1998.",
        Version = "0.1.0",
        Command = $"anoikis run scenarios/liver-b16f1.yaml --cells {founders} --seed {seed}",
        Seed = seed,
        Cells = founders,
        Horizon = Horizon,
        RelativeTolerance = 1e-4,
        AbsoluteTolerance = 1,
        DeathBin = Horizon / 52,
        ObservationTimes = [3 * Day, 13 * Day],
        Network = new NamedPart("lopez2013", "EARM 2.0, embedded together (Lopez et al. 2013)"),
        Limits = ["The network is a published one that is not yet calibrated to this experiment: its numbers need not agree with the observed ones."],
        Cascade = new NamedPart("liver", "Circulation, arrest, extravasation, solitary life, colonies (Luzzi et al. 1998)"),
        Clones = [new CloneShare("B16F1", 4), new CloneShare(HostileClone, 1)],
        Steps = [.. Steps.Select(s => new NamedPart(s, $"the step {s}"))],
        LossCauses = ["mechanical"],
        Regulators = Regulators,
        KeySpecies = [],
        Parameters =
        [
            new ParameterNote("BCL2, level", "20000 copies per cell, CV 0.25", "Lopez et al. 2013", false),
            new ParameterNote("arrest: loss by mechanical", "Exponential waiting time, mean 1800 s, chance 0.13", "assumed (0.05 to 0.2): cells not found at 90 min", true),
        ],
        Inputs = [new RunInput("liver-b16f1.yaml", new string('0', 64), "title: <b>B16F1</b> & others\n")],
        Machine = new MachineNote("a test", "none", 1, ".NET"),
        Execution = new ExecutionNote(1, null, null),
        LaneSteps = 123456,
        LaneStatuses = ImmutableSortedDictionary<string, long>.Empty.Add("Event", 1200).Add("Reached", 2800).Add("StepTooSmall", 4),
    };

    private sealed class Rows
    {
        private readonly List<long> _founder = [];
        private readonly List<int> _replicate = [];
        private readonly List<double> _weight = [];
        private readonly List<int> _clone = [];
        private readonly List<double> _levels = [];
        private readonly List<int> _step = [];
        private readonly List<CellFate> _fate = [];
        private readonly List<double> _time = [];
        private readonly List<double> _entered = [];
        private readonly List<long> _sizes = [];
        private readonly List<long> _final = [];

        public void Add(long founder, int replicate, double weight, int clone, double[] levels, int step, CellFate fate, double time, double[] entered, long day3, long final)
        {
            _founder.Add(founder);
            _replicate.Add(replicate);
            _weight.Add(weight);
            _clone.Add(clone);
            _levels.AddRange(levels);
            _step.Add(step);
            _fate.Add(fate);
            _time.Add(time);
            _entered.AddRange(entered);
            _sizes.AddRange([day3, final]);
            _final.Add(final);
        }

        public EntityTable ToTable() => new()
        {
            Regulators = Regulators,
            Steps = Steps,
            LossCauses = ["mechanical"],
            ObservationTimes = [3 * Day, 13 * Day],
            Founder = [.. _founder],
            Replicate = [.. _replicate],
            Weight = [.. _weight],
            CloneIndex = [.. _clone],
            Levels = [.. _levels],
            Step = [.. _step],
            Fate = [.. _fate],
            Loss = [.. _fate.Select(f => f == CellFate.NamedLoss ? 0 : -1)],
            FateTime = [.. _time],
            StepTimes = [.. _entered],
            LargestColony = [.. _final],
            FinalColony = [.. _final],
            ColonySizes = [.. _sizes],
            Divisions = [.. _final],
            ColonyDeaths = [.. _final.Select(_ => 0L)],
            FailedCells = [.. _fate.Select(f => f == CellFate.Failed ? 1 : 0)],
            Status = [.. _fate.Select(f => f switch { CellFate.Apoptosis => LaneStop.Event, CellFate.Failed => LaneStop.StepTooSmall, _ => LaneStop.Reached })],
        };
    }

    /// <summary>SplitMix64 (Steele et al. 2014), keyed by seed and founder.</summary>
    private sealed class Stream(ulong seed, int founder)
    {
        private ulong _state = (seed * 0x9E3779B97F4A7C15) ^ ((ulong)founder * 0xD1B54A32D192ED03);

        public double Uniform()
        {
            _state += 0x9E3779B97F4A7C15;
            ulong z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (((z ^ (z >> 31)) >> 11) + 0.5) / (1UL << 53);
        }

        public double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());
    }
}
