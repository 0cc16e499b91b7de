using System.CommandLine;
using System.Globalization;

namespace Anoikis.Cli.Options;

/// <summary>Options that hold a number within bounds; the message names the value and what is allowed.</summary>
internal static class NumberOption
{
    /// <summary>A finite number above 0.</summary>
    public static Option<double?> Positive(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            string text = result.Tokens.Single().Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value > 0)
            {
                return value;
            }

            result.AddError($"{name} \"{text}\" is not a number above 0");
            return null;
        },
    };

    /// <summary>A whole number between two bounds.</summary>
    public static Option<int> Whole(string name, string description, int least, int most, int otherwise) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            string text = result.Tokens.Single().Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
            {
                return value;
            }

            result.AddError($"{name} \"{text}\" is not a whole number from {least} to {most}");
            return otherwise;
        },
    };
}
