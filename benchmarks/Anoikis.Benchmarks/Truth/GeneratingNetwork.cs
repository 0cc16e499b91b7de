using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Clinic.Populations;
using Anoikis.Clinic.Scores;
using Anoikis.Kinetics.Networks;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;

namespace Anoikis.Benchmarks.Truth;

/// <summary>The network of Rehm et al. 2006 with every rate and half-time open, compiled once for all cohorts.</summary>
internal sealed class GeneratingNetwork
{
    private readonly EffectorCaspaseScore _published;
    private readonly ImmutableArray<string> _rates;

    /// <summary>Compiles it.</summary>
    /// <param name="population">The cells of each patient.</param>
    public GeneratingNetwork(PopulationSettings population)
    {
        ReactionNetwork network = BuiltInNetworks.Read("rehm2006", []) ?? throw new InvalidOperationException("the network rehm2006 is faulty");
        _rates = [.. network.Parameters.Where(p => p.Value > 0 && (p.Id[0] == 'k' || p.Id.StartsWith("th_", StringComparison.Ordinal))).Select(p => p.Id).Order(StringComparer.Ordinal)];
        _published = EffectorCaspaseScore.Prepare(network, population, [5, 15, 60, 300], _rates);
    }

    /// <summary>The regulators.</summary>
    public ImmutableArray<string> Symbols => _published.Inputs;

    /// <summary>The network with every rate times a log-normal number; synthesis goes with breakdown, so that resting levels stay the paper's.</summary>
    /// <param name="deviation">Standard deviation of the rates' logarithms.</param>
    /// <param name="stream">Gives the numbers.</param>
    public EffectorCaspaseScore Draw(double deviation, ref RandomStream stream)
    {
        Dictionary<string, double> factors = new(StringComparer.Ordinal);
        foreach (string rate in _rates)
        {
            factors[rate] = PortableMath.Exp(deviation * stream.NextNormal());
        }

        (factors["k1"], factors["k2"]) = (factors["k1r"], factors["k2r"]);
        return _published.WithRates(factors);
    }
}
