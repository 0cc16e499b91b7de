using System.Collections;
using System.Globalization;

namespace Anoikis.Survival.Findings;

/// <summary>Collects all findings of a reading, a check or a fit, so that a user sees them at once.</summary>
public sealed class FindingList : IReadOnlyCollection<Finding>
{
    private const int Limit = 1000;
    private const int LinesNamed = 8;
    private readonly List<Finding> _findings = [];

    /// <inheritdoc/>
    public int Count => _findings.Count;

    /// <summary>Whether anything found refuses the analysis.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Adds a finding; beyond a thousand only errors count.</summary>
    public void Add(Finding finding)
    {
        HasErrors |= finding.Severity == FindingSeverity.Error;
        if (_findings.Count < Limit)
        {
            _findings.Add(finding);
        }
    }

    /// <summary>Adds an error.</summary>
    public void Error(string message, int line = 0) => Add(new Finding(FindingSeverity.Error, message, line));

    /// <summary>Adds a warning.</summary>
    public void Warning(string message, int line = 0) => Add(new Finding(FindingSeverity.Warning, message, line));

    /// <summary>Adds a note.</summary>
    public void Note(string message, int line = 0) => Add(new Finding(FindingSeverity.Note, message, line));

    /// <summary>"line 3", or "lines 3, 8, 9 and 12 others".</summary>
    public static string Lines(IReadOnlyCollection<int> lines)
    {
        string named = string.Join(", ", lines.Take(LinesNamed).Select(l => l.ToString(CultureInfo.InvariantCulture)));
        int others = lines.Count - LinesNamed;
        return lines.Count == 1 ? $"line {named}"
            : others > 0 ? string.Create(CultureInfo.InvariantCulture, $"lines {named} and {others} other{(others == 1 ? "" : "s")}")
            : $"lines {named}";
    }

    /// <inheritdoc/>
    public IEnumerator<Finding> GetEnumerator() => _findings.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
