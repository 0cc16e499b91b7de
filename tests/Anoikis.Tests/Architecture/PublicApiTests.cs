using System.Reflection;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Architecture;

/// <summary>
/// What each library offers is written down beside this file, so that a change of it is seen and meant. To approve the
/// present state: ANOIKIS_APPROVE=1 dotnet test -c Release --filter PublicApi.
/// </summary>
public sealed class PublicApiTests
{
    private const string Approve = "ANOIKIS_APPROVE";

    public static TheoryData<string> Names => [.. Libraries.Published.Select(library => library.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheOfferIsTheApprovedOne(string library)
    {
        string file = RepositoryRoot.Path("tests", "Anoikis.Tests", "Architecture", "PublicApi", library + ".approved.txt");
        string actual = PublicApiPrinter.Print(Assembly.Load(library));
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        string approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : string.Empty;
        string difference = Difference(approved, actual);
        Assert.True(
            difference.Length == 0,
            $"The public API of {library} changed (- approved, + now):\n{difference}\nIf that is meant: {Approve}=1 dotnet test -c Release --filter PublicApi");
    }

    [Fact]
    public void AMissingMemberIsADifference()
        => Assert.Equal("-     method Void B()\n+     method Void C()", Difference("class A\n    method Void B()\n", "class A\n    method Void C()\n"));

    private static string Difference(string approved, string actual)
    {
        string[] before = Qualified(approved);
        string[] now = Qualified(actual);
        IEnumerable<string> lines = before.Except(now).Select(line => "- " + Shown(line)).Concat(now.Except(before).Select(line => "+ " + Shown(line)));
        return string.Join("\n", lines);
    }

    // A member's line with its type's before it, so that equal members of two types differ.
    private static string[] Qualified(string text)
    {
        string type = string.Empty;
        var lines = new List<string>();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith(' '))
                type = line;
            lines.Add(type + "\t" + line);
        }

        return [.. lines];
    }

    private static string Shown(string line)
    {
        string[] parts = line.Split('\t');
        return parts[1];
    }
}
