using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Tests.Studies.Scenarios.Yaml;

public sealed class YamlTextTests
{
    [Fact]
    public void Every_value_knows_its_line()
    {
        DiagnosticBag findings = [];
        YamlMap root = Assert.IsType<YamlMap>(YamlText.Read("# a comment\nseed: 1\nclones:\n  B16F1:\n    levels: {BCL2: {fold: 1.5}, BIM: lost}\nobserved:\n  - quantity: a\n  - b\n", "s.yaml", findings));
        Assert.Empty(findings);
        Assert.Equal(2, root["seed"]!.Location.Line);
        YamlMap clone = (YamlMap)((YamlMap)root["clones"]!)["B16F1"]!;
        YamlMap levels = (YamlMap)clone["levels"]!;
        Assert.Equal(["BCL2", "BIM"], levels.Entries.Select(e => e.Key));
        Assert.All(levels.Entries, e => Assert.Equal(new SourceLocation("s.yaml", 5), e.KeyLocation with { Column = 0 }));
        YamlList observed = (YamlList)root["observed"]!;
        Assert.Equal([7, 8], observed.Items.Select(i => i.Location.Line));
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", 3, "'a' stands twice in this group, first on line 1")]
    [InlineData("a: &x 1\nb: *x\n", 1, "the anchor &x is not allowed")]
    [InlineData("a: 1\nb: *x\n", 2, "the alias *x is not allowed")]
    [InlineData("a:\n  <<: 3\n", 2, "the merge key << is not allowed")]
    [InlineData("a: !!binary aaaa\n", 1, "the tag")]
    [InlineData("a: 1\n---\nb: 2\n", 2, "a second document begins here")]
    [InlineData("a:\n\tb: 1\n", 2, "a tab indents this line")]
    [InlineData("a: [1, 2\nb: 3\n", 1, "not valid YAML")]
    [InlineData("a: 'open\n", 1, "not valid YAML")]
    [InlineData("? [a, b]\n: 1\n", 1, "a key must be a single word")]
    public void What_a_scenario_has_no_use_for_is_refused_at_its_line(string text, int line, string message)
    {
        DiagnosticBag findings = [];
        YamlText.Read(text, "s.yaml", findings);
        Diagnostic finding = Assert.Single(findings);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal(line, finding.Location.Line);
        Assert.DoesNotContain('\n', finding.Message);
    }

    [Fact]
    public void Depth_size_and_number_of_values_are_bounded()
    {
        Refused(new string('[', 100_000), "more than 50 deep");
        Refused("[" + string.Concat(Enumerable.Repeat("1,", YamlLimits.Values + 1)) + "]", "more than the allowed 200000 values");
        Refused("a: " + new string('9', YamlLimits.Bytes), "more than the allowed 4 MB");

        // The laughing billions need aliases, and those are refused at the first.
        Refused("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "the anchor &a is not allowed");

        static void Refused(string text, string message)
        {
            DiagnosticBag findings = [];
            Assert.Null(YamlText.Read(text, "s.yaml", findings));
            Assert.Contains(message, Assert.Single(findings).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_that_is_missing_too_large_a_folder_or_not_text_is_a_finding()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("anoikis-yaml-");
        try
        {
            string file = Path.Combine(folder.FullName, "s.yaml");
            Refused(file, "there is no such file");
            Refused(folder.FullName, "this is a folder");
            File.WriteAllBytes(file, [0x61, 0x3a, 0x20, 0xff, 0xfe]);
            Refused(file, "not text in UTF-8");
            Refused(Path.Combine(folder.FullName, "s.yml"), "there is no such file (did you mean s.yaml?)");
            using (FileStream large = File.Create(file))
            {
                large.SetLength(1L << 31);
            }

            Refused(file, "larger than the allowed 4 MB");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static void Refused(string path, string message)
        {
            DiagnosticBag findings = [];
            Assert.Null(YamlText.ReadFile(path, "s.yaml", findings));
            Diagnostic finding = Assert.Single(findings);
            Assert.Contains(message, finding.Message, StringComparison.Ordinal);
            Assert.Equal("s.yaml", finding.Location.File);
        }
    }

    [Theory]
    [InlineData("24 h", 24, "h")]
    [InlineData("1e5", 1e5, "")]
    [InlineData("50 ng/mL", 50, "ng/mL")]
    [InlineData("2e4copies", 2e4, "copies")]
    [InlineData("-3 d", -3, "d")]
    public void A_quantity_is_a_number_and_its_unit(string text, double value, string unit)
    {
        Assert.True(ValueReader.TryQuantity(text, out double found, out string foundUnit));
        Assert.Equal((value, unit), (found, foundUnit));
    }

    [Theory]
    [InlineData("h")]
    [InlineData("100_000 copies")]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    [InlineData("Infinity s")]
    public void What_is_no_finite_number_is_no_quantity(string text)
        => Assert.False(ValueReader.TryQuantity(text, out _, out _));
}
