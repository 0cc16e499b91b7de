using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Serialization;

namespace Anoikis.Benchmarks.Ensembles;

/// <summary>What the figures were measured on.</summary>
public sealed record Machine(
    [property: JsonPropertyName("processor")] string Processor,
    [property: JsonPropertyName("cores")] int Cores,
    [property: JsonPropertyName("avx512")] bool Avx512,
    [property: JsonPropertyName("avx2")] bool Avx2,
    [property: JsonPropertyName("memory_gib")] double MemoryGib,
    [property: JsonPropertyName("system")] string System,
    [property: JsonPropertyName("runtime")] string Runtime)
{
    /// <summary>This machine.</summary>
    public static Machine Current() => new(
        ProcessorName(),
        Environment.ProcessorCount,
        Vector512.IsHardwareAccelerated,
        Vector256.IsHardwareAccelerated,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0, 1),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    private static string ProcessorName()
    {
        const string Information = "/proc/cpuinfo";
        if (!File.Exists(Information))
        {
            return RuntimeInformation.ProcessArchitecture.ToString();
        }

        string[] lines = File.ReadAllLines(Information);
        string Field(string name) => lines
            .Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
            .FirstOrDefault("unknown");
        return $"{Field("model name")} (family {Field("cpu family")}, model {Field("model\t")})";
    }
}
