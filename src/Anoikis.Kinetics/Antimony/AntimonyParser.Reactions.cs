using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Units;

namespace Anoikis.Kinetics.Antimony;

/// <summary>Reactions, events and units.</summary>
internal sealed partial class AntimonyParser
{
    private static bool IsUnknownArrow(AntimonyToken token) => token.IsSymbol("<->") || token.IsSymbol("<=>");

    private void ParseReaction(string? name, string? compartment, SourceLocation location)
    {
        ImmutableArray<Participant> reactants = ParseSide();
        RefuseInteraction();
        if (IsUnknownArrow(Current))
        {
            throw Fail($"{Current.Text} is no arrow of Antimony; write -> (may run backwards) or => (may not)");
        }

        if (!Current.IsSymbol("->") && !Current.IsSymbol("=>"))
        {
            throw Fail($"-> or => should stand here, not {Current.Describe()}");
        }

        bool reversible = Take().Text == "->";
        ImmutableArray<Participant> products = ParseSide();
        Expression? rate = null;
        if (TakeIf(";") && !AtStatementEnd && !Current.IsName("end"))
        {
            rate = ParseFormula();
        }

        if (Current.IsName("in"))
        {
            Take();
            compartment = ParseDottedName();
        }

        Add(new ReactionStatement(name, compartment, reactants, products, reversible, rate, location));
        EndStatement();
    }

    private void RefuseInteraction()
    {
        if (Current.IsSymbol("-") && (Ahead(1).IsName("o") || Ahead(1).IsSymbol("|") || Ahead(1).IsSymbol("(")))
        {
            throw Refuse($"interactions (-{Ahead(1).Text})");
        }
    }

    private ImmutableArray<Participant> ParseSide()
    {
        if (!AtParticipant)
        {
            return [];
        }

        var side = ImmutableArray.CreateBuilder<Participant>();
        do
        {
            SkipNewLinesIf(side.Count > 0);
            side.Add(ParseParticipant());
        }
        while (TakeIf("+"));
        return side.ToImmutable();
    }

    private bool AtParticipant => Current.Kind is AntimonyTokenKind.Number or AntimonyTokenKind.Name || Current.IsSymbol("$");

    private void SkipNewLinesIf(bool condition)
    {
        if (condition)
        {
            SkipNewLines();
        }
    }

    /// <summary>[number or name] [$] species.</summary>
    private Participant ParseParticipant()
    {
        Expression stoichiometry = new NumberLiteral(1);
        if (Current.Kind == AntimonyTokenKind.Number)
        {
            stoichiometry = new NumberLiteral(Take().Value);
            if (Current.IsSymbol("*") || Current.IsSymbol("/"))
            {
                throw Fail("a stoichiometry is one number or one name in front of the species");
            }
        }

        bool boundary = TakeIf("$");
        string species = ParseDottedName();
        bool named = Current.Kind == AntimonyTokenKind.Name && !AntimonyWords.IsReserved(Current.Text);
        if (!boundary && stoichiometry is NumberLiteral { Value: 1 } && (named || Current.IsSymbol("$")))
        {
            stoichiometry = new SymbolReference(species);
            boundary = TakeIf("$");
            species = ParseDottedName();
        }

        return new Participant(species, stoichiometry, boundary);
    }

    private void ParseEvent(string? name)
    {
        SourceLocation location = Take().Location;
        if (TakeIf(":"))
        {
            throw Fail("the event has no condition: at (condition): x = 1");
        }

        Expression trigger = ParseFormula();
        Expression? delay = null;
        if (Current.IsName("after"))
        {
            Take();
            delay = trigger;
            trigger = ParseFormula();
        }

        Expression? priority = null;
        (bool t0, bool persistent, bool fromTrigger) = (true, true, true);
        while (TakeIf(","))
        {
            SkipNewLines();
            AntimonyToken option = Take();
            Expect("=");
            switch (option.Text)
            {
                case "priority":
                    priority = ParseFormula();
                    break;
                case "t0":
                    t0 = ParseTruth("t0");
                    break;
                case "persistent":
                    persistent = ParseTruth("persistent");
                    break;
                case "fromTrigger":
                    fromTrigger = ParseTruth("fromTrigger");
                    break;
                default:
                    string[] known = ["priority", "t0", "persistent", "fromTrigger"];
                    throw Fail($"unknown option {option.Describe()} of an event; allowed are {string.Join(", ", known)}{NearestName.Hint(option.Text, known)}", option.Location);
            }
        }

        Expect(":");
        Add(new EventStatement(name, trigger, delay, priority, t0, persistent, fromTrigger, ParseEventAssignments(), location));
        EndStatement();
    }

    private bool ParseTruth(string option)
    {
        Expression value = ParseFormula();
        return value is NumberLiteral { Value: 0 or 1, Unit: null } truth ? truth.Value == 1 : throw Fail($"{option} is true or false");
    }

    private ImmutableArray<EventAssignment> ParseEventAssignments()
    {
        var assignments = ImmutableArray.CreateBuilder<EventAssignment>();
        if (AtStatementEnd && !(Current.Kind == AntimonyTokenKind.NewLine && StartsAssignment(FirstBeyondNewLines())))
        {
            return [];
        }

        do
        {
            _index = FirstBeyondNewLines();
            SourceLocation location = Current.Location;
            string variable = ParseDottedName();
            Expect("=");
            assignments.Add(new EventAssignment(variable, ParseFormula(), location));
        }
        while (TakeIf(","));
        return assignments.ToImmutable();
    }

    private int FirstBeyondNewLines()
    {
        int i = _index;
        while (_tokens[i].Kind == AntimonyTokenKind.NewLine)
        {
            i++;
        }

        return i;
    }

    /// <summary>Whether the tokens from <paramref name="index"/> on are name = ....</summary>
    private bool StartsAssignment(int index)
    {
        while (_tokens[index].Kind == AntimonyTokenKind.Name && _tokens[Math.Min(index + 1, _tokens.Count - 1)].IsSymbol("."))
        {
            index += 2;
        }

        return _tokens[index].Kind == AntimonyTokenKind.Name && _tokens[Math.Min(index + 1, _tokens.Count - 1)].IsSymbol("=");
    }

    private void ParseUnit()
    {
        SourceLocation location = Take().Location;
        string name = ParseNewName("a unit");
        Expect("=");
        var parts = ImmutableArray.CreateBuilder<UnitPart>();
        ParseUnitProduct(parts, 1);
        if (UnitKinds.All.ContainsKey(name))
        {
            throw Fail($"{name} is a unit of SBML and cannot be defined anew", location);
        }

        var statement = new UnitStatement(name, parts.ToImmutable(), location);
        if (_module == _source.Bare)
        {
            _source.Units.Add(statement);
        }
        else
        {
            Add(statement);
        }

        EndStatement();
    }

    private void ParseUnitProduct(ImmutableArray<UnitPart>.Builder parts, double sign)
    {
        ParseUnitFactor(parts, sign);
        while (Current.IsSymbol("*") || Current.IsSymbol("/"))
        {
            double own = Take().Text == "/" ? -sign : sign;
            SkipNewLines();
            ParseUnitFactor(parts, own);
        }
    }

    /// <summary>[number] [unit] [^ power], or a product in parentheses.</summary>
    private void ParseUnitFactor(ImmutableArray<UnitPart>.Builder parts, double sign)
    {
        if (TakeIf("("))
        {
            Enter();
            ParseUnitProduct(parts, sign);
            Leave();
            Expect(")");
            return;
        }

        double multiplier = 1;
        bool number = Current.Kind == AntimonyTokenKind.Number;
        if (number)
        {
            multiplier = Take().Value;
        }

        string kind = "dimensionless";
        if (Current.Kind == AntimonyTokenKind.Name && !AntimonyWords.Statements.Contains(Current.Text))
        {
            kind = Take().Text;
        }
        else if (!number)
        {
            throw Fail($"a unit or a number should stand here, not {Current.Describe()}");
        }

        double power = 1;
        if (TakeIf("^"))
        {
            bool minus = TakeIf("-");
            if (Current.Kind != AntimonyTokenKind.Number)
            {
                throw Fail($"a power of a unit is a number, not {Current.Describe()}");
            }

            power = minus ? -Take().Value : Take().Value;
            if (number && kind != "dimensionless")
            {
                throw Fail("programs differ in whether the power takes the number too; write the number as a factor of its own");
            }
        }

        if (parts.Count >= MaxDepth)
        {
            throw Fail($"a unit has at most {MaxDepth} factors");
        }

        parts.Add(new UnitPart(kind, sign * power, 0, multiplier));
    }
}
