using Anoikis.Apoptosis.Networks;
using Anoikis.Numerics.Elementary;

namespace Anoikis.Clinic.Scores;

/// <summary>A stimulus at a strength.</summary>
/// <param name="Stimulus">Name of the stimulus.</param>
/// <param name="Value">Strength, in the unit in which scenarios state it.</param>
/// <param name="Unit">That unit.</param>
/// <param name="KillsHalf">Whether the strength was chosen to kill half of the cells at the network's own levels; false where it is the end of the range, which kills fewer, or was given.</param>
public sealed record StimulusChallenge(string Stimulus, double Value, string Unit, bool KillsHalf);

/// <summary>The strengths of a stimulus on one scale: from a ten-thousandth of its range, at 0, to the far end, at 1, by equal factors of the distance from rest.</summary>
internal readonly record struct StimulusScale(StimulusTarget Target)
{
    private const double Decades = 4;

    /// <summary>The far end of the range from rest, in the network's unit.</summary>
    private double End
    {
        get
        {
            double lower = Target.Lower * Target.PerUnit, upper = Target.Upper * Target.PerUnit;
            return upper - Target.Resting >= Target.Resting - lower ? upper : lower;
        }
    }

    /// <summary>The input at a place of the scale, in the network's unit.</summary>
    public double At(double place) => place >= 1 ? End : Target.Resting + ((End - Target.Resting) * PortableMath.Pow(10, -Decades * (1 - place)));
}
