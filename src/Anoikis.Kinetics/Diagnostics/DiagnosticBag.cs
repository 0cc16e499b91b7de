using System.Collections;

namespace Anoikis.Kinetics.Diagnostics;

/// <summary>Collects every finding of a reading or a check, so that a user sees all of them at once.</summary>
public sealed class DiagnosticBag : IReadOnlyCollection<Diagnostic>
{
    /// <summary>Findings kept at the most; beyond it only their count grows, so that hostile input cannot fill the memory.</summary>
    public const int Limit = 1000;

    private readonly List<Diagnostic> _findings = [];

    /// <inheritdoc/>
    public int Count => _findings.Count;

    /// <summary>Whether anything found refuses the input.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Adds an error.</summary>
    public void Error(SourceLocation location, string message) => Add(new Diagnostic(Severity.Error, location, message));

    /// <summary>Adds a warning.</summary>
    public void Warning(SourceLocation location, string message) => Add(new Diagnostic(Severity.Warning, location, message));

    /// <summary>Adds a note.</summary>
    public void Note(SourceLocation location, string message) => Add(new Diagnostic(Severity.Note, location, message));

    /// <summary>Adds a finding.</summary>
    public void Add(Diagnostic finding)
    {
        HasErrors |= finding.Severity == Severity.Error;
        if (_findings.Count < Limit)
        {
            _findings.Add(finding);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Diagnostic> GetEnumerator() => _findings.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
