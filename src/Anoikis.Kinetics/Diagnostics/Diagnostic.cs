namespace Anoikis.Kinetics.Diagnostics;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Note,

    /// <summary>Probably not meant; the run goes on.</summary>
    Warning,

    /// <summary>The input is refused.</summary>
    Error,
}

/// <summary>One finding about an input: what is wrong, where, and what is allowed instead.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Message">One line: the value found, what is allowed, and the nearest known name when it looks like a typo.</param>
public sealed record Diagnostic(Severity Severity, SourceLocation Location, string Message)
{
    /// <summary>"file:line: error: message", on one line, never wrapped.</summary>
    public override string ToString()
    {
        string severity = Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };
        string place = Location.ToString();
        return place.Length == 0 ? $"{severity}: {Message}" : $"{place}: {severity}: {Message}";
    }
}
