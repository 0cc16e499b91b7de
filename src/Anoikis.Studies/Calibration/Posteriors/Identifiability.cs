using System.Collections.Immutable;
using System.Globalization;

namespace Anoikis.Studies.Calibration.Posteriors;

/// <summary>What the observations tell of the free numbers and what they cannot tell apart, in words.</summary>
internal static class Identifiability
{
    private const double LittleTold = 0.8;

    /// <summary>One sentence a finding, what matters most first.</summary>
    public static ImmutableArray<string> Sentences(FitResult fit)
    {
        List<string> words = [];
        foreach (NumberPair pair in fit.Pairs.Where(p => Math.Abs(p.Correlation) >= NumberPair.Ridge))
        {
            words.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{Name(fit, pair.First)} and {Name(fit, pair.Second)} are not told apart (correlation {pair.Correlation:+0.00;-0.00}): {Trade(pair)}. The observations hold a combination of the two, not each."));
        }

        foreach (FittedNumber number in fit.Numbers.Where(n => n.ToldByOthers >= NumberPair.Ridge && !fit.Pairs.Any(p => Math.Abs(p.Correlation) >= NumberPair.Ridge && (fit.Plan.Free[p.First] == n.Number || fit.Plan.Free[p.Second] == n.Number))))
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{number.Number.Name} follows from the other free numbers together (they tell {number.ToldByOthers:P0} of its variance): it is not told on its own."));
        }

        foreach (FittedNumber number in fit.Numbers.Where(n => n.Spread >= LittleTold))
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{number.Number.Name} is hardly told by the observations: its spread is {number.Spread:0.00} of what its range gave beforehand."));
        }

        if (words.Count == 0)
        {
            words.Add("No two free numbers stand for each other (every correlation lies below 0.7 in size), and every one is narrower than its range.");
        }

        if (fit.Plan.Free.Length == fit.Plan.Observations.Length)
        {
            words.Add($"There are as many free numbers as observations ({fit.Plan.Free.Length}): agreement with these observations is no evidence for the model. What was not fitted is.");
        }

        return [.. words];
    }

    private static string Trade(NumberPair pair) => pair.Correlation < 0 ? "more of the one is made up for by less of the other" : "more of the one is made up for by more of the other";

    private static string Name(FitResult fit, int index) => fit.Plan.Free[index].Name;
}
