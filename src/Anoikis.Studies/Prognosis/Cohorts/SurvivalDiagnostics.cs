using Anoikis.Kinetics.Diagnostics;
using Anoikis.Survival.Findings;

namespace Anoikis.Studies.Prognosis.Cohorts;

/// <summary>Findings about tables and fits as located diagnostics, with the nearest known name.</summary>
public static class SurvivalDiagnostics
{
    /// <summary>A finding about a file.</summary>
    public static Diagnostic Of(Finding finding, string file) => Of(finding, new SourceLocation(file, finding.Line));

    /// <summary>A finding that stands somewhere else than in the table.</summary>
    public static Diagnostic Of(Finding finding, SourceLocation location)
    {
        Severity severity = finding.Severity switch { FindingSeverity.Error => Severity.Error, FindingSeverity.Warning => Severity.Warning, _ => Severity.Note };
        string hint = finding.UnknownName is { } name ? NearestName.Hint(name, finding.KnownNames) : "";
        return new Diagnostic(severity, location, finding.Message + hint);
    }
}
