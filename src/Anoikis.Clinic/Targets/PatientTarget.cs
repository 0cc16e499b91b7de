using Anoikis.Numerics.Intervals;

namespace Anoikis.Clinic.Targets;

/// <summary>What a change of one regulator does to a patient's score. A model hypothesis, not treatment advice.</summary>
/// <param name="Symbol">HGNC symbol.</param>
/// <param name="Factor">What its level was multiplied with: of the two changes tried, the one that moves the score further towards death at the mapping's centre.</param>
/// <param name="Effect">How far the score moves towards death, in the score's unit, with the interval that the mapping's uncertainty gives it; negative where both changes move it the other way.</param>
/// <param name="FirstShare">Share of the mapping's draws in which no other regulator moves the score further; NaN without draws.</param>
public sealed record PatientTarget(string Symbol, double Factor, Interval Effect, double FirstShare);
