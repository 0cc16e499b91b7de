using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Clinic.Populations;

/// <summary>A cell's network compiled once for the cells of all patients.</summary>
internal sealed class CellEngine
{
    private CellEngine(CellEquations equations, LaneEngine engine)
    {
        (Equations, Engine) = (equations, engine);
        TimeScale = 1 / equations.Cell.Network.SecondsPerTimeUnit;
        Resting = [.. equations.Cell.Traits.Select(t => t.Resting)];
        Symbols = [.. equations.Cell.Regulators.Select(r => r.Symbol)];
        Ranked = [.. equations.Cell.Regulators.Where(r => r.IsRanked).Select(r => r.Symbol)];
    }

    public CellEquations Equations { get; }

    public LaneEngine Engine { get; }

    /// <summary>Model time in one second.</summary>
    public double TimeScale { get; }

    /// <summary>Values of the traits, all at rest.</summary>
    public double[] Resting { get; }

    /// <summary>Symbols of the network's regulators.</summary>
    public ImmutableArray<string> Symbols { get; }

    /// <summary>Those that a ranking takes.</summary>
    public ImmutableArray<string> Ranked { get; }

    /// <summary>Compiles a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="watches">Conditions at which a cell stops besides its deaths.</param>
    /// <param name="deaths">Whether its deaths stop a cell.</param>
    /// <param name="width">Lanes in a bundle; null for what suits.</param>
    /// <exception cref="ArgumentException">The network cannot be compiled.</exception>
    public static CellEngine Compile(CellNetwork network, ImmutableArray<(string Id, Expression Condition)> watches, bool deaths, int? width)
    {
        DiagnosticBag findings = [];
        CellEquations equations = CellEquations.Build(network, watches, findings) ?? throw new ArgumentException(string.Join('\n', findings), nameof(network));
        return new CellEngine(equations, LaneEngine.Compile(equations.System, new LaneOptions
        {
            RelativeTolerance = 1e-4,
            AbsoluteTolerance = 1,
            Width = width,
            StoppingEvents = [.. watches.Select(w => w.Id), .. deaths ? network.Deaths.Select(d => d.Event) : []],
        }));
    }
}
