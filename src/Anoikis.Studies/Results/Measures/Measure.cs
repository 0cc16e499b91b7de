namespace Anoikis.Studies.Results.Measures;

/// <summary>
/// A number that a run and an experiment can both give: a count, or one count per another,
/// <c>sum w[numerator] / sum w[denominator]</c> over the entities with their weights w.
/// </summary>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">Per what; null for the plain count.</param>
public sealed record Measure(Selector Numerator, Selector? Denominator)
{
    /// <summary>The measure in the words that <see cref="MeasureParser"/> reads.</summary>
    public override string ToString() => Denominator is null ? Numerator.ToString() : $"{Numerator} per {Denominator}";
}
