namespace Anoikis.Survival.Findings;

/// <summary>How grave a finding about data or a fit is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Probably not meant, or a reason for care; the analysis goes on.</summary>
    Warning,

    /// <summary>The analysis is refused.</summary>
    Error,
}

/// <summary>One finding: what is wrong with a table, a formula or a fit.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">One line: the value found and what is allowed.</param>
/// <param name="Line">Line of the file where it first stands, from 1; 0 where it is no line's.</param>
public sealed record Finding(FindingSeverity Severity, string Message, int Line = 0)
{
    /// <summary>A name that nothing bears, where that is the finding; its nearest known name may be offered.</summary>
    public string? UnknownName { get; init; }

    /// <summary>The names that may be asked for in its place.</summary>
    public IReadOnlyList<string> KnownNames { get; init; } = [];
}
