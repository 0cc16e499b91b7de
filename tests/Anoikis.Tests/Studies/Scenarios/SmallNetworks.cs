using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;
using Anoikis.Studies.Scenarios.Networks;

namespace Anoikis.Tests.Studies.Scenarios;

/// <summary>
/// A library with one network, "small", of one reaction: a ligand that the surroundings hold turns BAX on at a rate that BCL2 slows down; the cell dies when
/// half of BAX is on. It is small enough that a run of hundreds of cells takes a moment.
/// </summary>
internal sealed class SmallNetworks : INetworkLibrary
{
    public IReadOnlyCollection<string> Names { get; } = ["small"];

    public IReadOnlyCollection<string> Extensions { get; } = [".ant", ".xml"];

    public NamedNetwork? BuiltIn(string name, DiagnosticBag findings) => new(Network(findings), "small");

    public (ReactionNetwork Network, string Text)? ReadModel(string path, DiagnosticBag findings) => new NetworkLibrary().ReadModel(path, findings);

    private static CellNetwork Network(DiagnosticBag findings)
    {
        NetworkDraft draft = new() { Id = "small" };
        draft.Compartments.Add(new Compartment("cell", SourceLocation.None) { Size = 1 });
        draft.Species.Add(Species("L", 0) with { BoundaryCondition = true });
        draft.Species.Add(Species("BAX_off", 8e4));
        draft.Species.Add(Species("BAX_on", 0));
        draft.Species.Add(Species("BCL2_free", 2e4));
        draft.Parameters.Add(new Parameter("k", 1e-7, SourceLocation.None));
        Expression rate = Times(Times(new SymbolReference("k"), new SymbolReference("L")), Over(new SymbolReference("BAX_off"), Plus(1, Times(new NumberLiteral(5e-5), new SymbolReference("BCL2_free")))));
        draft.Reactions.Add(new Reaction("switch", [One("BAX_off")], [One("BAX_on")], rate, SourceLocation.None) { Modifiers = ["L", "BCL2_free"] });
        draft.Events.Add(new Event(
            "death",
            new Application(Operation.Greater, [new SymbolReference("BAX_on"), new NumberLiteral(4e4)]),
            [],
            SourceLocation.None));
        ReactionNetwork network = NetworkCheck.Run(draft, findings) ?? throw new InvalidOperationException(string.Join('\n', findings));
        return new CellNetwork
        {
            Name = "small",
            Description = "one reaction",
            Network = network,
            Regulators =
            [
                new RegulatorTarget("BAX", [new RegulatorComponent("BAX_off", 8e4)], "made up for tests"),
                new RegulatorTarget("BCL2", [new RegulatorComponent("BCL2_free", 2e4)], "made up for tests"),
            ],
            Stimuli = [new StimulusTarget("TRAIL", "L", true, "ng/mL", 60, 0, 0, 1000, "made up for tests")],
            Deaths = [new NetworkDeath("death", DeathCause.Apoptosis)],
        };
    }

    private static Species Species(string id, double amount) => new(id, "cell", SourceLocation.None) { InitialAmount = amount, HasOnlySubstanceUnits = true };

    private static SpeciesReference One(string id) => new(id, new NumberLiteral(1));

    private static Application Times(Expression a, Expression b) => new(Operation.Multiply, [a, b]);

    private static Application Over(Expression a, Expression b) => new(Operation.Divide, [a, b]);

    private static Application Plus(double a, Expression b) => new(Operation.Add, [new NumberLiteral(a), b]);
}
