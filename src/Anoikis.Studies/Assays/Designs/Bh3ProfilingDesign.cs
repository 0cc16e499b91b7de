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

/// <summary>BH3 profiling: each peptide of a panel is a stimulus of the network; read is the share of cells whose mitochondria have let go by a time, above that without a peptide.</summary>
internal sealed record Bh3ProfilingDesign : AssayDesign
{
    /// <summary>Most dishes of a panel.</summary>
    public const int MostDishes = 500;

    private const string Momp = "momp";

    /// <summary>The panel: number of the dish, peptide and dose; dish 0 has none.</summary>
    public required ImmutableArray<(DoseSeries Peptide, double Dose)> Panel { get; init; }

    /// <inheritdoc/>
    public override AssayKind Kind => AssayKind.Bh3Profiling;

    /// <summary>Reads the settings; null, with findings, when something is wrong.</summary>
    public static Bh3ProfilingDesign? Read(GroupReader group, AssayParts parts)
    {
        const string Shape = "a group of peptides, each a stimulus of the network, and their doses, as in {BIM_BH3: [1 uM, 10 uM]}";
        YamlNode? node = group.Need("peptides", Shape);
        ImmutableArray<double> times = parts.Times(group.Need("times", "by when mitochondria must have let go, such as 2 h"), "times");
        ImmutableArray<ProtocolInput> background = parts.Background(group);
        if (parts.Network is not null && parts.Network.Marks.All(m => MomentNames.Of(m.Mark) != Momp))
        {
            parts.Findings.Error(group.Location, $"the network {parts.Network.Name} does not mark when mitochondria let go ({Momp}), which is what BH3 profiling reads");
            return null;
        }

        if (parts.Values.Group(node, "peptides", Shape) is not { } map)
        {
            return null;
        }

        List<(DoseSeries, double)> panel = [];
        foreach (YamlEntry entry in map.Entries)
        {
            int stimulus = parts.Stimulus(new YamlScalar(entry.Key, IsQuoted: true, entry.KeyLocation), "peptide");
            YamlNode doses = entry.Value is YamlScalar ? new YamlList([entry.Value], entry.Value.Location) : entry.Value;
            if (parts.Doses(doses, stimulus, $"doses of {entry.Key}") is { } series)
            {
                panel.AddRange(series.Doses.Select(d => (series, d)));
                if (background.Any(b => b.Stimulus == stimulus))
                {
                    parts.Findings.Error(entry.KeyLocation, $"'with' holds {entry.Key}, which is in the panel; take it out of one of them");
                }
            }
        }

        if (map.Entries.Length == 0 || panel.Count > MostDishes)
        {
            parts.Findings.Error(map.Location, $"the panel has {panel.Count} doses; allowed are 1 to {MostDishes}");
            return null;
        }

        return times.IsEmpty || panel.Count == 0 ? null : new Bh3ProfilingDesign
        {
            Times = times,
            Panel = [.. panel],
            Protocols =
            [
                new Protocol("no peptide", times[^1]) { Inputs = background },
                .. panel.Select(p => new Protocol(p.Item1.Label(p.Item2), times[^1]) { Inputs = background.Add(ProtocolInput.Constant(p.Item1.Number, p.Item2)) }),
            ],
        };
    }

    /// <inheritdoc/>
    public override void Evaluate(AssayEvaluation evaluation)
    {
        TableBuilder table = new TableBuilder("bh3_profile", "Cells whose mitochondria have let go, by clone, peptide and time")
            .With(ValueKind.Text, "clone", "condition", "peptide")
            .With(ValueKind.Number, "dose", "time_h")
            .WithInterval(ValueKind.Share, "momp")
            .WithInterval(ValueKind.Share, "above_none");
        int moment = evaluation.Moment(Momp);
        List<ShareRow> rows = [];
        for (int clone = 0; clone < evaluation.Experiment.Clones.Length; clone++)
        {
            for (int dish = 0; dish < Protocols.Length; dish++)
            {
                int[] cells = evaluation.Known(clone, [0, dish]);
                foreach (double time in Times)
                {
                    bool[] Open(int protocol) => [.. cells.Select(cell => evaluation.MomentTime(clone, protocol, cell, moment) <= time)];
                    bool[] none = Open(0), open = Open(dish);
                    Interval share = WilsonInterval.Of(open.Count(o => o), open.Length, evaluation.Confidence);
                    table.Add(
                        evaluation.Clone(clone), Protocols[dish].Name, dish == 0 ? "none" : Panel[dish - 1].Peptide.Target.Name,
                        dish == 0 ? 0.0 : Panel[dish - 1].Dose / Panel[dish - 1].Peptide.Target.PerUnit, time / AssayEvaluation.Hour, share,
                        dish == 0 ? Interval.None : PairedShares.Difference(open, none, evaluation.Confidence));
                    if (time.Equals(Times[^1]))
                    {
                        rows.Add(new ShareRow(Protocols[dish].Name, evaluation.Clone(clone), clone, share));
                    }
                }
            }
        }

        ResultTable profile = evaluation.Add(table.ToTable());
        FindingSection section = evaluation.Section("bh3", "BH3 profile");
        section.Show(
            () => SharesPlot.Draw("plot-bh3", "Cells whose mitochondria have let go", $"mitochondria open by {TimeText.Of(Times[^1])} (% of cells)", rows),
            "How to read it: the share of cells in which more cytochrome c is outside the mitochondria than in, with 95 % intervals (Wilson).");
        section.Show(profile);
        section.Say("Above none is the difference to the same cells without a peptide, with a paired interval.");
    }
}
