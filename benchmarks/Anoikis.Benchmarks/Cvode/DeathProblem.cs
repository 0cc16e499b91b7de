using Anoikis.Kinetics.Equations;

namespace Anoikis.Benchmarks.Cvode;

/// <summary>Equations, when a cell is dead and how long it is followed: what the lane engine and CVODE are both given.</summary>
/// <param name="System">The equations; <see cref="DeathEvent"/> is their one event. Events of the network that only mark a moment are left out on both sides, those that change states are refused.</param>
/// <param name="End">End of a course, in the model's unit of time.</param>
public sealed record DeathProblem(OdeSystem System, double End)
{
    /// <summary>Id of the event at which a cell dies.</summary>
    public const string DeathEvent = "benchmark_death";

    /// <summary>Equal parts of the course, each with parameters of its own: a cell's numbers are those of all segments, one after the other.</summary>
    public int Segments { get; init; } = 1;

    /// <summary>Adds death to equations in which the watched species' partner has a starting amount of its own: watched > half of that.</summary>
    /// <param name="system">The equations.</param>
    /// <param name="watched">Id of the state that decides, cleaved PARP.</param>
    /// <param name="whole">Id of the species half of whose starting amount is the threshold, PARP.</param>
    /// <param name="end">End of a course, in the model's unit of time.</param>
    public static DeathProblem Create(OdeSystem system, string watched, string whole, double end)
    {
        ExpressionGraph graph = system.Graph;
        int state = Index(system.States.Select(s => s.Id), watched);
        int parameter = Index(system.Parameters.Select(p => p.IsInitialAmount ? p.Id : ""), whole);
        int threshold = graph.Multiply(graph.Constant(0.5), graph.Parameter(parameter));
        int value = graph.State(state);
        var death = new SystemEvent(DeathEvent, graph.LessOrEqual(threshold, value), graph.Subtract(value, threshold), -1, -1, []);
        return new DeathProblem(With(system, death), end);
    }

    /// <summary>Takes one of the network's own events as death.</summary>
    /// <param name="system">The equations.</param>
    /// <param name="id">Id of the event.</param>
    /// <param name="end">End of a course, in the model's unit of time.</param>
    public static DeathProblem OfEvent(OdeSystem system, string id, double end)
    {
        SystemEvent own = system.Events.First(e => e.Id == id);
        return new DeathProblem(With(system, new SystemEvent(DeathEvent, own.Trigger, own.Margin, -1, -1, [])), end);
    }

    private static OdeSystem With(OdeSystem system, SystemEvent death)
    {
        if (system.Events.FirstOrDefault(e => e.Assignments.Length > 0) is { } change)
        {
            throw new ArgumentException($"Event {change.Id} changes the cell, which the opponent cannot follow.", nameof(system));
        }

        return new()
        {
            Network = system.Network,
            Graph = system.Graph,
            States = system.States,
            Parameters = system.Parameters,
            Derivatives = system.Derivatives,
            Values = system.Values,
            Events = [death],
            InitialStates = system.InitialStates,
            InitialParameters = system.InitialParameters,
            NonNegativeStates = system.NonNegativeStates,
        };
    }

    private static int Index(IEnumerable<string> ids, string id)
        => ids.ToList().IndexOf(id) is int index and >= 0 ? index : throw new ArgumentException($"The equations have no such id: {id}", nameof(id));
}
