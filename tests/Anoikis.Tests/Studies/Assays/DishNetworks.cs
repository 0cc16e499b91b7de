using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Metastasis.Clones;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Scenarios.Networks;

namespace Anoikis.Tests.Studies.Assays;

/// <summary>
/// One network, "dish", whose cells' deaths are known in closed form: BAX (1e5 copies, drawn by cell) turns on at k (A + B + 20 (1 - anchorage)) and back at k_back; the cell dies when 5e4 copies are on, on the way
/// it passes the marks at 2e4 and 4e4. A and B are two names for the same killing, so doses of them add up exactly.
/// </summary>
internal sealed class DishNetworks : INetworkLibrary
{
    public const double On = 1e-6;
    public const double Back = 1e-5;
    public const double Copies = 1e5;
    public const double Lethal = 5e4;

    private const string Text = """
        model dish()
          unit time_unit = 1 second
          unit substance = 1 item
          compartment cell = 1 dimensionless
          A = 0 dimensionless
          B = 0 dimensionless
          anchorage = 1 dimensionless
          k = 1e-6
          k_back = 1e-5
          substanceOnly species X_off in cell, X_on in cell
          X_off = 1e5
          X_on = 0
          turn_on: X_off => X_on; k*(A + B + 20*(1 - anchorage))*X_off
          turn_off: X_on => X_off; k_back*X_on
          momp: at (X_on > 2e4): ;
          parp_tenth: at (X_on > 4e4): ;
          death: at (X_on > 5e4): ;
        end
        """;

    public static CellNetwork Network { get; } = Read(Text);

    public IReadOnlyCollection<string> Names { get; } = ["dish"];

    public IReadOnlyCollection<string> Extensions { get; } = [".ant"];

    public NamedNetwork? BuiltIn(string name, DiagnosticBag findings) => new(Network, Text);

    public (ReactionNetwork Network, string Text)? ReadModel(string path, DiagnosticBag findings) => new NetworkLibrary().ReadModel(path, findings);

    /// <summary>The network with its rate changed: a fault to be found.</summary>
    public static CellNetwork Faulty() => Read(Text.Replace("k = 1e-6", "k = 1.02e-6", StringComparison.Ordinal));

    /// <summary>When a cell with so many copies dies under a constant dose, seconds; infinite for never.</summary>
    public static double Death(double copies, double dose) => Crossing(copies, dose, Lethal);

    /// <summary>When so many copies are on.</summary>
    public static double Crossing(double copies, double dose, double on)
    {
        double rate = On * dose;
        double most = copies * rate / (rate + Back);
        return most <= on ? double.PositiveInfinity : -Math.Log(1 - (on / most)) / (rate + Back);
    }

    /// <summary>An experiment with cells of one clone.</summary>
    public static CultureExperiment Experiment(int cells, params ImmutableArray<Protocol> protocols) => new()
    {
        Network = Network,
        Clones = [new Clone("wild", 1)],
        Protocols = protocols,
        Cells = cells,
        Seed = 5,
        RelativeTolerance = 1e-7,
        AbsoluteTolerance = 1e-3,
    };

    private static CellNetwork Read(string text)
    {
        DiagnosticBag findings = [];
        NetworkDraft? draft = AntimonyReader.Read(text, "dish.ant", findings, _ => null);
        ReactionNetwork network = (draft is null ? null : NetworkCheck.Run(draft, findings)) ?? throw new InvalidOperationException(string.Join('\n', findings));
        return new CellNetwork
        {
            Name = "dish",
            Description = "one protein that turns on",
            Network = network,
            Regulators = [new RegulatorTarget("BAX", [new RegulatorComponent("X_off", Copies)], "made up for tests")],
            Stimuli =
            [
                new StimulusTarget("A", "A", false, "ng/mL", 1, 0, 0, 1000, "made up for tests"),
                new StimulusTarget("B", "B", false, "ng/mL", 1, 0, 0, 1000, "made up for tests"),
                new StimulusTarget("anchorage", "anchorage", false, "1", 1, 1, 0, 1, "made up for tests"),
            ],
            Deaths = [new NetworkDeath("death", DeathCause.Apoptosis)],
            Marks = [new NetworkMark("momp", DeathMark.Momp), new NetworkMark("parp_tenth", DeathMark.ParpTenth)],
        };
    }
}
