namespace Anoikis.Studies.Results.Measures;

/// <summary>
/// A number that a run and an experiment can both give: a count, or one count per another,
/// <c>sum w[numerator] / sum w[denominator]</c> over the entities with their weights w.
/// </summary>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">Per what; null for the plain count.</param>
public sealed record Measure(Selector Numerator, Selector? Denominator)
{
    /// <summary>The latest time that it asks about, s: a run must not end earlier.</summary>
    public double LatestTime => Math.Max(Numerator.LatestTime, Denominator?.LatestTime ?? 0);

    /// <summary>Times at which a run must note colonies' sizes, s.</summary>
    public IEnumerable<double> ColonyTimes => new[] { Numerator.ColonyTime, Denominator?.ColonyTime }.OfType<double>().Distinct();

    /// <summary>The measure in the words that <see cref="MeasureParser"/> reads.</summary>
    public override string ToString() => Denominator is null ? Numerator.ToString() : $"{Numerator} per {Denominator}";
}
