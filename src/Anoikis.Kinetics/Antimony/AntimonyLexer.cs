using System.Globalization;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Antimony;

/// <summary>Cuts a text into tokens. Comments and blanks fall away; ends of lines stay, since they end statements.</summary>
internal sealed class AntimonyLexer
{
    private static readonly string[] LongSymbols = ["<->", "<=>", "...", "->", "=>", ":=", "==", "!=", "<=", ">=", "&&", "||"];

    private readonly string _text;
    private readonly string _file;
    private readonly DiagnosticBag _findings;
    private readonly List<AntimonyToken> _tokens = [];
    private int _position;
    private int _line = 1;
    private int _lineStart;

    private AntimonyLexer(string text, string file, DiagnosticBag findings) => (_text, _file, _findings) = (text, file, findings);

    /// <summary>All tokens, the last of kind End. Faulty characters are errors and fall away.</summary>
    public static List<AntimonyToken> Read(string text, string file, DiagnosticBag findings)
    {
        var lexer = new AntimonyLexer(text, file, findings);
        while (lexer._position < text.Length && findings.Count < DiagnosticBag.Limit)
        {
            lexer.Next();
        }

        lexer._position = text.Length;
        lexer.Add(AntimonyTokenKind.End, lexer._position);
        return lexer._tokens;
    }

    private SourceLocation Here => new(_file, _line, _position - _lineStart + 1);

    private char Peek(int ahead = 0) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private bool At(string text) => string.CompareOrdinal(_text, _position, text, 0, text.Length) == 0;

    private void Next()
    {
        char c = Peek();
        if (c == '\n')
        {
            Add(AntimonyTokenKind.NewLine, _position + 1);
            _line++;
            _lineStart = _position;
        }
        else if (char.IsWhiteSpace(c) || c == '\uFEFF')
        {
            _position++;
        }
        else if (c == '\\' && Peek(1) is '\n' or '\r')
        {
            SkipLineBreak();
        }
        else if (c == '#' || At("//"))
        {
            int end = _text.IndexOf('\n', _position);
            _position = end < 0 ? _text.Length : end;
        }
        else if (At("/*"))
        {
            SkipBlockComment();
        }
        else if (char.IsAsciiLetter(c) || c == '_')
        {
            ReadName();
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            ReadNumber();
        }
        else if (At("```"))
        {
            ReadQuoted("```", true);
        }
        else if (c == '"')
        {
            ReadQuoted("\"", false);
        }
        else
        {
            ReadSymbol(c);
        }
    }

    private void SkipLineBreak()
    {
        int end = _text.IndexOf('\n', _position);
        _position = end < 0 ? _text.Length : end + 1;
        _line++;
        _lineStart = _position;
    }

    private void SkipBlockComment()
    {
        SourceLocation start = Here;
        int end = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            _findings.Error(start, "the comment that begins here has no end; allowed is /* ... */");
        }

        Advance(end < 0 ? _text.Length : end + 2);
    }

    private void ReadName()
    {
        int end = _position;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '_'))
        {
            end++;
        }

        Add(AntimonyTokenKind.Name, end);
    }

    private void ReadNumber()
    {
        int end = _position;
        end = SkipDigits(end);
        if (end < _text.Length && _text[end] == '.')
        {
            end = SkipDigits(end + 1);
        }

        if (end < _text.Length && _text[end] is 'e' or 'E')
        {
            int exponent = end + 1;
            if (exponent < _text.Length && _text[exponent] is '+' or '-')
            {
                exponent++;
            }

            int last = SkipDigits(exponent);
            end = last > exponent ? last : end;
        }

        ReadOnlySpan<char> digits = _text.AsSpan(_position, end - _position);
        double value = 0;
        if (digits.Length > 1000 || !double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            string shown = digits.Length <= 40 ? digits.ToString() : $"{digits[..37]}...";
            _findings.Error(Here, $"the number {shown} is beyond what a double holds (1.8e308), or too long");
            value = 0;
        }

        Add(AntimonyTokenKind.Number, end, value: value);
    }

    private int SkipDigits(int end)
    {
        while (end < _text.Length && char.IsAsciiDigit(_text[end]))
        {
            end++;
        }

        return end;
    }

    private void ReadQuoted(string quote, bool severalLines)
    {
        int from = _position + quote.Length;
        int end = _text.IndexOf(quote, from, StringComparison.Ordinal);
        int lineEnd = _text.IndexOf('\n', from);
        if (end < 0 || (!severalLines && lineEnd >= 0 && lineEnd < end))
        {
            _findings.Error(Here, $"the quoted text that begins here has no closing {quote}");
            Advance(!severalLines && lineEnd >= 0 ? lineEnd : _text.Length);
            return;
        }

        _tokens.Add(new AntimonyToken(AntimonyTokenKind.Text, _text[from..end], 0, Here, _position, end + quote.Length));
        Advance(end + quote.Length);
    }

    private void ReadSymbol(char c)
    {
        foreach (string symbol in LongSymbols)
        {
            if (At(symbol))
            {
                Add(AntimonyTokenKind.Symbol, _position + symbol.Length);
                return;
            }
        }

        if ("+-*/^%()=<>!,;:.$'|&{}[]@".Contains(c, StringComparison.Ordinal))
        {
            Add(AntimonyTokenKind.Symbol, _position + 1);
            return;
        }

        string shown = char.IsControl(c) || char.IsSurrogate(c) ? string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}") : $"'{c}'";
        _findings.Error(Here, $"the character {shown} has no meaning in Antimony; names hold letters of the English alphabet, digits and _");
        _position++;
    }

    private void Add(AntimonyTokenKind kind, int end, double value = 0)
    {
        string text = kind is AntimonyTokenKind.NewLine or AntimonyTokenKind.End ? "" : _text[_position..end];
        _tokens.Add(new AntimonyToken(kind, text, value, Here, _position, end));
        _position = end;
    }

    /// <summary>Goes to <paramref name="end"/>, counting lines.</summary>
    private void Advance(int end)
    {
        for (; _position < end; _position++)
        {
            if (_text[_position] == '\n')
            {
                _line++;
                _lineStart = _position + 1;
            }
        }
    }
}
