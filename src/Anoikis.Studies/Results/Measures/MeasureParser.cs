using System.Globalization;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Studies.Results.Measures;

/// <summary>
/// Reads a measure as a scenario writes it, "in micrometastasis at 3 d per alive at 3 d". One or two selectors joined by "per":
/// <list type="bullet">
/// <item><description><c>injected</c></description></item>
/// <item><description><c>alive at T</c></description></item>
/// <item><description><c>in STEP at T</c></description></item>
/// <item><description><c>reached STEP by T</c></description></item>
/// <item><description><c>visibly apoptotic in STEP at T</c>, <c>seen in STEP at T</c>, both also with <c>for V</c> before <c>in</c></description></item>
/// <item><description><c>apoptotic by T</c></description></item>
/// <item><description><c>colony of at least N cells at T</c>, <c>colony of N to M cells at T</c></description></item>
/// </list>
/// T and V are a number and s, min, h or d. <c>cells</c> before <c>alive</c>, <c>in</c> and <c>colony</c> counts the cells of colonies instead of founding cells.
/// </summary>
public sealed class MeasureParser
{
    private const int LongestText = 400;

    private static readonly string[] Openings =
        ["injected", "alive at T", "in STEP at T", "reached STEP by T", "visibly apoptotic in STEP at T", "seen in STEP at T", "apoptotic by T", "colony of at least N cells at T", "colony of N to M cells at T"];

    private readonly IReadOnlyCollection<string> _steps;
    private readonly SourceLocation _location;
    private readonly DiagnosticBag _findings;
    private readonly double? _visible;
    private string[] _words = [];
    private int _next;

    private MeasureParser(IReadOnlyCollection<string> steps, SourceLocation location, DiagnosticBag findings, double? visible)
        => (_steps, _location, _findings, _visible) = (steps, location, findings, visible);

    /// <summary>Reads a measure.</summary>
    /// <param name="text">The words.</param>
    /// <param name="location">Where they stand, for the findings.</param>
    /// <param name="steps">Names of the cascade's steps: a selector that names another is refused. Empty where the cascade itself could not be read: then every name is taken.</param>
    /// <param name="findings">Takes an error for a measure that cannot be read.</param>
    /// <param name="visible">For how long an apoptotic cell is seen, s, where the words do not say; null when they must.</param>
    /// <returns>The measure, or null when it was refused.</returns>
    public static Measure? Parse(string text, SourceLocation location, IReadOnlyCollection<string> steps, DiagnosticBag findings, double? visible = null)
        => new MeasureParser(steps, location, findings, visible).Read(text);

    private Measure? Read(string text)
    {
        if (text.Length > LongestText)
        {
            return Refuse<Measure>($"a measure of {text.Length} characters; at most {LongestText} are allowed");
        }

        _words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Selector? numerator = ReadSelector();
        if (numerator is null)
        {
            return null;
        }

        Selector? denominator = null;
        if (Take("per"))
        {
            denominator = ReadSelector();
            if (denominator is null)
            {
                return null;
            }
        }

        return _next < _words.Length
            ? Refuse<Measure>($"measure '{text}': '{_words[_next]}' is not expected here; after a selector comes 'per' and a second selector, or nothing")
            : new Measure(numerator, denominator);
    }

    private Selector? ReadSelector()
    {
        Counting counting = Take("cells") ? Counting.Cells : Counting.Founders;
        int opening = _next;
        string? word = Next();
        Selector? selector = word switch
        {
            "injected" => new Injected(),
            "alive" => ReadTime("at") is { } at ? new AliveAt(at, counting) : null,
            "in" => ReadStep() is { } step && ReadTime("at") is { } at ? new InStep(step, at, counting) : null,
            "reached" => ReadStep() is { } step && ReadTime("by") is { } by ? new ReachedStep(step, by) : null,
            "visibly" => Expect("apoptotic") && ReadLook() is { } look ? new VisiblyApoptotic(look.Visible, look.Step, look.At) : null,
            "seen" => ReadLook() is { } look ? new SeenInStep(look.Visible, look.Step, look.At) : null,
            "apoptotic" => ReadTime("by") is { } by ? new ApoptoticBy(by) : null,
            "colony" => ReadColony(counting),
            _ => Refuse<Selector>(word is null
                ? $"a selector is missing; allowed are: {string.Join("; ", Openings)}"
                : $"'{word}' begins no selector{NearestName.Hint(word, Openings.Select(o => o.Split(' ')[0]))}; allowed are: {string.Join("; ", Openings)}"),
        };
        return selector is not null && selector.Counting != counting
            ? Refuse<Selector>($"'cells' cannot stand before '{_words[opening]}'; it may before alive, in and colony")
            : selector;
    }

    private (double Visible, string Step, double At)? ReadLook()
        => ReadVisible() is { } visible && Expect("in") && ReadStep() is { } step && ReadTime("at") is { } at ? (visible, step, at) : null;

    private double? ReadVisible()
    {
        if (_next < _words.Length && _words[_next] == "for")
        {
            return ReadTime("for");
        }

        if (_visible is null)
        {
            Refuse<Measure>("for how long an apoptotic cell is seen is not said; give the scenario 'visible', such as visible: 9 h, or the measure 'for 9 h'");
        }

        return _visible;
    }

    private ColonyOf? ReadColony(Counting counting)
    {
        if (!Expect("of"))
        {
            return null;
        }

        double most = double.PositiveInfinity;
        double? least;
        if (Take("at"))
        {
            least = Expect("least") ? ReadCount() : null;
        }
        else
        {
            least = ReadCount();
            if (least is null || !Expect("to") || ReadCount() is not { } upper)
            {
                return null;
            }

            most = upper;
        }

        if (least is null || !Expect("cells") || ReadTime("at") is not { } time)
        {
            return null;
        }

        return most < least
            ? Refuse<ColonyOf>(string.Create(CultureInfo.InvariantCulture, $"a colony of {least} to {most} cells: the first number must not be above the second"))
            : new ColonyOf(least.Value, most, time, counting);
    }

    private double? ReadCount()
    {
        string? word = Next();
        if (long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count is >= 1 and <= 1_000_000_000_000)
        {
            return count;
        }

        Refuse<Measure>($"'{word}' is no number of cells; a whole number from 1 to 1e12 is");
        return null;
    }

    private string? ReadStep()
    {
        string? word = Next();
        if (word is not null && (_steps.Count == 0 || _steps.Contains(word)))
        {
            return word;
        }

        return Refuse<string>($"the cascade has no step '{word}'{NearestName.Hint(word ?? "", _steps)}; its steps are {string.Join(", ", _steps)}");
    }

    private double? ReadTime(string preposition)
    {
        if (!Expect(preposition))
        {
            return null;
        }

        string? number = Next();
        string? unit = Next();
        if (number is not null && unit is not null && Duration.Parse(number, unit) is { } seconds)
        {
            return seconds;
        }

        Refuse<Measure>($"'{number} {unit}' is no time; a number from 0 to a century and its unit, {Duration.Allowed}, is");
        return null;
    }

    private bool Expect(string word)
    {
        if (Take(word))
        {
            return true;
        }

        string found = _next < _words.Length ? $"'{_words[_next]}'" : "the end";
        Refuse<Measure>($"'{word}' is expected after '{string.Join(' ', _words.Take(_next))}', not {found}");
        return false;
    }

    private bool Take(string word)
    {
        bool taken = _next < _words.Length && _words[_next] == word;
        _next += taken ? 1 : 0;
        return taken;
    }

    private string? Next() => _next < _words.Length ? _words[_next++] : null;

    private T? Refuse<T>(string message)
        where T : class
    {
        _findings.Error(_location, message);
        return null;
    }
}
