using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Cli.Networks;
using Anoikis.Cli.Output;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Reference;
using Anoikis.Kinetics.Units;
using Anoikis.Numerics.Rosenbrock;
using Anoikis.Studies.Plots;

namespace Anoikis.Cli.Simulations;

/// <summary>From a request to a table: read, check, build the equations, integrate, write.</summary>
internal sealed class Simulation(SimulationRequest request, TextWriter output, TextWriter error)
{
    private readonly DiagnosticBag _findings = [];

    public ExitCode Run(CancellationToken interruption)
    {
        ReactionNetwork? network = NetworkFile.Read(request.Model, _findings);
        TimeCourseOptions? options = null;
        OdeSystem? system = null;
        if (network is not null)
        {
            options = Options(network);
            StartingSettings settings = StartingSettings.Read(network, request.Settings, _findings);
            PlausibleStimuli.Check(request.Model, settings.Values, _findings);
            system = _findings.HasErrors ? null : EquationBuilder.Build(network, settings.Options, _findings);
            options = system is null ? options : options! with { Parameters = settings.Parameters(system) };
        }

        if (Findings.Print(_findings, error) || system is null || options is null)
        {
            return ExitCode.BadInput;
        }

        if (request.Method == SimulationMethod.Lanes && AreRefusedInLanes(system.Network.Events))
        {
            Findings.Print(_findings, error);
            return ExitCode.BadInput;
        }

        TimeCourse course = request.Method == SimulationMethod.Lanes
            ? LaneTimeCourse.Run(system, options, interruption)
            : TimeCourse.Run(system, options, interruption);
        return course.Status == IntegrationStatus.Reached ? Write(course, system.Network) : Fail(course);
    }

    private bool AreRefusedInLanes(ImmutableArray<Event> events)
    {
        foreach (Event e in events.Where(e => e.Delay is not null || e.Priority is not null))
        {
            string what = e.Delay is null ? "a priority" : e.Priority is null ? "a delay" : "a delay and a priority";
            _findings.Error(e.Location, $"event {e.Id} has {what}, which --method lanes does not take; use --method rodas4p2 (or rodas5p), which does");
        }

        return _findings.HasErrors;
    }

    private TimeCourseOptions? Options(ReactionNetwork network)
    {
        double? start = Time("--start", request.Start, network);
        double? end = Time("--end", request.End, network);
        ImmutableArray<string> columns = CourseColumns.Choose(network, request.Columns, request.All, _findings);
        if (end <= start)
        {
            _findings.Error(SourceLocation.None, $"--end {request.End} does not lie after --start {request.Start}");
        }

        bool tight = request.Method == SimulationMethod.Reference;
        return start is null || end is null ? null : new TimeCourseOptions
        {
            Times = [.. Enumerable.Range(0, request.Steps + 1).Select(i => i == request.Steps ? end.Value : start.Value + (end.Value - start.Value) * i / request.Steps)],
            Columns = columns,
            RelativeTolerance = request.RelativeTolerance ?? (tight ? 1e-10 : 1e-6),
            AbsoluteTolerance = request.AbsoluteTolerance,
            Method = request.Method is SimulationMethod.Rodas4P2 or SimulationMethod.Lanes ? IntegrationMethod.Rodas4P2 : IntegrationMethod.Rodas5P,
        };
    }

    /// <summary>A time in the model's unit.</summary>
    private double? Time(string option, string text, ReactionNetwork network)
    {
        if (!Duration.TryParse(text, network.SecondsPerTimeUnit, out double seconds, out string? problem))
        {
            _findings.Error(SourceLocation.None, $"{option}: {problem}");
            return null;
        }

        bool bare = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        return bare ? number : seconds / network.SecondsPerTimeUnit;
    }

    private ExitCode Write(TimeCourse course, ReactionNetwork network)
    {
        string table = CourseTable.Csv(course);
        string? problem = null;
        if (request.TableFile is null)
        {
            output.Write(table);
        }
        else
        {
            problem = TextFile.Write(request.TableFile, table);
        }

        if (problem is null && request.PlotFile is not null)
        {
            problem = TextFile.Write(request.PlotFile, Picture(course, network));
        }

        if (problem is not null)
        {
            error.WriteLine(problem);
        }

        return problem is null ? ExitCode.Done : ExitCode.BadInput;
    }

    private static string Picture(TimeCourse course, ReactionNetwork network)
    {
        TimeUnit unit = TimeUnit.For(course.Times[^1] * network.SecondsPerTimeUnit);
        double[] times = [.. course.Times.Select(t => t * network.SecondsPerTimeUnit / unit.Seconds)];
        (string, IReadOnlyList<double>)[] series = [.. course.Columns.Select(id => (id, (IReadOnlyList<double>)course.Column(id)))];
        string label = network.SubstanceUnits is { } substance ? $"value ({substance}, or per volume)" : "value";
        return TimeCoursePlot.Draw("course", times, series, unit.Symbol, label).ToFile();
    }

    private ExitCode Fail(TimeCourse course)
    {
        string reason = course.Status switch
        {
            IntegrationStatus.StepTooSmall => "the step became too small: a rate jumps or explodes there",
            IntegrationStatus.NotFinite => "a value is infinite or not a number",
            IntegrationStatus.TooManySteps => "it needs too many steps",
            IntegrationStatus.Singular => "the matrix of the step is singular",
            _ => "events set each other off without end",
        };
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{request.Model}: error: the integration stopped at time {course.ReachedTime:G6}: {reason}; nothing was written"));
        return ExitCode.Failed;
    }
}
