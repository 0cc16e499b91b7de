using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Cli.Simulations;

/// <summary>The "name=value" settings of a command line: which numbers of the network they open, and what those start with.</summary>
internal sealed class StartingSettings
{
    private readonly ReactionNetwork _network;
    private readonly Dictionary<string, double> _values = [];
    private readonly HashSet<string> _starts = [];

    private StartingSettings(ReactionNetwork network) => _network = network;

    /// <summary>The options that leave open what is set.</summary>
    public EquationOptions Options => new()
    {
        VaryingParameters = [.. _values.Keys.Where(id => !_starts.Contains(id))],
        VaryingInitialAmounts = [.. _values.Keys.Where(_starts.Contains)],
        Ranges = _values.Where(v => v.Value >= 0).ToImmutableDictionary(v => v.Key, _ => (0.0, double.PositiveInfinity)),
    };

    /// <summary>What is set, by id.</summary>
    public IReadOnlyDictionary<string, double> Values => _values;

    /// <summary>Reads the settings; every problem becomes a finding.</summary>
    public static StartingSettings Read(ReactionNetwork network, ImmutableArray<string> settings, DiagnosticBag findings)
    {
        StartingSettings read = new(network);
        HashSet<string> starts = [.. network.Species.Select(s => s.Id), .. network.RateRules.Select(r => r.Variable)];
        HashSet<string> names = [.. starts, .. network.Parameters.Select(p => p.Id), .. network.Compartments.Select(c => c.Id)];
        foreach (string setting in settings)
        {
            int sign = setting.IndexOf('=');
            string name = sign < 0 ? setting : setting[..sign].Trim();
            string text = sign < 0 ? "" : setting[(sign + 1)..].Trim();
            if (sign < 0)
            {
                findings.Error(SourceLocation.None, $"--set {setting}: write name=value");
            }
            else if (!names.Contains(name))
            {
                findings.Error(SourceLocation.None, $"--set {setting}: the network has no species, parameter or compartment called {name}{NearestName.Hint(name, names)}");
            }
            else if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
            {
                findings.Error(SourceLocation.None, $"--set {setting}: \"{text}\" is not a finite number");
            }
            else if (!read._values.TryAdd(name, value))
            {
                findings.Error(SourceLocation.None, $"--set {setting}: {name} is set twice");
            }
            else if (starts.Contains(name))
            {
                read._starts.Add(name);
            }
        }

        return read;
    }

    /// <summary>Starting values of the system's varying parameters, concentrations turned into amounts.</summary>
    public ImmutableDictionary<string, double> Parameters(OdeSystem system)
    {
        Dictionary<string, double> amounts = new(_values);
        StartingValues starting = new(system);
        GraphEvaluator evaluator = new(system.Graph, _network.Compartments.Select(c => system.Values[c.Id]));
        double[] values = evaluator.CreateValues();
        double[] p = starting.Parameters(ByIndex(system, _values));
        evaluator.Evaluate(0, starting.States(p), p, values);
        foreach (Species species in _network.Species.Where(s => _values.ContainsKey(s.Id) && !s.HasOnlySubstanceUnits))
        {
            bool isPoint = _network.Compartments.Single(c => c.Id == species.Compartment).SpatialDimensions == 0;
            amounts[species.Id] = _values[species.Id] * (isPoint ? 1 : values[system.Values[species.Compartment]]);
        }

        return amounts.ToImmutableDictionary();
    }

    private static Dictionary<int, double> ByIndex(OdeSystem system, Dictionary<string, double> byId)
        => Enumerable.Range(0, system.Parameters.Length)
            .Where(j => byId.ContainsKey(system.Parameters[j].Id))
            .ToDictionary(j => j, j => byId[system.Parameters[j].Id]);
}
