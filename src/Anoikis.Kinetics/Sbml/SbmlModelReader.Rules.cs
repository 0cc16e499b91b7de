using Anoikis.Kinetics.Expressions;
using Anoikis.Kinetics.Networks;

namespace Anoikis.Kinetics.Sbml;

internal sealed partial class SbmlModelReader
{
    private void ReadFunction(SbmlElement element)
    {
        SbmlAttributes attributes = Attributes(element);
        string? id = attributes.RequiredId("id");
        attributes.End();
        if (MathOf(element) is { } math && _math.ReadLambda(math) is { } lambda && id is not null)
        {
            _draft.Functions.Add(new FunctionDefinition(id, lambda.Arguments, lambda.Body, element.Location));
        }
        else if (IsBare(element))
        {
            _findings.Warning(element.Location, $"the function {id} has no formula, so no formula may call it");
        }
    }

    private void ReadInitialAssignment(SbmlElement element)
    {
        SbmlAttributes attributes = Attributes(element);
        string? symbol = attributes.RequiredId("symbol");
        attributes.End();
        if (Formula(element) is { } formula && symbol is not null)
        {
            _draft.InitialAssignments.Add(new InitialAssignment(symbol, formula, element.Location));
        }
        else if (IsBare(element))
        {
            _findings.Warning(element.Location, $"the initial assignment of {symbol} has no formula and does nothing");
        }
    }

    private void ReadRule(SbmlElement element)
    {
        if (element.Name == "algebraicRule")
        {
            ReadAlgebraicRule(element);
            return;
        }

        SbmlAttributes attributes = Attributes(element);
        string? variable = attributes.RequiredId("variable");
        attributes.End();
        Expression? formula = Formula(element);
        if (formula is null || variable is null)
        {
            if (IsBare(element))
            {
                _findings.Warning(element.Location, $"the {element.Name} of {variable} has no formula and does nothing");
            }

            return;
        }

        if (element.Name == "assignmentRule")
        {
            _draft.AssignmentRules.Add(new AssignmentRule(variable, formula, element.Location));
        }
        else
        {
            _draft.RateRules.Add(new RateRule(variable, formula, element.Location));
        }
    }

    private void ReadAlgebraicRule(SbmlElement element)
    {
        Attributes(element).End();
        if (Formula(element) is { } formula)
        {
            _algebraicRules.Add(formula, element.Location);
        }
        else if (IsBare(element))
        {
            _findings.Warning(element.Location, "an algebraic rule has no formula and does nothing");
        }
    }

    private void PassConstraint(SbmlElement element)
        => _findings.Warning(element.Location, "constraints are not watched: they do not change the model's course, and nothing tells when one is broken");
}
