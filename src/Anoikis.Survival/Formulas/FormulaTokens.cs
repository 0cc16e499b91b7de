using System.Globalization;

namespace Anoikis.Survival.Formulas;

/// <summary>What a piece of a formula is.</summary>
internal enum TokenKind
{
    Name,
    Number,
    Sign,
    End,
    Unknown,
}

/// <summary>A piece of a formula.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Place, bool IsQuoted = false)
{
    public bool Is(char sign) => Kind == TokenKind.Sign && Text[0] == sign;
}

/// <summary>Cuts a formula into names, numbers and signs.</summary>
internal static class FormulaTokens
{
    public static List<Token> Of(string text)
    {
        List<Token> tokens = [];
        int i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            int begin = i;
            if (c == '`')
            {
                int end = text.IndexOf('`', i + 1);
                i = end < 0 ? text.Length : end + 1;
                tokens.Add(end < 0 ? new Token(TokenKind.Unknown, text[begin..], begin) : new Token(TokenKind.Name, text[(begin + 1)..end], begin, true));
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))
            {
                i = NumberEnd(text, i);
                tokens.Add(new Token(double.TryParse(text[begin..i], NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? TokenKind.Number : TokenKind.Unknown, text[begin..i], begin));
            }
            else if (char.IsLetter(c) || c == '.')
            {
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '.' or '_'))
                {
                    i++;
                }

                tokens.Add(new Token(TokenKind.Name, text[begin..i], begin));
            }
            else
            {
                i++;
                tokens.Add(new Token("+-*/^():,~".Contains(c, StringComparison.Ordinal) ? TokenKind.Sign : TokenKind.Unknown, c.ToString(), begin));
            }
        }

        tokens.Add(new Token(TokenKind.End, "the end", text.Length));
        return tokens;
    }

    private static int NumberEnd(string text, int i)
    {
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '.'
            || (text[i] is 'e' or 'E' && i + 1 < text.Length && (char.IsAsciiDigit(text[i + 1]) || text[i + 1] is '-' or '+'))
            || (text[i] is '-' or '+' && text[i - 1] is 'e' or 'E')))
        {
            i++;
        }

        return i;
    }
}
