namespace Anoikis.Tests.Kinetics.Sbml;

/// <summary>Each MathML construct has the value that mathematics gives it (the library's own functions where it has them).</summary>
public sealed class MathReaderTests
{
    public static TheoryData<string, double> OneOperand => new()
    {
        { "minus", -0.7 }, { "plus", 0.7 }, { "times", 0.7 }, { "exp", Math.Exp(0.7) }, { "ln", Math.Log(0.7) }, { "log", Math.Log10(0.7) },
        { "abs", 0.7 }, { "floor", 0 }, { "ceiling", 1 }, { "root", Math.Sqrt(0.7) }, { "min", 0.7 }, { "max", 0.7 },
        { "sin", Math.Sin(0.7) }, { "cos", Math.Cos(0.7) }, { "tan", Math.Tan(0.7) },
        { "sec", 1 / Math.Cos(0.7) }, { "csc", 1 / Math.Sin(0.7) }, { "cot", 1 / Math.Tan(0.7) },
        { "sinh", Math.Sinh(0.7) }, { "cosh", Math.Cosh(0.7) }, { "tanh", Math.Tanh(0.7) },
        { "sech", 1 / Math.Cosh(0.7) }, { "csch", 1 / Math.Sinh(0.7) }, { "coth", 1 / Math.Tanh(0.7) },
        { "arcsin", Math.Asin(0.7) }, { "arccos", Math.Acos(0.7) }, { "arctan", Math.Atan(0.7) }, { "arccot", Math.Atan(1 / 0.7) },
        { "arcsinh", Math.Asinh(0.7) }, { "arctanh", Math.Atanh(0.7) }, { "arcsech", Math.Acosh(1 / 0.7) }, { "arccsch", Math.Asinh(1 / 0.7) },
        { "not", 0 },
    };

    [Theory]
    [MemberData(nameof(OneOperand))]
    public void One_operand(string name, double expected)
        => Near(expected, SbmlText.Value($"<apply><{name}/><cn>0.7</cn></apply>"));

    [Theory]
    [InlineData("arcsec", 1.5)]
    [InlineData("arccsc", 1.5)]
    [InlineData("arccosh", 1.5)]
    [InlineData("arccoth", 1.5)]
    public void Inverses_above_one(string name, double x)
    {
        double expected = name switch
        {
            "arcsec" => Math.Acos(1 / x),
            "arccsc" => Math.Asin(1 / x),
            "arccosh" => Math.Acosh(x),
            _ => Math.Atanh(1 / x),
        };
        Near(expected, SbmlText.Value($"<apply><{name}/><cn>{x}</cn></apply>"));
    }

    [Theory]
    [InlineData(-1e8)]
    [InlineData(-2)]
    [InlineData(0)]
    [InlineData(1e8)]
    public void The_inverse_hyperbolic_sine_is_odd_and_accurate(double x)
        => Near(Math.Asinh(x), SbmlText.Value($"<apply><arcsinh/><cn>{SbmlText0(x)}</cn></apply>"));

    [Theory]
    [InlineData("<apply><plus/></apply>", 0)]
    [InlineData("<apply><times/></apply>", 1)]
    [InlineData("<apply><and/></apply>", 1)]
    [InlineData("<apply><or/></apply>", 0)]
    [InlineData("<apply><xor/></apply>", 0)]
    [InlineData("<apply><plus/><cn>1</cn><cn>2</cn><cn>4</cn></apply>", 7)]
    [InlineData("<apply><times/><cn>3</cn><cn>2</cn><cn>4</cn></apply>", 24)]
    [InlineData("<apply><minus/><cn>3</cn><cn>2</cn></apply>", 1)]
    [InlineData("<apply><divide/><cn>3</cn><cn>2</cn></apply>", 1.5)]
    [InlineData("<apply><power/><cn>3</cn><cn>4</cn></apply>", 81)]
    [InlineData("<apply><log/><logbase><cn>2</cn></logbase><cn>8</cn></apply>", 3)]
    [InlineData("<apply><root/><degree><cn>3</cn></degree><cn>8</cn></apply>", 2)]
    [InlineData("<apply><factorial/><cn>5</cn></apply>", 120)]
    [InlineData("<apply><quotient/><cn>-7</cn><cn>2</cn></apply>", -3)]
    [InlineData("<apply><rem/><cn>-7</cn><cn>2</cn></apply>", -1)]
    [InlineData("<apply><min/><cn>3</cn><cn>-2</cn><cn>4</cn></apply>", -2)]
    [InlineData("<apply><max/><cn>3</cn><cn>-2</cn><cn>4</cn></apply>", 4)]
    [InlineData("<apply><lt/><cn>1</cn><cn>2</cn><cn>2</cn></apply>", 0)]
    [InlineData("<apply><leq/><cn>1</cn><cn>2</cn><cn>2</cn></apply>", 1)]
    [InlineData("<apply><gt/><cn>3</cn><cn>2</cn><cn>1</cn></apply>", 1)]
    [InlineData("<apply><geq/><cn>3</cn><cn>2</cn><cn>4</cn></apply>", 0)]
    [InlineData("<apply><eq/><cn>3</cn><cn>3</cn><cn>3</cn></apply>", 1)]
    [InlineData("<apply><neq/><cn>3</cn><cn>3</cn></apply>", 0)]
    [InlineData("<apply><xor/><true/><true/><true/></apply>", 1)]
    [InlineData("<apply><implies/><true/><false/></apply>", 0)]
    [InlineData("<apply><implies/><false/><false/></apply>", 1)]
    [InlineData("<piecewise><piece><cn>1</cn><false/></piece><piece><cn>2</cn><true/></piece><otherwise><cn>3</cn></otherwise></piecewise>", 2)]
    [InlineData("<piecewise><piece><cn>1</cn><false/></piece><otherwise><cn>3</cn></otherwise></piecewise>", 3)]
    [InlineData("<piecewise><otherwise><cn>3</cn></otherwise></piecewise>", 3)]
    [InlineData("<cn type=\"e-notation\"> 2.5 <sep/> -3 </cn>", 2.5e-3)]
    [InlineData("<cn type=\"rational\"> 3 <sep/> 8 </cn>", 0.375)]
    [InlineData("<cn type=\"integer\"> -12 </cn>", -12)]
    [InlineData("<cn type=\"real\"> 1.5e2 </cn>", 150)]
    [InlineData("<pi/>", Math.PI)]
    [InlineData("<exponentiale/>", Math.E)]
    [InlineData("<true/>", 1)]
    [InlineData("<false/>", 0)]
    [InlineData("<csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/avogadro\">N</csymbol>", 6.02214179e23)]
    [InlineData("<semantics><cn>4</cn><annotation encoding=\"x\">text</annotation></semantics>", 4)]
    public void Constructs(string math, double expected) => Near(expected, SbmlText.Value(math));

    [Theory]
    [InlineData("<apply><integral/><cn>1</cn></apply>", "integral")]
    [InlineData("<apply><sine/><cn>1</cn></apply>", "did you mean sin")]
    [InlineData("<apply><divide/><cn>1</cn></apply>", "divide takes 2 operands, here 1")]
    [InlineData("<apply><minus/></apply>", "minus takes 1 to 2 operands, here 0")]
    [InlineData("<apply><min/></apply>", "min takes 1 or more operands, here 0")]
    [InlineData("<apply/>", "apply holds nothing")]
    [InlineData("<matrix><cn>1</cn></matrix>", "matrix")]
    [InlineData("<ci>2x</ci>", "which is no id")]
    [InlineData("<cn type=\"complex-cartesian\">1<sep/>2</cn>", "complex-cartesian")]
    [InlineData("<cn type=\"integer\">1.5</cn>", "of type integer")]
    [InlineData("<cn><cn>1</cn></cn>", "in this form")]
    [InlineData("<piecewise><piece><cn>1</cn></piece></piecewise>", "piecewise holds")]
    [InlineData("<piecewise><otherwise><cn>1</cn></otherwise><piece><cn>1</cn><true/></piece></piecewise>", "piecewise holds")]
    [InlineData("<cn>1</cn><cn>2</cn>", "math holds one formula, here 2")]
    [InlineData("<b xmlns=\"http://www.w3.org/1999/xhtml\">1</b>", "does not belong to MathML")]
    [InlineData("<apply><csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/delay\">d</csymbol><ci>p</ci><cn>1</cn></apply>", "delay")]
    [InlineData("<csymbol encoding=\"text\" definitionURL=\"http://example.org/x\">d</csymbol>", "csymbol")]
    public void What_is_not_supported_is_refused_at_its_line(string math, string part)
    {
        string body = $"<listOfParameters><parameter id=\"p\" constant=\"true\"/></listOfParameters><listOfInitialAssignments><initialAssignment symbol=\"p\">{SbmlText.Math}\n{math}</math></initialAssignment></listOfInitialAssignments>";
        Diagnostics(SbmlText.Level3(1, body), part);
    }

    private static void Diagnostics(string text, string part)
    {
        var first = SbmlText.Findings(text).First();
        Assert.Contains(part, first.Message, StringComparison.Ordinal);
        Assert.InRange(first.Location.Line, 2, 3);
    }

    private static string SbmlText0(double x) => x.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static void Near(double expected, double actual)
        => Assert.True(Math.Abs(expected - actual) <= 1e-14 * Math.Abs(expected) + 1e-300, $"{actual:R} is not {expected:R}");
}
