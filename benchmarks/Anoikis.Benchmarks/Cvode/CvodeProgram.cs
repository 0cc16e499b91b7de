using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anoikis.Benchmarks.Cvode;

/// <summary>Work that CVODE did for all cells together, and the time it took.</summary>
public sealed record CvodeCounts(
    [property: JsonPropertyName("cells")] long Cells,
    [property: JsonPropertyName("failed")] long Failed,
    [property: JsonPropertyName("cpu_seconds")] double CpuSeconds,
    [property: JsonPropertyName("wall_seconds")] double WallSeconds,
    [property: JsonPropertyName("steps")] long Steps,
    [property: JsonPropertyName("rhs")] long RightHandSides,
    [property: JsonPropertyName("jacobians")] long Jacobians,
    [property: JsonPropertyName("setups")] long Factorizations,
    [property: JsonPropertyName("newton")] long NewtonIterations,
    [property: JsonPropertyName("error_failures")] long ErrorFailures,
    [property: JsonPropertyName("newton_failures")] long NewtonFailures);

/// <summary>What a run of cells gave.</summary>
/// <param name="Counts">Work and time.</param>
/// <param name="Deaths">Time of death of each cell; infinity: alive at the end; NaN: failed.</param>
public sealed record CvodeRun(CvodeCounts Counts, double[] Deaths);

/// <summary>The compiled C program of one network.</summary>
public sealed class CvodeProgram
{
    private readonly string _program;
    private readonly string _result;
    private readonly int _states;

    internal CvodeProgram(string program, string folder, int states)
    {
        _program = program;
        _result = Path.Combine(folder, Path.GetFileName(program) + ".result");
        _states = states;
    }

    /// <summary>Name of the network.</summary>
    public string Name => Path.GetFileName(_program);

    /// <summary>Integrates the first <paramref name="count"/> cells of a file on one thread.</summary>
    public CvodeRun Run(string cellsFile, CvodeSettings settings, int count)
    {
        string output = Start(cellsFile, [.. settings.Arguments, "--count", count.ToString(CultureInfo.InvariantCulture)]);
        CvodeCounts counts = JsonSerializer.Deserialize<CvodeCounts>(output) ?? throw new CvodeException("no counts came back");
        double[] rows = ReadResult();
        return new CvodeRun(counts, [.. Enumerable.Range(0, count).Select(i => rows[2 * i])]);
    }

    /// <summary>The states of one cell at <paramref name="times"/> equidistant times from 0 to the end: [time, state].</summary>
    public double[,] Course(string cellsFile, int cell, CvodeSettings settings, int times)
    {
        Start(cellsFile, [
            .. settings.Arguments, "--course", times.ToString(CultureInfo.InvariantCulture),
            "--first", cell.ToString(CultureInfo.InvariantCulture), "--count", "1"]);
        double[] rows = ReadResult();
        double[,] course = new double[times, _states];
        Buffer.BlockCopy(rows, 0, course, 0, sizeof(double) * course.Length);
        return course;
    }

    private string Start(string cellsFile, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(_program);
        foreach (string argument in (IEnumerable<string>)[cellsFile, _result, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return CvodeProcess.Run(start);
    }

    private double[] ReadResult()
    {
        byte[] bytes = File.ReadAllBytes(_result);
        double[] values = new double[bytes.Length / sizeof(double)];
        Buffer.BlockCopy(bytes, 0, values, 0, values.Length * sizeof(double));
        return values;
    }
}
