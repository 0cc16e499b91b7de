using System.Diagnostics;
using System.Text.Json.Nodes;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Survival;

/// <summary>Makes the committed references anew where R is installed.</summary>
public sealed class ReferenceOracleTests
{
    // Between versions of R and of its mathematics library the last digits differ.
    private const double Tolerance = 1e-7;

    [OracleFact("R survival")]
    public void TheCommittedReferencesAreWhatRSays()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("anoikis-references-");
        try
        {
            ProcessStartInfo start = new("Rscript") { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (string argument in new[] { Path.Combine(ReferenceFile.Folder, ReferenceFile.Script), RepositoryRoot.Path("data", "survival"), folder.FullName })
            {
                start.ArgumentList.Add(argument);
            }

            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, error + output.Result);
            FileInfo[] files = folder.GetFiles("*.json");
            Assert.Equal(Directory.GetFiles(ReferenceFile.Folder, "*.json").Length, files.Length);
            foreach (FileInfo file in files)
            {
                Same(JsonNode.Parse(File.ReadAllText(Path.Combine(ReferenceFile.Folder, file.Name))), JsonNode.Parse(File.ReadAllText(file.FullName)), file.Name);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void AChangedNumberIsSeen()
        => Assert.ThrowsAny<Exception>(() => Same(JsonNode.Parse("{\"a\": [1.0]}"), JsonNode.Parse("{\"a\": [1.000001]}"), "planted"));

    private static void Same(JsonNode? committed, JsonNode? made, string place)
    {
        switch (committed)
        {
            case JsonObject a:
                Assert.Equal(a.Select(p => p.Key), made!.AsObject().Select(p => p.Key));
                foreach ((string key, JsonNode? value) in a)
                {
                    Same(value, made[key], $"{place}.{key}");
                }

                break;
            case JsonArray a:
                Assert.Equal(a.Count, made!.AsArray().Count);
                for (int i = 0; i < a.Count; i++)
                {
                    Same(a[i], made[i], $"{place}[{i}]");
                }

                break;
            case JsonValue v when v.TryGetValue(out double number):
                Agreement.Near(number, (double)made!, place, Tolerance, 1e-9);
                break;
            default:
                Assert.Equal(committed?.ToString(), made?.ToString());
                break;
        }
    }
}
