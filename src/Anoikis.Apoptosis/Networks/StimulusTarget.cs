using System.Globalization;

namespace Anoikis.Apoptosis.Networks;

/// <summary>A stimulus as a network takes it: an input that a step of the cascade or a dish sets.</summary>
/// <param name="Name">What scenarios call it, for example TRAIL.</param>
/// <param name="Input">Id of the species that the surroundings hold, or of the parameter, that it sets.</param>
/// <param name="IsSpecies">True for a held species, whose amount is the input; false for a parameter.</param>
/// <param name="Unit">Unit in which scenarios state it, for example ng/mL.</param>
/// <param name="PerUnit">Input per unit: 60 copies are 1 ng/mL of TRAIL in the EARM family.</param>
/// <param name="Resting">Input where no step sets it, in the network's unit.</param>
/// <param name="Lower">Smallest plausible value, in <paramref name="Unit"/>.</param>
/// <param name="Upper">Largest plausible value, in <paramref name="Unit"/>.</param>
/// <param name="Source">Where conversion and range come from, or "assumed".</param>
public sealed record StimulusTarget(string Name, string Input, bool IsSpecies, string Unit, double PerUnit, double Resting, double Lower, double Upper, string Source)
{
    /// <summary>A strength as a message states it: six digits and the unit, which a bare number has none of.</summary>
    /// <param name="strength">In <see cref="Unit"/>.</param>
    public string Text(double strength) => string.Create(CultureInfo.InvariantCulture, $"{strength:G6}{(Unit is "1" or "dimensionless" ? "" : " " + Unit)}");
}
