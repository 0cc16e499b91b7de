using System.Collections.Immutable;

namespace Anoikis.Studies.Calibration;

/// <summary>What can be fitted: it makes data from numbers and says how far they are from the observed ones. Called from several threads.</summary>
internal interface ICalibratedModel
{
    /// <summary>Makes data once.</summary>
    /// <param name="numbers">Values of the free numbers, in their units.</param>
    /// <param name="seed">Key of all its randomness.</param>
    /// <param name="progress">Takes founding cells whose fate is known, as increments.</param>
    /// <param name="cancellation">Stops it.</param>
    Evaluation Evaluate(ImmutableArray<double> numbers, ulong seed, Action<long>? progress, CancellationToken cancellation);
}

/// <summary>Data that numbers made.</summary>
/// <param name="Distance">How far they are from the observed ones; infinite when they cannot be compared.</param>
/// <param name="Simulated">The simulated value of each observed row; NaN where there is none.</param>
/// <param name="FailedCells">Cells whose numbers could not be computed.</param>
internal sealed record Evaluation(double Distance, ImmutableArray<double> Simulated, long FailedCells);
