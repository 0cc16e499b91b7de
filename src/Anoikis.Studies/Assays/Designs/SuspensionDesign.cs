using System.Collections.Immutable;
using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Assays.Scenarios;
using Anoikis.Studies.Assays.Statistics;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Reports.Findings;
using Anoikis.Studies.Results.Tables;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>Cells kept from attaching beside attached ones: anoikis is what dies in suspension of those that live attached.</summary>
internal sealed record SuspensionDesign : AssayDesign
{
    private const string Anchorage = "anchorage";
    private const int Attached = 0;
    private const int Suspended = 1;

    /// <inheritdoc/>
    public override AssayKind Kind => AssayKind.Suspension;

    /// <summary>Reads the settings; null, with findings, when something is wrong.</summary>
    public static SuspensionDesign? Read(GroupReader group, AssayParts parts)
    {
        int anchorage = parts.Needed(Anchorage, group.Location, "without which no cell knows whether it is attached");
        ImmutableArray<double> times = parts.Times(group.Need("times", "when living cells are counted, such as [8 h, 24 h, 48 h]"), "times");
        ImmutableArray<ProtocolInput> background = parts.Background(group, anchorage);
        return times.IsEmpty || anchorage < 0 ? null : new SuspensionDesign
        {
            Times = times,
            Protocols =
            [
                new Protocol("attached", times[^1]) { Inputs = background },
                new Protocol("suspended", times[^1]) { Inputs = background.Add(ProtocolInput.Constant(anchorage, 0)) },
            ],
        };
    }

    /// <inheritdoc/>
    public override void Evaluate(AssayEvaluation evaluation)
    {
        TableBuilder table = new TableBuilder("suspension", "Anoikis by clone and time: living attached less living suspended, of the same cells")
            .With(ValueKind.Text, "clone")
            .With(ValueKind.Number, "time_h")
            .WithInterval(ValueKind.Share, "alive_attached")
            .WithInterval(ValueKind.Share, "alive_suspended")
            .WithInterval(ValueKind.Share, "anoikis");
        List<XySeries> lines = [];
        for (int clone = 0; clone < evaluation.Experiment.Clones.Length; clone++)
        {
            int[] cells = evaluation.Known(clone, [Attached, Suspended]);
            List<XyPoint> points = [];
            foreach (double time in Times)
            {
                bool[][] alive = evaluation.Alive(clone, [Attached, Suspended], cells, time);
                Interval attached = WilsonInterval.Of(alive[Attached].Count(a => a), cells.Length, evaluation.Confidence);
                Interval suspended = WilsonInterval.Of(alive[Suspended].Count(a => a), cells.Length, evaluation.Confidence);
                table.Add(
                    evaluation.Clone(clone), time / AssayEvaluation.Hour, attached, suspended, PairedShares.Difference(alive[Attached], alive[Suspended], evaluation.Confidence));
                points.Add(new XyPoint(time / AssayEvaluation.Hour, suspended.Value, suspended.Lower, suspended.Upper));
            }

            (double X, double Y) Step(SurvivalStep s) => (s.Time / AssayEvaluation.Hour, s.Survival);
            var steps = evaluation.Survival(clone, Suspended);
            int every = (steps.Length / 400) + 1;
            lines.Add(new XySeries(evaluation.Clone(clone), clone)
            {
                Points = points,
                Line = [(0, 1), .. steps.Where((_, i) => i % every == 0).Select(Step), (Times[^1] / AssayEvaluation.Hour, SurvivalSteps.At(steps, Times[^1]))],
                IsSteps = true,
            });
        }

        ResultTable anoikis = evaluation.Add(table.ToTable());
        FindingSection section = evaluation.Section("suspension", "Cells alive in suspension");
        section.Show(
            () => XyPlot.Draw("plot-suspension", "Cells alive in suspension", [new XyPanel("suspended", "time since detachment (h)", "alive (% of cells)", lines) { IsShare = true }]),
            "How to read it: the share of each clone's cells alive in suspension; dots are the times of reading with 95 % intervals (Wilson).");
        section.Show(anoikis);
        section.Say("Anoikis is the difference between the same cells attached and suspended, with a paired interval.");
        DeathTimeFindings.Add(evaluation, [Suspended], "death-times", "When cells in suspension die");
    }
}
