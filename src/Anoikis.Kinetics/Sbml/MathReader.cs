using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Sbml;

/// <summary>Turns MathML, the subset that SBML allows, into expressions. What it does not know it refuses by name and line.</summary>
/// <param name="dialect">The document's level and version.</param>
/// <param name="findings">Gets what is refused.</param>
/// <remarks>SBML Level 3 Version 2 Core, section 3.4.</remarks>
internal sealed partial class MathReader(SbmlDialect dialect, DiagnosticBag findings)
{
    /// <summary>Avogadro's number as SBML Level 3 defines the symbol (CODATA 2006).</summary>
    public const double Avogadro = 6.02214179e23;

    private const string SymbolPrefix = "http://www.sbml.org/sbml/symbols/";

    /// <summary>Names with another meaning inside the formula that is being read: local parameters, or the function's arguments.</summary>
    private IReadOnlyDictionary<string, string> _renamed = ImmutableDictionary<string, string>.Empty;

    /// <summary>Rewritings that write an operand twice, one inside the other, so far; bounded, since each doubles the formula.</summary>
    private int _repeats;

    /// <summary>The formula inside a <c>math</c> element, or null after a finding, or null without one where the dialect allows an empty formula.</summary>
    /// <param name="math">The element.</param>
    /// <param name="renamed">For each local name the name that the network knows.</param>
    public Expression? Read(SbmlElement math, IReadOnlyDictionary<string, string>? renamed = null)
    {
        _renamed = renamed ?? ImmutableDictionary<string, string>.Empty;
        _repeats = 0;
        return Only(math) is { } content ? Term(content) : null;
    }

    /// <summary>The arguments and the body of a <c>lambda</c> inside a <c>math</c> element, or null after a finding.</summary>
    public (ImmutableArray<string> Arguments, Expression Body)? ReadLambda(SbmlElement math)
    {
        _renamed = ImmutableDictionary<string, string>.Empty;
        _repeats = 0;
        if (Only(math) is not { } lambda)
        {
            return null;
        }

        if (lambda.Name != "lambda")
        {
            Refuse(lambda, $"a function definition holds a lambda, not {SbmlXml.Quote(lambda.Name)}");
            return null;
        }

        var arguments = ImmutableArray.CreateBuilder<string>();
        int i = 0;
        for (; i < lambda.Children.Count && lambda.Children[i].Name == "bvar"; i++)
        {
            if (lambda.Children[i].Children is not [{ Name: "ci" } argument])
            {
                Refuse(lambda.Children[i], "bvar holds one ci");
                return null;
            }

            arguments.Add(argument.Text);
        }

        if (i != lambda.Children.Count - 1)
        {
            Refuse(lambda, "lambda holds its bvars and then one formula");
            return null;
        }

        return Term(lambda.Children[i]) is { } body ? (arguments.ToImmutable(), body) : null;
    }

    private SbmlElement? Only(SbmlElement math)
    {
        SbmlElement holder = math;
        if (holder.Children is [{ Name: "semantics" } semantics])
        {
            holder = semantics;
            semantics.Children.RemoveAll(child => child.Name is "annotation" or "annotation-xml");
        }

        switch (holder.Children.Count)
        {
            case 1: return holder.Children[0];
            case 0 when dialect.AllowsMissingMath: return null;
            default:
                Refuse(math, $"math holds one formula, here {holder.Children.Count}");
                return null;
        }
    }

    private Expression? Term(SbmlElement element)
    {
        if (element.Namespace != SbmlXml.MathNamespace)
        {
            return Refuse(element, $"the element {SbmlXml.Quote(element.Name)} does not belong to MathML");
        }

        if (element.Children.Count == 0 || element.Name == "cn")
        {
            return Leaf(element);
        }

        switch (element.Name)
        {
            case "apply": return Apply(element);
            case "piecewise": return Piecewise(element);
            case "semantics" when element.Children.Count > 0: return Term(element.Children[0]);
            default: return Refuse(element, $"MathML element {SbmlXml.Quote(element.Name)} is not supported here");
        }
    }

    private Expression? Leaf(SbmlElement element)
    {
        switch (element.Name)
        {
            case "cn": return Number(element);
            case "ci": return Symbol(element);
            case "csymbol": return Csymbol(element);
            case "true": return new NumberLiteral(1);
            case "false": return new NumberLiteral(0);
            case "pi": return new NumberLiteral(Math.PI);
            case "exponentiale": return new NumberLiteral(Math.E);
            case "infinity": return new NumberLiteral(double.PositiveInfinity);
            case "notanumber": return new NumberLiteral(double.NaN);
            case "piecewise": return new NumberLiteral(double.NaN);
            case "apply": return Refuse(element, "apply holds nothing");
            default: return Refuse(element, $"MathML element {SbmlXml.Quote(element.Name)} is not supported here");
        }
    }

    private Expression? Symbol(SbmlElement element)
    {
        string name = element.Text;
        return SbmlAttributes.IsId(name)
            ? new SymbolReference(_renamed.GetValueOrDefault(name, name))
            : Refuse(element, $"ci holds {SbmlXml.Quote(name)}, which is no id");
    }

    private Expression? Csymbol(SbmlElement element)
    {
        switch (SymbolName(element))
        {
            case "time": return new TimeSymbol();
            case "avogadro": return new NumberLiteral(Avogadro);
            default: return Refuse(element, $"csymbol {SbmlXml.Quote(element.Attribute("definitionURL") ?? "")} is not supported here");
        }
    }

    private static string SymbolName(SbmlElement csymbol)
    {
        string url = csymbol.Attribute("definitionURL")?.Trim() ?? "";
        return url.StartsWith(SymbolPrefix, StringComparison.Ordinal) ? url[SymbolPrefix.Length..] : "";
    }

    private Expression? Number(SbmlElement element)
    {
        string? unit = element.Attribute(dialect.Namespace, "units")?.Trim();
        string type = element.Attribute("type")?.Trim() ?? "real";
        bool divided = element.Children is [{ Name: "sep" }];
        string fault;
        double value;
        switch (type)
        {
            case "real" or "integer" when element.Children.Count == 0:
                if (SbmlNumber.TryParse(element.Text, out value, out string? why))
                {
                    return type == "integer" && value != Math.Floor(value)
                        ? Refuse(element, $"cn of type integer holds {SbmlXml.Quote(element.Text)}")
                        : new NumberLiteral(value, unit);
                }

                fault = why!;
                break;
            case "e-notation" when divided:
                if (!element.Texts[0].Contains('e', StringComparison.OrdinalIgnoreCase)
                    && SbmlNumber.TryParse($"{element.Texts[0].Trim()}e{element.Texts[1].Trim()}", out value, out why))
                {
                    return new NumberLiteral(value, unit);
                }

                fault = "not a number that fits";
                break;
            case "rational" when divided:
                if (SbmlNumber.TryParse(element.Texts[0], out double numerator, out why) && SbmlNumber.TryParse(element.Texts[1], out double denominator, out why))
                {
                    return new NumberLiteral(numerator / denominator, unit);
                }

                fault = why!;
                break;
            default:
                return Refuse(element, $"cn of type {SbmlXml.Quote(type)} in this form is not supported; real, integer, e-notation and rational are");
        }

        return Refuse(element, $"cn holds {SbmlXml.Quote(element.Text)}: {fault}");
    }

    private Expression? Refuse(SbmlElement element, string message)
    {
        findings.Error(element.Location, message);
        return null;
    }
}
