using System.Text;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Sbml;

namespace Anoikis.Tests.Kinetics.Sbml;

/// <summary>Text from anywhere: each trap gets a located message, none an exception.</summary>
public sealed class HostileSbmlTests
{
    private const string Head = "<sbml xmlns=\"http://www.sbml.org/sbml/level3/version1/core\" level=\"3\" version=\"1\">";

    [Fact]
    public void An_external_entity_is_not_fetched()
        => Refused("<!DOCTYPE sbml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" + Head + "<model id=\"&x;\"/></sbml>", 1, "DOCTYPE");

    [Fact]
    public void Entities_that_multiply_are_not_expanded()
        => Refused("<?xml version=\"1.0\"?>\n<!DOCTYPE b [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<b>&b;</b>", 2, "DOCTYPE");

    [Fact]
    public void A_huge_attribute_is_shown_short()
    {
        string finding = Refused(Head + "\n<model id=\"" + new string('9', 3_000_000) + "\"/></sbml>", 2, "\"99999");
        Assert.True(finding.Length < 400, finding);
    }

    [Fact]
    public void A_huge_element_name_is_shown_short()
    {
        string name = new('a', 1_000_000);
        Assert.True(Refused($"{Head}<model><{name}/></model></sbml>", 1, "aaaa").Length < 500);
        Assert.True(Refused($"{Head}<model><{name}></model></sbml>", 1, "aaaa").Length < 500);
    }

    [Fact]
    public void More_characters_than_the_limit_are_refused()
    {
        using RepeatingStream stream = new(Head + "<model>", "<!-- filler filler filler filler filler filler filler filler filler filler -->", 70L << 20);
        DiagnosticBag findings = new();
        Assert.Null(SbmlReader.Read(stream, "big.xml", findings));
        Assert.Contains("longer than", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a>", "</a>")]
    [InlineData("<annotation><a>", "</a></annotation>")]
    public void Deep_nesting_is_refused(string open, string close)
    {
        string deep = string.Concat(Enumerable.Repeat(open, 100_000)) + string.Concat(Enumerable.Repeat(close, 100_000));
        Refused($"{Head}<model>{deep}</model></sbml>", 1, "nest deeper");
    }

    [Fact]
    public void Deep_formulas_within_the_limit_are_read()
    {
        string deep = string.Concat(Enumerable.Repeat("<apply><minus/>", 380)) + "<cn>1</cn>" + string.Concat(Enumerable.Repeat("</apply>", 380));
        string text = Head + "<model><listOfParameters><parameter id=\"p\" constant=\"true\"/></listOfParameters><listOfInitialAssignments><initialAssignment symbol=\"p\">"
            + $"<math xmlns=\"http://www.w3.org/1998/Math/MathML\">{deep}</math></initialAssignment></listOfInitialAssignments></model></sbml>";
        DiagnosticBag findings = new();
        NetworkDraft draft = SbmlReader.Read(text, "deep.xml", findings)!;
        Assert.False(findings.HasErrors, string.Join('\n', findings));
        Assert.NotNull(NetworkCheck.Run(draft, findings));
    }

    [Fact]
    public void Inverse_functions_inside_each_other_do_not_explode()
    {
        string deep = string.Concat(Enumerable.Repeat("<apply><arcsinh/>", 100)) + "<cn>1</cn>" + string.Concat(Enumerable.Repeat("</apply>", 100));
        Refused(Math(deep), 1, "nest deeper than 4");
    }

    [Fact]
    public void A_wrong_encoding_is_refused()
    {
        byte[] latin = Encoding.Latin1.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{Head}<model name=\"caf\u00e9\"/></sbml>");
        Refused(latin, 2);
        Refused(Encoding.ASCII.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n{Head}<model/></sbml>"));
        Refused(Encoding.ASCII.GetBytes($"<?xml version=\"1.0\" encoding=\"no-such-thing\"?>\n{Head}<model/></sbml>"));
        Refused([0xff, 0xfe, 0x00, 0x01, 0x80, 0x80, 0x00]);
    }

    [Fact]
    public void Other_encodings_that_are_declared_are_read()
    {
        string text = $"<?xml version=\"1.0\" encoding=\"{{0}}\"?>\n{Head}<model name=\"caf\u00e9\"/></sbml>";
        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.Latin1 })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text.Replace("{0}", encoding.WebName, StringComparison.Ordinal))];
            DiagnosticBag findings = new();
            using MemoryStream stream = new(bytes);
            Assert.Equal("caf\u00e9", SbmlReader.Read(stream, "x.xml", findings)?.Name);
        }
    }

    [Theory]
    [InlineData(Head + "\n<model><listOfSpecies>", 2, "not well-formed")]
    [InlineData(Head + "\n<model id=\"m", 2, "not well-formed")]
    [InlineData("", 1, "not well-formed")]
    [InlineData("   ", 1, "not well-formed")]
    [InlineData("model m; S1 = 1; end", 1, "not well-formed")]
    [InlineData("<html><body/></html>", 1, "not an SBML document")]
    [InlineData("\n<sbml xmlns=\"http://example.org\" level=\"3\" version=\"1\"/>", 2, "is not that of SBML Level 3 Version 1")]
    [InlineData("<sbml xmlns=\"http://www.sbml.org/sbml/level1\" level=\"1\" version=\"2\"/>", 1, "Level 1 Version 2 is not supported")]
    [InlineData("<sbml xmlns=\"http://www.sbml.org/sbml/level4/version1/core\" level=\"4\" version=\"1\"/>", 1, "Level 4 Version 1 is not supported")]
    [InlineData("<sbml xmlns=\"http://www.sbml.org/sbml/level3/version1/core\" level=\"9999999999\" version=\"1\"/>", 1, "lacks its level")]
    [InlineData("<sbml xmlns=\"http://www.sbml.org/sbml/level3/version1/core\"/>", 1, "lacks its level")]
    [InlineData(Head + "</sbml>", 1, "holds no model")]
    [InlineData(Head + "<model>stray</model></sbml>", 1, "holds the text \"stray\"")]
    public void What_is_not_a_whole_SBML_document_is_refused(string text, int line, string part) => Refused(text, line, part);

    [Theory]
    [InlineData("1e999", "too large")]
    [InlineData("-1e999", "too large")]
    [InlineData("1e99999999999999999999999", "too large")]
    [InlineData("Infinity", "not a number")]
    [InlineData("", "not a number")]
    [InlineData("0x10", "not a number")]
    [InlineData("1,000", "not a number")]
    public void A_number_that_is_none_is_refused(string number, string part)
    {
        Refused($"{Head}<model><listOfParameters>\n<parameter id=\"p\" constant=\"true\" value=\"{number}\"/></listOfParameters></model></sbml>", 2, part);
        Refused(Math($"\n<cn>{number}</cn>"), 2, part);
        Refused(Math($"\n<cn type=\"e-notation\">{number}<sep/>999</cn>"), 2, "not a number");
    }

    [Fact]
    public void A_folder_and_a_missing_file_are_refused()
    {
        DiagnosticBag findings = new();
        Assert.Null(SbmlReader.ReadFile(Path.GetTempPath(), findings));
        Assert.Null(SbmlReader.ReadFile(Path.Combine(Path.GetTempPath(), "no", "such.xml"), findings));
        Assert.Null(SbmlReader.ReadFile("", findings));
        Assert.Null(SbmlReader.ReadFile("a\0b", findings));
        Assert.Equal(4, findings.Count);
        Assert.Contains("folder", findings.First().Message, StringComparison.Ordinal);
    }

    private static string Math(string content)
        => $"{Head}<model><listOfInitialAssignments><initialAssignment symbol=\"p\"><math xmlns=\"http://www.w3.org/1998/Math/MathML\">{content}</math></initialAssignment></listOfInitialAssignments></model></sbml>";

    private static string Refused(string text, int line, string part)
    {
        DiagnosticBag findings = new();
        SbmlReader.Read(text, "hostile.xml", findings);
        Diagnostic finding = findings.First(f => f.Severity == Severity.Error);
        Assert.StartsWith($"hostile.xml:{line}: error: ", finding.ToString(), StringComparison.Ordinal);
        Assert.Contains(part, finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', finding.Message);
        return finding.ToString();
    }

    private static void Refused(byte[] bytes, int? line = null)
    {
        DiagnosticBag findings = new();
        using MemoryStream stream = new(bytes);
        Assert.Null(SbmlReader.Read(stream, "hostile.xml", findings));
        Diagnostic finding = Assert.Single(findings);
        Assert.True(finding.Location.Line > 0, finding.ToString());
        Assert.Equal(line ?? finding.Location.Line, finding.Location.Line);
    }

    /// <summary>A beginning and then the same piece until a length is reached, without holding it in memory.</summary>
    private sealed class RepeatingStream(string head, string piece, long length) : Stream
    {
        private readonly byte[] _head = Encoding.ASCII.GetBytes(head);
        private readonly byte[] _piece = Encoding.ASCII.GetBytes(piece);
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int written = 0;
            for (; written < count && _at < length; written++, _at++)
            {
                buffer[offset + written] = _at < _head.Length ? _head[_at] : _piece[(_at - _head.Length) % _piece.Length];
            }

            return written;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
