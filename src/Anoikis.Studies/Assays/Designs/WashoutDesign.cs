using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Assays.Scenarios;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Reports.Findings;
using Anoikis.Studies.Results.Tables;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>
/// A stimulus taken away again: at set times for all cells, or so long after each cell's own network has come to a moment (anastasis: the cell has begun to die). Read is who of them lives.
/// </summary>
internal sealed record WashoutDesign : AssayDesign
{
    private const int Never = 0;
    private const int Always = 1;

    /// <summary>Name of the moment after which the stimulus is taken away, or null where only set times are.</summary>
    public required string? After { get; init; }

    /// <inheritdoc/>
    public override AssayKind Kind => AssayKind.Washout;

    /// <summary>Reads the settings; null, with findings, when something is wrong.</summary>
    public static WashoutDesign? Read(GroupReader group, AssayParts parts)
    {
        YamlNode? node = group.Need("stimuli", "what is given and taken away again, as in {TRAIL: 50 ng/mL}");
        ImmutableArray<ProtocolInput> stimuli = parts.Stimuli(node, "the washout");
        ImmutableArray<double> at = parts.Times(group.Take("removed_at"), "removed_at");
        YamlNode? afterNode = group.Take("removed_after");
        double? until = parts.Time(group.Need("until", "how long cells are followed from the onset, such as 3 d"), "until");
        ImmutableArray<ProtocolInput> background = parts.Background(group, [.. stimuli.Select(s => s.Stimulus)]);
        (string? Moment, Watch? Watch, ImmutableArray<double> Delays) after = ReadAfter(afterNode, parts);
        if (at.IsEmpty && afterNode is null)
        {
            parts.Findings.Error(group.Location, "washout needs 'removed_at', times such as [1 h, 4 h], or 'removed_after', as in {moment: parp_tenth, delays: [0 min, 30 min]}");
        }

        if (stimuli.IsEmpty || until is not { } end || parts.Findings.HasErrors)
        {
            return null;
        }

        if (at.Any(t => t >= end))
        {
            parts.Findings.Error(group.At("removed_at"), "a stimulus is removed after 'until'; give times before it");
            return null;
        }

        int[] given = [.. stimuli.Select(s => s.Stimulus)];
        int moment = after.Moment is null ? -1 : Array.IndexOf([.. parts.Network!.Marks.Select(m => MomentNames.Of(m.Mark)), .. after.Watch is null ? Array.Empty<string>() : [after.Watch.Name]], after.Moment);
        double Rest(int stimulus) => parts.Network!.Stimuli[stimulus].Resting;
        return new WashoutDesign
        {
            Times = [end],
            After = after.Moment,
            Watches = after.Watch is null ? [] : [after.Watch],
            Protocols =
            [
                new Protocol("never given", end) { Inputs = background },
                new Protocol("never removed", end) { Inputs = background.AddRange(stimuli) },
                .. at.Select(time => new Protocol($"removed at {TimeText.Of(time)}", end)
                {
                    Inputs = background.AddRange(stimuli.Select(s => Cut(s, time, Rest(s.Stimulus)))),
                }),
                .. after.Delays.Select(delay => new Protocol($"removed {TimeText.Of(delay)} after {after.Moment}", end)
                {
                    Inputs = background.AddRange(stimuli),
                    Removal = new ProtocolRemoval(moment, delay, [.. given]),
                }),
            ],
        };
    }

    /// <inheritdoc/>
    public override void Evaluate(AssayEvaluation evaluation)
    {
        TableBuilder table = new TableBuilder("washout", "Who lives once the stimulus is taken away")
            .With(ValueKind.Text, "clone", "condition")
            .WithInterval(ValueKind.Share, "alive")
            .WithInterval(ValueKind.Share, "rescued")
            .With(ValueKind.Count, "reached")
            .WithInterval(ValueKind.Share, "alive_of_reached")
            .WithInterval(ValueKind.Share, "recovered_of_reached");
        int moment = After is null ? evaluation.Moment("parp_tenth") : evaluation.Moment(After);
        List<ShareRow> rows = [];
        for (int clone = 0; clone < evaluation.Experiment.Clones.Length; clone++)
        {
            for (int dish = Never; dish < Protocols.Length; dish++)
            {
                int[] cells = evaluation.Known(clone, [Always, dish]);
                int[] reached = [.. cells.Where(cell => !double.IsNaN(evaluation.MomentTime(clone, dish, cell, moment)))];
                int[] doomed = [.. cells.Where(cell => !evaluation.IsAlive(clone, Always, cell, Times[^1]))];
                Interval alive = evaluation.Share(cells, cell => evaluation.IsAlive(clone, dish, cell, Times[^1]));
                Interval rescued = evaluation.Share(doomed, cell => evaluation.IsAlive(clone, dish, cell, Times[^1]));
                Interval living = evaluation.Share(reached, cell => evaluation.IsAlive(clone, dish, cell, Times[^1]));
                table.Add(
                    evaluation.Clone(clone), Protocols[dish].Name, alive, rescued, reached.Length, living,
                    evaluation.Share(reached, cell => evaluation.Result.At(clone, dish, cell) is { End: CourseEnd.Alive, AtRest: true }));
                rows.Add(new ShareRow(Protocols[dish].Name, $"{evaluation.Clone(clone)}: of all cells", 3 * clone, alive));
                if (dish != Never)
                {
                    rows.Add(new ShareRow(Protocols[dish].Name, $"{evaluation.Clone(clone)}: of cells that reached {After ?? "parp_tenth"}", (3 * clone) + 1, living));
                }
            }
        }

        ResultTable washout = evaluation.Add(table.ToTable());
        FindingSection section = evaluation.Section("washout", "Washout and recovery");
        section.Show(
            () => SharesPlot.Draw("plot-washout", "Cells that live after washout", $"alive at {TimeText.Of(Times[^1])} (%)", rows),
            "How to read it: shares alive at the end with 95 % intervals (Wilson), of all cells and of those whose network had come to the moment on the way to death.");
        section.Show(washout);
        section.Say("Rescued: of the cells that die where the stimulus is never removed, the share that lives here. Recovered: alive at the end with no mark of death holding any more.");
        DeathTimeFindings.Add(evaluation, [.. Enumerable.Range(0, Protocols.Length)], "death-times", "When the others die");
    }

    private static ProtocolInput Cut(ProtocolInput input, double time, double resting)
    {
        int kept = input.Times.Count(t => t < time);
        return input with { Times = [.. input.Times.Take(kept), time], Values = [.. input.Values.Take(kept), resting] };
    }

    private static (string?, Watch?, ImmutableArray<double>) ReadAfter(YamlNode? node, AssayParts parts)
    {
        if (parts.Values.Group(node, "removed_after", "a group, as in {moment: parp_tenth, delays: [0 min, 30 min]}") is not { } map)
        {
            return (null, null, []);
        }

        GroupReader group = new(map, "removed_after", parts.Values);
        YamlNode? momentNode = group.Need("moment", "a mark of the network (momp, parp_tenth) or a comparison such as C3 > 500");
        ImmutableArray<double> delays = parts.Times(group.Need("delays", "how long after it, such as [0 min, 30 min]"), "delays", zero: true);
        group.Finish();
        if (parts.Values.Text(momentNode, "moment") is not { } moment || parts.Network is null)
        {
            return (null, null, delays);
        }

        string[] marks = [.. parts.Network.Marks.Select(m => MomentNames.Of(m.Mark))];
        if (marks.Contains(moment))
        {
            return (moment, null, delays);
        }

        if (!moment.AsSpan().ContainsAny("<>=&|"))
        {
            parts.Findings.Error(momentNode!.Location, $"the network {parts.Network.Name} has no mark '{moment}'{NearestName.Hint(moment, marks)}; it has {string.Join(", ", marks)}, and a comparison such as C3 > 500 is a moment too");
            return (null, null, delays);
        }

        Expression? condition = parts.Condition(moment, momentNode!.Location);
        return condition is null ? (null, null, delays) : (moment, new Watch(moment, condition), delays);
    }
}
