using System.CommandLine.Parsing;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Cli.Options;

/// <summary>Options that take one of a few words.</summary>
internal static class EnumOption
{
    /// <summary>The value that a word stands for; another word is refused with the nearest and the list of those allowed.</summary>
    public static T Parse<T>(ArgumentResult result, params (string Word, T Value)[] allowed)
    {
        string text = result.Tokens.Single().Value;
        foreach ((string word, T value) in allowed)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        string name = result.Parent is OptionResult option ? option.Option.Name : "value";
        string[] words = [.. allowed.Select(a => a.Word)];
        result.AddError($"{name} \"{text}\" is not one of {string.Join(", ", words)}{NearestName.Hint(text, words)}");
        return allowed[0].Value;
    }
}
