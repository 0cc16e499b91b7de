using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Metastasis.Cascade;

/// <summary>Finds everything that is wrong with a cascade as a whole: dead ends, exits to nowhere, loops that take no time, stimuli that the network lacks.</summary>
public static class CascadeCheck
{
    /// <summary>Adds all findings.</summary>
    /// <param name="cascade">The cascade.</param>
    /// <param name="network">The network that its stimuli and conditions address.</param>
    /// <param name="locate">Where a part of the cascade stands: step index with the index of an exit and of a stimulus, -1 for none.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Run(MetastaticCascade cascade, CellNetwork network, Func<CascadePart, SourceLocation> locate, DiagnosticBag findings)
        => throw new NotImplementedException();
}

/// <summary>A part of a cascade, to say where it stands.</summary>
/// <param name="Step">Index of the step.</param>
/// <param name="Exit">Index of the exit, or -1.</param>
/// <param name="Stimulus">Index of the stimulus, or -1.</param>
public readonly record struct CascadePart(int Step, int Exit = -1, int Stimulus = -1);
