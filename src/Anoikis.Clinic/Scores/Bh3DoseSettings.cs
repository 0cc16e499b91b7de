using Anoikis.Clinic.Populations;

namespace Anoikis.Clinic.Scores;

/// <summary>What counts as an answer to a BH3 stress dose.</summary>
public sealed record Bh3DoseSettings
{
    /// <summary>Most doses that a cell is tried with.</summary>
    public const int MostDoses = 12;

    /// <summary>The cells of each patient.</summary>
    public PopulationSettings Population { get; init; } = new() { Cells = 50 };

    /// <summary>Pores, BAX4 and BAK4 together, that must be reached: 100 copies (assumed [10, 1000]). At the switch pores go from below 1 to above 1,000 within the hour.</summary>
    public double Pores { get; init; } = 100;

    /// <summary>By when, seconds from the onset: 24 h (assumed [6 h, 48 h]).</summary>
    public double Time { get; init; } = 24 * 3600;

    /// <summary>Least dose, in units of the stimulus stress.</summary>
    public double Least { get; init; } = 0.1;

    /// <summary>Greatest dose: the end of the stimulus's range.</summary>
    public double Greatest { get; init; } = 10;

    /// <summary>Halvings of the interval between them, on a logarithmic scale: 10 give the dose to (greatest/least)^(1/2^11), 0.2 %.</summary>
    public int Halvings { get; init; } = 10;

    internal void Require()
    {
        Population.Require();
        if (!(Pores > 0) || !(Time > 0) || !(Least > 0) || !(Greatest > Least && double.IsFinite(Greatest)) || Halvings is < 1 or >= MostDoses)
        {
            throw new ArgumentException(FormattableString.Invariant($"pores {Pores}, time {Time} s, doses {Least} to {Greatest}, {Halvings} halvings; all must be above 0, doses rise, halvings are at most {MostDoses - 1}"));
        }
    }
}
