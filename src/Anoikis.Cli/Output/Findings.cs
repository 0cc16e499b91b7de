using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Cli.Output;

/// <summary>Prints findings, one a line.</summary>
internal static class Findings
{
    /// <summary>Prints all of them and says whether they refuse the input.</summary>
    public static bool Print(DiagnosticBag findings, TextWriter error)
    {
        foreach (Diagnostic finding in findings)
        {
            error.WriteLine(finding);
        }

        return findings.HasErrors;
    }
}
