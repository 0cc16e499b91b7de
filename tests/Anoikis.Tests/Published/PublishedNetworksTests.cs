using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Sbml;
using Anoikis.Numerics.Random;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Published;

/// <summary>The networks written anew in Antimony against their SBML: same species, same beginning, same rates of change anywhere.</summary>
public sealed class PublishedNetworksTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData("albeck2008", 58, 42)]
    [InlineData("lopez2013", 74, 59)]
    [InlineData("rehm2006", 27, 56)]
    public void A_built_in_network_is_read_without_any_finding(string name, int species, int reactions)
    {
        var findings = new DiagnosticBag();
        ReactionNetwork? network = BuiltInNetworks.Read(name, findings);
        Assert.True(network is not null, string.Join('\n', findings));
        Assert.Empty(findings);
        Assert.Equal((species, reactions), (network.Species.Length, network.Reactions.Length));
    }

    [SharedTheory]
    [InlineData("albeck2008", "BIOMD0000000220", false)]
    [InlineData("lopez2013", "MODEL1303010000", true)]
    [InlineData("rehm2006", "BIOMD0000000256", false)]
    public void It_is_the_model_of_the_SBML(string name, string sbml, bool byName)
    {
        Assert.Equal("", Difference(Read(name), ReadSbml(sbml), byName));
    }

    [SharedTheory]
    [InlineData("albeck2008", "BIOMD0000000220", false, "k28 = 7e-6", "k28 = 7.00000002e-6")]
    [InlineData("albeck2008", "BIOMD0000000220", false, "re31: Bcl2 + Bax2", "re31: Bcl2 + Bax4")]
    [InlineData("lopez2013", "MODEL1303010000", true, "bind_BidM_Bcl2_kr = 0.066", "bind_BidM_Bcl2_kr = 0.0661")]
    [InlineData("lopez2013", "MODEL1303010000", true, "Mcl1_M = 2e4 ", "Mcl1_M = 20001")]
    [InlineData("rehm2006", "BIOMD0000000256", false, "2 SMAC -> XIAP_p2frag_2SMAC", "SMAC -> XIAP_p2frag_2SMAC")]
    [InlineData("rehm2006", "BIOMD0000000256", false, "k51 = 5.8e-3, k50", "k51 = 5.9e-3, k50")]
    public void A_planted_fault_is_found(string name, string sbml, bool byName, string original, string fault)
    {
        string text = BuiltInNetworks.Text(name);
        Assert.Contains(original, text, StringComparison.Ordinal);
        var findings = new DiagnosticBag();
        NetworkDraft? draft = AntimonyReader.Read(text.Replace(original, fault, StringComparison.Ordinal), name, findings);
        ReactionNetwork faulty = NetworkCheck.Run(draft!, findings)!;
        Assert.NotEqual("", Difference(faulty, ReadSbml(sbml), byName));
    }

    [Fact]
    public void A_misspelt_name_gets_the_nearest_one()
    {
        var findings = new DiagnosticBag();
        Assert.Null(BuiltInNetworks.Read("lopez2012", findings));
        Assert.Contains("did you mean lopez2013?", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    private static ReactionNetwork Read(string name)
    {
        var findings = new DiagnosticBag();
        return BuiltInNetworks.Read(name, findings) ?? throw new InvalidOperationException(string.Join('\n', findings));
    }

    private static ReactionNetwork ReadSbml(string model)
    {
        var findings = new DiagnosticBag();
        NetworkDraft? draft = SbmlReader.ReadFile(SharedData.Path("data", "biomodels", $"{model}.xml"), findings);
        return (draft is null ? null : NetworkCheck.Run(draft, findings)) ?? throw new InvalidOperationException(string.Join('\n', findings));
    }

    /// <summary>The first difference, or nothing. Amounts and rates of change are those of the states; event assignments are compared too.</summary>
    private static string Difference(ReactionNetwork ours, ReactionNetwork theirs, bool byName)
    {
        if (ours.SecondsPerTimeUnit != theirs.SecondsPerTimeUnit)
        {
            return "unit of time";
        }

        string Key(ReactionNetwork network, string id) => byName ? network.Species.Single(s => s.Id == id).Name ?? id : id;
        var left = new Numbers(ours, id => Key(ours, id));
        var right = new Numbers(theirs, id => Key(theirs, id));
        if (!left.Keys.SequenceEqual(right.Keys))
        {
            return $"states: {string.Join(", ", left.Keys.Except(right.Keys).Concat(right.Keys.Except(left.Keys)))}";
        }

        var random = new RandomStream(1, 0, 0);
        for (int trial = 0; trial < 20; trial++)
        {
            var scale = left.Keys.ToDictionary(k => k, _ => Math.Exp((random.NextDouble() * 12) - 3), StringComparer.Ordinal);
            Dictionary<string, double> a = trial == 0 ? left.Initial : left.Derivatives(scale);
            Dictionary<string, double> b = trial == 0 ? right.Initial : right.Derivatives(scale);
            foreach (string key in left.Keys)
            {
                if (Math.Abs(a[key] - b[key]) > Tolerance * Math.Max(Math.Abs(a[key]), Math.Abs(b[key])))
                {
                    return $"{key}: {a[key]:R} and {b[key]:R}";
                }
            }
        }

        return left.Events.SequenceEqual(right.Events) ? "" : "events";
    }

    /// <summary>A network's numbers by a key that both sides share.</summary>
    private sealed class Numbers
    {
        private readonly OdeSystem _system;
        private readonly string[] _keys;
        private readonly double[] _parameters;
        private readonly GraphEvaluator _derivatives;

        public Numbers(ReactionNetwork network, Func<string, string> key)
        {
            var findings = new DiagnosticBag();
            _system = EquationBuilder.Build(network, new EquationOptions(), findings)
                ?? throw new InvalidOperationException(string.Join('\n', findings));
            _keys = [.. _system.States.Select(s => s.IsSpeciesAmount ? key(s.Id) : s.Id)];
            var initial = new GraphEvaluator(_system.Graph, [.. _system.InitialStates, .. _system.InitialParameters]);
            _parameters = new double[_system.Parameters.Length];
            double[] values = initial.CreateValues();
            for (int j = 0; j < _parameters.Length; j++)
            {
                initial.Evaluate(0, new double[_keys.Length], _parameters, values);
                _parameters[j] = values[_system.InitialParameters[j]];
            }

            initial.Evaluate(0, new double[_keys.Length], _parameters, values);
            Initial = _keys.Select((k, i) => (k, values[_system.InitialStates[i]])).ToDictionary(p => p.k, p => p.Item2, StringComparer.Ordinal);
            _derivatives = new GraphEvaluator(_system.Graph, _system.Derivatives);
            Events = [.. _system.Events.SelectMany(e => e.Assignments.Select(a => $"{Target(a)} = {Constant(a.Formula)}")).Order(StringComparer.Ordinal)];
        }

        public IEnumerable<string> Keys => _keys.Order(StringComparer.Ordinal);

        public Dictionary<string, double> Initial { get; }

        public string[] Events { get; }

        public Dictionary<string, double> Derivatives(Dictionary<string, double> states)
        {
            double[] values = _derivatives.CreateValues();
            _derivatives.Evaluate(3, [.. _keys.Select(k => states[k])], _parameters, values);
            return _keys.Select((k, i) => (k, values[_system.Derivatives[i]])).ToDictionary(p => p.k, p => p.Item2, StringComparer.Ordinal);
        }

        private string Target(SystemAssignment assignment)
            => assignment.IsState ? _keys[assignment.Index] : _system.Parameters[assignment.Index].Id;

        private double Constant(int node)
        {
            var evaluator = new GraphEvaluator(_system.Graph, [node]);
            double[] values = evaluator.CreateValues();
            evaluator.Evaluate(0, new double[_keys.Length], _parameters, values);
            return values[node];
        }
    }
}
