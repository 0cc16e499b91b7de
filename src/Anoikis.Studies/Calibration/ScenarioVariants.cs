using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Calibration;

/// <summary>A value to put into a scenario.</summary>
/// <param name="Path">Where, as for <c>--set</c>.</param>
/// <param name="Text">The value as a scenario writes it.</param>
internal readonly record struct Placed(string Path, string Text);

/// <summary>Reads a scenario again with other numbers in their places. Used from several threads.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="networks">Finds its network; each built-in one is made once.</param>
internal sealed class ScenarioVariants(Scenario scenario, INetworkLibrary networks)
{
    private readonly KnownNetworks _networks = new(networks);
    private CascadeSimulation? _before;

    /// <summary>Makes a variant ready to run, with the machine code of the one before where it does the same.</summary>
    public CascadeSimulation Prepare(CascadeExperiment experiment, ExecutionOptions options)
    {
        var simulation = CascadeSimulation.Prepare(experiment, options, Volatile.Read(ref _before));
        Volatile.Write(ref _before, simulation);
        return simulation;
    }

    /// <summary>The scenario with values in their places; null, with findings at <paramref name="location"/>, when it is refused.</summary>
    public Scenario? Read(IEnumerable<Placed> values, SourceLocation location, DiagnosticBag findings)
    {
        YamlNode tree = scenario.Tree;
        foreach (Placed value in values)
        {
            Setting setting = new([.. YamlPath.Parts(value.Path)], new YamlScalar(value.Text, IsQuoted: false, location), value.Path);
            tree = setting.Apply(tree, findings);
        }

        return ScenarioReader.Read(tree, scenario.File, [], _networks, findings);
    }

    /// <summary>A number on all paths of a free number.</summary>
    public static IEnumerable<Placed> At(FreeNumber number, double value) => number.Paths.Select(p => new Placed(p, number.Written(value)));

    /// <summary>Refuses free numbers whose ends the scenario itself would refuse: a chance above 1, a wrong unit. All of them at once.</summary>
    public void CheckRanges(CalibrationPlan plan, DiagnosticBag findings)
    {
        foreach (FreeNumber number in plan.Free)
        {
            foreach (double end in new[] { number.From, number.To })
            {
                DiagnosticBag own = [];
                Scenario? variant = Read(At(number, end), number.Location, own);
                foreach (Diagnostic finding in own.Where(f => f.Severity == Severity.Error))
                {
                    findings.Error(number.Location, string.Create(CultureInfo.InvariantCulture, $"the free number '{number.Name}' cannot be {number.Written(end)}: {finding.Message}"));
                }

                if (variant is null)
                {
                    break;
                }
            }
        }
    }

    /// <summary>A library that reads each built-in network once.</summary>
    private sealed class KnownNetworks(INetworkLibrary inner) : INetworkLibrary
    {
        private readonly Lock _reading = new();
        private ImmutableDictionary<string, NamedNetwork> _known = ImmutableDictionary<string, NamedNetwork>.Empty;

        public IReadOnlyCollection<string> Names => inner.Names;

        public IReadOnlyCollection<string> Extensions => inner.Extensions;

        public NamedNetwork? BuiltIn(string name, DiagnosticBag findings)
        {
            lock (_reading)
            {
                if (!_known.TryGetValue(name, out NamedNetwork? network) && inner.BuiltIn(name, findings) is { } read)
                {
                    _known = _known.Add(name, read);
                    network = read;
                }

                return network;
            }
        }

        public (Kinetics.Networks.ReactionNetwork Network, string Text)? ReadModel(string path, DiagnosticBag findings) => inner.ReadModel(path, findings);
    }
}
