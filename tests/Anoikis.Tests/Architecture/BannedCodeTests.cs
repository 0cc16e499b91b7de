using System.Text.RegularExpressions;

namespace Anoikis.Tests.Architecture;

/// <summary>Calls that would break reproducibility or the style; read from the source without comments and strings.</summary>
public sealed class BannedCodeTests
{
    private static readonly (string Folder, string Pattern, string Reason)[] Rules =
    [
        ("src", @"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b", "a run depends on its inputs alone; take a TimeProvider where the time of day is shown"),
        ("src", MachineRandom, "draw from Anoikis.Numerics.Random.RandomStream"),
        ("benchmarks", MachineRandom, "draw from Anoikis.Numerics.Random.RandomStream"),
        ("tests", MachineRandom, "draw from Anoikis.Numerics.Random.RandomStream: the same numbers with every version of the runtime"),
        ("src", @"\bGuid\.NewGuid\b", "a run depends on its inputs alone"),
        ("src", @"\bThread\.Sleep\b", "wait on a handle or a task"),
        ("src", @"\b(MultiplyAddEstimate|ReciprocalEstimate|ReciprocalSqrtEstimate|ReciprocalSqrt\b)", "estimates differ between machines"),
        ("src", @"\bVector(64|128|256|512)?(<[a-z]+>)?\.(Exp|Log|Log2|Sin|Cos|SinCos|Hypot)\b", "use Anoikis.Numerics.Elementary: the same bits on every machine"),
        ("src/Anoikis.Numerics", MachineMath, "use Anoikis.Numerics.Elementary.PortableMath: the same bits on every machine"),
        ("src/Anoikis.Kinetics/Lanes", MachineMath, "use the lane functions of Anoikis.Numerics.Elementary: the same bits on every machine"),
    ];

    private const string MachineMath =
        @"\b(Math|double|Double)\.(Exp|ExpM1|Log|Log10|Log2|LogP1|Pow|Cbrt|Sin|Cos|SinCos|Tan|Asin|Acos|Atan|Atan2|Sinh|Cosh|Tanh|Asinh|Acosh|Atanh)\s*\(";

    private const string MachineRandom = @"\bnew\s+(System\.)?Random\s*\(|\bRandom\s+\w+\s*=\s*new\s*\(|\bRandom\.Shared\b";

    [Fact]
    public void NoBannedCallIsMade()
    {
        var found = new List<string>();
        foreach ((string folder, string pattern, string reason) in Rules)
        {
            var banned = new Regex(pattern, RegexOptions.CultureInvariant);
            foreach (string file in SourceFiles.Under(folder, ".cs"))
            {
                string[] lines = SourceFiles.CodeLines(file);
                for (int i = 0; i < lines.Length; i++)
                {
                    if (banned.IsMatch(lines[i]))
                        found.Add($"{SourceFiles.Relative(file)}:{i + 1}: {lines[i].Trim()}: {reason}");
                }
            }
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Theory]
    [InlineData("var t = DateTime.UtcNow;")]
    [InlineData("var r = new Random(3);")]
    [InlineData("Random r = new(3);")]
    [InlineData("x = Vector512.Exp(x);")]
    [InlineData("x = Vector256.MultiplyAddEstimate(a, b, c);")]
    [InlineData("x = Math.Pow(a, b);")]
    [InlineData("Thread.Sleep(1);")]
    public void EachRuleFindsItsCall(string code)
        => Assert.Contains(Rules, rule => Regex.IsMatch(code, rule.Pattern));

    [Theory]
    [InlineData("var s = new RandomStream(1, 2, 3);")]
    [InlineData("x = LaneExp.Of<TLanes, TVector>(x);")]
    [InlineData("x = PortableMath.Exp(x);")]
    [InlineData("x = Math.Sqrt(a);")]
    [InlineData("x = Math.FusedMultiplyAdd(a, b, c);")]
    public void AllowedCallsPass(string code)
        => Assert.DoesNotContain(Rules, rule => Regex.IsMatch(code, rule.Pattern));
}
