using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Benchmarks.Cvode;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>A published network as the benchmark uses it.</summary>
/// <param name="Name">Its name among the built-in networks, and in the report.</param>
/// <param name="Ligand">Id of TRAIL.</param>
/// <param name="Whole">Id of PARP.</param>
/// <param name="Cleaved">Id of cleaved PARP.</param>
public sealed record EnsembleNetwork(string Name, string Ligand, string Whole, string Cleaved)
{
    /// <summary>How long a cell is followed, seconds: 12 hours.</summary>
    public const double End = 43_200;

    /// <summary>Albeck et al. 2008, 58 species.</summary>
    public static EnsembleNetwork Albeck2008 { get; } = new("albeck2008", "L", "PARP", "CPARP");

    /// <summary>Lopez et al. 2013, 74 species: the network of the main job.</summary>
    public static EnsembleNetwork Lopez2013 { get; } = new("lopez2013", "L", "PARP_U", "PARP_C");

    /// <summary>Reads the network and makes the problem that both sides solve.</summary>
    /// <exception cref="InvalidDataException">The network is wrong; the message holds every finding.</exception>
    public DeathProblem Load()
    {
        DiagnosticBag findings = [];
        ReactionNetwork? network = BuiltInNetworks.Read(Name, findings);
        OdeSystem? system = network is null ? null : EquationBuilder.Build(network, Options(network), findings);
        return system is null
            ? throw new InvalidDataException(string.Join(Environment.NewLine, findings))
            : DeathProblem.Create(system, Cleaved, Whole, End);
    }

    private static EquationOptions Options(ReactionNetwork network)
    {
        ImmutableArray<string> present = [.. network.Species.Where(s => s.InitialAmount > 0 || s.InitialConcentration > 0).Select(s => s.Id)];
        return new EquationOptions { VaryingInitialAmounts = present, Ranges = present.ToImmutableDictionary(id => id, _ => (0.0, double.PositiveInfinity)) };
    }
}
