using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Antimony;

/// <summary>Reads a formula in Antimony's notation that stands in a text of another kind, such as a condition in a scenario.</summary>
public static class AntimonyFormula
{
    /// <summary>Most characters of a formula.</summary>
    public const int MaxLength = 10_000;

    /// <summary>The formula, names not yet resolved; null, with findings at <paramref name="location"/>, when the text is none.</summary>
    public static Expression? Read(string text, SourceLocation location, DiagnosticBag findings)
    {
        if (text.Length > MaxLength)
        {
            findings.Error(location, $"a formula of {text.Length} characters; allowed are {MaxLength}");
            return null;
        }

        var own = new DiagnosticBag();
        Expression? formula = AntimonyParser.ParseAlone(text, location.File, own);
        foreach (Diagnostic finding in own)
        {
            findings.Add(finding with { Location = location });
        }

        return formula;
    }
}
