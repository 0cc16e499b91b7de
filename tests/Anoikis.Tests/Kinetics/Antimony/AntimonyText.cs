using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Tests.Kinetics.Antimony;

/// <summary>Reads Antimony in tests.</summary>
internal static class AntimonyText
{
    public static ReactionNetwork Network(string text, Func<string, string?>? imports = null)
    {
        var findings = new DiagnosticBag();
        NetworkDraft? draft = AntimonyReader.Read(text, "test.ant", findings, imports);
        ReactionNetwork? network = draft is null ? null : NetworkCheck.Run(draft, findings);
        Assert.True(network is not null, string.Join('\n', findings));
        return network;
    }

    public static DiagnosticBag Findings(string text, Func<string, string?>? imports = null)
    {
        var findings = new DiagnosticBag();
        if (AntimonyReader.Read(text, "test.ant", findings, imports) is { } draft)
        {
            NetworkCheck.Run(draft, findings);
        }

        return findings;
    }

    public static void AssertRefused(string text, int line, string message, Func<string, string?>? imports = null)
    {
        DiagnosticBag findings = Findings(text, imports);
        Assert.True(
            findings.Any(f => f.Severity == Severity.Error && f.Location.Line == line && f.Message.Contains(message, StringComparison.Ordinal)),
            $"expected line {line}: {message}\nfound\n{string.Join('\n', findings)}");
    }
}
