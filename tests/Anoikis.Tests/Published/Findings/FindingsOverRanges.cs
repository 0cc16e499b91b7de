using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Anoikis.Apoptosis.Networks;
using Anoikis.Numerics.Elementary;
using Anoikis.Numerics.Random;
using Anoikis.Tests.Published.Cultures;

namespace Anoikis.Tests.Published.Findings;

/// <summary>
/// The findings again with every number that the modules assume or calibrate drawn from its stated range, log-uniformly, all at once. The core stays as it is. What holds in draw after draw does not hang on the
/// numbers chosen.
/// </summary>
internal static partial class FindingsOverRanges
{
    private const ulong Seed = 2026;

    /// <summary>Draws that the page states.</summary>
    public const int Draws = 6;

    private static readonly ImmutableArray<(string Text, string Name, string Unit, double Lower, double Upper)> Numbers = Read();

    /// <summary>How many numbers are drawn.</summary>
    public static int Count => Numbers.Length;

    /// <summary>Whether each finding holds, in their order, with the numbers of one draw.</summary>
    public static bool[] Holds(int draw)
    {
        Dish dish = Dish.Composed(NetworkModules.FullName, [.. Numbers.Select((n, i) => (n.Text, Drawn(n, i, draw)))]);
        return [.. FullNetworkFindings.All.Select(f => f.Measure(dish).Holds)];
    }

    private static string Drawn((string Text, string Name, string Unit, double Lower, double Upper) number, int index, int draw)
    {
        double share = new RandomStream(Seed, (ulong)draw, (uint)index, 0).NextDouble();
        double value = number.Lower * PortableMath.Exp(share * PortableMath.Log(number.Upper / number.Lower));
        return string.Create(CultureInfo.InvariantCulture, $"  {number.Name} = {value:E6} {number.Unit} ");
    }

    // A text that the core has too, such as a rate of the same name and value, stays as it is.
    private static ImmutableArray<(string, string, string, double, double)> Read()
    {
        string core = BuiltInNetworks.Text("reference_cell");
        string[] parts = [.. Import().Matches(core).Select(m => m.Groups[1].Value).Except(NetworkModules.All.Select(m => m.Name))];
        string kept = core + string.Concat(parts.Select(p => BuiltInNetworks.Import($"apoptosis/modules/{p}.ant")));
        var numbers = new Dictionary<string, (string, string, string, double, double)>(StringComparer.Ordinal);
        foreach (Match match in NetworkModules.All.SelectMany(m => Number().Matches(BuiltInNetworks.Import($"apoptosis/modules/{m.Name}.ant")!)))
        {
            double Of(string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
            string text = match.Groups["text"].Value;
            if (!kept.Contains(text, StringComparison.Ordinal))
            {
                // Where a range begins at nothing, a hundredth of its end stands for it.
                numbers[text] = (text, match.Groups["name"].Value, match.Groups["unit"].Value, Of("lower") > 0 ? Of("lower") : 0.01 * Of("upper"), Of("upper"));
            }
        }

        return [.. numbers.Values];
    }

    [GeneratedRegex(@"^(?<text>  (?<name>\w+) = \S+ (?<unit>\w+) ) *// (?:assumed|calibrated) \[(?<lower>[^,\]]+), (?<upper>[^\]]+)\]", RegexOptions.Multiline)]
    private static partial Regex Number();

    [GeneratedRegex("import \"modules/(\\w+)\\.ant\"")]
    private static partial Regex Import();
}
