using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;
using Anoikis.Tests.Kinetics.Equations;

namespace Anoikis.Tests.Apoptosis;

/// <summary>
/// A network whose fate is known in closed form: PARP is cleaved at the rate k L E P, so a cell dies when the integral of L reaches ln 2 / (k E).
/// With L = 3000 and E = 10,000 that takes two hours.
/// </summary>
internal static class CleavageNetwork
{
    public const double Ligand = 3000;
    public const double Enzyme = 10_000;
    public const double HoursToDeath = 2;

    public static double K { get; } = Math.Log(2) / (Ligand * Enzyme * HoursToDeath * 3600);

    public static CellNetwork Cell { get; } = Create();

    /// <summary>cleaved &gt; share * PARP at the start.</summary>
    public static Expression CleavedAbove(double share)
        => NetworkText.Of(Operation.Greater, NetworkText.Id("cPARP"), NetworkText.Times(NetworkText.Number(share), NetworkText.Id("parp_at_start")));

    private static CellNetwork Create()
    {
        NetworkDraft draft = NetworkText.Draft()
            .Species("L", 0)
            .Species("E", Enzyme)
            .Species("PARP", 1e6)
            .Species("cPARP", 0)
            .Parameter("k", K)
            .Parameter("parp_at_start", null)
            .Reaction(
                "cleavage",
                [("PARP", 1)],
                [("cPARP", 1)],
                NetworkText.Times(NetworkText.Id("k"), NetworkText.Id("L"), NetworkText.Id("E"), NetworkText.Id("PARP")));
        draft.InitialAssignments.Add(new InitialAssignment("parp_at_start", NetworkText.Id("PARP"), NetworkText.Here));
        draft.Events.Add(new Event("death", CleavedAbove(0.5), [], NetworkText.Here));
        DiagnosticBag findings = [];
        ReactionNetwork network = NetworkCheck.Run(draft, findings) ?? throw new InvalidOperationException(string.Join('\n', findings));
        return new CellNetwork
        {
            Name = "cleavage",
            Description = "PARP cleaved in proportion to ligand and enzyme",
            Network = network,
            Regulators =
            [
                new RegulatorTarget("CASP3", [new RegulatorComponent("E", Enzyme)], "test"),
                new RegulatorTarget("PARP1", [new RegulatorComponent("PARP", 1e6)], "test"),
            ],
            Stimuli = [new StimulusTarget("TRAIL", "L", true, "ng/mL", 60, 0, 0, 1000, "test")],
            Deaths = [new NetworkDeath("death", DeathCause.Apoptosis)],
        };
    }
}
