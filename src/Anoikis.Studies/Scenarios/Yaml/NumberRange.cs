using System.Globalization;

namespace Anoikis.Studies.Scenarios.Yaml;

/// <summary>Which numbers a key takes.</summary>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The greatest.</param>
/// <param name="ExcludesMinimum">Whether the least itself is refused.</param>
public readonly record struct NumberRange(double Minimum, double Maximum, bool ExcludesMinimum = false)
{
    /// <summary>0 and above.</summary>
    public static NumberRange NotNegative { get; } = new(0, double.MaxValue);

    /// <summary>Above 0.</summary>
    public static NumberRange Positive { get; } = new(0, double.MaxValue, ExcludesMinimum: true);

    /// <summary>A share or probability, 0 to 1.</summary>
    public static NumberRange Share { get; } = new(0, 1);

    /// <summary>Any finite number.</summary>
    public static NumberRange Any { get; } = new(-double.MaxValue, double.MaxValue);

    /// <summary>Whether a number is allowed; NaN never is.</summary>
    public bool Allows(double value) => value <= Maximum && (ExcludesMinimum ? value > Minimum : value >= Minimum);

    /// <summary>In words, to follow "allowed is": "a number from 0 to 1".</summary>
    public string Describe(string noun = "a number")
    {
        string lower = Minimum.ToString("#,0.############", CultureInfo.InvariantCulture);
        string upper = Maximum.ToString("#,0.############", CultureInfo.InvariantCulture);
        return (Minimum > -double.MaxValue, Maximum < double.MaxValue, ExcludesMinimum) switch
        {
            (false, false, _) => noun,
            (true, false, true) => $"{noun} above {lower}",
            (true, false, false) => Minimum == 0 ? $"{noun}, 0 or above" : $"{noun}, {lower} or above",
            (false, true, _) => $"{noun} of at most {upper}",
            (true, true, true) => $"{noun} above {lower} and at most {upper}",
            (true, true, false) => $"{noun} from {lower} to {upper}",
        };
    }
}
