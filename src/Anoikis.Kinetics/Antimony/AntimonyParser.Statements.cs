using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Antimony;

/// <summary>Statements but reactions, events and units.</summary>
internal sealed partial class AntimonyParser
{
    private void ParseStatement()
    {
        AntimonyToken token = Current;
        if (token.Kind == AntimonyTokenKind.Number)
        {
            RefuseNumberFirst();
            ParseReaction(null, null, token.Location);
            return;
        }

        if (token.IsSymbol("$") || token.IsSymbol("->") || token.IsSymbol("=>") || IsUnknownArrow(token))
        {
            ParseReaction(null, null, token.Location);
            return;
        }

        if (token.IsSymbol("-") && Ahead(1).IsSymbol("-"))
        {
            throw Refuse("DNA strands (--)");
        }

        if (token.Kind != AntimonyTokenKind.Name)
        {
            throw Fail($"a statement cannot begin with {token.Describe()}");
        }

        if (AntimonyWords.RefusedStatements.TryGetValue(token.Text, out string? refused) && Ahead(1).Kind == AntimonyTokenKind.Name)
        {
            throw Refuse(refused);
        }

        switch (token.Text)
        {
            case "species" or "compartment" or "formula" or "reaction" or "event" or "const" or "var" or "substanceOnly":
                ParseDeclarations();
                break;
            case "unit":
                ParseUnit();
                break;
            case "delete":
                ParseDeletions();
                break;
            case "at":
                ParseEvent(null);
                break;
            case "model" or "module":
                SkipAnnotation();
                break;
            default:
                ParseNamedStatement();
                break;
        }
    }

    private void RefuseNumberFirst()
    {
        AntimonyToken next = Ahead(1);
        if (next.IsSymbol("="))
        {
            throw Refuse("algebraic rules (0 = formula)");
        }

        if (ComparisonOf(next) is not null)
        {
            throw Refuse("constraints (a < b)");
        }
    }

    private void ParseNamedStatement()
    {
        AntimonyToken first = Current;
        string name = ParseDottedName();
        string? compartment = null;
        if (Current.IsName("in"))
        {
            Take();
            compartment = ParseDottedName();
        }

        AntimonyToken token = Current;
        if (token.IsSymbol(":"))
        {
            Take();
            ParseLabelled(name, compartment, first.Location);
        }
        else if (token.IsSymbol("=") || token.IsSymbol(":=") || token.IsSymbol("'"))
        {
            if (compartment is not null)
            {
                Add(new Declaration(name, Declared.None, compartment, first.Location));
            }

            ParseDefinition(name, first.Location);
            EndStatement();
        }
        else if (compartment is not null)
        {
            Add(new Declaration(name, Declared.None, compartment, first.Location));
            EndStatement();
        }
        else
        {
            ParsePlainNamed(name, first);
        }
    }

    private void ParsePlainNamed(string name, AntimonyToken first)
    {
        AntimonyToken token = Current;
        if (token.IsName("is"))
        {
            ParseIs(name, first.Location);
        }
        else if (token.IsName("has"))
        {
            Take();
            Add(new UnitOf(name, ParseNewName("a unit"), first.Location));
            EndStatement();
        }
        else if (token.Kind == AntimonyTokenKind.Name && AntimonyWords.Annotations.Contains(token.Text))
        {
            SkipAnnotation();
        }
        else if (token.IsSymbol("("))
        {
            throw Fail($"an instance of a model needs a name of its own: A: {name}(...)");
        }
        else if (token.IsSymbol("-") && Ahead(1).IsSymbol("-"))
        {
            throw Refuse("DNA strands (--)");
        }
        else if (token.IsSymbol("-"))
        {
            RefuseInteraction();
            throw Fail($"after {name} should follow =, :=, ', :, ->, is, has or in, not {token.Describe()}");
        }
        else if (token.IsSymbol("*") || token.IsSymbol("/"))
        {
            throw Refuse("conversion factors (A.x * c is y)");
        }
        else if (ComparisonOf(token) is not null)
        {
            throw Refuse("constraints (a < b)");
        }
        else if (HasArrowAhead() && (token.IsSymbol("+") || token.IsSymbol("->") || token.IsSymbol("=>") || token.IsSymbol("$")
                || token.Kind == AntimonyTokenKind.Name || IsUnknownArrow(token)))
        {
            _index -= NameTokens(name);
            ParseReaction(null, null, first.Location);
        }
        else
        {
            string hint = NearestName.Hint(first.Text, AntimonyWords.Statements);
            throw Fail($"after {name} should follow =, :=, ', :, ->, is, has or in, not {token.Describe()}{hint}");
        }
    }

    private bool HasArrowAhead()
    {
        for (int i = _index; i < _tokens.Count && !_tokens[i].IsSymbol(";"); i++)
        {
            if (_tokens[i].IsSymbol("->") || _tokens[i].IsSymbol("=>") || IsUnknownArrow(_tokens[i]))
            {
                return true;
            }

            if (_tokens[i].Kind == AntimonyTokenKind.NewLine && !_tokens[i - 1].IsSymbol("+"))
            {
                return false;
            }
        }

        return false;
    }

    private static int NameTokens(string name) => 1 + (2 * name.Count(c => c == '.'));

    private void ParseIs(string name, SourceLocation location)
    {
        Take();
        if (Current.Kind == AntimonyTokenKind.Text)
        {
            var display = new DisplayName(name, Take().Text, location);
            if (_module == _source.Bare)
            {
                _source.DisplayNames.Add(display);
            }
            else
            {
                Add(display);
            }
        }
        else
        {
            string right = ParseDottedName();
            if (Current.IsSymbol("*") || Current.IsSymbol("/"))
            {
                throw Refuse("conversion factors (A.x is y / c)");
            }

            Add(new Synchronization(name, right, location));
        }

        EndStatement();
    }

    private void ParseLabelled(string name, string? compartment, SourceLocation location)
    {
        SkipNewLines();
        if (Current.IsName("at"))
        {
            ParseEvent(name);
        }
        else if (Current.IsSymbol("-") && Ahead(1).IsSymbol("-"))
        {
            throw Refuse("DNA strands (--)");
        }
        else if (Current.Kind == AntimonyTokenKind.Name && AntimonyWords.RefusedStatements.TryGetValue(Current.Text, out string? refused)
            && Ahead(1).Kind == AntimonyTokenKind.Name)
        {
            throw Refuse(refused);
        }
        else if (Current.Kind == AntimonyTokenKind.Name && Ahead(1).IsSymbol("("))
        {
            ParseInstance(name, compartment, location);
        }
        else
        {
            if (Current.Kind == AntimonyTokenKind.Number)
            {
                RefuseNumberFirst();
            }

            ParseReaction(name, compartment, location);
        }
    }

    private void ParseInstance(string name, string? compartment, SourceLocation location)
    {
        if (name.Contains('.', StringComparison.Ordinal))
        {
            throw Fail($"an instance cannot be added to another model's instance: {name}", location);
        }

        string module = ParseNewName("a model");
        Take();
        SkipNewLines();
        var arguments = new List<string>();
        while (!Current.IsSymbol(")"))
        {
            arguments.Add(ParseDottedName());
            SkipNewLines();
            if (!TakeIf(","))
            {
                break;
            }

            SkipNewLines();
        }

        Expect(")");
        if (Current.IsSymbol(","))
        {
            throw Refuse("conversion factors of instances (timeconv, extentconv)");
        }

        if (Current.IsName("in"))
        {
            Take();
            compartment = ParseDottedName();
        }

        Add(new InstanceStatement(name, module, compartment, [.. arguments], location));
        EndStatement();
    }

    private void ParseDefinition(string name, SourceLocation location)
    {
        DefinitionKind kind = TakeIf(":=") ? DefinitionKind.Assignment : DefinitionKind.Initial;
        if (kind == DefinitionKind.Initial)
        {
            kind = TakeIf("'") ? DefinitionKind.Rate : kind;
            Expect("=");
        }

        Expression? formula = AtStatementEnd ? null : ParseFormula();
        Add(new Definition(name, kind, formula, location));
    }

    private void ParseDeclarations()
    {
        Declared says = Declared.None;
        while (DeclarationOf(Current) is { } word)
        {
            says |= word;
            Take();
        }

        do
        {
            _index = FirstBeyondNewLines();
            SourceLocation location = Current.Location;
            Declared own = TakeIf("$") ? says | Declared.Boundary : says;
            string name = ParseDottedName();
            string? compartment = null;
            if (Current.IsName("in"))
            {
                Take();
                compartment = ParseDottedName();
            }

            Add(new Declaration(name, own, compartment, location));
            if (Current.IsSymbol("=") || Current.IsSymbol(":="))
            {
                ParseDefinition(name, location);
            }

            if (Current.IsName("in"))
            {
                Take();
                Add(new Declaration(name, Declared.None, ParseDottedName(), location));
            }
        }
        while (TakeIf(","));
        EndStatement();
    }

    private static Declared? DeclarationOf(AntimonyToken token) => token.Kind != AntimonyTokenKind.Name ? null : token.Text switch
    {
        "species" => Declared.Species,
        "compartment" => Declared.Compartment,
        "formula" => Declared.Formula,
        "reaction" => Declared.Reaction,
        "event" => Declared.Event,
        "const" => Declared.Constant,
        "var" => Declared.Variable,
        "substanceOnly" => Declared.SubstanceOnly,
        _ => null,
    };

    private void ParseDeletions()
    {
        Take();
        do
        {
            SourceLocation location = Current.Location;
            Add(new Deletion(ParseDottedName(), location));
        }
        while (TakeIf(","));
        EndStatement();
    }

    private bool IsAnnotationOfModel()
        => Ahead(1).Kind == AntimonyTokenKind.Name && AntimonyWords.Annotations.Contains(Ahead(1).Text)
            && (Ahead(2).Kind == AntimonyTokenKind.Text || Ahead(2).IsSymbol("."));

    /// <summary>Notes and references to data bases are for people: read and left.</summary>
    private void SkipAnnotation()
    {
        if (Current.IsName("model") || Current.IsName("module"))
        {
            Take();
        }

        while (Current.Kind == AntimonyTokenKind.Name || Current.IsSymbol("."))
        {
            Take();
        }

        do
        {
            SkipNewLines();
            if (Current.Kind != AntimonyTokenKind.Text)
            {
                throw Fail($"an annotation needs a text in quotes, not {Current.Describe()}");
            }

            Take();
        }
        while (TakeIf(","));
        EndStatement();
    }
}
