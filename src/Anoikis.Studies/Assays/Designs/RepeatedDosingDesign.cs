using System.Collections.Immutable;
using Anoikis.Numerics.Intervals;
using Anoikis.Numerics.Random;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Assays.Scenarios;
using Anoikis.Studies.Assays.Statistics;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Reports.Findings;
using Anoikis.Studies.Results.Tables;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>
/// Fractional killing: cells that lived through a dose get it again, at once or after a rest. Beside each second dose stand the same cells that get only that one: survivors that are no less
/// sensitive than untouched cells had luck, others differ or have changed.
/// </summary>
internal sealed record RepeatedDosingDesign : AssayDesign
{
    /// <summary>Rests between the doses, seconds.</summary>
    public required ImmutableArray<double> Rests { get; init; }

    /// <summary>How long a dose acts, seconds.</summary>
    public required double Exposure { get; init; }

    /// <summary>From the beginning of a dose, deaths in this time count as its own, seconds.</summary>
    public required double Window { get; init; }

    /// <inheritdoc/>
    public override AssayKind Kind => AssayKind.RepeatedDosing;

    /// <summary>Reads the settings; null, with findings, when something is wrong.</summary>
    public static RepeatedDosingDesign? Read(GroupReader group, AssayParts parts)
    {
        ImmutableArray<ProtocolInput> stimuli = parts.Stimuli(group.Need("stimuli", "what a dose is, as in {TRAIL: 50 ng/mL}"), "a dose");
        double? exposure = parts.Time(group.Need("for", "how long a dose acts, such as 8 h"), "for");
        ImmutableArray<double> rests = parts.Times(group.Need("rests", "how long cells rest before the second dose, such as [0 h, 24 h, 72 h]"), "rests", zero: true);
        double? window = parts.Time(group.Take("window"), "window");
        ImmutableArray<ProtocolInput> background = parts.Background(group, [.. stimuli.Select(s => s.Stimulus)]);
        if (stimuli.IsEmpty || exposure is not { } length || rests.IsEmpty)
        {
            return null;
        }

        double counted = window ?? length;
        if (counted > length + rests[0])
        {
            parts.Findings.Error(group.At("window"), "'window' reaches beyond the second dose, so that deaths of both would be counted twice; give at most 'for' and the shortest rest together");
            return null;
        }

        double Rest(int stimulus) => parts.Network!.Stimuli[stimulus].Resting;
        ProtocolInput Dosed(ProtocolInput s, bool first, double second)
            => new(s.Stimulus, [0, length, .. second > length ? new[] { second, second + length } : [second + length]],
                [first ? s.Values[0] : Rest(s.Stimulus), second > length ? Rest(s.Stimulus) : s.Values[0], .. second > length ? new[] { s.Values[0], Rest(s.Stimulus) } : [Rest(s.Stimulus)]]);
        double End(double rest) => length + rest + Math.Max(counted, length);
        return new RepeatedDosingDesign
        {
            Rests = rests,
            Exposure = length,
            Window = counted,
            Times = [End(rests[^1])],
            Protocols =
            [
                .. rests.SelectMany(rest => new[]
                {
                    new Protocol($"dosed twice, rest {TimeText.Of(rest)}", End(rest)) { Inputs = background.AddRange(stimuli.Select(s => Dosed(s, true, length + rest))) },
                    new Protocol($"dosed once, at {TimeText.Of(length + rest)}", End(rest)) { Inputs = background.AddRange(stimuli.Select(s => Dosed(s, false, length + rest))) },
                }),
            ],
        };
    }

    /// <inheritdoc/>
    public override void Evaluate(AssayEvaluation evaluation)
    {
        TableBuilder table = new TableBuilder("repeated_doses", "Killed by a dose: of all cells, of those that lived through one before, and of untouched cells at the same time")
            .With(ValueKind.Text, "clone")
            .With(ValueKind.Number, "rest_h")
            .WithInterval(ValueKind.Share, "killed_by_first")
            .WithInterval(ValueKind.Share, "killed_by_second")
            .WithInterval(ValueKind.Share, "killed_untouched")
            .WithInterval(ValueKind.Number, "relative_sensitivity");
        List<XyPanel> panels = [];
        for (int clone = 0; clone < evaluation.Experiment.Clones.Length; clone++)
        {
            List<XyPoint> first = [], second = [], untouched = [];
            for (int r = 0; r < Rests.Length; r++)
            {
                (Interval, Interval, Interval, Interval) read = Read(evaluation, clone, r);
                table.Add(evaluation.Clone(clone), Rests[r] / AssayEvaluation.Hour, read.Item1, read.Item2, read.Item3, read.Item4);
                double hours = Rests[r] / AssayEvaluation.Hour;
                first.Add(new XyPoint(hours, read.Item1.Value, read.Item1.Lower, read.Item1.Upper));
                second.Add(new XyPoint(hours, read.Item2.Value, read.Item2.Lower, read.Item2.Upper));
                untouched.Add(new XyPoint(hours, read.Item3.Value, read.Item3.Lower, read.Item3.Upper));
            }

            XySeries Series(string name, int colour, List<XyPoint> points) => new(name, colour) { Points = points, Line = [.. points.Where(p => double.IsFinite(p.Y)).Select(p => (p.X, p.Y))] };
            panels.Add(new XyPanel(
                evaluation.Clone(clone), "rest between the doses (h)", "killed by the dose (% of cells)",
                [Series("first dose", 0, first), Series("second dose, of survivors", 7, second), Series("same dose, of untouched cells", 1, untouched)])
            { IsShare = true });
        }

        ResultTable doses = evaluation.Add(table.ToTable());
        FindingSection section = evaluation.Section("repeated-doses", "Killed by the first and by the second dose");
        section.Show(
            () => XyPlot.Draw("plot-repeated", "Killed by the first and by the second dose", panels),
            $"How to read it: of the cells alive at the beginning of a dose, the share that dies in the {TimeText.Of(Window)} from then on, with 95 % intervals (Wilson).");
        section.Show(doses);
        section.Say(
            "Relative sensitivity: killed by the second dose among survivors, over killed by the same dose at the same time among cells that had no first; 1 where survivors are like all cells. Its interval is that of 500 bootstrap samples of cells.");
        DeathTimeFindings.Add(evaluation, [.. Enumerable.Range(0, Protocols.Length)], "death-times", "When cells die", density: false);
    }

    private (Interval First, Interval Second, Interval Untouched, Interval Sensitivity) Read(AssayEvaluation evaluation, int clone, int rest)
    {
        (int twice, int once) = (2 * rest, (2 * rest) + 1);
        double second = Exposure + Rests[rest];
        int[] cells = evaluation.Known(clone, [twice, once]);
        bool[] Where(Func<int, bool> holds) => [.. cells.Select(holds)];
        bool Alive(int protocol, int cell, double time) => evaluation.IsAlive(clone, protocol, cell, time);
        bool[] atSecond = Where(cell => Alive(twice, cell, second));
        bool[] killed = Where(cell => Alive(twice, cell, second) && !Alive(twice, cell, second + Window));
        bool[] untouchedAtIt = Where(cell => Alive(once, cell, second));
        bool[] untouchedKilled = Where(cell => Alive(once, cell, second) && !Alive(once, cell, second + Window));
        int Count(bool[] which) => which.Count(w => w);

        static double Ratio(ReadOnlySpan<double> c) => c[0] > 0 && c[2] > 0 && c[3] > 0 ? c[1] / c[0] / (c[3] / c[2]) : double.NaN;
        var bootstrap = new CellBootstrap([atSecond, killed, untouchedAtIt, untouchedKilled]);
        double[] samples = new double[CellBootstrap.Samples];
        double[] counts = new double[4];
        var random = new RandomStream(evaluation.Experiment.Seed, (ulong)((clone * 1000) + rest), CellBootstrap.Purpose);
        for (int i = 0; i < samples.Length; i++)
        {
            bootstrap.Draw(ref random, counts);
            samples[i] = Ratio(counts);
        }

        return (
            evaluation.Share(cells, cell => !Alive(twice, cell, Window)),
            WilsonInterval.Of(Count(killed), Count(atSecond), evaluation.Confidence),
            WilsonInterval.Of(Count(untouchedKilled), Count(untouchedAtIt), evaluation.Confidence),
            Sensitivity(Percentiles.Of(Ratio(bootstrap.Counts()), samples, evaluation.Confidence)));

        // Samples of no deaths hold none: then Wilson's interval tells how many there may be.
        Interval Sensitivity(Interval sampled)
        {
            double untouched = (double)Count(untouchedKilled) / Count(untouchedAtIt);
            return sampled is { Value: 0 } ? sampled with { Upper = WilsonInterval.Of(0, Count(atSecond), evaluation.Confidence).Upper / untouched } : sampled;
        }
    }
}
