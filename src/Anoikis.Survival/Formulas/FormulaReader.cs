using System.Globalization;
using Anoikis.Survival.Findings;

namespace Anoikis.Survival.Formulas;

/// <summary>Reads the terms of a formula by recursive descent; the first problem ends the reading.</summary>
internal sealed class FormulaReader
{
    private const int LongestText = 100_000;
    private const int Deepest = 50;
    private const int FewestKnots = 3;
    private const int MostKnots = 10;
    private readonly string _text;
    private readonly FindingList _findings;
    private readonly List<Token> _tokens;
    private readonly List<FormulaTerm> _terms = [];
    private readonly List<string> _strata = [];
    private readonly List<ArithmeticNode> _offsets = [];
    private string? _cluster;
    private int _at;
    private int _depth;
    private bool _failed;

    public FormulaReader(string text, FindingList findings)
    {
        (_text, _findings) = (text, findings);
        _tokens = text.Length <= LongestText ? FormulaTokens.Of(text) : [new Token(TokenKind.End, "the end", 0)];
    }

    private Token Here => _tokens[_at];

    public Formula? Read()
    {
        if (_text.Length > LongestText)
        {
            _findings.Error($"the formula is longer than {LongestText} characters");
            return null;
        }

        if (Here.Is('~'))
            _at++;
        if (Here.Kind == TokenKind.End)
            Fail("a formula names at least one term");
        while (!_failed)
        {
            Sum();
            if (Here.Kind == TokenKind.End || _failed)
                break;
            if (Here.Is('~'))
                Fail("the left-hand side is not part of the formula: times and events are named by their own options");
            else if (Here.Is('-'))
                Fail("terms are not taken away; write those that are wanted");
            else if (!Here.Is('+'))
                Fail($"'{Here.Text}' stands where + or the end is due");
            else
                _at++;
        }

        if (_failed)
            return null;
        FormulaTerm[] distinct = [.. _terms.DistinctBy(Key)];
        return new Formula(_text)
        {
            Terms = [.. distinct.OrderBy(t => t.Factors.Count)],
            Strata = [.. _strata.Distinct(StringComparer.Ordinal)],
            Cluster = _cluster,
            Offsets = _offsets,
        };
    }

    private static string Key(FormulaTerm term) => string.Join('\n', term.Factors.Select(f => f.Label).Order(StringComparer.Ordinal));

    // a * b is a + b + a:b, for any number of factors.
    private void Sum()
    {
        if (Special())
            return;
        List<FormulaTerm> product = [Interaction()];
        while (!_failed && Here.Is('*'))
        {
            _at++;
            FormulaTerm next = Interaction();
            if (_failed)
                return;
            product = [.. product, next, .. product.Select(p => new FormulaTerm([.. p.Factors.Concat(next.Factors).DistinctBy(f => f.Label)]))];
            if (product.Count > 63)
            {
                Fail("more than six factors are crossed");
                return;
            }
        }

        if (!_failed)
            _terms.AddRange(product.Where(p => p.Factors.Count > 0));
    }

    private FormulaTerm Interaction()
    {
        List<FormulaFactor> factors = [];
        while (!_failed)
        {
            if (Factor() is { } factor)
                factors.Add(factor);
            if (!Here.Is(':'))
                break;
            _at++;
        }

        return new FormulaTerm([.. factors.DistinctBy(f => f.Label)]);
    }

    /// <summary>strata(a, b), cluster(id), offset(x) and the intercept 1: parts of the model without a coefficient.</summary>
    private bool Special()
    {
        if (Here is { Kind: TokenKind.Number, Text: "1" })
        {
            _at++;
            return true;
        }

        if (Here is not { Kind: TokenKind.Name, IsQuoted: false } || !_tokens[_at + 1].Is('('))
            return false;
        switch (Here.Text)
        {
            case "strata":
                _at += 2;
                do
                {
                    _strata.Add(ColumnName("strata(...)"));
                }
                while (!_failed && Take(','));
                Expect(')');
                break;
            case "cluster":
                _at += 2;
                if (_cluster is not null)
                    Fail("cluster(...) stands twice");
                _cluster = ColumnName("cluster(...)");
                Expect(')');
                break;
            case "offset":
                _at += 2;
                _offsets.Add(Arithmetic());
                Expect(')');
                break;
            default:
                return false;
        }

        if (!_failed && (Here.Is('*') || Here.Is(':')))
            Fail("strata, clusters and offsets take no part in interactions");
        return true;
    }

    private FormulaFactor? Factor()
    {
        Token token = Here;
        if (token.Kind != TokenKind.Name)
        {
            Fail($"'{token.Text}' stands where a column or a function is due");
            return null;
        }

        _at++;
        if (token.IsQuoted || !Here.Is('('))
            return new FormulaFactor(FactorKind.Column, FormulaName.Quoted(token.Text), new ColumnNode(token.Text));
        _at++;
        switch (token.Text)
        {
            case "factor" or "as.factor":
                string column = ColumnName($"{token.Text}(...)");
                Expect(')');
                return new FormulaFactor(FactorKind.Levels, $"{token.Text}({FormulaName.Quoted(column)})", new ColumnNode(column));
            case "rcs":
                return Spline();
            case "I":
                ArithmeticNode inner = Arithmetic();
                Expect(')');
                return new FormulaFactor(FactorKind.Arithmetic, $"I({inner})", inner);
        }

        if (Function(token.Text) is not { } function)
        {
            Fail($"'{token.Text}' is not a known function; known are strata, cluster, offset, factor, rcs, I, {string.Join(", ", FunctionNames())}");
            return null;
        }

        CallNode call = new(function, Arithmetic());
        Expect(')');
        return new FormulaFactor(FactorKind.Arithmetic, call.ToString(), call);
    }

    private FormulaFactor? Spline()
    {
        string column = ColumnName("rcs(...)");
        int knots = 5;
        string label = $"rcs({FormulaName.Quoted(column)})";
        if (Take(','))
        {
            if (Here.Kind != TokenKind.Number || !int.TryParse(Here.Text, NumberStyles.None, CultureInfo.InvariantCulture, out knots) || knots is < FewestKnots or > MostKnots)
            {
                Fail($"rcs takes a whole number of knots from {FewestKnots} to {MostKnots}, not '{Here.Text}'");
                return null;
            }

            _at++;
            label = string.Create(CultureInfo.InvariantCulture, $"rcs({FormulaName.Quoted(column)}, {knots})");
        }

        Expect(')');
        return new FormulaFactor(FactorKind.Spline, label, new ColumnNode(column), knots);
    }

    private ArithmeticNode Arithmetic()
    {
        ArithmeticNode left = Product();
        while (!_failed && (Here.Is('+') || Here.Is('-')))
        {
            char sign = Here.Text[0];
            _at++;
            left = new OperationNode(sign, left, Product());
        }

        return left;
    }

    private ArithmeticNode Product()
    {
        ArithmeticNode left = Signed();
        while (!_failed && (Here.Is('*') || Here.Is('/')))
        {
            char sign = Here.Text[0];
            _at++;
            left = new OperationNode(sign, left, Signed());
        }

        return left;
    }

    private ArithmeticNode Signed()
    {
        if (++_depth > Deepest)
        {
            Fail($"the formula is nested more than {Deepest} deep");
            return new NumberNode(0);
        }

        ArithmeticNode node = Here.Is('-') ? Negative() : Power();
        _depth--;
        return node;
    }

    private NegativeNode Negative()
    {
        _at++;
        return new NegativeNode(Signed());
    }

    private ArithmeticNode Power()
    {
        ArithmeticNode basis = Primary();
        if (!Here.Is('^') || _failed)
            return basis;
        _at++;
        return new OperationNode('^', basis, Signed());
    }

    private ArithmeticNode Primary()
    {
        Token token = Here;
        if (token.Kind == TokenKind.End || _failed)
        {
            Fail("the formula ends where a column or a number is due");
            return new NumberNode(0);
        }

        _at++;
        if (token.Kind == TokenKind.Number)
            return new NumberNode(double.Parse(token.Text, CultureInfo.InvariantCulture));
        if (token.Is('('))
        {
            ArithmeticNode inner = Arithmetic();
            Expect(')');
            return new GroupNode(inner);
        }

        if (token.Kind == TokenKind.Name && !token.IsQuoted && Here.Is('('))
        {
            _at++;
            if (Function(token.Text) is not { } function)
            {
                Fail($"'{token.Text}' is not a known function here; known are {string.Join(", ", FunctionNames())}");
                return new NumberNode(0);
            }

            CallNode call = new(function, Arithmetic());
            Expect(')');
            return call;
        }

        if (token.Kind == TokenKind.Name)
            return new ColumnNode(token.Text);
        Fail($"'{token.Text}' stands where a column or a number is due");
        return new NumberNode(0);
    }

    private string ColumnName(string where)
    {
        Token token = Here;
        if (token.Kind == TokenKind.Name)
        {
            _at++;
            return token.Text;
        }

        Fail($"{where} takes names of columns, not '{token.Text}'");
        return "";
    }

#pragma warning disable CA1308 // The names of functions are written small in formulas.
    private static IEnumerable<string> FunctionNames() => Enum.GetNames<ArithmeticFunction>().Select(n => n.ToLowerInvariant());

    private static ArithmeticFunction? Function(string name)
        => FunctionNames().Contains(name, StringComparer.Ordinal) ? Enum.Parse<ArithmeticFunction>(name, ignoreCase: true) : null;
#pragma warning restore CA1308

    private bool Take(char sign)
    {
        bool here = Here.Is(sign);
        _at += here ? 1 : 0;
        return here;
    }

    private void Expect(char sign)
    {
        if (!_failed && !Take(sign))
            Fail($"'{Here.Text}' stands where '{sign}' is due");
    }

    private void Fail(string message)
    {
        if (!_failed)
            _findings.Error(string.Create(CultureInfo.InvariantCulture, $"formula \"{_text}\", character {Here.Place + 1}: {message}"));
        _failed = true;
    }
}
