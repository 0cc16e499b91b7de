using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Antimony;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using CsCheck;
using static Anoikis.Tests.Kinetics.Antimony.AntimonyText;

namespace Anoikis.Tests.Kinetics.Antimony;

/// <summary>Whatever the text, the answer is a network or located errors; never an exception.</summary>
public sealed class AntimonyFuzzTests
{
    private const string Alphabet = "\n\n;;:=+-*/^()'\"$,.<>&|!%#\\\0 \t{}[]`@1e9.0_axSkmodel end at in is has unit species\u03b1\ud83d";

    private static readonly string[] Texts = [.. BuiltInNetworks.Names.Select(BuiltInNetworks.Text), Small];

    private const string Small = """
        function f(x, y)
          x/y
        end
        model a(S)
          S -> T; k*S; T = 1; k = 2 per_s
          unit per_s = 1/second
        end
        model *m()
          A: a(Q); B: a(R)
          Q = 1; R = 2; A.T is B.T
          x := piecewise(1, time > 3, f(Q, 2)); x2 = 3; x2' = -x2
          E: at 2 after (Q > 1 && R < 2), priority = 3: x2 = 4
          delete B.k; const z = 1; z has dimensionless
        end
        """;

    [Fact]
    public void Mutated_texts_never_throw()
    {
        Gen<(int, int, int, char)> mutation = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1_000_000], Gen.Int[0, 40], Gen.Char[Alphabet]);
        Gen.Select(Gen.Int[0, Texts.Length - 1], mutation.Array[1, 6]).Sample(
            (text, mutations) => AssertAnswered(mutations.Aggregate(Texts[text], Mutate)), iter: 1000, threads: 1);
    }

    [Fact]
    public void Random_texts_never_throw()
        => Gen.Char[Alphabet].Array[0, 300].Sample(text => AssertAnswered(new string(text)), iter: 2000, threads: 1);

    [Fact]
    public void Truncated_texts_never_throw()
    {
        for (int length = 0; length <= Small.Length; length++)
        {
            AssertAnswered(Small[..length]);
        }
    }

    [Theory]
    [InlineData("(", "", 100_000)]
    [InlineData("-", "", 100_000)]
    [InlineData("!", "", 100_000)]
    [InlineData("sin(", ")", 100_000)]
    [InlineData("2^(", ")", 100_000)]
    [InlineData("1/", "", 100_000)]
    [InlineData("1 && (", ")", 100_000)]
    public void Deep_nesting_is_refused(string open, string close, int depth)
    {
        string text = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
        AssertRefused($"model m\nx = {text}\nend", 2, "nested more than 200 deep");
    }

    [Fact]
    public void Long_sums_and_products_are_not_deep()
    {
        string sum = string.Join(" + ", Enumerable.Repeat("a", 50_000));
        string mixed = string.Join(" - ", Enumerable.Repeat("a*a*a", 50_000));
        Assert.Equal(3, Network($"model m\na = 1\nx = {sum}\ny = {mixed}\nend").Parameters.Length);
    }

    [Fact]
    public void Absurd_sizes_are_refused()
    {
        AssertRefused($"model m\nx = {new string('9', 5000)}\nend", 2, "beyond what a double holds");
        AssertRefused("model m\nx = 1e999\nend", 2, "1e999 is beyond");
        AssertRefused(new string(' ', AntimonyReader.MaxLength + 1), 0, "allowed are 16777216");
        AssertRefused($"model m\nA.{string.Join('.', Enumerable.Repeat("b", 300))} = 1\nend", 2, "reaches through more than 200");
        AssertRefused($"model m\n{new string('x', 1_000_000)} -> ; q\nend", 2, "unknown name q");
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_finding()
    {
        var findings = new DiagnosticBag();
        Assert.Null(AntimonyReader.ReadFile("none/none.ant", findings));
        Assert.Contains("no such file", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    private static string Mutate(string text, (int Kind, int Place, int Length, char Character) m)
    {
        if (text.Length == 0)
        {
            return text;
        }

        int place = m.Place % text.Length;
        int length = Math.Min(m.Length, text.Length - place);
        return m.Kind switch
        {
            0 => text[..place],
            1 => text.Remove(place, length),
            2 => text[..place] + m.Character + text[(place + 1)..],
            _ => text.Insert(place, text.Substring((int)((long)m.Place * 7 % text.Length), Math.Min(m.Length, text.Length - (int)((long)m.Place * 7 % text.Length)))),
        };
    }

    private static void AssertAnswered(string text)
    {
        var findings = new DiagnosticBag();
        NetworkDraft? draft = AntimonyReader.Read(text, "fuzz.ant", findings);
        ReactionNetwork? network = draft is null ? null : NetworkCheck.Run(draft, findings);
        Assert.Equal(network is null, findings.HasErrors);
        Assert.All(findings.Where(f => f.Severity == Severity.Error), f => Assert.True(f.Location.File == "fuzz.ant" && f.Location.Line > 0, f.ToString()));
    }
}
