using System.Collections.Immutable;
using Anoikis.Numerics.Intervals;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Assays.Scenarios;
using Anoikis.Studies.Plots;
using Anoikis.Studies.Reports.Findings;
using Anoikis.Studies.Results.Tables;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>
/// Death told apart: several stimuli together, without each and each alone, on the same cells. Of a cell that dies under all, a stimulus is necessary when the cell lives without it and sufficient when
/// it dies of it alone. Beside that stands which of the network's species moved first, by conditions that the scenario names.
/// </summary>
internal sealed record CausesDesign : AssayDesign
{
    /// <summary>Most stimuli that are told apart.</summary>
    public const int MostStimuli = 12;

    private const int Rest = 0;
    private const int All = 1;

    /// <summary>Names of the stimuli: dish 2 + 2i is without stimulus i, dish 3 + 2i has it alone.</summary>
    public required ImmutableArray<string> Stimuli { get; init; }

    /// <inheritdoc/>
    public override AssayKind Kind => AssayKind.Causes;

    /// <summary>Reads the settings; null, with findings, when something is wrong.</summary>
    public static CausesDesign? Read(GroupReader group, AssayParts parts)
    {
        YamlNode? node = group.Need("stimuli", "two or more stimuli, as in {TRAIL: 10 ng/mL, anchorage: 0}");
        ImmutableArray<ProtocolInput> stimuli = parts.Stimuli(node, "the causes");
        double? until = parts.Time(group.Need("until", "how long cells are followed, such as 48 h"), "until");
        ImmutableArray<Watch> routes = Routes(group.Take("routes"), parts);
        ImmutableArray<ProtocolInput> background = parts.Background(group, [.. stimuli.Select(s => s.Stimulus)]);
        if (node is YamlMap map && map.Entries.Length is < 2 or > MostStimuli)
        {
            parts.Findings.Error(map.Location, $"there are {map.Entries.Length} stimuli to tell apart; allowed are 2 to {MostStimuli}");
            return null;
        }

        if (stimuli.Length < 2 || until is not { } end || parts.Network is null)
        {
            return null;
        }

        Protocol Dish(string name, Func<ProtocolInput, bool> has) => new(name, end) { Inputs = background.AddRange(stimuli.Where(has)) };
        string[] names = [.. stimuli.Select(s => parts.Network.Stimuli[s.Stimulus].Name)];
        return new CausesDesign
        {
            Times = [end],
            Stimuli = [.. names],
            Watches = routes,
            Protocols =
            [
                Dish("rest", _ => false),
                Dish("all", _ => true),
                .. stimuli.SelectMany((s, i) => new[] { Dish($"without {names[i]}", other => other != s), Dish($"{names[i]} alone", other => other == s) }),
            ],
        };
    }

    /// <inheritdoc/>
    public override void Evaluate(AssayEvaluation evaluation)
    {
        TableBuilder causes = new TableBuilder("causes", "What each stimulus is to the deaths under all of them")
            .With(ValueKind.Text, "clone", "stimulus")
            .With(ValueKind.Count, "deaths")
            .WithInterval(ValueKind.Share, "necessary")
            .WithInterval(ValueKind.Share, "sufficient");
        TableBuilder classes = new TableBuilder("cause_classes", "Deaths under all stimuli by what would have sufficed")
            .With(ValueKind.Text, "clone", "cause")
            .With(ValueKind.Count, "deaths")
            .WithInterval(ValueKind.Share, "share_of_deaths");
        TableBuilder routes = new TableBuilder("routes", "Deaths under all stimuli by what moved first, and by what would have sufficed")
            .With(ValueKind.Text, "clone", "moved_first", "cause")
            .With(ValueKind.Count, "deaths")
            .WithInterval(ValueKind.Share, "share_of_route");
        List<ShareRow> rows = [];
        for (int clone = 0; clone < evaluation.Experiment.Clones.Length; clone++)
        {
            int[] known = evaluation.Known(clone, [.. Enumerable.Range(0, Protocols.Length)]);
            int[] dead = [.. known.Where(cell => Dies(evaluation, clone, All, cell))];
            for (int s = 0; s < Stimuli.Length; s++)
            {
                causes.Add(
                    evaluation.Clone(clone), Stimuli[s], dead.Length, evaluation.Share(dead, cell => !Dies(evaluation, clone, 2 + (2 * s), cell)),
                    evaluation.Share(dead, cell => Dies(evaluation, clone, 3 + (2 * s), cell)));
            }

            string[] cause = [.. dead.Select(cell => Cause(evaluation, clone, cell))], route = [.. dead.Select(cell => Route(evaluation, clone, cell))];
            foreach (string name in Classes(cause))
            {
                Interval share = WilsonInterval.Of(cause.Count(c => c == name), dead.Length, evaluation.Confidence);
                classes.Add(evaluation.Clone(clone), name, cause.Count(c => c == name), share);
                rows.Add(new ShareRow(name, evaluation.Clone(clone), clone, share));
            }

            foreach (string first in route.Distinct().Order(StringComparer.Ordinal))
            {
                foreach (string name in Classes(cause.Zip(route).Where(p => p.Second == first).Select(p => p.First)))
                {
                    int both = cause.Zip(route).Count(p => p.First == name && p.Second == first);
                    routes.Add(evaluation.Clone(clone), first, name, both, WilsonInterval.Of(both, route.Count(r => r == first), evaluation.Confidence));
                }
            }
        }

        FindingSection section = evaluation.Section("causes", "What cells died of");
        ResultTable told = evaluation.Add(classes.ToTable()), needed = evaluation.Add(causes.ToTable());
        if (rows.Count > 0)
        {
            section.Show(
                () => SharesPlot.Draw("plot-causes", "What cells died of", "share of the deaths under all stimuli (%)", rows),
                "How to read it: each cell that dies under all stimuli is tried without each and under each alone, itself and with the same random numbers; shares with 95 % intervals (Wilson).");
        }

        section.Show(told).Show(needed);
        section.Say("Alone: this stimulus by itself kills the cell, and no other does. Over-determined: several by themselves do, so that none of them is to blame alone. Together: none by itself does, and those named must be there; each dispensable: any of them may be missing, but not all but one. A cell that lives here might still die after the assay's end.");
        if (!Watches.IsEmpty)
        {
            section.Show(evaluation.Add(routes.ToTable()));
            section.Say($"Moved first: which of {string.Join("; ", Watches.Select(w => w.Name))} came first under all stimuli. It says where death came through, the counterfactual what it came from; where they disagree, believe the counterfactual.");
        }

        DeathTimeFindings.Add(evaluation, [.. Enumerable.Range(0, Protocols.Length)], "death-times", "When cells die");
    }

    private static ImmutableArray<Watch> Routes(YamlNode? node, AssayParts parts)
    {
        var routes = ImmutableArray.CreateBuilder<Watch>();
        foreach (YamlEntry entry in parts.Values.Group(node, "routes", "a group of comparisons by name, as in {extrinsic: C8 > 100}")?.Entries ?? [])
        {
            bool named = Names.Check(parts.Values, entry.Key, entry.KeyLocation, "route");
            if (parts.Values.Text(entry.Value, entry.Key) is { } text && parts.Condition(text, entry.Value.Location) is { } condition && named)
            {
                routes.Add(new Watch(entry.Key, condition));
            }
        }

        return routes.ToImmutable();
    }

    private static IEnumerable<string> Classes(IEnumerable<string> causes) => causes.Distinct().Order(StringComparer.Ordinal);

    private static bool Dies(AssayEvaluation evaluation, int clone, int dish, int cell) => evaluation.Result.At(clone, dish, cell).Died;

    private string Cause(AssayEvaluation evaluation, int clone, int cell)
    {
        if (Dies(evaluation, clone, Rest, cell))
        {
            return "at rest too";
        }

        string[] sufficient = [.. Stimuli.Where((_, s) => Dies(evaluation, clone, 3 + (2 * s), cell))];
        string[] necessary = [.. Stimuli.Where((_, s) => !Dies(evaluation, clone, 2 + (2 * s), cell))];
        return sufficient.Length switch
        {
            0 when necessary.Length == 0 => "together, each dispensable",
            0 => "together: " + string.Join(" and ", necessary),
            1 => "alone: " + sufficient[0],
            _ => "over-determined: " + string.Join(" or ", sufficient),
        };
    }

    private string Route(AssayEvaluation evaluation, int clone, int cell)
    {
        int marks = evaluation.Experiment.Network.Marks.Length;
        double death = evaluation.Result.At(clone, All, cell).Time;
        (string Name, double Time) first = ("none", death);
        for (int w = 0; w < Watches.Length; w++)
        {
            double time = evaluation.MomentTime(clone, All, cell, marks + w);
            first = time < first.Time ? (Watches[w].Name, time) : first;
        }

        return evaluation.Result.At(clone, All, cell).End == CourseEnd.CaspaseIndependent ? $"{first.Name}, without caspases" : first.Name;
    }
}
