using Anoikis.Numerics.Elementary;

namespace Anoikis.Apoptosis.Stimuli;

/// <summary>A stimulus that all cells of a colony feel alike, by the age and the size of the colony. Only in steps where cells divide.</summary>
public abstract record ColonyStimulus : StimulusCourse
{
    /// <summary>The input in a colony, in the network's unit.</summary>
    /// <param name="age">Time since the colony was founded, seconds.</param>
    /// <param name="cells">Living cells.</param>
    /// <param name="radius">Its radius as a ball, mm.</param>
    public abstract double At(double age, double cells, double radius);

    /// <summary>Strongest that it can become.</summary>
    public abstract double Height { get; init; }
}

/// <summary>A strain that comes on with the colony's age and eases as it grows: h (1 - exp(-(t / onset)^2)) / (1 + (n / relief)^2).</summary>
/// <param name="Height">h, at least 0.</param>
/// <param name="Onset">Age at which 63 % of it would have come on, seconds, above 0.</param>
/// <param name="ReliefSize">Cells at which it has eased by half, above 0.</param>
public sealed record ColonyStrain(double Height, double Onset, double ReliefSize) : ColonyStimulus
{
    /// <inheritdoc/>
    public override double Height { get; init; } = Height;

    /// <inheritdoc/>
    public override double At(double age, double cells, double radius)
    {
        (double t, double n) = (age / Onset, cells / ReliefSize);
        return Height * (1 - PortableMath.Exp(-(t * t))) / (1 + (n * n));
    }
}

/// <summary>A lack that comes with the colony's radius: none up to one radius, all from another on, in between in proportion.</summary>
/// <param name="From">Radius up to which there is none, mm, at least 0.</param>
/// <param name="Full">Radius from which there is all, mm, above <paramref name="From"/>.</param>
/// <param name="Height">All of it, at least 0.</param>
public sealed record ColonyDepth(double From, double Full, double Height) : ColonyStimulus
{
    /// <inheritdoc/>
    public override double Height { get; init; } = Height;

    /// <inheritdoc/>
    public override double At(double age, double cells, double radius) => Height * Math.Clamp((radius - From) / (Full - From), 0, 1);
}
