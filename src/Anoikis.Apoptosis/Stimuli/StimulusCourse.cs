using System.Collections.Immutable;
using Anoikis.Apoptosis.Variability;

namespace Anoikis.Apoptosis.Stimuli;

/// <summary>How strong a stimulus is while a cell is in a step, in the network's unit (copies). Every cell has its own course where chance enters.</summary>
public abstract record StimulusCourse;

/// <summary>Always the same.</summary>
/// <param name="Value">Input, at least 0.</param>
public sealed record ConstantStimulus(double Value) : StimulusCourse;

/// <summary>
/// Contacts that begin at random (a Poisson process for each cell) and each lasts its own time at its own dose; doses of contacts at the same time add up.
/// A contact ends when the cell leaves the step or divides.
/// </summary>
/// <param name="RatePerSecond">Contacts that begin per second, at least 0.</param>
/// <param name="Dose">Input during a contact.</param>
/// <param name="Duration">Length of a contact, seconds.</param>
public sealed record StimulusPulses(double RatePerSecond, RandomQuantity Dose, RandomQuantity Duration) : StimulusCourse;

/// <summary>A course in steps: Values[i] holds from Times[i] until the next time.</summary>
/// <param name="Times">Seconds since the step was entered, the first 0, rising.</param>
/// <param name="Values">Inputs, as many.</param>
public sealed record StimulusTable(ImmutableArray<double> Times, ImmutableArray<double> Values) : StimulusCourse;

/// <summary>A stimulus with its course.</summary>
/// <param name="Name">Name in the network's stimuli.</param>
/// <param name="Course">How strong it is.</param>
public sealed record Stimulus(string Name, StimulusCourse Course);
