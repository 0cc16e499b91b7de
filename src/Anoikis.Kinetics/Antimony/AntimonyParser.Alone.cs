using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Antimony;

/// <content>A formula that stands outside any model.</content>
internal sealed partial class AntimonyParser
{
    /// <summary>The one formula that a text consists of, or null with findings.</summary>
    public static Expression? ParseAlone(string text, string file, DiagnosticBag findings)
    {
        var parser = new AntimonyParser(AntimonyLexer.Read(text, file, findings), new AntimonySource(), findings, (_, _) => { });
        try
        {
            Expression formula = parser.ParseFormula();
            parser.SkipNewLines();
            return parser.Current.Kind == AntimonyTokenKind.End
                ? findings.HasErrors ? null : formula
                : throw parser.Fail($"{parser.Current.Describe()} is not expected behind the formula");
        }
        catch (AntimonySyntaxException)
        {
            return null;
        }
    }
}
