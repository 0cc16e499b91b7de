using System.Xml;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Sbml;

/// <summary>Writes formulas as MathML. SBML keeps truth values and numbers apart, so each is turned into the other where the place asks for it.</summary>
/// <param name="xml">Where the elements go.</param>
/// <param name="coreNamespace">The namespace of the attribute that states a number's unit.</param>
internal sealed class MathWriter(XmlWriter xml, string coreNamespace)
{
    private const string Symbols = "http://www.sbml.org/sbml/symbols/";

    /// <summary>Whether a formula needs an operator that only Level 3 Version 2 has.</summary>
    public static bool NeedsVersion2(Expression formula) => formula is Application application
        && (application.Operation is Operation.Min or Operation.Max or Operation.Quotient or Operation.Remainder || application.Operands.Any(NeedsVersion2));

    /// <summary>A <c>math</c> element whose value is a number.</summary>
    public void WriteNumber(Expression formula) => WriteMath(formula, condition: false);

    /// <summary>A <c>math</c> element whose value is a truth value.</summary>
    public void WriteCondition(Expression formula) => WriteMath(formula, condition: true);

    private void WriteMath(Expression formula, bool condition)
    {
        xml.WriteStartElement("math", SbmlXml.MathNamespace);
        Write(formula, condition);
        xml.WriteEndElement();
    }

    private void Write(Expression formula, bool condition)
    {
        bool isCondition = IsCondition(formula);
        if (condition && formula is NumberLiteral truth)
        {
            Empty(truth.Value != 0 ? "true" : "false");
        }
        else if (condition && !isCondition)
        {
            Apply("neq", () =>
            {
                Write(formula, condition: false);
                Write(new NumberLiteral(0), condition: false);
            });
        }
        else if (!condition && isCondition)
        {
            Write(new Application(Operation.Piecewise, [new NumberLiteral(1), formula, new NumberLiteral(0)]), condition: false);
        }
        else
        {
            WriteAsItIs(formula, condition);
        }
    }

    private void WriteAsItIs(Expression formula, bool condition)
    {
        switch (formula)
        {
            case NumberLiteral number: WriteLiteral(number); break;
            case SymbolReference reference: Text("ci", reference.Id); break;
            case TimeSymbol: WriteTime(); break;
            case Application { Operation: Operation.Piecewise } piecewise: WritePiecewise(piecewise, condition); break;
            case Application { Operation: Operation.Log10 } log: Apply("log", () => Write(log.Operands[0], condition: false)); break;
            case Application application: WriteApplication(application); break;
            default: throw new ArgumentException($"A checked network holds no {formula.GetType().Name}.", nameof(formula));
        }
    }

    private void WriteApplication(Application application)
    {
        bool conditions = application.Operation is Operation.And or Operation.Or or Operation.Xor or Operation.Not;
        Apply(Name(application.Operation), () =>
        {
            foreach (Expression operand in application.Operands)
            {
                Write(operand, conditions);
            }
        });
    }

    private void WritePiecewise(Application piecewise, bool condition)
    {
        Start("piecewise");
        for (int i = 0; i + 1 < piecewise.Operands.Length; i += 2)
        {
            Start("piece");
            Write(piecewise.Operands[i], condition);
            Write(piecewise.Operands[i + 1], condition: true);
            xml.WriteEndElement();
        }

        if (piecewise.Operands.Length % 2 == 1)
        {
            Start("otherwise");
            Write(piecewise.Operands[^1], condition);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteLiteral(NumberLiteral number)
    {
        if (double.IsNaN(number.Value))
        {
            Empty("notanumber");
        }
        else if (double.IsNegativeInfinity(number.Value))
        {
            Apply("minus", () => Empty("infinity"));
        }
        else if (double.IsPositiveInfinity(number.Value))
        {
            Empty("infinity");
        }
        else
        {
            WriteFinite(number);
        }
    }

    private void WriteFinite(NumberLiteral number)
    {
        Start("cn");
        string text = SbmlNumber.Format(number.Value);
        int power = text.IndexOf('E', StringComparison.Ordinal);
        if (power >= 0)
        {
            xml.WriteAttributeString("type", "e-notation");
        }

        if (number.Unit is { } unit)
        {
            xml.WriteAttributeString("units", coreNamespace, unit);
        }

        if (power < 0)
        {
            xml.WriteString(text);
        }
        else
        {
            xml.WriteString(text[..power]);
            Empty("sep");
            xml.WriteString(text[(power + 1)..].TrimStart('+'));
        }

        xml.WriteEndElement();
    }

    private void WriteTime()
    {
        Start("csymbol");
        xml.WriteAttributeString("encoding", "text");
        xml.WriteAttributeString("definitionURL", Symbols + "time");
        xml.WriteString("time");
        xml.WriteEndElement();
    }

    private static bool IsCondition(Expression formula) => formula is Application application && application.Operation switch
    {
        Operation.Equal or Operation.NotEqual or Operation.Less or Operation.LessOrEqual or Operation.Greater or Operation.GreaterOrEqual => true,
        Operation.And or Operation.Or or Operation.Xor or Operation.Not => true,
        Operation.Piecewise => application.Operands.Where((_, i) => i % 2 == 0).All(IsCondition),
        _ => false,
    };

    private static string Name(Operation operation) => operation switch
    {
        Operation.Add => "plus",
        Operation.Subtract or Operation.Negate => "minus",
        Operation.Multiply => "times",
        Operation.Divide => "divide",
        Operation.Power => "power",
        Operation.Sqrt => "root",
        Operation.Exp => "exp",
        Operation.Ln => "ln",
        Operation.Abs => "abs",
        Operation.Floor => "floor",
        Operation.Ceiling => "ceiling",
        Operation.Factorial => "factorial",
        Operation.Min => "min",
        Operation.Max => "max",
        Operation.Quotient => "quotient",
        Operation.Remainder => "rem",
        Operation.Sin => "sin",
        Operation.Cos => "cos",
        Operation.Tan => "tan",
        Operation.ArcSin => "arcsin",
        Operation.ArcCos => "arccos",
        Operation.ArcTan => "arctan",
        Operation.Sinh => "sinh",
        Operation.Cosh => "cosh",
        Operation.Tanh => "tanh",
        Operation.Equal => "eq",
        Operation.NotEqual => "neq",
        Operation.Less => "lt",
        Operation.LessOrEqual => "leq",
        Operation.Greater => "gt",
        Operation.GreaterOrEqual => "geq",
        Operation.And => "and",
        Operation.Or => "or",
        Operation.Xor => "xor",
        Operation.Not => "not",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "has no MathML operator of its own"),
    };

    private void Apply(string name, Action operands)
    {
        Start("apply");
        Empty(name);
        operands();
        xml.WriteEndElement();
    }

    private void Start(string name) => xml.WriteStartElement(name, SbmlXml.MathNamespace);

    private void Empty(string name)
    {
        Start(name);
        xml.WriteEndElement();
    }

    private void Text(string name, string text)
    {
        Start(name);
        xml.WriteString(text);
        xml.WriteEndElement();
    }
}
