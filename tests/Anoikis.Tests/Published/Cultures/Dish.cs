using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Tests.Published.Cultures;

/// <summary>
/// Cells of the reference network, alone or with modules, in a dish, in the lane engine: levels log-normal, each protein's fluctuating about the cell's own, every 6 hours anew. Its schedule is its own and simple,
/// so that the checks of the network do not stand on the cascade.
/// </summary>
internal sealed class Dish
{
    private static readonly ImmutableArray<string> Inputs =
        ["TRAIL", "FASL", "anchorage", "growth_factor", "stress", "shear", "hypoxia", "translation", "anchorage_independence", "AKT_activation", "ERK_activation"];

    private static readonly Lazy<Dish> WithAllModules = new(() => Composed(NetworkModules.FullName));

    private static readonly ImmutableArray<(string Id, string Condition)> Watches =
    [
        ("parp_ninety", "cPARP > 0.9*(PARP + C3_PARP + cPARP)"),
        ("release_tenth", "CYTC_c + CYTC > 0.1*(CYTC_m + CYTC_c + CYTC)"),
        ("release_ninety", "CYTC_c + CYTC > 0.9*(CYTC_m + CYTC_c + CYTC)"),
    ];

    private static readonly ImmutableArray<string> Stops = ["momp", "parp_tenth", "apoptosis", "caspase_independent_death", .. Watches.Select(w => w.Id)];

    private readonly Dictionary<string, int> _parameters;
    private readonly Dictionary<string, CultureResult> _done = [];

    private Dish(OdeSystem system, ImmutableArray<(string Protein, double HalfLife)> proteins, double tolerance)
    {
        System = system;
        Proteins = proteins;
        Starting = new StartingValues(system);
        Engine = LaneEngine.Compile(system, new LaneOptions { RelativeTolerance = tolerance, AbsoluteTolerance = 1, StoppingEvents = Stops });
        _parameters = Enumerable.Range(0, system.Parameters.Length).ToDictionary(j => system.Parameters[j].Id, StringComparer.Ordinal);
    }

    /// <summary>The core as it is committed.</summary>
    public static Dish Reference { get; } = Of();

    /// <summary>The core with every module, as they are committed.</summary>
    public static Dish Full => WithAllModules.Value;

    public OdeSystem System { get; }

    public LaneEngine Engine { get; }

    public StartingValues Starting { get; }

    /// <summary>Proteins whose levels vary, by the name behind level_, and their half-lives in hours.</summary>
    public ImmutableArray<(string Protein, double HalfLife)> Proteins { get; }

    /// <summary>A dish of the network with texts replaced in its modules (a planted fault, another value); every text must occur.</summary>
    public static Dish Of(params (string Text, string Instead)[] changes) => Of(1e-4, changes);

    public static Dish Of(double tolerance, params (string Text, string Instead)[] changes) => Of(NetworkModules.CoreName, tolerance, changes);

    /// <summary>A dish of a composition, such as "reference + granzyme", with texts replaced in the core or in its modules.</summary>
    public static Dish Composed(string composition, params (string Text, string Instead)[] changes) => Of(composition, 1e-4, changes);

    /// <summary>Index of a parameter among those that vary.</summary>
    public int Parameter(string id) => _parameters[id];

    /// <summary>Index of a state.</summary>
    public int State(string id) => System.States.ToList().FindIndex(s => s.Id == id);

    /// <summary>Does the experiment, once: asked again, it gives what it gave.</summary>
    public CultureResult Run(Experiment experiment)
    {
        string label = experiment.Label();
        lock (_done)
        {
            if (!_done.TryGetValue(label, out CultureResult? result))
            {
                var schedule = new DishSchedule(this, experiment);
                Engine.Run(schedule);
                _done[label] = result = schedule.Result();
            }

            return result;
        }
    }

    /// <summary>Parameters of a cell with the culture's median levels, at rest.</summary>
    public double[] Resting(Culture culture)
    {
        Dictionary<int, double> given = culture.Levels.ToDictionary(l => Parameter("level_" + l.Key), l => l.Value);
        given[Parameter("anchorage_independence")] = culture.AnchorageIndependence;
        foreach ((string trait, double value) in culture.Traits)
        {
            given[Parameter(trait)] = value;
        }

        return Starting.Parameters(given);
    }

    private static Dish Of(string composition, double tolerance, (string Text, string Instead)[] changes)
    {
        HashSet<string> found = [];
        string Change(string text)
        {
            foreach ((string original, string instead) in changes)
            {
                if (text.Contains(original, StringComparison.Ordinal))
                {
                    found.Add(original);
                    text = text.Replace(original, instead, StringComparison.Ordinal);
                }
            }

            return text;
        }

        var findings = new DiagnosticBag();
        NetworkModules? modules = NetworkModules.Read(composition, findings);
        NetworkDraft? draft = AntimonyReader.Read(Change(BuiltInNetworks.Text("reference_cell")), "reference_cell.ant", findings,
            path => BuiltInNetworks.Import("apoptosis/" + path) is { } text ? Change(text) : null, modules?.Joined.Select(m => $"modules/{m.Name}.ant"));
        ReactionNetwork? network = draft is null ? null : NetworkCheck.Run(draft, findings);
        ImmutableArray<(string, double)> proteins = ReadProteins(modules);
        OdeSystem? system = network is null
            ? null
            : EquationBuilder.Build(
                network,
                new EquationOptions
                {
                    VaryingParameters = [.. Inputs.Concat(ReadInputs(composition, modules)).Distinct(), .. proteins.Select(p => "level_" + p.Item1)],
                    Watches = [.. Watches.Select(w => (w.Id, AntimonyParser.ParseAlone(w.Condition, w.Id, findings)!))],
                },
                findings);
        Assert.True(system is not null, string.Join('\n', findings));
        Assert.All(changes, c => Assert.Contains(c.Text, found));
        return new Dish(system, proteins, tolerance);
    }

    private static ImmutableArray<(string, double)> ReadProteins(NetworkModules? modules)
        => [.. RegulatorCatalogue.All.Where(r => r.Module == "core" || (modules?.Joined.Any(m => m.Name == r.Module) ?? false)).Select(r => (r.Parameter["level_".Length..], r.HalfLife!.Value))];

    // The core's own are listed above, in the order that its checks have always had.
    private static IEnumerable<string> ReadInputs(string composition, NetworkModules? modules)
    {
        if (modules is null or { Joined: [] })
        {
            return [];
        }

        CellNetwork? cell = BuiltInCells.Load(composition, [])?.Network;
        return cell is null ? [] : cell.Stimuli.Select(s => s.Input).Concat(cell.Traits.Select(t => t.Parameter));
    }
}
