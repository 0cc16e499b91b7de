using System.Collections.Immutable;
using Anoikis.Kinetics.Compilation.Emission;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Kinetics.Compilation;

/// <summary>A network as machine code for bundles of one width: compiled once, shared by all cells and threads, never changed.</summary>
internal sealed class CompiledNetwork
{
    /// <summary>The equations with all states.</summary>
    public OdeSystem Full => Reduced.Full;

    /// <summary>The equations as integrated.</summary>
    public required ReducedSystem Reduced { get; init; }

    /// <summary>Where everything lies.</summary>
    public required BundleLayout Layout { get; init; }

    /// <summary>Lanes in a bundle.</summary>
    public required int Width { get; init; }

    /// <summary>The method whose steps the code takes.</summary>
    public required RosenbrockTableau Tableau { get; init; }

    /// <summary>In what the code of a step reckons.</summary>
    public required StagePrecision Precision { get; init; }

    /// <summary>The parameters that the code of a step reads.</summary>
    public required ImmutableArray<int> StageParameters { get; init; }

    /// <summary>Computes what each stage but the first starts from.</summary>
    public required CombinationCode?[] Combinations { get; init; }

    /// <summary>Computes the prepared subformulas of parameters.</summary>
    public required EmittedCode Prepare { get; init; }

    /// <summary>Evaluates the Jacobian, factorises the step's matrix, and computes the first stage into the target, which where the equations read time holds its additional term.</summary>
    public required EmittedCode Factor { get; init; }

    /// <summary>Evaluates the derivative, adds what the target holds and solves in place.</summary>
    public required EmittedCode Stage { get; init; }

    /// <summary>Writes (I - gamma h J)^-1 e to the target, of an e that stands where other code reads states.</summary>
    public required EmittedCode ErrorFilter { get; init; }

    /// <summary>Writes df/dt to the target; empty where the equations do not read time.</summary>
    public required EmittedCode TimeDerivative { get; init; }

    /// <summary>Evaluates the events' margins.</summary>
    public required EmittedCode Margins { get; init; }

    /// <summary>Evaluates each event's margin for one cell at a time.</summary>
    public required ImmutableArray<MarginCode> MarginsOfOne { get; init; }

    /// <summary>What the compiler made.</summary>
    public required CompilationReport Report { get; init; }

    /// <summary>Whether any pivot may come near zero.</summary>
    public required bool WatchesPivots { get; init; }

    /// <summary>Whether the equations read time.</summary>
    public bool ReadsTime => TimeDerivative.Methods.Length > 0;
}
