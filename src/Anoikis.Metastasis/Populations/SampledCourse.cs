using System.Collections.Immutable;

namespace Anoikis.Metastasis.Populations;

/// <summary>The course of one cell: the founding cell, then at each division the first daughter. It ends with its death, its colony's cap or the horizon.</summary>
/// <param name="Founder">Number of the founding cell.</param>
/// <param name="Replicate">Number of the replicate.</param>
/// <param name="Times">Times, seconds.</param>
/// <param name="Steps">Index of the step at each time.</param>
/// <param name="States">Values of all states (amounts in copies), time by time, in the order of <see cref="CascadeResult.States"/>.</param>
public sealed record SampledCourse(long Founder, int Replicate, ImmutableArray<double> Times, ImmutableArray<int> Steps, ImmutableArray<double> States);
