namespace Anoikis.Kinetics.Compilation;

/// <summary>What the network compiler made of a network.</summary>
/// <param name="States">States of the equations.</param>
/// <param name="ReducedStates">States that are integrated, after conservation laws.</param>
/// <param name="JacobianEntries">Non-zero entries of the reduced Jacobian.</param>
/// <param name="FactorEntries">Non-zero entries of L and U, the diagonal counted once.</param>
/// <param name="StageOperations">Graph operations of one stage: derivative and solve.</param>
/// <param name="FactorOperations">Graph operations of Jacobian and factorisation.</param>
/// <param name="IlBytes">Bytes of intermediate code.</param>
/// <param name="BundleBytes">Bytes of memory that one bundle works on.</param>
public sealed record CompilationReport(
    int States,
    int ReducedStates,
    int JacobianEntries,
    int FactorEntries,
    int StageOperations,
    int FactorOperations,
    int IlBytes,
    int BundleBytes);
