using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Apoptosis.Networks;

public sealed class BuiltInCellsTests
{
    public static CellNetwork Lopez { get; } = Load("lopez2013");

    [Fact]
    public void Lopez_2013_is_carried_unchanged()
    {
        DiagnosticBag findings = [];
        NetworkDraft published = AntimonyReader.ReadFile(RepositoryRoot.Path("models", "published", "lopez2013.ant"), findings)!;
        Dictionary<string, double?> rates = Lopez.Network.Parameters.ToDictionary(p => p.Id, p => p.Value);
        Dictionary<string, double?> amounts = Lopez.Network.Species.ToDictionary(s => s.Id, s => s.InitialAmount);
        Assert.Equal(74, Lopez.Network.Species.Length);
        Assert.Equal(published.Reactions.Count, Lopez.Network.Reactions.Length);
        Assert.All(published.Parameters, p => Assert.Equal(p.Value, rates["earm_" + p.Id]));
        Assert.All(published.Species, s => Assert.Equal(s.InitialAmount, amounts["earm_" + s.Id]));
    }

    [Fact]
    public void Every_regulator_and_stimulus_is_open_in_the_equations()
    {
        DiagnosticBag findings = [];
        CellEquations equations = CellEquations.Build(Lopez, [], findings)!;
        double[] folds = [.. Lopez.Regulators.Select((_, i) => 1 + (0.01 * i))];
        double[] states = new double[equations.System.States.Length];
        double[] parameters = new double[equations.System.Parameters.Length];
        equations.Start(folds, [], states, parameters, equations.CreateScratch());
        for (int r = 0; r < folds.Length; r++)
        {
            foreach (RegulatorComponent component in Lopez.Regulators[r].Components)
            {
                int state = Enumerable.Range(0, states.Length).Single(i => equations.System.States[i].Id == component.Id);
                Assert.Equal(folds[r] * component.Published, states[state]);
            }
        }

        Assert.Equal(0, parameters[equations.InputIndex(0)]);
        Assert.DoesNotContain(equations.System.States, s => s.Id == "earm_L");
        int half = Enumerable.Range(0, parameters.Length).Single(i => equations.System.Parameters[i].Id == "parp_at_start");
        Assert.Equal(folds[^1] * 1e6, parameters[half]);
    }

    [Fact]
    public void No_amount_of_a_cell_can_turn_negative()
    {
        foreach (string name in BuiltInCells.Names)
        {
            CellEquations equations = CellEquations.Build(Load(name), [], [])!;
            Assert.All(equations.System.States.Zip(equations.System.NonNegativeStates), s => Assert.True(s.Second, $"{name}: {s.First.Id}"));
        }
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_nearest()
    {
        DiagnosticBag findings = [];
        Assert.Null(BuiltInCells.Load("lopez2103", findings));
        Assert.Contains("did you mean lopez2013?", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_that_does_not_fit_the_network_says_every_problem_with_its_line()
    {
        const string Table = """
            # remark
            symbol,kind,input,copies,half_life,name,source
            BAX,species,earm_Bax_C,80001,,BAX,me
            BAK1,species,earm_Bak_X,20000,,BAK,me
            XIAP,species,earm_XIAP,many,,XIAP,me
            BIRC4,species,earm_XIAP,100000,,"XIAP, again",me
            BID,species,earm_Bid_U
            """;
        DiagnosticBag findings = [];
        Assert.Null(RegulatorMap.Read(Table, "map.csv", Lopez.Network, findings));
        Assert.Equal(["map.csv:7"], findings.Select(f => f.Location.ToString()));
        findings = [];
        Assert.Null(RegulatorMap.Read(Table[..Table.LastIndexOf('\n')], "map.csv", Lopez.Network, findings));
        Assert.Equal(["map.csv:3", "map.csv:4", "map.csv:5", "map.csv:6"], findings.Select(f => f.Location.ToString()));
        Assert.Contains(findings, f => f.Message.Contains("80001 copies here", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Message.Contains("did you mean earm_Bak_M?", StringComparison.Ordinal));
    }

    [Fact]
    public void A_level_that_is_a_parameter_needs_a_half_life()
    {
        const string Table = """
            symbol,kind,input,copies,half_life,name,source
            SLOW,parameter,level_SLOW,20000,27,slow,me
            FAST,parameter,level_FAST,5000,0.4,fast,me
            """;
        DiagnosticBag findings = [];
        RegulatorTarget slow = RegulatorMap.Read(Table, "map.csv", TurnoverNetwork.Cell.Network, findings)!.Value[0];
        Assert.Empty(findings);
        Assert.Equal((20000.0, 27 * 3600.0, 1.0), (slow.PublishedCopies, slow.HalfLife!.Value, slow.Components[0].Published));
        const string Wrong = """
            symbol,kind,input,copies,half_life,name,source
            SLOW,parameter,level_SLOW,20000,,slow,me
            FAST,species,level_FAST,5000,0.4,fast,me
            CASP,species,CASP,10000,27,caspase,me
            PARP,level,PARP,1e6,27,parp,me
            """;
        Assert.Null(RegulatorMap.Read(Wrong, "map.csv", TurnoverNetwork.Cell.Network, findings));
        Assert.Equal([2, 2, 3, 4, 5], findings.Select(f => f.Location.Line));
    }

    [Fact]
    public void Traits_are_read_and_held_to_the_network()
    {
        DiagnosticBag findings = [];
        TraitTarget trait = Assert.Single(TraitMap.Read("name,parameter,resting,lower,upper,source\nindependence,w,0.1,0,1,me", "t.csv", TurnoverNetwork.Cell.Network, findings)!.Value);
        Assert.Equal(new TraitTarget("independence", "w", 0.1, 0, 1, "me"), trait);
        Assert.Null(TraitMap.Read("name,parameter,resting,lower,upper,source\na,ww,0.1,0,1,me\nb,w,2,0,1,me\nc,w,1,0,1,", "t.csv", TurnoverNetwork.Cell.Network, findings));
        Assert.Equal([2, 3, 4], findings.Select(f => f.Location.Line));
    }

    [Fact]
    public void A_stimulus_needs_an_input_that_is_there_and_a_range()
    {
        const string Table = """
            name,input,kind,unit,per_unit,resting,lower,upper,source
            TRAIL,earm_LL,species,ng/mL,60,0,0,1000,me
            FASL,earm_L,thing,ng/mL,60,0,0,1000,me
            TNF,earm_L,species,ng/mL,60,0,5,1,me
            """;
        DiagnosticBag findings = [];
        Assert.Null(StimulusMap.Read(Table, "s.csv", Lopez.Network, findings));
        Assert.Equal([2, 3, 4], findings.Select(f => f.Location.Line));
    }

    private static CellNetwork Load(string name)
    {
        DiagnosticBag findings = [];
        (CellNetwork network, string text) = BuiltInCells.Load(name, findings) ?? throw new InvalidOperationException(string.Join('\n', findings));
        Assert.DoesNotContain(findings, f => f.Severity != Severity.Note);
        Assert.Contains("Lopez", text, StringComparison.Ordinal);
        return network;
    }
}
