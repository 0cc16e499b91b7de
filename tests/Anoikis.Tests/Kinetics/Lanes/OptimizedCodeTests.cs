using System.Diagnostics;

namespace Anoikis.Tests.Kinetics.Lanes;

/// <summary>
/// The runtime compiles very large methods without optimising them, silently. Generated lane code must never be among those: a process of its own
/// simulates in lanes with the runtime's summary of compiled methods switched on.
/// </summary>
public sealed class OptimizedCodeTests : IDisposable
{
    private readonly string _summary = Path.GetTempFileName();

    public void Dispose() => File.Delete(_summary);

    [Theory]
    [InlineData("albeck2008", "1e-6")]
    [InlineData("lopez2013", "1e-6")]
    [InlineData("lopez2013", "1e-4")]
    public void Generated_code_is_optimised(string network, string tolerance)
    {
        string[] methods = Compiled(network, tolerance);
        Assert.Contains(methods, m => m.Contains("stage_0", StringComparison.Ordinal));
        Assert.Contains(methods, m => m.Contains("factor_0", StringComparison.Ordinal));
        Assert.All(methods, m => Assert.Contains("[FullOpts", m, StringComparison.Ordinal));
    }

    [Fact]
    public void Unoptimised_code_is_seen()
    {
        // The planted fault: the same process told not to optimise.
        Assert.Contains(Compiled("albeck2008", "1e-6", ("DOTNET_JITMinOpts", "1")), m => !m.Contains("[FullOpts", StringComparison.Ordinal));
    }

    private string[] Compiled(string network, string tolerance, params (string Name, string Value)[] settings)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "anoikis.dll");
        var start = new ProcessStartInfo("dotnet", [program, "simulate", network, "--method", "lanes", "--rtol", tolerance, "--end", "1h", "--steps", "2"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_JitStdOutFile"] = _summary;
        start.Environment["DOTNET_JitDisasmSummary"] = "1";
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors + output.Result);
        return [.. File.ReadLines(_summary).Where(line => line.Contains("(dynamicClass)", StringComparison.Ordinal))];
    }
}
