using System.Globalization;
using System.Text.RegularExpressions;

namespace Anoikis.Kinetics.Descriptions;

/// <summary>What the remark behind a parameter says of its source.</summary>
/// <remarks>
/// The forms: <c>// published: AUTHOR YEAR</c>, <c>// calibrated [lo, hi]: to what</c>, <c>// assumed [lo, hi]: reason</c>, <c>// input [lo, hi]: what it is</c>, <c>// derived: from what</c>,
/// <c>// definition: what it is</c>.
/// </remarks>
/// <param name="Origin">Where the value comes from.</param>
/// <param name="Text">The publication, the reason or the observation; what the remark says where it has none of the forms.</param>
public sealed partial record ParameterSource(ParameterOrigin Origin, string Text)
{
    /// <summary>Smallest plausible value, in the parameter's unit; null where the origin has no range.</summary>
    public double? Lower { get; private init; }

    /// <summary>Largest plausible value, in the parameter's unit.</summary>
    public double? Upper { get; private init; }

    /// <summary>Reads the remark of a line of Antimony; <see cref="ParameterOrigin.Unstated"/> where it has none of the forms, or a form that lacks its range, its text, or has the range reversed.</summary>
    /// <param name="line">The whole line.</param>
    public static ParameterSource Of(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        int start = line.IndexOf("//", StringComparison.Ordinal);
        string remark = start < 0 ? "" : line[(start + 2)..].Trim();
        Match match = Form().Match(remark);
        if (!match.Success)
        {
            return new ParameterSource(ParameterOrigin.Unstated, remark);
        }

        ParameterOrigin origin = Enum.Parse<ParameterOrigin>(match.Groups["origin"].Value, ignoreCase: true);
        bool needsRange = origin is ParameterOrigin.Calibrated or ParameterOrigin.Assumed or ParameterOrigin.Input;
        var source = new ParameterSource(origin, match.Groups["text"].Value);
        if (match.Groups["lower"].Success
            && double.TryParse(match.Groups["lower"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double lower)
            && double.TryParse(match.Groups["upper"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double upper)
            && lower < upper)
        {
            source = source with { Lower = lower, Upper = upper };
        }

        return needsRange == source.Lower.HasValue ? source : new ParameterSource(ParameterOrigin.Unstated, remark);
    }

    [GeneratedRegex(@"^(?<origin>published|calibrated|assumed|derived|input|definition)(?: \[(?<lower>[^,\]]+), (?<upper>[^,\]]+)\])?: (?<text>\S.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
