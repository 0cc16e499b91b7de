using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Antimony;

/// <summary>
/// Recursive descent over the tokens of one text. After a faulty statement it goes on with the next line, so that one reading reports
/// every syntax problem.
/// </summary>
internal sealed partial class AntimonyParser
{
    /// <summary>Most statements in all texts of a reading.</summary>
    internal const int MaxStatements = 1_000_000;

    private readonly List<AntimonyToken> _tokens;
    private readonly AntimonySource _source;
    private readonly DiagnosticBag _findings;
    private readonly Action<string, SourceLocation> _import;
    private int _index;
    private int _statements;
    private AntimonyModule _module;

    private AntimonyParser(List<AntimonyToken> tokens, AntimonySource source, DiagnosticBag findings, Action<string, SourceLocation> import)
    {
        (_tokens, _source, _findings, _import) = (tokens, source, findings, import);
        _module = source.Bare;
    }

    private AntimonyToken Current => _tokens[_index];

    /// <summary>Adds what <paramref name="text"/> holds to <paramref name="source"/>; <paramref name="import"/> reads a file at its place.</summary>
    public static void Parse(string text, string file, AntimonySource source, DiagnosticBag findings, Action<string, SourceLocation> import)
    {
        var parser = new AntimonyParser(AntimonyLexer.Read(text, file, findings), source, findings, import);
        parser.ParseFile();
    }

    private void ParseFile()
    {
        while (SkipSeparators() && Current.Kind != AntimonyTokenKind.End)
        {
            Recovering(ParseTopLevel);
        }

        if (_module != _source.Bare)
        {
            _findings.Error(_module.Location, $"model {_module.Name} has no end");
        }
    }

    /// <summary>Runs one rule; when it fails, goes to the next line. False when there were so many findings that going on is pointless.</summary>
    private void Recovering(Action rule)
    {
        int before = _index;
        _nesting = 0;
        try
        {
            rule();
        }
        catch (AntimonySyntaxException)
        {
            while (Current.Kind is not (AntimonyTokenKind.NewLine or AntimonyTokenKind.End))
            {
                _index++;
            }

            if (_findings.Count >= DiagnosticBag.Limit)
            {
                _index = _tokens.Count - 1;
            }
        }

        if (_index == before && Current.Kind != AntimonyTokenKind.End)
        {
            _index++;
        }
    }

    private void ParseTopLevel()
    {
        AntimonyToken token = Current;
        if (token.Kind == AntimonyTokenKind.Name)
        {
            switch (token.Text)
            {
                case "import":
                    ParseImport();
                    return;
                case "function":
                    ParseFunction();
                    return;
                case "model" or "module" when !IsAnnotationOfModel():
                    ParseModel();
                    return;
                case "end" when _module == _source.Bare:
                    throw Fail("this end closes nothing");
                case "end":
                    Take();
                    EndStatement();
                    _module = _source.Bare;
                    return;
            }
        }

        ParseStatement();
    }

    private void ParseImport()
    {
        AntimonyToken keyword = Take();
        if (_module != _source.Bare)
        {
            throw Fail("import stands outside models only", keyword.Location);
        }

        if (Current.Kind != AntimonyTokenKind.Text)
        {
            throw Fail($"import needs a file name in quotes, not {Current.Describe()}");
        }

        AntimonyToken file = Take();
        EndStatement();
        _import(file.Text, file.Location);
    }

    private void ParseModel()
    {
        SourceLocation location = Take().Location;
        if (_module != _source.Bare)
        {
            throw Fail($"a model begins inside model {_module.Name}, which has no end yet", location);
        }

        bool isMain = TakeIf("*");
        string name = ParseNewName("a model");
        List<string> parameters = Current.IsSymbol("(") ? ParseNameList() : [];
        EndStatement();
        _module = new AntimonyModule(name, isMain, [.. parameters], location);
        if (_source.Modules.TryGetValue(name, out AntimonyModule? first))
        {
            _findings.Error(location, $"model {name} is defined twice; the first stands at {first.Location}");
        }

        if (parameters.GroupBy(p => p).FirstOrDefault(g => g.Count() > 1) is { } repeated)
        {
            _findings.Error(location, $"model {name} names {repeated.Key} twice in its parentheses");
        }

        _source.Modules[name] = _module;
        _source.Order.Add(_module);
    }

    private void ParseFunction()
    {
        SourceLocation location = Take().Location;
        if (_module != _source.Bare)
        {
            throw Fail($"a function begins inside model {_module.Name}; functions stand outside models", location);
        }

        string name = ParseNewName("a function");
        List<string> arguments = ParseNameList();
        SkipSeparators();
        Expressions.Expression body = ParseFormula();
        SkipSeparators();
        if (!Current.IsName("end"))
        {
            throw Fail($"function {name} holds one formula and then end, not {Current.Describe()}");
        }

        Take();
        EndStatement();
        if (BuiltInFunctions.All.ContainsKey(name) || AntimonyWords.RefusedFunctions.ContainsKey(name))
        {
            _findings.Error(location, $"{name} is a built-in function and cannot be defined anew");
        }
        else if (!_source.Functions.TryAdd(name, new FunctionDefinition(name, [.. arguments], body, location)))
        {
            _findings.Error(location, $"function {name} is defined twice; the first stands at {_source.Functions[name].Location}");
        }
    }

    private List<string> ParseNameList()
    {
        Expect("(");
        var names = new List<string>();
        SkipNewLines();
        while (!Current.IsSymbol(")"))
        {
            names.Add(ParseNewName("an argument"));
            SkipNewLines();
            if (!TakeIf(","))
            {
                break;
            }

            SkipNewLines();
        }

        Expect(")");
        return names;
    }

    private void Add(AntimonyStatement statement)
    {
        if (++_statements > MaxStatements)
        {
            _index = _tokens.Count - 1;
            throw Fail($"the text holds more than {MaxStatements} statements", statement.Location);
        }

        _module.Statements.Add(statement);
    }

    private AntimonyToken Ahead(int count) => _tokens[Math.Min(_index + count, _tokens.Count - 1)];

    private AntimonyToken Take()
    {
        AntimonyToken token = Current;
        _index = Math.Min(_index + 1, _tokens.Count - 1);
        return token;
    }

    private bool TakeIf(string symbol)
    {
        bool found = Current.IsSymbol(symbol);
        if (found)
        {
            Take();
        }

        return found;
    }

    private void Expect(string symbol)
    {
        if (!TakeIf(symbol))
        {
            throw Fail($"\"{symbol}\" should stand here, not {Current.Describe()}");
        }
    }

    /// <summary>The end of a line, a semicolon or the end of the text.</summary>
    private void EndStatement()
    {
        if (AtStatementEnd)
        {
            if (Current.Kind != AntimonyTokenKind.End)
            {
                Take();
            }
        }
        else if (!Current.IsName("end"))
        {
            throw Fail($"the statement should end before {Current.Describe()}; a new line or ; ends it");
        }
    }

    private bool AtStatementEnd => Current.Kind is AntimonyTokenKind.NewLine or AntimonyTokenKind.End || Current.IsSymbol(";");

    private bool SkipSeparators()
    {
        while (Current.Kind == AntimonyTokenKind.NewLine || Current.IsSymbol(";"))
        {
            Take();
        }

        return true;
    }

    /// <summary>Goes on with the next line, unless that line begins a statement: then something is missing on this one.</summary>
    private void SkipNewLines()
    {
        int next = FirstBeyondNewLines();
        bool begins = _tokens[next].Kind == AntimonyTokenKind.Name
            && (AntimonyWords.Statements.Contains(_tokens[next].Text) || StartsAssignment(next));
        if (!begins)
        {
            _index = next;
        }
    }

    /// <summary>A name for something new: no dots, no reserved word.</summary>
    private string ParseNewName(string what)
    {
        AntimonyToken token = Current;
        if (token.Kind != AntimonyTokenKind.Name)
        {
            throw Fail($"the name of {what} should stand here, not {token.Describe()}");
        }

        if (AntimonyWords.IsReserved(token.Text))
        {
            throw Fail($"{token.Text} is a word of the language and cannot name {what}");
        }

        return Take().Text;
    }

    /// <summary>A name that may reach into instances: A.B.S1.</summary>
    private string ParseDottedName()
    {
        string name = ParseNewName("something of the model");
        if (!Current.IsSymbol("."))
        {
            return name;
        }

        var parts = new List<string> { name };
        while (TakeIf("."))
        {
            AntimonyToken part = Current;
            if (part.Kind != AntimonyTokenKind.Name)
            {
                throw Fail($"a name should stand behind the dot, not {part.Describe()}");
            }

            parts.Add(Take().Text);
            if (parts.Count > MaxDepth)
            {
                throw Fail($"the name reaches through more than {MaxDepth} instances");
            }
        }

        return string.Join('.', parts);
    }

    private AntimonySyntaxException Fail(string message, SourceLocation? location = null)
    {
        _findings.Error(location ?? Current.Location, message);
        return new AntimonySyntaxException();
    }

    private AntimonySyntaxException Refuse(string what, SourceLocation? location = null)
        => Fail($"{what} are not supported", location);
}
